// The proof sees every difference that was not intended, and misses none that was.

import assert from 'node:assert/strict';
import test from 'node:test';
import type { ManifestChange } from '../../../src/domain/manifest/intent.ts';
import { manifestOf } from '../../../src/domain/manifest/manifest.ts';
import { findMap, findScalar, mapFields } from '../../../src/domain/manifest/node.ts';
import { proveChanges } from '../../../src/domain/manifest/proof.ts';
import { rowName } from '../../row-name.ts';

const before = 'a: &x 1\nb: [1, two, {c: "3"}]\nk: v1\nd: *x\n---\nz: !t 1\n';

function prove(after: string, text = 'v2'): string | undefined {
  const manifest = manifestOf('f.yaml', before);
  const root = findMap(manifest.segments[0]?.parse().roots[0]) ?? assert.fail();
  const node = findScalar(mapFields(root).get('k')?.pair.value) ?? assert.fail();
  const changes: ManifestChange[] = [{ type: 'set', node, text }];
  return proveChanges(new Map([[manifest, after]]), changes);
}

test('accepts the intended change, comments and spaces aside', () => {
  assert.equal(prove(before.replace('v1', 'v2')), undefined);
  assert.equal(prove(before.replace('v1', '  "v2" # c')), undefined);
});

{
  const good = before.replace('v1', 'v2');
  const wrong: [string, string][] = [
    ['the change was not made', before],
    ['another scalar', good.replace('two', 'three')],
    ['a number became a string', good.replace('[1,', '["1",')],
    ['a value in another document', good.replace('!t 1', '!t 2')],
    ['a tag', good.replace('!t', '!u')],
    ['an anchor', good.replace('&x', '&y').replace('*x', '*y')],
    ['an alias became its value', good.replace('*x', '1')],
    ['an item more', good.replace('two,', 'two, x,')],
    ['a key more', good.replace('k: v2', 'k: v2\nm: 1')],
    ['a key more at the end', good.replace('\n---', '\nm: 1\n---')],
    ['a key less', good.replace('d: *x\n', '')],
    ['another key', good.replace('d: *x', 'e: *x')],
    ['another order', good.replace('k: v2\nd: *x', 'd: *x\nk: v2')],
    ['a document more', `${good}---\n1\n`],
    ['a document less', good.replace('---\nz: !t 1\n', '')],
    ['a broken document', good.replace('[1', '[[1')],
    ['a number where a string was meant', before.replace('v1', '12')],
  ];
  for (const [title, after] of wrong) {
    test(`refuses every other difference: ${rowName([title, after])}`, () => {
      const text = title.startsWith('a number where') ? '12' : 'v2';
      assert.equal(typeof prove(after, text), 'string', title);
    });
  }
}
