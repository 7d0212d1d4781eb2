// Further places for an image: each ends for itself.

import assert from 'node:assert/strict';
import test from 'node:test';
import { copyToPlaces, placesOf } from '../../../src/build-push-image/place/copies.ts';
import type { TagKind } from '../../../src/domain/image/tag.ts';
import { isBug, throwBug } from '../../fakes/bug.ts';
import { putImage, repositoryOf } from '../registry-content.ts';
import { givenJob, realClients } from '../room.ts';

const home = '123456789012.dkr.ecr.us-east-1.amazonaws.com';

test('regions and registries are places, the own region is none', () => {
  const inputs = { regions: ['us-east-1', 'eu-west-1'], 'copy-to': ['ghcr.io/shop/app'], repository: 'app' };
  assert.deepEqual(placesOf(inputs, home, realClients), [
    { name: 'eu-west-1', registry: home.replace('us-east-1', 'eu-west-1'), repository: 'app' },
    { name: 'ghcr.io/shop/app', registry: 'ghcr.io', repository: 'shop/app' },
  ]);
  assert.throws(() => placesOf(inputs, 'r.io', realClients), { code: 'region_invalid' });
});

test('one place that fails is red by its name, the others stand, and a second run sends only what is missing', async (t) => {
  const [from, to] = [await repositoryOf(t), await repositoryOf(t)];
  const { manifest: put } = await putImage(from.registry, 'v1', {}, 'amd64');
  const manifest = await from.repository.findManifest('v1');
  assert.ok(manifest);
  let isClosed = true;
  const closed = await repositoryOf(t, { fault: () => (isClosed ? 403 : undefined) });
  const place = (host: string) => ({ name: `${host}/shop/app`, registry: host, repository: 'shop/app' });
  const places = [place(closed.registry.host), place(to.registry.host)];
  const copying = { manifest, tags: ['v1', 'latest'], kinds: new Map<string, TagKind>([['v1', 'release']]) };
  const world = { job: givenJob(t).job, clients: realClients };

  const first = await copyToPlaces(from.repository, places, copying, world);
  assert.deepEqual(
    first.map(({ state }) => state),
    ['failed', 'copied'],
  );
  assert.match(first[0]?.problem?.what ?? '', new RegExp(`not in ${closed.registry.host}.*does not let us`));
  assert.deepEqual(to.registry.tags('shop/app'), { v1: put.digest, latest: put.digest });

  isClosed = false;
  const second = await copyToPlaces(from.repository, places, copying, world);
  assert.deepEqual(
    second.map(({ state }) => state),
    ['copied', 'there already'],
  );
});

test('a bug of ours is not the fault of a place', async (t) => {
  const { registry, repository } = await repositoryOf(t);
  await putImage(registry, 'v1', {}, 'amd64');
  const manifest = await repository.findManifest('v1');
  assert.ok(manifest);
  const places = [{ name: 'there', registry: registry.host, repository: 'shop/other' }];
  const clients = { ...realClients, registry: { ...realClients.registry, copyImage: throwBug } };
  const copying = { manifest, tags: ['v1'], kinds: new Map<string, TagKind>() };
  await assert.rejects(copyToPlaces(repository, places, copying, { job: givenJob(t).job, clients }), isBug);
});
