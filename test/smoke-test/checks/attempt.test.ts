// One check, sent once: warm-up, patience, cookies, and what says nothing about the service.

import assert from 'node:assert/strict';
import test from 'node:test';
import * as v from 'valibot';
import { type AttemptSurroundings, attemptOf, failureOf, tryCheck } from '../../../src/smoke-test/checks/attempt.ts';
import { type Check, checksShape } from '../../../src/smoke-test/checks/check.ts';
import { createCookies } from '../../../src/smoke-test/checks/cookies.ts';
import { answer, fault, type Respond, virtualSession } from '../../fakes/session.ts';

const checkOf = (given: object): Check => {
  const [check] = v.parse(checksShape, [{ path: '/', ...given }]);
  assert.ok(check);
  return check;
};

const surroundings = (): AttemptSurroundings => ({
  url: new URL('http://shop.example'),
  headers: {},
  variables: new Map(),
  cookies: createCookies(),
});

async function send(given: object, respond: Respond) {
  const session = virtualSession({ interval: 1 }, respond);
  const attempt = await tryCheck(session, checkOf(given), surroundings());
  return { attempt, session };
}

test('time is judged after a warm-up hit', async () => {
  let count = 0;
  const { attempt, session } = await send({ expect: { 'max-ms': 100 } }, () => {
    count += 1;
    return answer('', { milliseconds: count === 1 ? 900 : 20 });
  });
  assert.deepEqual([attempt.failures, session.sent.length], [[], 2]);
});

test('a POST is never warmed up', async () => {
  const { session } = await send({ method: 'POST', expect: { 'max-ms': 100 } }, () => answer(''));
  assert.equal(session.sent.length, 1);
});

const busy = answer('', { status: 429, headers: { 'retry-after': '7' } });

test('a 429 is waited out for a safe request', async () => {
  const { attempt, session } = await send({}, (_, at) => (at < 7 ? busy : answer('')));
  assert.deepEqual([attempt.failures, session.sent.length], [[], 2]);
});

test('a 429 is an answer for a POST, and where it is expected', async () => {
  assert.equal((await send({ method: 'POST' }, () => busy)).session.sent.length, 1);
  assert.deepEqual((await send({ expect: { status: 429 } }, () => busy)).attempt.failures, []);
});

test('a server that never stops asking for patience ends with its 429', async () => {
  const { attempt } = await send({}, () => busy);
  assert.equal(attempt.failures[0]?.got, '429');
});

const redirect =
  (location: string, status = 302): Respond =>
  () =>
    answer('', { status, headers: { location } });
const challenge = answer('', { status: 302, headers: { location: 'https://x.example', 'cf-mitigated': 'challenge' } });

const conclusive: readonly [string, Respond, boolean][] = [
  ['an answer', () => answer('', { status: 500 }), true],
  ['a time-out', () => fault('timeout'), true],
  ['no connection', () => fault('unreachable'), false],
  ['a certificate', () => fault('tls'), false],
  ['a redirect of its own', redirect('/setup'), true],
  ['a redirect to the same address', redirect('http://shop.example/', 301), true],
  ['a redirect within the origin', redirect('http://shop.example/login'), true],
  ['a redirect that cannot be parsed', redirect('http://['), true],
  ['a redirect without an address', () => answer('', { status: 302 }), true],
  ['a redirect to another scheme', redirect('https://shop.example/'), false],
  ['a redirect to another host', redirect('http://www.shop.example/'), false],
  ['a redirect to another port', redirect('http://shop.example:8080/'), false],
  ['a redirect to a login at another host', redirect('https://login.example/'), false],
  ['a challenge that is a redirect', () => challenge, false],
  ['a challenge', () => answer('', { status: 403, headers: { 'cf-mitigated': 'challenge' } }), false],
];

for (const [title, respond, says] of conclusive)
  test(`${title} ${says ? 'says something' : 'says nothing'} about the service`, async () =>
    assert.equal((await send({}, respond)).attempt.conclusive, says));

test('the cure is that of what was found', async () => {
  const fixOf = async (given: object, respond: Respond) => (await send(given, respond)).attempt.fix ?? '';
  assert.match(await fixOf({}, redirect('/setup')), /own answer.*`follow-redirects: true`/);
  assert.match(await fixOf({}, redirect('/')), /x-forwarded-proto/);
  assert.match(await fixOf({}, redirect('https://shop.example/')), /`https:\/\/shop\.example`: write that in `url`/);
  assert.equal(await fixOf({ expect: { status: 302 } }, redirect('/setup')), '');
  assert.doesNotMatch(await fixOf({ 'follow-redirects': true }, redirect('https://x.example/')), /follow-redirects/);
  const wall = await fixOf({}, () => challenge);
  assert.match(wall, /token of a service account/);
  assert.doesNotMatch(wall, /redirect/);
});

test('cookies travel between checks that ask for them, and are masked', async () => {
  const session = virtualSession({}, () =>
    answer('s3cret-session', { cookies: ['sid=s3cret-session; Path=/; HttpOnly'] }),
  );
  const shared = surroundings();
  await tryCheck(session, checkOf({ cookies: true }), shared);
  await tryCheck(session, checkOf({ cookies: true, headers: { cookie: 'a=1' } }), shared);
  await tryCheck(session, checkOf({}), shared);
  assert.deepEqual(
    session.sent.map(({ headers }) => headers['cookie']),
    [undefined, 'a=1; sid=s3cret-session', undefined],
  );
  assert.equal(session.log.redact('s3cret-session'), '***');
});

test('a place that is no URL is not sent', async () => {
  const { attempt, session } = await send({ path: undefined, url: '{{x}}' }, () => answer(''));
  assert.deepEqual([attempt.failures[0]?.reason, session.sent.length], ['request_invalid', 0]);
  assert.equal(attemptOf([failureOf('assertion', 'a', 'b', 'c')]).failures[0]?.got, 'c');
});
