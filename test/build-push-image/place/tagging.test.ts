// A set of tags is put whole, or the error says which stand.

import assert from 'node:assert/strict';
import test from 'node:test';
import { applyTags, immutableFix } from '../../../src/build-push-image/place/tagging.ts';
import type { ImageManifest } from '../../../src/clients/registry/registry.ts';
import type { TagKind } from '../../../src/domain/image/tag.ts';
import { isBug, throwBug } from '../../fakes/bug.ts';
import { putImage, repositoryOf } from '../registry-content.ts';

const kindsOf = (kinds: Record<string, TagKind>): ReadonlyMap<string, TagKind> => new Map(Object.entries(kinds));

const manifestOf = async (
  repository: { findManifest(tag: string): Promise<ImageManifest | undefined> },
  tag: string,
) => {
  const manifest = await repository.findManifest(tag);
  assert.ok(manifest);
  return manifest;
};

test('every tag gets the same bytes, and only those that lack them are put', async (t) => {
  const { registry, repository } = await repositoryOf(t);
  const { manifest } = await putImage(registry, 'v1', {}, 'amd64');
  const moved: string[] = [];
  const tagging = {
    manifest: await manifestOf(repository, 'v1'),
    tags: ['v1', 'v2', 'latest'],
    kinds: kindsOf({ v1: 'release', v2: 'commit', latest: 'moving' }),
  };
  await applyTags(repository, tagging, (tag) => moved.push(tag));
  const tags = { v1: manifest.digest, v2: manifest.digest, latest: manifest.digest };
  assert.deepEqual([registry.tags('shop/app'), moved], [tags, []]);
  const puts = (): number => registry.requests.filter(({ method }) => method === 'PUT').length;
  const before = puts();
  await applyTags(repository, tagging, (tag) => moved.push(tag));
  assert.equal(puts(), before, 'a second time nothing is put');
});

test('moving a tag that names a version is told, moving latest is not', async (t) => {
  const { registry, repository } = await repositoryOf(t);
  const old = await putImage(registry, 'v1', { Labels: { old: 'yes' } }, 'amd64');
  registry.setTag('shop/app', 'latest', old.manifest.digest);
  await putImage(registry, 'new', {}, 'amd64');
  const moved: string[][] = [];
  const tagging = {
    manifest: await manifestOf(repository, 'new'),
    tags: ['v1', 'latest'],
    kinds: kindsOf({ v1: 'commit', latest: 'moving' }),
  };
  await applyTags(repository, tagging, (...told) => moved.push(told));
  assert.deepEqual(moved, [['v1', old.manifest.digest]]);
});

test('an immutable tag with other content names both digests', async (t) => {
  const { registry, repository } = await repositoryOf(t, { immutableTags: true });
  const old = await putImage(registry, 'v1', { Labels: { old: 'yes' } }, 'amd64');
  const fresh = await putImage(registry, 'new', {}, 'amd64');
  const manifest = await manifestOf(repository, 'new');
  const put = applyTags(repository, { manifest, tags: ['v1'], kinds: kindsOf({}) }, () => undefined);
  await assert.rejects(put, {
    code: 'tag_immutable',
    message: new RegExp(`${old.manifest.digest}.*${fresh.manifest.digest}`),
  });
});

test('a tag that the registry drops again is red', async (t) => {
  let put = false;
  const { registry, repository } = await repositoryOf(t, {
    fault: (method, path) => {
      if (put && method === 'HEAD') registry.setTag('shop/app', 'v2', undefined);
      put ||= method === 'PUT' && path.endsWith('/v2');
      return undefined;
    },
  });
  await putImage(registry, 'v1', {}, 'amd64');
  const tagging = { manifest: await manifestOf(repository, 'v1'), tags: ['v1', 'v2'], kinds: kindsOf({}) };
  const message = /does not know the tag\. On the image now: v1\. Missing: v2/;
  await assert.rejects(
    applyTags(repository, tagging, () => undefined),
    { code: 'tags_incomplete', message },
  );
});

test('a release tag is not even tried', async (t) => {
  const { registry, repository } = await repositoryOf(t);
  const old = await putImage(registry, 'v1', { Labels: { old: 'yes' } }, 'amd64');
  await putImage(registry, 'new', {}, 'amd64');
  const manifest = await manifestOf(repository, 'new');
  const put = applyTags(repository, { manifest, tags: ['v1'], kinds: kindsOf({ v1: 'release' }) }, () => undefined);
  await assert.rejects(put, { code: 'tag_released' });
  assert.equal(registry.tags('shop/app')['v1'], old.manifest.digest);
});

test('an immutable tag that another run put on the same digest meanwhile is success', async (t) => {
  const digests: string[] = [];
  const { registry, repository } = await repositoryOf(t, {
    immutableTags: true,
    fault: (method, path) => {
      if (method === 'PUT' && path.endsWith('/v2')) registry.setTag('shop/app', 'v2', digests[0]);
      return undefined;
    },
  });
  const { manifest: put } = await putImage(registry, 'v1', {}, 'amd64');
  digests.push(put.digest);
  const tagging = { manifest: await manifestOf(repository, 'v1'), tags: ['v2'], kinds: kindsOf({ v2: 'release' }) };
  await applyTags(repository, tagging, () => assert.fail('nothing moved'));
});

test('a moving tag on an immutable repository gets its exclusion', () => {
  assert.match(immutableFix('latest', 'moving'), /filterType=WILDCARD,filter=latest/);
  assert.match(immutableFix('v1', 'commit'), /`tree`/);
});

test('a bug of ours is no set of tags that is incomplete', async (t) => {
  const { registry, repository } = await repositoryOf(t);
  await putImage(registry, 'v1', {}, 'amd64');
  const tagging = { manifest: await manifestOf(repository, 'v1'), tags: ['v1', 'v2'], kinds: kindsOf({}) };
  await assert.rejects(
    applyTags({ ...repository, putManifest: throwBug }, tagging, () => undefined),
    isBug,
  );
});
