// What the labels of an image say of its commit, of one image and of an index; and what keeps them from being read.

import assert from 'node:assert/strict';
import test from 'node:test';
import { openRevision } from '../../../src/clients/registry/revision.ts';
import { parseImageReference } from '../../../src/domain/image/reference.ts';
import { putImage, putManifest } from '../../build-push-image/registry-content.ts';
import type { Cleanup } from '../../fakes/folder.ts';
import { type OciRegistryOptions, startOciRegistry } from '../../fakes/oci-registry.ts';

const commit = '0123456789abcdef0123456789abcdef01234567';
const source = 'https://github.com/shop/app';
const labels = (revision: string) => ({
  Labels: { 'org.opencontainers.image.revision': revision, 'org.opencontainers.image.source': source },
});

async function start(t: Cleanup, options: OciRegistryOptions = {}) {
  const registry = await startOciRegistry(options);
  t.after(() => registry.close());
  const { signal } = new AbortController();
  const ask = openRevision({ env: {}, insist: false, signal, onSecret: () => undefined });
  const find = async (tag: string) => await ask(parseImageReference(`${registry.host}/shop/app:${tag}`), 5);
  return { registry, find };
}

test('an image tells its commit and its source', async (t) => {
  const { registry, find } = await start(t);
  await putImage(registry, 'v1', labels(commit), 'amd64');
  assert.deepEqual(await find('v1'), { commit, source });
});

test('an index tells what its first image tells, and an attestation is none', async (t) => {
  const { registry, find } = await start(t);
  const attestation = await putImage(registry, 'other', labels('f'.repeat(40)), 'unknown');
  const image = await putImage(registry, 'amd64', labels(commit), 'amd64');
  const annotations = { 'vnd.docker.reference.type': 'attestation-manifest' };
  const mediaType = 'application/vnd.oci.image.index.v1+json';
  const manifests = [{ ...attestation.manifest, annotations }, image.manifest];
  await putManifest(registry, 'v1', { schemaVersion: 2, mediaType, manifests });
  assert.deepEqual(await find('v1'), { commit, source });
});

for (const revision of ['main', commit.slice(0, 7), `${commit}\nShip-Run: 1`])
  test(`${JSON.stringify(revision)} is no commit`, async (t) => {
    const { registry, find } = await start(t);
    await putImage(registry, 'v1', labels(revision), 'amd64');
    assert.deepEqual(await find('v1'), { commit: undefined, source });
  });

test('no labels and no image tell nothing; a registry that is shut says why', async (t) => {
  const { registry, find } = await start(t);
  await putImage(registry, 'v1', {}, 'amd64');
  const nothing = { commit: undefined, source: undefined };
  assert.deepEqual([await find('v1'), await find('v2')], [nothing, nothing]);
  const shut = await start(t, { username: 'u', password: 'p' });
  const found = await shut.find('v1');
  assert.match('why' in found ? found.why : '', /does not let us in/);
});
