// Tests of what counts as a change of the interface, and how far a version must move for it.

import assert from 'node:assert/strict';
import path from 'node:path';
import test from 'node:test';
import { compareInterfaces, type Interface, readInterface, requiredStep } from '../../scripts/release/interface.ts';

const now = readInterface(path.resolve(import.meta.dirname, '../..'));

test('inputs, outputs, secrets and permissions are in it', () => {
  assert.ok('actions/bump-manifest input image' in now);
  assert.ok('actions/bump-manifest output manifest-sha' in now);
  assert.ok('ship.yml secret manifests-token' in now);
  assert.equal(now['ship.yml permission id-token: write'], '');
});

test('a described default is part of the promise', () => {
  assert.match(now['actions/bump-manifest input mode'] ?? '', /default `push`/);
});

const base: Interface = { 'a input x': 'string, default 1', 'w.yml permission contents: read': '' };
const rows: readonly (readonly [string, Interface, string])[] = [
  ['nothing', base, 'patch'],
  ['a new optional input', { ...base, 'a input y': 'string' }, 'minor'],
  ['a new output', { ...base, 'a output y': '' }, 'minor'],
  ['a new required input', { ...base, 'w.yml input y': 'string, required' }, 'major'],
  ['a new permission', { ...base, 'w.yml permission actions: read': '' }, 'major'],
  ['another default', { ...base, 'a input x': 'string, default 2' }, 'major'],
  ['an input that is gone', { 'w.yml permission contents: read': '' }, 'major'],
  [
    'an input whose default mentions the word required',
    { ...base, 'a input y': 'string, default `not required`' },
    'minor',
  ],
];
for (const [what, after, step] of rows) {
  test(`${what} needs a ${step} step`, () => {
    assert.equal(requiredStep(compareInterfaces(base, after)), step);
  });
}
