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
  const { values, failures } = captureFrom(checkOf({ capture }), good, new Map());
  assert.deepEqual(Object.fromEntries(values), { balance: 100, next: '/orders/7', token: 'eyJx', whole: 'USD' });
  assert.deepEqual(failures, []);
});

test('the place of a capture is filled, and a value cannot end a path or a pattern', () => {
  const variables = new Map<string, unknown>([
    ['name', 'balance'],
    ['dot', 'US.'],
    ['end', "x'] || true"],
    ['index', 'no index'],
  ]);
  const capture = {
    json: { json: "$['{{name}}']" },
    header: { header: '{{place}}' },
    exact: { 'body-match': '{{dot}}' },
    quoted: { json: "$['{{end}}']" },
    broken: { json: '$.list[{{index}}]' },
  };
  variables.set('place', 'location');
  const { values, failures } = captureFrom(checkOf({ capture }), good, variables);
  assert.deepEqual(Object.fromEntries(values), { json: 100, header: '/orders/7' });
  assert.deepEqual(
    failures.map(({ subject, expected, got }) => `${subject}: ${expected}: ${got}`),
    [
      'capture exact: match of US\\.: nothing',
      "capture quoted: $['x\\u0027] || true']: nothing",
      'capture broken: $.list[no index]: no JSONPath once it is filled',
    ],
  );
});

test('a capture that finds nothing is a failure', () => {
  const capture = { a: { json: '$.none' }, b: { header: 'x-none' }, c: { 'body-match': 'zzz' } };
  const { values, failures } = captureFrom(checkOf({ capture }), good, new Map());
  assert.equal(values.size, 0);
  assert.deepEqual(
    failures.map(({ reason, subject }) => `${reason} ${subject}`),
    ['assertion capture a', 'assertion capture b', 'assertion capture c'],
  );
  const [notJson] = captureFrom(checkOf({ capture: { a: { json: '$.a' } } }), answer('<html>'), new Map()).failures;
  assert.equal(notJson?.reason, 'not_json');
});
