// References that people give.

import assert from 'node:assert/strict';
import test from 'node:test';
import { readImage, readVersion } from '../../../src/bump-manifest/inputs/image.ts';

test('an image that is written names a version; a repository that is matched names none', () => {
  assert.equal(readVersion('r.io/app:1').tag, '1');
  assert.equal(readVersion(`r.io/app@sha256:${'d'.repeat(64)}`).tag, undefined);
  assert.throws(() => readVersion('r.io/app'), { code: 'image_incomplete' });
  assert.equal(readImage('r.io/app', 'match').repository, 'app');
  assert.throws(() => readImage('r.io/app:1', 'match'), { code: 'match_has_tag' });
  assert.throws(() => readImage('r.io/App'), { code: 'image_invalid' });
});
