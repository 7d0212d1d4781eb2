// References that people give.

import assert from 'node:assert/strict';
import test from 'node:test';
import { readImage, readVersion } from '../../../src/bump-manifest/inputs/image.ts';
import { orThrow } from '../../../src/domain/action-error.ts';

test('an image that is written names a version', () => {
  assert.equal(orThrow(readVersion('r.io/app:1')).tag, '1');
  assert.equal(orThrow(readVersion(`r.io/app@sha256:${'d'.repeat(64)}`)).tag, undefined);
  assert.equal(readVersion('r.io/app').problems[0]?.code, 'image_incomplete');
});

test('a repository that is matched names no version', () => {
  assert.equal(orThrow(readImage('r.io/app', 'match')).repository, 'app');
  assert.equal(readImage('r.io/app:1', 'match').problems[0]?.code, 'match_has_tag');
});

test('what is no reference is a problem that names its input', () => {
  const [problem] = readImage('r.io/App', 'match').problems;
  assert.deepEqual([problem?.code, problem?.where], ['image_invalid', 'input `match`']);
});
