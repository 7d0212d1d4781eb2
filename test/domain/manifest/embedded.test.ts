// YAML inside strings: the inner text is what a reader of the string gets, and every offset leads to its character outside.

import assert from 'node:assert/strict';
import test from 'node:test';
import { findEmbedded } from '../../../src/domain/manifest/embedded.ts';
import { manifestOf } from '../../../src/domain/manifest/manifest.ts';
import { findMap, findScalar, mapFields } from '../../../src/domain/manifest/node.ts';
import { rowName } from '../../row-name.ts';

function embeddedOf(source: string) {
  const root = findMap(manifestOf('f.yaml', source).segments[0]?.parse().roots[0]) ?? assert.fail(source);
  return findEmbedded(findScalar(mapFields(root).get('k')?.pair.value) ?? assert.fail(source));
}

const readable: readonly [string, string][] = [
  ['k: |\n  a: 1\n\n  b:\n    - c\n', 'a: 1\n\nb:\n  - c\n'],
  ['k: |-\n    a: 1\n    b: 2', 'a: 1\nb: 2'],
  ['k: |+\n  a: 1\n\n\nz: 1\n', 'a: 1\n\n\n'],
  ['k: | # c\n  a: 1\n   \n  b: 2\n', 'a: 1\n \nb: 2\n'],
  ['k: |\r\n  a: 1\r\n  b: 2\r\n', 'a: 1\r\nb: 2\r\n'],
  ['k: "a: 1\\nb: \\"x\\"\\n\\u00e9\\U0001F680: \\x41"', 'a: 1\nb: "x"\né🚀: A'],
  ["k: 'a: ''x'''", "a: 'x'"],
];

for (const [source, text] of readable) {
  test(`each visible character is found at its place outside: ${rowName([source, text])}`, () => {
    const embedded = embeddedOf(source);
    assert.equal(embedded?.text, text, source);
    for (const [at, character] of [...text].entries()) {
      const offset = text.length === [...text].length ? embedded.outer.offset(at) : undefined;
      if (offset === undefined || !/[a-z0-9:]/.test(character)) continue;
      assert.ok(source.startsWith(character, offset) || source[offset] === '\\', `${source} ${at}`);
    }
  });
}

test('writes line breaks and quotes as the outer style needs them', () => {
  assert.equal(embeddedOf('k: |\n   a: 1\n')?.outer.encode('\nb: 2'), '\n   b: 2');
  assert.equal(embeddedOf('k: "a: 1"')?.outer.encode('\n"x"'), '\\n\\"x\\"');
  assert.equal(embeddedOf("k: 'a: 1'")?.outer.encode("'x'"), "''x''");
});

for (const source of ['k: >\n  a: 1\n', 'k: |2\n    a: 1\n', 'k: "a:\n  1"', 'k: a']) {
  test(`answers undefined for styles in which a character has no place of its own: ${rowName(source)}`, () => {
    assert.equal(embeddedOf(source), undefined, source);
  });
}
