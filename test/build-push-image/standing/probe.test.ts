// What stands under the tags that matter: each image once, with its tags, labels and platforms.

import assert from 'node:assert/strict';
import test from 'node:test';
import { buildInputsLabel } from '../../../src/build-push-image/identity/build-inputs.ts';
import { isThere, probe } from '../../../src/build-push-image/standing/probe.ts';
import { putImage, repositoryOf } from '../registry-content.ts';

test('each image is told once, with the tags of ours that it stands under', async (t) => {
  const { registry, repository } = await repositoryOf(t);
  const one = await putImage(registry, 'one', { Labels: { [buildInputsLabel]: 'x' } }, 'amd64');
  registry.setTag('shop/app', 'latest', one.manifest.digest);
  const two = await putImage(registry, 'two', {}, 'arm64');
  const found = await probe(repository, ['one', 'latest', 'two', 'absent']);
  assert.deepEqual(
    found.map(({ digest, tags, platforms, build }) => [digest, tags, platforms, build?.commit]),
    [
      [one.manifest.digest, ['one', 'latest'], ['linux/amd64'], 'x'],
      [two.manifest.digest, ['two'], ['linux/arm64'], undefined],
    ],
  );
});

test('an image that lost a part stands, and is nobody’s', async (t) => {
  const { registry, repository } = await repositoryOf(t);
  const { config } = await putImage(registry, 'v1', { Labels: { [buildInputsLabel]: 'x' } }, 'amd64');
  await fetch(`${registry.url}/v2/shop/app/blobs/${config.digest}`, { method: 'DELETE' });
  const [found] = await probe(repository, ['v1']);
  assert.deepEqual([found?.labels, found?.image, found?.build], [{}, undefined, undefined]);
});

test('labels that may not be read are not there, and not empty', async (t) => {
  const fault = (method: string, path: string) => (method === 'GET' && path.includes('/blobs/') ? 403 : undefined);
  const { registry, repository } = await repositoryOf(t, { fault });
  await putImage(registry, 'v1', {}, 'amd64');
  const [found] = await probe(repository, ['v1']);
  assert.deepEqual([found?.labels, found?.platforms], [undefined, undefined]);
});

test('a tag holds this very image when its config is the one that was built', async (t) => {
  const { registry, repository } = await repositoryOf(t);
  const { manifest, config } = await putImage(registry, 'v1', {}, 'amd64');
  assert.equal(await isThere(repository, manifest.digest, config.digest), manifest.digest);
  assert.equal(await isThere(repository, manifest.digest, `sha256:${'0'.repeat(64)}`), undefined);
  assert.equal(await isThere(repository, manifest.digest, undefined), undefined);
});
