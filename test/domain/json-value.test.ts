// JSON of others: what is not of the kind that is asked for is missing.

import assert from 'node:assert/strict';
import test from 'node:test';
import { listOf, parseRecord, recordOf, textOf } from '../../src/domain/json-value.ts';

for (const text of ['', 'ok', '[1]', 'null', '{"a":', '7', '"text"', `${'['.repeat(100_000)}`]) {
  test(`${text.slice(0, 10)} of ${text.length} characters is no JSON object, and read as an empty one`, () => {
    assert.deepEqual(parseRecord(text), {});
  });
}

test('a JSON object is read as it is', () => assert.deepEqual(parseRecord('{"a":{"b":[1]}}'), { a: { b: [1] } }));

for (const value of [undefined, null, 'text', 7, true, [{ a: 1 }]]) {
  test(`${JSON.stringify(value)} is no record`, () => assert.deepEqual(recordOf(value), {}));
}

test('a record is the object itself', () => {
  const value = { a: 1 };
  assert.equal(recordOf(value), value);
});

for (const value of [undefined, null, 'text', { length: 1 }]) {
  test(`${JSON.stringify(value)} is no list`, () => assert.deepEqual(listOf(value), []));
}

test('a list is the array itself', () => {
  const value = [1, 'a'];
  assert.equal(listOf(value), value);
});

for (const value of [undefined, null, '', 7, ['a']]) {
  test(`${JSON.stringify(value)} is no text`, () => assert.equal(textOf(value), undefined));
}

test('a text is itself', () => assert.equal(textOf('a'), 'a'));
