// The image that the inputs name instead of one to build.

import assert from 'node:assert/strict';
import test, { type TestContext } from 'node:test';
import { findGiven } from '../../../src/build-push-image/standing/given-image.ts';
import { givenInputs } from '../given-inputs.ts';
import { putImage, repositoryOf } from '../registry-content.ts';

async function twoImages(t: TestContext) {
  const { registry, repository } = await repositoryOf(t);
  const one = await putImage(registry, 'v1', {}, 'amd64');
  const two = await putImage(registry, 'v2', {}, 'arm64');
  return { repository, one: one.manifest.digest, two: two.manifest.digest };
}

const names: readonly [string, (digest: string) => string][] = [
  ['tag', () => 'v1'],
  ['digest', (digest) => digest],
];
for (const [kind, nameOf] of names)
  test(`promote names a ${kind}`, async (t) => {
    const { repository, one } = await twoImages(t);
    const found = await findGiven(givenInputs({ promote: nameOf(one) }), repository);
    assert.deepEqual([found?.do, found?.digest, found?.platforms], ['promote', one, ['linux/amd64']]);
  });

test('merge names several', async (t) => {
  const { repository, one, two } = await twoImages(t);
  const merged = await findGiven(givenInputs({ merge: [one, two] }), repository);
  assert.deepEqual([merged?.do, merged?.platforms], ['merge', ['linux/amd64', 'linux/arm64']]);
});

test('without promote and merge no image is given', async (t) => {
  const { repository } = await twoImages(t);
  assert.equal(await findGiven(givenInputs(), repository), undefined);
});

test('an image to promote that is not there is an error', async (t) => {
  const { repository } = await twoImages(t);
  await assert.rejects(findGiven(givenInputs({ promote: 'v9' }), repository), { code: 'promote_missing' });
});
