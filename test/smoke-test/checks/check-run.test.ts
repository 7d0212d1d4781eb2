// Checks in a row: captures, retries, deadlines, secrets.

import assert from 'node:assert/strict';
import test from 'node:test';
import * as v from 'valibot';
import { checksShape } from '../../../src/smoke-test/checks/check.ts';
import { runChecks } from '../../../src/smoke-test/checks/check-run.ts';
import { answer, fault, type Respond, type VirtualSession, virtualSession } from '../../fakes/session.ts';

const url = new URL('http://shop.example');
const login = { name: 'login', method: 'POST', path: '/login', capture: { token: { json: '$.token', secret: true } } };
const order = { name: 'order', path: '/orders/{{token}}', headers: { authorization: 'Bearer {{token}}' } };

async function runAll(session: VirtualSession, checks: readonly (object | string)[], retrySeconds = 0) {
  const set = { checks: v.parse(checksShape, checks), retrySeconds };
  return await runChecks(session, set, { url, headers: {}, variables: new Map() });
}

test('a capture is filled into the next check and never printed', async () => {
  const respond: Respond = ({ url }) => answer(url.pathname === '/login' ? '{"token":"s3cret"}' : '{"echo":"s3cret"}');
  const session = virtualSession({}, respond);
  const expect = { json: { '$.echo': 'other' } };
  const outcomes = await runAll(session, [login, { ...order, expect }]);
  assert.equal(session.sent[1]?.url.pathname, '/orders/s3cret');
  assert.equal(session.sent[1]?.headers['authorization'], 'Bearer s3cret');
  assert.deepEqual(
    outcomes.map(({ passed }) => passed),
    [true, false],
  );
  assert.equal(outcomes[1]?.failures[0]?.got, '"***"');
  assert.doesNotMatch(JSON.stringify([outcomes, session.printed]), /s3cret/);
});

test('a check whose capture is missing is red and not sent; others still run', async () => {
  const session = virtualSession({}, ({ url }) => answer('{}', { status: url.pathname === '/login' ? 500 : 200 }));
  const outcomes = await runAll(session, [login, order, { name: 'search', path: '/search' }]);
  assert.deepEqual(
    outcomes.map(({ name, passed, tries }) => [name, passed, tries]),
    [
      ['login', false, 1],
      ['order', false, 0],
      ['search', true, 1],
    ],
  );
  assert.equal(outcomes[1]?.failures[0]?.subject, '{{token}}');
  assert.equal(session.sent.length, 2);
});

test('a failed try is repeated after the interval, as often as allowed', async () => {
  const session = virtualSession({}, (_, at) => (at < 4 ? fault('unreachable') : answer('ok')));
  const [first, second] = await runAll(session, [
    { path: '/a', retries: 5 },
    { path: '/b', expect: { status: 404 }, retries: 1 },
  ]);
  assert.deepEqual([first?.passed, first?.tries], [true, 3]);
  assert.deepEqual([second?.passed, second?.tries], [false, 2]);
});

test('a check has its own time, and the step its own', async () => {
  const session = virtualSession({ timeout: 5 }, () => fault('timeout', 'no answer'));
  const outcomes = await runAll(session, [{ path: '/a', 'timeout-seconds': 3 }, { path: '/b' }, { path: '/c' }]);
  const reasons = outcomes.map(({ failures }) => [failures[0]?.reason, failures[0]?.got]);
  assert.deepEqual(reasons, [
    ['timeout', 'no answer'],
    ['timeout', 'the time was up'],
    ['timeout', 'the time was up'],
  ]);
  assert.deepEqual(
    session.sent.map(({ timeoutSeconds }) => timeoutSeconds),
    [3, 2],
  );
});

test('the log has a line per check and one per failure', async () => {
  const session = virtualSession({}, () => answer('no', { status: 404 }));
  await runAll(session, [
    { name: 'a', path: '/' },
    { name: 'b', path: '/', warn: true },
    { name: 'c', path: '/', expect: { status: 404 } },
  ]);
  assert.deepEqual(session.printed, [
    'FAILED: a (5 ms)',
    '  status: expected 2xx, got 404',
    'failed, only warns: b (5 ms)',
    '  status: expected 2xx, got 404',
    'passed: c (5 ms)',
  ]);
});

test('the whole set runs again until all pass, each round from the start', async () => {
  const session = virtualSession({}, ({ url }, at) =>
    answer(url.pathname === '/login' ? `{"token":"t${Math.floor(at)}xx"}` : '{}', { status: at < 5 ? 503 : 200 }),
  );
  const outcomes = await runAll(session, [login, order], 60);
  assert.deepEqual(
    outcomes.map(({ passed }) => passed),
    [true, true],
  );
  assert.match(session.printed.join('\n'), /round 1: not all checks passed; all of them run again/);
  assert.equal(session.sent.filter((each) => each.url.pathname === '/login').length, 4);
});

test('the set is given up when its time is up', async () => {
  const session = virtualSession({}, () => answer('', { status: 503 }));
  const [only] = await runAll(session, ['/up'], 10);
  assert.equal(only?.passed, false);
  assert.ok(session.clock.now() <= 10);
});

test('POST is sent once, unless retries say so', async () => {
  const session = virtualSession({}, () => answer('', { status: 500 }));
  await runAll(session, [
    { path: '/order', method: 'POST' },
    { path: '/pay', method: 'POST', retries: 2 },
  ]);
  assert.deepEqual(
    session.sent.map((each) => each.url.pathname),
    ['/order', '/pay', '/pay', '/pay'],
  );
});

test('a red check keeps its request, its status, and an excerpt of its answer', async () => {
  const session = virtualSession({}, () => answer('<h1>oops</h1>', { status: 500 }));
  const [only] = await runAll(session, [{ path: '/up?token=s3cret' }]);
  assert.deepEqual(
    [only?.name, only?.request, only?.status, only?.excerpt],
    ['GET /up?…', 'GET http://shop.example/up?…', 500, '<h1>oops</h1>'],
  );
});
