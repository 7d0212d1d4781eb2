// JSON, with numbers as they were written.

import assert from 'node:assert/strict';
import test from 'node:test';
import { isNumber, parseJson, parseWritten, writtenText } from '../../../src/smoke-test/json/document.ts';

test('JSON of any kind is JSON, anything else is none', () => {
  assert.deepEqual([parseJson('null'), parseJson('{')], [{ value: null }, undefined]);
});

const rows: readonly [string, string | undefined, boolean][] = [
  ['"a"', 'a', false],
  ['12', '12', true],
  ['1.20', '1.20', true],
  ['12345678901234567890', '12345678901234567890', true],
  ['12e3', '12e3', true],
  ['true', undefined, false],
  ['null', undefined, false],
  ['[1]', undefined, false],
];

for (const [written, text, number] of rows)
  test(`${written} is ${text ?? 'no text'}`, () => {
    const value = parseWritten(written)?.value;
    assert.deepEqual([writtenText(value), isNumber(value)], [text, number]);
  });

test('too deep a document is none, and not a crash', () => {
  assert.doesNotThrow(() => parseJson('['.repeat(200_000)));
});
