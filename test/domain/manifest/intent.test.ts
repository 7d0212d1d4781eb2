// Tests of what a change touches.

import assert from 'node:assert/strict';
import test from 'node:test';
import { changedThing, type ManifestChange } from '../../../src/domain/manifest/intent.ts';
import { manifestOf } from '../../../src/domain/manifest/manifest.ts';
import { findMap, findScalar, mapFields } from '../../../src/domain/manifest/node.ts';

const map = findMap(manifestOf('f.yaml', 'a: 1\nb: 2\n').segments[0]?.parse().roots[0]) ?? assert.fail();
const pairOf = (key: string) => mapFields(map).get(key)?.pair ?? assert.fail(key);
const set = (key: string, text: string): ManifestChange => ({
  type: 'set',
  node: findScalar(pairOf(key).value) ?? assert.fail(key),
  text,
});

test('two new texts of one value are changes of the same thing', () => {
  assert.equal(changedThing(set('a', 'x')), changedThing(set('a', 'y')));
});

test('a key that goes and one that is written behind it are changes of the same thing', () => {
  const remove: ManifestChange = { type: 'remove', map, pair: pairOf('a') };
  const insert: ManifestChange = { type: 'insert', map, after: pairOf('a'), key: 'n', text: 'v' };
  assert.equal(changedThing(remove), changedThing(insert));
});

test('values of different keys are different things', () => {
  assert.notEqual(changedThing(set('a', 'x')), changedThing(set('b', 'x')));
});
