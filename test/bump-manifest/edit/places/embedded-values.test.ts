// Values in a string: read, or unreadable with a reason and a place.

import assert from 'node:assert/strict';
import test from 'node:test';
import { readEmbedded } from '../../../../src/bump-manifest/edit/places/embedded-values.ts';
import { manifestOf } from '../../../../src/domain/manifest/manifest.ts';
import { findMap, findScalar, mapFields } from '../../../../src/domain/manifest/node.ts';
import { rowName } from '../../../row-name.ts';

const read = (value: string) => {
  const root = findMap(manifestOf('f.yaml', `k: ${value}\n`).segments[0]?.parse().roots[0]) ?? assert.fail();
  return readEmbedded(findScalar(mapFields(root).get('k')?.pair.value) ?? assert.fail());
};

test('reads every document of a block or a quoted string', () => {
  assert.equal(read('|\n  a: 1\n  ---\n  b: 2').roots.length, 2);
  assert.equal(read('"a: 1\\n"').roots.length, 1);
  assert.deepEqual(read('""'), { roots: [], unreadable: [] });
});

{
  const cases: [string, string, string][] = [
    ['|\n  a: 1\n  a: 2', 'manifest_duplicate_key', 'f.yaml:3:3'],
    ['>\n  a: 1', 'values_unreadable', 'f.yaml:1:4'],
  ];
  for (const [value, code, where] of cases) {
    test(`says why a string cannot be read, and where: ${rowName([value, code, where])}`, () => {
      const { roots, unreadable } = read(value);
      assert.deepEqual(
        [roots.length, unreadable[0]?.problem.code, unreadable[0]?.problem.where],
        [0, code, where],
        value,
      );
      assert.match(unreadable[0]?.text ?? '', /a: 1/);
    });
  }
}
