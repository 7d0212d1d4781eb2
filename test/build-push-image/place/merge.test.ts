// One index of images that were built apart: the same whatever the order, and refused when it would be wrong.

import assert from 'node:assert/strict';
import test from 'node:test';
import { mergeImages } from '../../../src/build-push-image/place/merge.ts';
import { putImage, repositoryOf } from '../registry-content.ts';

test('the index names each image with its platform, and is the same in any order', async (t) => {
  const { registry, repository } = await repositoryOf(t);
  const arm = await putImage(registry, 'arm', {}, 'arm64');
  const amd = await putImage(registry, 'amd', {}, 'amd64');
  const one = await mergeImages(repository, [arm.manifest.digest, amd.manifest.digest]);
  const other = await mergeImages(repository, [amd.manifest.digest, arm.manifest.digest, amd.manifest.digest]);
  assert.deepEqual(one.manifest, other.manifest);
  const { manifests } = JSON.parse(one.manifest.bytes.toString()) as {
    manifests: { digest: string; size: number; platform: object }[];
  };
  assert.deepEqual(
    manifests.map(({ digest, size, platform }) => [digest, size, platform]),
    [
      [amd.manifest.digest, amd.manifest.size, { architecture: 'amd64', os: 'linux' }],
      [arm.manifest.digest, arm.manifest.size, { architecture: 'arm64', os: 'linux' }],
    ],
  );
});

test('a missing image, and two of one platform, are refused', async (t) => {
  const { registry, repository } = await repositoryOf(t);
  const one = await putImage(registry, 'one', {}, 'amd64');
  const two = await putImage(registry, 'two', { Labels: { a: 'b' } }, 'amd64');
  const digests = [one.manifest.digest, two.manifest.digest];
  await assert.rejects(mergeImages(repository, digests), { code: 'merge_twice', message: /linux\/amd64/ });
  const absent = `sha256:${'0'.repeat(64)}`;
  await assert.rejects(mergeImages(repository, [absent]), { code: 'merge_missing', message: new RegExp(absent) });
});

test('a login that cannot read platforms says what it needs', async (t) => {
  const fault = (method: string, path: string) => (method === 'GET' && path.includes('/blobs/') ? 403 : undefined);
  const { registry, repository } = await repositoryOf(t, { fault });
  const { manifest } = await putImage(registry, 'one', {}, 'amd64');
  await assert.rejects(mergeImages(repository, [manifest.digest]), { code: 'merge_unreadable' });
});
