// Trees with places: every node's range is the value in the text, and faults point at their place.

import assert from 'node:assert/strict';
import test from 'node:test';
import { manifestOf, readManifest } from '../../../src/domain/manifest/manifest.ts';
import type { Manifest } from '../../../src/domain/manifest/node.ts';
import { findMap, mapFields } from '../../../src/domain/manifest/node.ts';
import { outermostPlace, parseDocuments } from '../../../src/domain/manifest/parser.ts';
import { isBug, throwBug } from '../../fakes/bug.ts';
import { rowName } from '../../row-name.ts';

function scalarAt(text: string, key = 'k') {
  const manifest = readManifest('f.yaml', Buffer.from(text), 'path');
  const roots = manifest.segments.flatMap((segment) => segment.parse().roots);
  const node = roots.flatMap((root) => mapFields(findMap(root) ?? assert.fail()).get(key)?.pair.value ?? []).at(-1);
  return node === undefined ? assert.fail(text) : { node, written: text.slice(node.start, node.end) };
}

{
  const cases: [string, string, string, string][] = [
    ['k: 1.20 # c', '1.20', '1.20', 'plain'],
    ['a: 1\n---\n# é🚀\nk:   &x !!str 0644\n', '0644', '0644', 'plain'],
    [`k: 'it''s'`, `'it''s'`, "it's", 'single'],
    [`k: "a\\u0062"`, `"a\\u0062"`, 'ab', 'double'],
    ['k: |-\n  x\n', '|-\n  x\n', 'x', 'literal'],
    ['k: >-\n  x\n', '>-\n  x\n', 'x', 'folded'],
    ['k:', '', '', 'plain'],
    ['{k}', '', '', 'plain'],
    ['\uFEFF"k": x\r\n', 'x', 'x', 'plain'],
  ];
  for (const [source, written, text, style] of cases) {
    test(`gives the range, the text and the style of a scalar: ${rowName([source, written, text])}`, () => {
      const found = scalarAt(source);
      assert.equal(found.written, written, source);
      assert.ok(found.node.type === 'scalar');
      assert.deepEqual([found.node.text, found.node.style], [text, style], source);
    });
  }
}

test('keeps anchors, tags and the target of an alias', () => {
  const { node } = scalarAt('a: &x !foo v\nk: *x\n');
  assert.ok(node.type === 'alias' && node.target?.type === 'scalar');
  assert.deepEqual([node.name, node.target.text, node.target.anchor, node.target.tag], ['x', 'v', 'x', '!foo']);
});

const faults: readonly [string, string, string][] = [
  ['a: 1\nb: [\n', 'manifest_invalid', 'f.yaml:3:1'],
  ['a: 1\na: 2\n', 'manifest_duplicate_key', 'f.yaml:2:1'],
  ['x:\n  - {b: 1, "b": 2}\n', 'manifest_duplicate_key', 'f.yaml:2:12'],
  ['a: *x\n', 'manifest_invalid', 'f.yaml:1:4'],
  ['ok: 1\n---\n\tb: 1\n', 'manifest_invalid', 'f.yaml:3:1'],
  ['a: 1\n{{- if x }}\nb: 1\n', 'helm_template', 'f.yaml:2:1'],
  ['a: 1\nb: {{ x }}:v1\n', 'helm_template', 'f.yaml:2:4'],
  ['a: "{{ x }}"\nb:\n  {{- toYaml .x | nindent 2 }}\nc: 1\n', 'helm_template', 'f.yaml:3:3'],
  ['a: "{{inputs.x}}"\nb: [\n', 'manifest_invalid', 'f.yaml:3:1'],
  ['a: "{{ x }}"\n---\nb: [\nc: 1\n', 'manifest_invalid', 'f.yaml:4:1'],
  ['a: "{{ x }}"\nb:\n  c: 1\n d: 2\n', 'manifest_invalid', 'f.yaml:4:1'],
];

for (const [text, code, where] of faults) {
  test(`tells faults with file, line, column and caret: ${rowName([text, code, where])}`, () => {
    const { segments } = readManifest('f.yaml', Buffer.from(text), 'path');
    const [fault] = segments.flatMap((segment) => segment.parse().faults);
    assert.deepEqual([fault?.code, fault?.where], [code, where], text.slice(0, 40));
    assert.match(fault?.excerpt ?? '', /\^$/);
  });
}

test('a key that is null is not the empty string', () => {
  assert.deepEqual(manifestOf('f.yaml', '"": 1\n: 2\n').segments[0]?.parse().faults, []);
});

test('an offset inside a string leads to the outermost text', () => {
  const { node } = scalarAt('k: |\n  ab\n  cd\n');
  assert.ok(node.type === 'scalar');
  const inner = manifestOf('f.yaml', 'ab\ncd\n', { node, offset: (at) => node.start + 4 + at, encode: (text) => text });
  assert.deepEqual(outermostPlace(inner, 1).offset, node.start + 5);
});

for (const text of ['['.repeat(50_000), '- '.repeat(50_000), `${'{a: '.repeat(20_000)}1`]) {
  test(`what is nested beyond all measure is a fault, not a crash: ${rowName(text)}`, () => {
    assert.equal(manifestOf('f.yaml', text).segments[0]?.parse().faults[0]?.code, 'manifest_too_large');
  });
}

/** A file of `length` values, each of which holds the one before it by an alias, as `link` writes it. */
const chain = (link: string, length: number): string =>
  `a0: &a0 {x: 1}\n${Array.from({ length }, (_, n) => `a${n + 1}: &a${n + 1} ${link.replace('*', `*a${n}`)}\n`).join('')}`;

for (const link of ['{x: *}', '{<<: *}', '[*]'])
  test(`what aliases nest beyond all measure as ${link} is a fault with its place`, () => {
    const [fault] = manifestOf('f.yaml', chain(link, 5000)).segments[0]?.parse().faults ?? [];
    assert.equal(fault?.code, 'manifest_too_large');
    assert.match(fault.where ?? '', /^f\.yaml:\d+:/);
    assert.deepEqual(manifestOf('f.yaml', chain(link, 400)).segments[0]?.parse().faults, []);
  });

test('what aliases only repeat is no fault', () => {
  const many = `a: &a {x: 1}\nb:\n${'- *a\n'.repeat(5000)}`;
  assert.deepEqual(manifestOf('f.yaml', many).segments[0]?.parse().faults, []);
  assert.deepEqual(manifestOf('f.yaml', 'a: &a\n  b: *a\n').segments[0]?.parse().faults, []);
});

for (const text of ['a: !!omap [b: 1]\n', 'a: !!pairs\n- b: 1\n', 'a: !!binary aGk=\n'])
  test(`a tag that says what a list is takes nothing from it: ${JSON.stringify(text)}`, () =>
    assert.deepEqual(manifestOf('f.yaml', text).segments[0]?.parse().faults, []));

for (const tag of ['!!omap', '!!pairs'])
  test(`a list that YAML 1.1 makes something else of is a fault of the file: ${tag}`, () => {
    const text = `%YAML 1.1\n---\na: ${tag} [b: 1]\n`;
    const faults = manifestOf('f.yaml', text).segments.flatMap((segment) => segment.parse().faults);
    assert.deepEqual(
      faults.map(({ code }) => code),
      ['manifest_invalid'],
    );
  });

test('a bug of ours is no fault of the file', () => {
  const source: Manifest = { ...readManifest('k.yaml', Buffer.from('a: *x\n'), 'path') };
  // Once only: what tells of a fault looks there again.
  const get = (): undefined => {
    Object.defineProperty(source, 'outer', { value: undefined });
    throwBug();
  };
  Object.defineProperty(source, 'outer', { get, configurable: true });
  assert.throws(() => parseDocuments(source, 0, source.text.length), isBug);
});
