// What is wrong with a YAML value, in words, and the advice that fits.

import assert from 'node:assert/strict';
import test from 'node:test';
import { parseDocument } from 'yaml';
import { typeFix, typeWords, yamlFix } from '../../src/runner/plain-words.ts';

const rows: readonly [string, RegExp][] = [
  ['a: 1\na: 2\n', /^Keep one of the two/],
  ['a: 1\n---\nb: 2\n', /^Remove the line `---`/],
  ['- path: /a\n\texpect: 1\n', /^Indent with spaces/],
  ['- path: /a\n  expect:\n\tstatus: 200\n', /^Indent with spaces/],
  ['a: @x\n', /^Put the value in quotes/],
  ['a: "x\nb: 1\n', /^Close the quote/],
  ['a: b: c\n', /^Look at the indentation/],
];
for (const [text, fix] of rows)
  test(`${JSON.stringify(text)} gets its own advice`, () => {
    const [error] = parseDocument(text, { prettyErrors: false }).errors;
    assert.ok(error);
    assert.match(yamlFix(error, text), fix);
  });

test('a fault of an alias is not one of the indentation', () =>
  assert.match(yamlFix({ pos: [3] }, 'a: *x\n'), /alias/));

test('types are told as a person says them', () => {
  assert.deepEqual(['Array', '(string | Object)', '"an Object"', '("a" | "b")', 'null'].map(typeWords), [
    'a list',
    'a text or a map',
    '"an Object"',
    '"a" or "b"',
    'empty',
  ]);
  assert.deepEqual([typeFix('Object') === undefined, typeFix('number')], [false, undefined]);
});
