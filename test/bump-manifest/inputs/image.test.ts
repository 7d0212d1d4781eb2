// References that people give.

import assert from 'node:assert/strict';
import test from 'node:test';
import { readImageInput, readVersionedImage } from '../../../src/bump-manifest/inputs/image.ts';
import { orThrow } from '../../../src/domain/action-error.ts';

test('an image that is written names a version', () => {
  assert.equal(orThrow(readVersionedImage('r.io/app:1')).tag, '1');
  assert.equal(orThrow(readVersionedImage(`r.io/app@sha256:${'d'.repeat(64)}`)).tag, undefined);
  assert.equal(readVersionedImage('r.io/app').problems[0]?.code, 'image_incomplete');
});

test('a repository that is matched names no version', () => {
  assert.equal(orThrow(readImageInput('r.io/app', 'match')).repository, 'app');
  assert.equal(readImageInput('r.io/app:1', 'match').problems[0]?.code, 'match_has_tag');
});

test('what is no reference is a problem that names its input', () => {
  const [problem] = readImageInput('r.io/App', 'match').problems;
  assert.deepEqual([problem?.code, problem?.where], ['image_invalid', 'input `match`']);
});
