// Fields of maps with merge keys and aliases followed.

import assert from 'node:assert/strict';
import test from 'node:test';
import { manifestOf } from '../../../src/domain/manifest/manifest.ts';
import { findMap, findScalar, keyName, listItems, mapFields } from '../../../src/domain/manifest/node.ts';

const rootOf = (text: string) => findMap(manifestOf('f.yaml', text).segments[0]?.parse().roots[0]) ?? assert.fail();
const textAt = (text: string, outer: string, key: string) =>
  findScalar(mapFields(findMap(mapFields(rootOf(text)).get(outer)?.pair.value) ?? assert.fail()).get(key)?.pair.value)
    ?.text;

test('own fields win over merged ones, and earlier merges over later', () => {
  const text = 'a: &a {x: 1, y: 1}\nb: &b {x: 2, y: 2, z: 2}\nk: {<<: [*a, *b], x: 3}\nnested: {<<: *a}\n';
  assert.deepEqual(
    ['x', 'y', 'z'].map((key) => textAt(text, 'k', key)),
    ['3', '1', '2'],
  );
  assert.equal(textAt(text, 'nested', 'y'), '1');
});

test('a merged field knows the map in which it is written', () => {
  const root = rootOf('a: &a {x: 1}\nk: {<<: *a, y: 2}\n');
  const [a, k] = ['a', 'k'].map((key) => findMap(mapFields(root).get(key)?.pair.value) ?? assert.fail());
  assert.ok(a && k);
  assert.equal(mapFields(k).get('x')?.owner, a);
  assert.equal(mapFields(k).get('y')?.owner, k);
});

test('a quoted << is a key like any other, and a merge into itself ends', () => {
  assert.equal(textAt('k: {"<<": x}\n', 'k', '<<'), 'x');
  assert.equal(textAt('k: &k\n  <<: *k\n  x: 1\n', 'k', 'x'), '1');
});

test('answers undefined or nothing where the kind is another', () => {
  const root = rootOf('l: [1]\n? [c]\n: 2\n');
  const list = mapFields(root).get('l')?.pair.value;
  assert.deepEqual(
    [findMap(list), findScalar(list), listItems(list).length, listItems(root).length],
    [undefined, undefined, 1, 0],
  );
  assert.equal(keyName(root.pairs[1] ?? assert.fail()), undefined);
});
