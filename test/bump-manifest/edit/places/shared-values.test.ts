// What `global` says, and when it counts.

import assert from 'node:assert/strict';
import test from 'node:test';
import { readShared, registryFor, tagFor } from '../../../../src/bump-manifest/edit/places/shared-values.ts';
import { manifestOf } from '../../../../src/domain/manifest/manifest.ts';
import { findMap, findScalar, mapFields } from '../../../../src/domain/manifest/node.ts';

const rootOf = (text: string) => findMap(manifestOf('f.yaml', text).segments[0]?.parse().roots[0]) ?? assert.fail();

test('imageRegistry beats the registry of an image, other registries only fill in for a missing one', () => {
  const strong = readShared(rootOf('global: {imageRegistry: a.io}\n'));
  const weak = readShared(rootOf('global: {registry: b.io}\n'));
  const nested = readShared(rootOf('global: {image: {registry: c.io}}\n'));
  assert.deepEqual([registryFor(true, strong)?.text, registryFor(false, strong)?.text], ['a.io', 'a.io']);
  assert.deepEqual([registryFor(true, weak)?.text, registryFor(false, weak)?.text], [undefined, 'b.io']);
  assert.equal(registryFor(false, nested)?.text, 'c.io');
  assert.equal(registryFor(false, readShared(rootOf('global: {imageRegistry: ""}\n'))), undefined);
  assert.equal(registryFor(false, readShared(rootOf('a: 1\n'))), undefined);
});

test('a shared tag counts where no tag stands', () => {
  const root = rootOf('global: {imageTag: v9}\nimage: {tag: ""}\n');
  const map = findMap(mapFields(root).get('image')?.pair.value) ?? assert.fail();
  const own = mapFields(map).get('tag')?.pair.value;
  const shared = readShared(root);
  assert.equal(findScalar(tagFor(own, map, shared))?.text, 'v9');
  assert.equal(findScalar(tagFor(undefined, map, shared))?.text, 'v9');
  const other = rootOf('tag: v1\n');
  assert.equal(findScalar(tagFor(mapFields(other).get('tag')?.pair.value, other, shared))?.text, 'v1');
});
