// Changes as edits: set, insert and remove in block and flow, LF and CRLF, JSON; and a result that cannot be proven is refused.

import assert from 'node:assert/strict';
import test from 'node:test';
import { applyChanges } from '../../../src/domain/manifest/change.ts';
import type { ManifestChange } from '../../../src/domain/manifest/intent.ts';
import { manifestOf } from '../../../src/domain/manifest/manifest.ts';
import { findMap, findScalar, mapFields } from '../../../src/domain/manifest/node.ts';
import { lineEndings } from '../../fakes/marked-manifest.ts';
import { rowName } from '../../row-name.ts';

function parts(text: string, file = 'f.yaml') {
  const manifest = manifestOf(file, text);
  const map = findMap(manifest.segments[0]?.parse().roots[0]) ?? assert.fail();
  const pair = (key: string) => mapFields(map).get(key)?.pair ?? assert.fail(key);
  const insert = (after: string, key: string, value: string): ManifestChange => ({
    type: 'insert',
    map,
    after: pair(after),
    key,
    text: value,
  });
  const remove = (key: string): ManifestChange => ({ type: 'remove', map, pair: pair(key) });
  const set = (key: string, value: string): ManifestChange => ({
    type: 'set',
    node: findScalar(pair(key).value) ?? assert.fail(),
    text: value,
  });
  const rename = (key: string, to: string): ManifestChange => ({
    type: 'set',
    node: findScalar(pair(key).key) ?? assert.fail(),
    text: to,
  });
  return { manifest, insert, remove, set, rename };
}

type Parts = ReturnType<typeof parts>;
const cases: readonly [string, (p: Parts) => ManifestChange[], string][] = [
  ['a: 1\nb: 2\n', (p) => [p.insert('a', 'n', 'v')], 'a: 1\nn: v\nb: 2\n'],
  ['a: 1 # c\nb: 2', (p) => [p.insert('b', 'n', '12'), p.insert('a', 'm', 'v')], 'a: 1 # c\nm: v\nb: 2\nn: "12"'],
  ['a: 1\nz: 0', (p) => [p.insert('a', 'n', 'v'), p.insert('a', 'm', 'w'), p.set('a', 'x')], 'a: x\nn: v\nm: w\nz: 0'],
  ['{a: 1, b: 2}', (p) => [p.insert('a', 'n', 'v')], '{a: 1, n: v, b: 2}'],
  ['{\n  "a": 1,\n  "b": 2\n}\n', (p) => [p.insert('b', 'n', 'v')], '{\n  "a": 1,\n  "b": 2,\n  "n": "v"\n}\n'],
  ['{"a":1}', (p) => [p.insert('a', 'n', 'v')], '{"a":1, "n": "v"}'],
  ['a: 1\nb: 2 # c\nc: 3\n', (p) => [p.remove('b')], 'a: 1\nc: 3\n'],
  ['a: 1\nb: 2\n', (p) => [p.remove('b')], 'a: 1\n'],
  ['a: 1\nb: 2', (p) => [p.remove('b')], 'a: 1'],
  ['{a: 1, b: 2}', (p) => [p.remove('a')], '{b: 2}'],
  ['{a: 1, b: 2}', (p) => [p.remove('b')], '{a: 1}'],
  ['{"a": 1, "b": 2}', (p) => [p.remove('b'), p.set('a', 'x')], '{"a": "x"}'],
  ['a: >-\n  1\n\n# c\nb: 2\n', (p) => [p.insert('a', 'n', 'v')], 'a: >-\n  1\nn: v\n\n# c\nb: 2\n'],
  ['a: |\n  1\nb: 2\n', (p) => [p.insert('a', 'n', 'v')], 'a: |\n  1\nn: v\nb: 2\n'],
  ['a: 1\nb: |-\n  2\n# c\n\nc: 3\n', (p) => [p.remove('b')], 'a: 1\n# c\n\nc: 3\n'],
  ['a: 1\nb:\n  2\n# c\nc: 3\n', (p) => [p.remove('b')], 'a: 1\n# c\nc: 3\n'],
  ['a: 1\nb: >-\n  2\n', (p) => [p.remove('b')], 'a: 1\n'],
  ['a: 1\nb: 2\n', (p) => [p.rename('b', 'new'), p.set('b', 'v')], 'a: 1\nnew: v\n'],
];

for (const [before, changes, after] of cases)
  for (const [ending, eol] of lineEndings)
    test(`edits are the change and nothing else, with ${ending}: ${rowName([before, changes, after])}`, () => {
      const made = parts(before.replaceAll('\n', eol));
      const changed = applyChanges(made.manifest, changes(made));
      assert.equal('text' in changed && changed.text, after.replaceAll('\n', eol));
    });

test('refuses what cannot be proven to change the intended value alone', () => {
  const tagged = parts('a: !!int 1\n');
  assert.ok('doubt' in applyChanges(tagged.manifest, [tagged.set('a', 'v')]));
});

test('refuses a result that is YAML but no JSON where JSON must stay', () => {
  const loose = parts("{'a': 'x'}", 'f.json');
  assert.deepEqual(applyChanges(loose.manifest, [loose.set('a', 'v')]), { doubt: 'the result is not JSON' });
});
