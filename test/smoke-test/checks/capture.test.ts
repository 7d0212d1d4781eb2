// What is captured from an answer.

import assert from 'node:assert/strict';
import test from 'node:test';
import * as v from 'valibot';
import { captureFrom } from '../../../src/smoke-test/checks/capture.ts';
import { type Check, checksShape } from '../../../src/smoke-test/checks/check.ts';
import { answer } from '../../fakes/session.ts';

const checkOf = (given: object): Check => {
  const [check] = v.parse(checksShape, [{ path: '/', ...given }]);
  assert.ok(check);
  return check;
};

const good = answer('{"valid":true,"balance":100,"currency":"USD","token":"eyJx"}', {
  headers: { 'content-type': 'application/json', location: '/orders/7' },
});

test('captures come from JSON, headers and the body', () => {
  const capture = {
    balance: { json: '$.balance' },
    next: { header: 'Location' },
    token: { 'body-match': '"token":"(\\w+)"' },
    whole: { 'body-match': 'USD' },
  };
  const { values, failures } = captureFrom(checkOf({ capture }), good);
  assert.deepEqual(Object.fromEntries(values), { balance: 100, next: '/orders/7', token: 'eyJx', whole: 'USD' });
  assert.deepEqual(failures, []);
});

test('a capture that finds nothing is a failure', () => {
  const capture = { a: { json: '$.none' }, b: { header: 'x-none' }, c: { 'body-match': 'zzz' } };
  const { values, failures } = captureFrom(checkOf({ capture }), good);
  assert.equal(values.size, 0);
  assert.deepEqual(
    failures.map(({ reason, subject }) => `${reason} ${subject}`),
    ['assertion capture a', 'assertion capture b', 'assertion capture c'],
  );
  const [notJson] = captureFrom(checkOf({ capture: { a: { json: '$.a' } } }), answer('<html>')).failures;
  assert.equal(notJson?.reason, 'not_json');
});
