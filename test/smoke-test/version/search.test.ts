// A version that stands elsewhere is found, and the keys that are there are named.

import assert from 'node:assert/strict';
import test from 'node:test';
import { WrittenNumber } from '../../../src/smoke-test/json/document.ts';
import { findElsewhere, keysOf } from '../../../src/smoke-test/version/search.ts';
import { cpuMilliseconds } from '../../fakes/cpu-time.ts';
import { answer } from '../../fakes/session.ts';

const commit = 'a7f3c92b1c0ffee0123456789abcdef012345678';
const find = (document: unknown, headers: Record<string, string> = {}, expected = [commit]) =>
  findElsewhere(expected, answer('', { headers }), document);

const rows: readonly [string, ReturnType<typeof find>, string | undefined][] = [
  ['deep in the document', find({ data: { sha: 'a7f3c92' } }), 'json:$.data.sha holds a7f3c92'],
  ['in a list', find({ items: [{}, { 'git sha': commit }] }), `json:$.items[1]["git sha"] holds ${commit}`],
  ['the shortest place first', find({ a: { b: commit }, c: 'a7f3c92' }), 'json:$.c holds a7f3c92'],
  ['in a header', find({}, { 'x-app': 'a7f3c92' }), 'header:x-app holds a7f3c92'],
  ['as a number', find({ build: new WrittenNumber('1.10') }, {}, ['1.10']), 'json:$.build holds 1.10'],
  ['nowhere', find({ version: '1f2e3d4' }), undefined],
];

for (const [title, found, expected] of rows)
  test(title, () => assert.equal(found && `${found.place} holds ${found.value}`, expected));

test('a document without end is left after a while', () => {
  const wide = Array.from({ length: 200_000 }, (_, index) => ({ index }));
  const started = cpuMilliseconds();
  assert.equal(find(wide), undefined);
  assert.ok(cpuMilliseconds() - started < 2000);
});

test('keys are shown, as many as a person reads', () => {
  assert.equal(keysOf({ status: 'ok', data: {} }), 'there are: status, data');
  assert.match(keysOf(Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`k${index}`, 1]))), /k11 and more$/);
  assert.deepEqual(
    [keysOf({}), keysOf([1]), keysOf(null)],
    ['the document is empty', 'the document is a list of 1', 'the document is a single value'],
  );
});
