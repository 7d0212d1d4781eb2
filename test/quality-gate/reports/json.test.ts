// JSON is looked into without trust.

import assert from 'node:assert/strict';
import test from 'node:test';
import { listOf } from '../../../src/domain/json-value.ts';
import {
  countIn,
  demandList,
  demandRecords,
  jsonParser,
  numberIn,
  recordIn,
  recordsIn,
  textIn,
  textsIn,
} from '../../../src/quality-gate/reports/json.ts';

test('a document comes whole from its pieces', () => {
  const parser = jsonParser((document) => document);
  for (const piece of ['\uFEFF{"a"', ': [1', ']}']) parser.write(piece);
  assert.deepEqual(parser.end(), { a: [1] });
});

test('what is no JSON, or too much of it, is refused', () => {
  const cut = jsonParser(String);
  cut.write('{"a": ');
  assert.throws(() => cut.end(), /is not valid JSON/);
  const huge = jsonParser(String);
  const megabytes = ' '.repeat(64 * 1024 * 1024);
  assert.throws(() => {
    for (let at = 0; at < 9; at++) huge.write(megabytes);
  }, /JSON of more than 512 MB/);
});

test('values of another kind are nothing', () => {
  assert.deepEqual([recordIn([]), recordIn(null), recordIn('x'), recordIn({})], [undefined, undefined, undefined, {}]);
  assert.deepEqual([listOf({}), recordsIn([1, {}, null]), textIn(1), textsIn(['a', 1])], [[], [{}], '', ['a']]);
  assert.deepEqual(
    [numberIn('7.5'), numberIn(''), numberIn('x'), numberIn(Number.NaN)],
    [7.5, undefined, undefined, undefined],
  );
});

test('counts and lists that must be there are demanded', () => {
  assert.equal(countIn(3, 'a'), 3);
  assert.throws(() => demandList(null, 'results'), /says nothing: `results` is null, not a list/);
  assert.throws(() => demandList(undefined, 'runs'), /`runs` is missing/);
  assert.deepEqual(demandRecords([{}, 1], 'x'), [{}]);
});

for (const bad of [-1, 1.5, '3', null])
  test(`${JSON.stringify(bad)} is no count`, () => assert.throws(() => countIn(bad, 'a.b'), /no count at a\.b/));
