// What makes the hash of the build inputs another one, and what does not.

import assert from 'node:assert/strict';
import test from 'node:test';
import { hashBuildInputs } from '../../src/build-push-image/build-inputs.ts';
import type { ImageInputs } from '../../src/build-push-image/inputs.ts';
import { givenInputs } from './given-inputs.ts';

const sha = 'a'.repeat(40);
const hash = (over: Partial<ImageInputs> = {}, commit = sha, platforms: readonly string[] = []) =>
  hashBuildInputs(givenInputs(over), commit, platforms);

test('whatever the build is told changes the hash', () => {
  const changes: Partial<ImageInputs>[] = [
    { context: 'app' },
    { dockerfile: 'other' },
    { target: 'x' },
    { 'build-args': ['A=1'] },
    { 'build-args': ['A=1', 'A=2'] },
    { labels: ['A=1'] },
  ];
  const hashes = [
    hash(),
    hash({}, 'b'.repeat(40)),
    hash({}, sha, ['linux/arm64']),
    ...changes.map((over) => hash(over)),
  ];
  assert.equal(new Set(hashes).size, hashes.length);
});

test('the order of lines does not change it', () => {
  assert.equal(
    hash({ labels: ['b=1', 'a=1'] }, sha, ['x/y', 'a/b']),
    hash({ labels: ['a=1', 'b=1'] }, sha, ['a/b', 'x/y']),
  );
});
