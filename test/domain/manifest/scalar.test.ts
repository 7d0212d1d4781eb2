// New strings in every style, and what may stand without quotes.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { parseDocument } from 'yaml';
import type { ActionError } from '../../../src/domain/action-error.ts';
import { manifestOf } from '../../../src/domain/manifest/manifest.ts';
import { findMap, findScalar, mapFields } from '../../../src/domain/manifest/node.ts';
import { editScalar, isPlainString, newScalar } from '../../../src/domain/manifest/scalar.ts';
import { applyEdits } from '../../../src/domain/text/edit.ts';
import { rowName } from '../../row-name.ts';

function write(source: string, text: string, file = 'f.yaml'): string {
  const root = findMap(manifestOf(file, source).segments[0]?.parse().roots[0]) ?? assert.fail();
  return applyEdits(source, [editScalar(findScalar(mapFields(root).get('k')?.pair.value) ?? assert.fail(), text)]);
}

const pairs: readonly [string, string, string][] = [
  ['k: v1 # c', 'v2', 'k: v2 # c'],
  ['k: v1', '12', 'k: "12"'],
  ["a: 'x'\nk: v1", '12', "a: 'x'\nk: '12'"],
  ['k: "v1"', '12', 'k: "12"'],
  ["k: 'v1'", "it's", "k: 'it''s'"],
  ['k: !!str 1', '12', 'k: !!str 12'],
  ['k:', 'v2', 'k: v2'],
  ['k: # c', 'v2', 'k: v2 # c'],
  ['k: ~', 'v2', 'k: v2'],
  ['{k: , a: 1}', 'v2', '{k: v2, a: 1}'],
  ['k: |\n  v1\n', 'v2', 'k: |\n  v2\n'],
  ['k: >-  # c\n\n   v1  \n\n', 'v2', 'k: >-  # c\n\n   v2  \n\n'],
  ['k: v1', '', 'k: ""'],
  ['{"k": 1}', 'v2', '{"k": "v2"}'],
];

for (const [before, text, after] of pairs) {
  test(`writes a new string in the style that stands there: ${rowName([before, text, after])}`, () => {
    assert.equal(write(before, text), after, before);
  });
}

test('refuses a block of several lines', () => {
  assert.throws(
    () => write('k: |\n  a\n  b\n', 'v2'),
    (error: ActionError) => error.code === 'value_multiline',
  );
});

test('a plain string is that string to YAML 1.1 and 1.2', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[\w.:@/-]{1,12}$/), (text) => {
      if (!isPlainString(text)) return;
      for (const version of ['1.1', '1.2'] as const) {
        assert.equal(parseDocument(`k: ${text}`, { version }).toJS().k, text);
        assert.equal(parseDocument(`{k: ${text}}`, { version }).toJS().k, text);
      }
    }),
    { numRuns: 500 },
  );
});

for (const text of ['0X1F', '0B11', '0O17', '0o1_7', '1.2e3_', '10e1_'])
  test(`${text} is a number to the YAML library of Kubernetes, and no plain string`, () =>
    assert.equal(isPlainString(text), false));

for (const text of ['', '12', 'on', '12:30', '-x', '@x', 'a:', '[::1]:5000/a', '---', '~', '.inf'])
  test(`"${text}" is no plain string`, () => assert.equal(isPlainString(text), false));

for (const text of ['v1', 'nginx:1.27', 'a@sha256:ab', '1.2.3'])
  test(`"${text}" is a plain string`, () => assert.equal(isPlainString(text), true));

test('a new scalar of JSON is always quoted', () => {
  assert.equal(newScalar(manifestOf('f.json', '{}'), 'v1'), '"v1"');
  assert.equal(newScalar(manifestOf('f.yaml', 'a: 1'), 'v1'), 'v1');
});
