// ECR's manifests by its API: many in one call, bytes as they are, immutability, archives, and three kinds of no.

import assert from 'node:assert/strict';
import test from 'node:test';
import { putImage } from '../../../build-push-image/registry-content.ts';
import { deniedTo } from '../../../fakes/ecr.ts';
import { connectEcr } from '../connected-ecr.ts';

const immutable = { 'shop/app': { imageTagMutability: 'IMMUTABLE', exclusions: [] } };

test('several tags are one call, and what is not there is not in the answer', async (t) => {
  const { api, registry, repository } = await connectEcr(t);
  const { manifest } = await putImage(registry, 'v1', {}, 'amd64');
  registry.setTag('shop/app', 'latest', manifest.digest);
  const found = await repository.findManifests(['v1', 'latest', 'absent']);
  assert.deepEqual(
    [...found].map(([tag, { digest }]) => [tag, digest]),
    [
      ['v1', manifest.digest],
      ['latest', manifest.digest],
    ],
  );
  assert.deepEqual(
    api.calls.map(({ operation }) => operation),
    ['BatchGetImage'],
  );
  assert.equal(await repository.findDigest(manifest.digest), manifest.digest);
  assert.deepEqual([await repository.disowns('v1'), await repository.disowns('v2')], [false, true]);
});

test('a put keeps every byte; the same again is done, another one on an immutable tag is an outcome', async (t) => {
  const { api, registry, repository } = await connectEcr(t, { repositories: immutable });
  const { manifest } = await putImage(registry, 'v1', {}, 'amd64');
  const other = await putImage(registry, 'v2', { Labels: { a: 'b' } }, 'amd64');
  const bytes = await repository.findManifest('v1');
  assert.ok(bytes);
  assert.equal(await repository.putManifest('prod', bytes), 'done');
  assert.equal(registry.tags('shop/app')['prod'], manifest.digest);
  assert.equal(await repository.putManifest('prod', bytes), 'done', 'the same digest is there already');
  const different = await repository.findManifest(other.manifest.digest);
  assert.ok(different);
  assert.equal(await repository.putManifest('prod', different), 'immutable');
  assert.equal(api.inputs.at(-1)?.['imageDigest'], other.manifest.digest);
});

test('an archived image is not present', async (t) => {
  const archived: string[] = [];
  const { registry, repository } = await connectEcr(t, { archived });
  const { manifest } = await putImage(registry, 'v1', {}, 'amd64');
  archived.push(manifest.digest);
  assert.equal(await repository.findDigest('v1'), undefined);
});

const answers: readonly [title: string, type: string, kind: string, calls: number][] = [
  ['denied', 'AccessDeniedException', 'denied', 1],
  ['throttled', 'ThrottlingException', 'throttled', 3],
];
for (const [title, type, kind, calls] of answers)
  test(`${title} is not "not there"`, async (t) => {
    const error = { ...deniedTo('ecr:BatchGetImage'), type };
    const { api, repository } = await connectEcr(t, { error });
    await assert.rejects(repository.findManifests(['v1']), { kind });
    assert.equal(api.calls.length, calls);
  });

test('a repository that is not there is absent, not empty', async (t) => {
  const { repository } = await connectEcr(t, { repositories: {} });
  await assert.rejects(repository.findDigest('v1'), { kind: 'absent', message: /does not exist/ });
});
