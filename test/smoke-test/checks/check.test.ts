// The shape of a check: defaults, and each fault of its own.

import assert from 'node:assert/strict';
import test from 'node:test';
import * as v from 'valibot';
import {
  checkName,
  checksShape,
  headersShape,
  isHeaderName,
  partsOf,
  pathFault,
  scalarsShape,
} from '../../../src/smoke-test/checks/check.ts';

function faultsOf(check: unknown): string[] {
  const outcome = v.safeParse(checksShape, [check]);
  return (outcome.issues ?? []).map(
    (issue) => `${(issue.path ?? []).map((item) => String(item.key)).join('.')}: ${issue.message}`,
  );
}

test('defaults are filled in', () => {
  const [check] = v.parse(checksShape, [{ path: '/health' }]);
  assert.deepEqual(check, {
    path: '/health',
    method: 'GET',
    headers: {},
    expect: {},
    capture: {},
    retries: 0,
    'follow-redirects': false,
    warn: false,
    cookies: false,
  });
});

test('a path alone is short for a GET of it', () => {
  assert.deepEqual(v.parse(checksShape, ['/up']), v.parse(checksShape, [{ path: '/up' }]));
  assert.match(faultsOf('up').join(), /does not start with "\/"/);
});

test('the full shape is accepted', () => {
  const check = {
    name: 'checkout',
    method: 'post',
    path: '/api/{{cart}}',
    headers: { authorization: 'Bearer {{token}}', 'x-n': 3 },
    json: { a: [1] },
    expect: {
      status: [200, '201', '3xx'],
      json: { '$.items[*].id': { type: 'integer', gt: 0 }, '$.a': null },
      header: { 'content-type': { contains: 'json' } },
      body: { length: { gt: 1 } },
      'max-ms': 500,
    },
    capture: { order: { json: '$.id' }, next: { header: 'location' }, t: { 'body-match': 't=(\\w+)', secret: true } },
    retries: 2,
    'timeout-seconds': 0.5,
    'follow-redirects': true,
    warn: true,
  };
  assert.deepEqual(faultsOf(check), []);
  assert.equal(v.parse(checksShape, [check])[0]?.method, 'POST');
});

const faulty: readonly [unknown, RegExp][] = [
  [{}, /exactly one of `path` and `url`/],
  [{ path: '/a', url: 'https://x' }, /exactly one of `path` and `url`/],
  [{ path: 'a' }, /path: "a" does not start with "\/"/],
  [{ url: 'shop.example' }, /url: it needs http/],
  [{ path: '/a', json: 1, form: {} }, /more than one of/],
  [{ path: '/a', method: 'FETCH' }, /method: it must be one of GET/],
  [{ path: '/a', retries: 1.5 }, /retries/],
  [{ path: '/a', retries: -1 }, /retries/],
  [{ path: '/a', 'timeout-seconds': 0 }, /more than 0/],
  [{ path: '/a', headers: { 'a b': 'x' } }, /headers\.a b: "a b" is not a header/],
  [{ path: '/a', expect: { status: '2yx' } }, /status: "2yx" is not a status/],
  [{ path: '/a', expect: { status: [] } }, /is not a status/],
  [{ path: '/a', expect: { status: 99 } }, /is not a status/],
  [{ path: '/a', expect: { json: { '$.[': 1 } } }, /"\$\.\[" is not a JSONPath: .* \(column 3\)/],
  [{ path: '/a', expect: { json: { '$.a': { gtt: 1 } } } }, /expect\.json\.\$\.a\.gtt: it is not a known predicate/],
  [{ path: '/a', expect: { header: { x: { matches: '(' } } } }, /expect\.header\.x\.matches: Invalid regular/],
  [{ path: '/a', expect: { body: {} } }, /expect\.body: the predicate is empty/],
  [{ path: '/a', expect: { 'max-ms': 0 } }, /at least 1/],
  [{ path: '/a', capture: { 'a b': { json: '$' } } }, /"a b" is not a name/],
  [{ path: '/a', capture: { a: {} } }, /exactly one of `json`, `header` and `body-match`/],
  [{ path: '/a', capture: { a: { json: 'x' } } }, /"x" is not a JSONPath/],
  [{ path: '/a', capture: { a: { 'body-match': '[' } } }, /Unterminated character class/],
  [{ path: '/a', expects: {} }, /expects/],
];

for (const [check, message] of faulty)
  test(`${JSON.stringify(check)} is refused`, () => assert.match(faultsOf(check).join('\n'), message));

test('a check without a name is called by its method and place', () => {
  const [first, second] = v.parse(checksShape, [
    { url: 'https://bob:pw@x/y', method: 'HEAD' },
    { name: 'n', path: '/' },
  ]);
  assert.deepEqual([first && checkName(first), second && checkName(second)], ['HEAD https://x/y', 'n']);
  assert.deepEqual(first && partsOf(first), [
    undefined,
    undefined,
    'https://bob:pw@x/y',
    {},
    undefined,
    undefined,
    undefined,
    {},
    [],
  ]);
});

test('maps of headers and variables hold single values', () => {
  assert.deepEqual(v.parse(scalarsShape, { a: 1, b: true, c: 'x' }), { a: 1, b: true, c: 'x' });
  assert.equal(v.is(scalarsShape, { a: [1] }), false);
  assert.equal(v.is(headersShape, { 'a b': 'x' }), false);
  assert.equal(isHeaderName('x-request-id'), true);
  assert.equal(pathFault('$.a'), undefined);
});
