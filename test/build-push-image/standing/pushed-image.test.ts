// What is read of images in a registry: single ones, indexes, attestations, broken ones.

import assert from 'node:assert/strict';
import test from 'node:test';
import { findPushedImage, missingPlatforms, platformsIn } from '../../../src/build-push-image/standing/pushed-image.ts';
import { putImage, putManifest, repositoryOf } from '../registry-content.ts';

test('an image tells labels, id, size and platform', async (t) => {
  const { registry, repository } = await repositoryOf(t);
  const { config } = await putImage(registry, 'v1', { Labels: { a: 'b' } }, 'amd64');
  const image = await findPushedImage(repository, 'v1');
  assert.deepEqual(image?.labels, { a: 'b' });
  assert.deepEqual(
    [image?.configDigest, image?.isIndex, image && platformsIn(image)],
    [config.digest, false, ['linux/amd64']],
  );
  assert.equal(image?.sizeBytes, config.size + 5);
});

test('an index tells its images, without the attestations', async (t) => {
  const { registry, repository } = await repositoryOf(t);
  const [one, two, proof] = [
    await putImage(registry, 'one', { Labels: { a: 'b' } }, 'amd64'),
    await putImage(registry, 'two', {}, 'arm64'),
    await putImage(registry, 'proof', {}, 'unknown'),
  ];
  const annotations = { 'vnd.docker.reference.type': 'attestation-manifest' };
  const mediaType = 'application/vnd.oci.image.index.v1+json';
  const manifests = [one.manifest, two.manifest, { ...proof.manifest, annotations }];
  await putManifest(registry, 'all', { schemaVersion: 2, mediaType, manifests });
  const image = await findPushedImage(repository, 'all');
  assert.deepEqual([image?.isIndex, image && platformsIn(image)], [true, ['linux/amd64', 'linux/arm64']]);
  assert.deepEqual(image?.labels, { a: 'b' });
});

test('nothing, what is no image, and what is left of one, is undefined', async (t) => {
  const { registry, repository } = await repositoryOf(t);
  assert.equal(await findPushedImage(repository, 'absent'), undefined);
  await putManifest(registry, 'odd', { schemaVersion: 2, mediaType: 'application/vnd.oci.image.manifest.v1+json' });
  assert.equal(await findPushedImage(repository, 'odd'), undefined);
  const { config } = await putImage(registry, 'cleaned', {}, 'amd64');
  await fetch(`${registry.url}/v2/shop/app/blobs/${config.digest}`, { method: 'DELETE' });
  assert.equal(await findPushedImage(repository, 'cleaned'), undefined, 'a clean-up took its config');
});

test('a platform is missing unless the image has it; a variant counts where it is asked for', () => {
  const part = { digest: 'x', sizeBytes: 1, layers: [], mediaType: '', manifestBytes: 1 };
  const image = { images: ['linux/arm64', 'linux/arm/v7'].map((platform) => ({ ...part, platform })) };
  const asked = ['linux/arm64', 'linux/arm64/v8', 'linux/arm', 'linux/arm/v6', 'linux/amd64'];
  assert.deepEqual(missingPlatforms(image, asked), ['linux/arm/v6', 'linux/amd64']);
});

test('a login that may push and not read blobs still gets manifests, sizes and digest', async (t) => {
  const fault = (method: string, path: string) => (method === 'GET' && path.includes('/blobs/') ? 403 : undefined);
  const { registry, repository } = await repositoryOf(t, { fault });
  const { manifest, config } = await putImage(registry, 'v1', { Labels: { a: 'b' } }, 'amd64');
  const image = await findPushedImage(repository, 'v1');
  assert.deepEqual([image?.manifest.digest, image?.labels], [manifest.digest, undefined]);
  assert.equal(image?.sizeBytes, config.size + 5);
  assert.deepEqual(image && [platformsIn(image), missingPlatforms(image, ['linux/arm64'])], [undefined, []]);
});
