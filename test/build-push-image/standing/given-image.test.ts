// The image that the inputs name instead of one to build.

import assert from 'node:assert/strict';
import test from 'node:test';
import { findGiven } from '../../../src/build-push-image/standing/given-image.ts';
import { givenInputs } from '../given-inputs.ts';
import { putImage, repositoryOf } from '../registry-content.ts';

test('promote names a tag or digest; merge several; nothing names nothing', async (t) => {
  const { registry, repository } = await repositoryOf(t);
  const one = await putImage(registry, 'v1', {}, 'amd64');
  const two = await putImage(registry, 'v2', {}, 'arm64');
  for (const promote of ['v1', one.manifest.digest]) {
    const found = await findGiven(givenInputs({ promote }), repository);
    assert.deepEqual([found?.do, found?.digest, found?.platforms], ['promote', one.manifest.digest, ['linux/amd64']]);
  }
  const merged = await findGiven(givenInputs({ merge: [one.manifest.digest, two.manifest.digest] }), repository);
  assert.deepEqual([merged?.do, merged?.platforms], ['merge', ['linux/amd64', 'linux/arm64']]);
  assert.equal(await findGiven(givenInputs(), repository), undefined);
  await assert.rejects(findGiven(givenInputs({ promote: 'v9' }), repository), { code: 'promote_missing' });
});
