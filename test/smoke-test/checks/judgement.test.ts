// What an answer must be, and what is captured from it.

import assert from 'node:assert/strict';
import test from 'node:test';
import * as v from 'valibot';
import { type Check, checksShape } from '../../../src/smoke-test/checks/check.ts';
import { isStatusMet, judgeAnswer } from '../../../src/smoke-test/checks/judgement.ts';
import { broken, isBug } from '../../fakes/bug.ts';
import { answer } from '../../fakes/session.ts';

const checkOf = (given: object): Check => {
  const [check] = v.parse(checksShape, [{ path: '/', ...given }]);
  assert.ok(check);
  return check;
};

const good = answer('{"valid":true,"balance":100,"currency":"USD","token":"eyJx"}', {
  headers: { 'content-type': 'application/json', 'x-count': '7', location: '/orders/7' },
  milliseconds: 120,
});

const passing: readonly object[] = [
  {},
  { status: 200 },
  { status: '2xx' },
  { status: [404, 200] },
  { json: { '$.valid': true, '$.balance': { gte: 100 }, '$.currency': 'USD', '$.x': { exists: false } } },
  { header: { 'Content-Type': { contains: 'json' }, 'x-count': { gt: 6 }, 'x-none': { exists: false } } },
  { body: { matches: '"valid":true' } },
  { 'max-ms': 120 },
  { json: { '$.currency': '{{currency}}' } },
];

const variables = new Map([['currency', 'USD']]);

for (const expect of passing)
  test(`${JSON.stringify(expect)} passes`, () =>
    assert.deepEqual(judgeAnswer(checkOf({ expect }), good, variables), []));

const failing: readonly [object, string][] = [
  [{ status: 201 }, 'status: expected 201, got 200 to /orders/7'],
  [{ status: ['4xx', 503] }, 'status: expected 4xx or 503, got 200 to /orders/7'],
  [{ json: { '$.valid': false } }, '$.valid: expected false, got true'],
  [{ json: { '$.x': null } }, '$.x: expected null, got nothing'],
  [{ header: { 'x-none': 'a' } }, 'header x-none: expected "a", got nothing'],
  [{ header: { 'x-count': { gt: 7 } } }, 'header x-count: expected gt 7, got "7"'],
  [{ body: 'ok' }, `body: expected "ok", got ${JSON.stringify(good.body)}`],
  [{ 'max-ms': 119 }, 'time: expected 119 ms at most, got 120 ms'],
];

for (const [expect, words] of failing)
  test(`${JSON.stringify(expect)} fails: ${words}`, () => {
    const failures = judgeAnswer(checkOf({ expect }), good, variables);
    assert.deepEqual(
      failures.map(({ reason, subject, expected, got }) => [reason, `${subject}: expected ${expected}, got ${got}`]),
      [['assertion', words]],
    );
  });

for (const expect of [{}, { json: { '$.valid': true } }])
  test(`a 500 fails where no status is expected: ${JSON.stringify(expect)}`, () => {
    const broken = { ...good, status: 500 };
    assert.equal(judgeAnswer(checkOf({ expect }), broken, variables)[0]?.subject, 'status');
  });

test('a body that is not JSON is its own reason', () => {
  const html = answer('<html>', { headers: { 'content-type': 'text/html' } });
  const [failure] = judgeAnswer(checkOf({ expect: { json: { '$.a': { exists: false } } } }), html, variables);
  assert.deepEqual([failure?.reason, failure?.got], ['not_json', 'text/html, "<html>"']);
});

test('a body may end in a line break that nobody wrote', () => {
  assert.deepEqual(judgeAnswer(checkOf({ expect: { body: 'ok' } }), answer('ok\n'), variables), []);
});

test('a placeholder may stand in a JSONPath and in the name of a header', () => {
  const given = new Map([
    ['name', `o'neil"]`],
    ['header', 'x-count'],
  ]);
  const document = answer(JSON.stringify([{ name: `o'neil"]`, id: 7 }]), { headers: { 'x-count': '7' } });
  const expect = { json: { "$[?@.name == '{{name}}'].id": 7 }, header: { '{{header}}': '7' } };
  assert.deepEqual(judgeAnswer(checkOf({ expect: { json: expect.json } }), document, given), []);
});

test('an assertion that crashes fails alone', () => {
  let deep = '1';
  for (let depth = 0; depth < 3000; depth++) deep = `[${deep}]`;
  const expect = { status: 201, json: { '$..x': { exists: false }, $: { length: 1 } } };
  const failures = judgeAnswer(checkOf({ expect }), answer(deep), variables);
  assert.ok(failures.some(({ subject }) => subject === 'status'));
});

test('a login in front is called what it is', () => {
  const [failure] = judgeAnswer(
    checkOf({}),
    answer('', { status: 302, headers: { location: '/login?x=s3cret' } }),
    variables,
  );
  assert.equal(failure?.got, '302 to /login?…: a login page');
  assert.equal(isStatusMet(checkOf({ expect: { status: '3xx' } }), 302), true);
});

test('what nests too deep fails alone, and a bug of ours is no verdict', () => {
  const check = (expected: unknown): Check => ({ ...checkOf({}), expect: { json: { '$.valid': expected } } }) as Check;
  const tooDeep = { equals: { toString: (): never => tooDeep.equals.toString() } };
  const [failure] = judgeAnswer(check(new Proxy({}, { ownKeys: () => tooDeep.equals.toString() })), good, variables);
  assert.match(failure?.got ?? '', /^RangeError: Maximum call stack/);
  assert.throws(() => judgeAnswer(check(broken), good, variables), isBug);
});
