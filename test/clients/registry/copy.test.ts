// An image copied from one registry to another: every part, once, byte for byte.

import assert from 'node:assert/strict';
import test from 'node:test';
import { copyImage } from '../../../src/clients/registry/copy.ts';
import { putImage, putManifest, repositoryOf } from '../../build-push-image/registry-content.ts';

test('an index goes over with its images, and a second time nothing is sent', async (t) => {
  const [from, to] = [await repositoryOf(t), await repositoryOf(t)];
  const one = await putImage(from.registry, 'one', {}, 'amd64');
  const two = await putImage(from.registry, 'two', {}, 'arm64');
  const mediaType = 'application/vnd.oci.image.index.v1+json';
  const { digest } = await putManifest(from.registry, 'all', {
    ...{ schemaVersion: 2, mediaType, manifests: [one.manifest, two.manifest] },
  });
  const manifest = await from.repository.findManifest('all');
  assert.ok(manifest);
  await copyImage(from.repository, to.repository, manifest);
  assert.deepEqual(to.registry.manifest('shop/app', digest)?.bytes, from.registry.manifest('shop/app', 'all')?.bytes);
  assert.deepEqual(to.registry.blob(one.config.digest), from.registry.blob(one.config.digest));
  const sent = (): number => to.registry.requests.filter(({ method }) => method !== 'HEAD' && method !== 'GET').length;
  const before = sent();
  await copyImage(from.repository, to.repository, manifest);
  assert.equal(sent(), before);
});

test('an image that lacks a part is named, and gets no manifest', async (t) => {
  const [from, to] = [await repositoryOf(t), await repositoryOf(t)];
  const { config, manifest: put } = await putImage(from.registry, 'v1', {}, 'amd64');
  await fetch(`${from.registry.url}/v2/shop/app/blobs/${config.digest}`, { method: 'DELETE' });
  const manifest = await from.repository.findManifest('v1');
  assert.ok(manifest);
  await assert.rejects(copyImage(from.repository, to.repository, manifest), { name: 'IncompleteImage' });
  assert.equal(to.registry.manifest('shop/app', put.digest), undefined);
});
