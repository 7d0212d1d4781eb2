// Each reader by a table of what it takes and refuses.

import assert from 'node:assert/strict';
import test from 'node:test';
import * as v from 'valibot';
import { InputFaults, stepInput } from '../../src/runner/raw-input.ts';
import {
  boolean,
  choice,
  lines,
  number,
  percentage,
  quotedLines,
  type Reader,
  secret,
  secretLines,
  secretMap,
  secretPairs,
  structured,
  template,
  text,
} from '../../src/runner/readers.ts';
import { rowName } from '../row-name.ts';

const read = <T>(reader: Reader<T>, given: string): T => reader.read(stepInput('x', given));
const faults = (reader: Reader<unknown>, given: string): string[] => {
  try {
    return [`read as ${JSON.stringify(read(reader, given))}`];
  } catch (thrown) {
    return (thrown as InputFaults).faults.map(({ what, fix }) => `${what} ${fix ?? ''}`);
  }
};

for (const word of ['true', 'True', 'TRUE'])
  test(`${word} is true`, () => assert.equal(read(boolean(false), word), true));
for (const word of ['false', 'False', 'FALSE'])
  test(`${word} is false`, () => assert.equal(read(boolean(true), word), false));
for (const word of ['yes', 'on', '1', 'tRue'])
  test(`${word} is no boolean`, () => assert.throws(() => read(boolean(false), word), InputFaults));

for (const word of ['1e3', '0x10', 'NaN', '', '1 2', '-1'])
  test(`"${word}" is no decimal number that is not negative`, () =>
    assert.throws(() => read(number({ min: 0 }), word), InputFaults));

test('numbers are decimal, within bounds, and whole where asked', () => {
  assert.equal(read(number({ min: 0 }), '0.5'), 0.5);
  assert.throws(() => read(number({ integer: true }), '1.5'), InputFaults);
  assert.deepEqual(faults(percentage(), '101'), [
    '"101" is not in range Write a number of percent, at least 0 and at most 100.',
  ]);
});

test('a choice suggests the nearest word', () => {
  assert.equal(read(choice(['push', 'none'], 'push'), 'none'), 'none');
  assert.deepEqual(faults(choice(['deployed', 'failed']), 'deployd'), [
    '"deployd" is not one of deployed, failed Did you mean `deployed`?',
  ]);
});

test('texts and lines are trimmed', () => {
  assert.equal(read(text(), ' a b '), 'a b');
  assert.deepEqual(read(lines(), 'a\n b'), ['a', 'b']);
});

test('a template takes the names that it knows, and tells the place and the nearest of any other', () => {
  const reader = template(lines(), ['service', 'environment']);
  assert.deepEqual(read(reader, '{environment}/{service}\n*.{a,b}'), ['{environment}/{service}', '*.{a,b}']);
  assert.deepEqual(faults(reader, 'a\nb/{servce}'), [
    '"b/{servce}" uses {servce}, which is not known here Did you mean `service`?',
  ]);
  assert.equal(read(template(text(), []), '{}'), '{}');
  assert.throws(
    () => read(reader, 'a\nb/{servce}'),
    ({ faults: [fault] }: InputFaults) => fault?.place?.where === 'input `x`:2:3',
  );
});

test('secrets name the parts to mask', () => {
  assert.deepEqual(secret().secrets?.(' s3cret '), ['s3cret']);
  assert.deepEqual(secretLines().secrets?.('A=one=1\nB=two'), ['one=1', 'two']);
  const masked = (given: string) => new Set(secretMap().secrets?.(given));
  assert.deepEqual(masked('{a: one, b: "two"}'), new Set(['one', 'two']));
  assert.deepEqual(masked('{a: 1.20, b: *star}'), new Set(['1.2', '1.20', '*star', 'star']));
  assert.deepEqual(secretMap().secrets?.('{a: ['), ['{a: [']);
  assert.equal(text().secrets, undefined);
});

const quoted: readonly [title: string, given: string, read: string[]][] = [
  ['plain lines', 'A=1\n\n# no\n B=2 ', ['A=1', 'B=2']],
  ['a value of three lines', '"KEY=one\ntwo\n  three"\nB=2', ['KEY=one\ntwo\n  three', 'B=2']],
  ['doubled quotes', '"J={""a"":""b""}"', ['J={"a":"b"}']],
  ['quotes in the middle of a line', 'J={"a":"b"}', ['J={"a":"b"}']],
  ['a line break of Windows', '"A=1\r\n2"\r\nB=3', ['A=1\n2', 'B=3']],
  ['a blank line and a comment inside', '"A=1\n\n#2"', ['A=1\n\n#2']],
  ['a quote that never closes', '"A=1\nB=2', ['"A=1\nB=2']],
];
for (const [title, given, expected] of quoted)
  test(`quoted lines: ${title}`, () => assert.deepEqual(read(quotedLines(), given), expected));

{
  const masked = secretPairs().secrets?.('"KEY=first\nsecond=part"\nB=other') ?? [];
  for (const part of ['first\nsecond=part', 'first', 'part', 'other']) {
    test(`every line of a secret of several lines is masked, quoted or not: ${rowName(part)}`, () => {
      assert.ok(masked.includes(part), part);
    });
  }
}

test('a list is no map', () => {
  const shape = v.record(v.string(), v.number());
  assert.deepEqual(read(structured(shape), '{a: 1}'), { a: 1 });
  assert.deepEqual(faults(structured(shape), '[1]'), ['it must be a map of names to values, not a list ']);
});

test('a structured value names each unknown key, wrong type and missing part', () => {
  const shape = v.array(v.strictObject({ name: v.string(), retries: v.optional(v.number()) }));
  assert.deepEqual(read(structured(shape), '[{name: a}]'), [{ name: 'a' }]);
  assert.deepEqual(faults(structured(shape), '[{name: 1, retrys: 2}, {}]'), [
    '`[0].name` is 1, expected a text Put it in quotes, so that YAML reads it as text.',
    '`[0].retrys` is not a known key Did you mean `retries`?',
    '`[1].name` is missing Give `[1].name` a value.',
  ]);
});

test('a value of the wrong kind is told in words, and how to write the right one', () => {
  const shape = v.pipe(
    v.array(v.strictObject({ name: v.string() })),
    v.check((list) => list.length > 0, 'the list is empty'),
  );
  assert.deepEqual(faults(structured(shape), '{a: 1}'), [
    'it is a map, expected a list Write a list: each entry begins with `- `.',
  ]);
  assert.deepEqual(faults(structured(v.record(v.string(), v.string())), 'a'), [
    'it is "a", expected a map Write a map: one `name: value` per line.',
  ]);
  assert.deepEqual(faults(structured(shape), '[]'), ['the list is empty ']);
});

test('a merge key is told as such, and what it would have brought is not missing besides', () => {
  const shape = v.array(v.strictObject({ name: v.string() }));
  assert.deepEqual(faults(structured(shape), '[&a {name: x}, {<<: *a}]'), [
    '`[1].<<` is not a known key Merge keys (`<<`) are not supported: repeat the keys here.',
  ]);
});

test('of the spellings of `true` one is named', () =>
  assert.deepEqual(faults(choice(['true', 'True', 'false', 'auto']), 'maybe'), [
    '"maybe" is not one of true, false, auto Known: `true`, `false`, `auto`.',
  ]));
