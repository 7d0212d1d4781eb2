// How often is tried: three times at most, within the deadline, once more where nobody knows.

import assert from 'node:assert/strict';
import test from 'node:test';
import { type Again, againAfter, tryRepeatedly } from '../../../src/clients/outward/tries.ts';

const answer = (status: number, headers: Record<string, string> = {}) =>
  ({ kind: 'answer', status, headers, body: '' }) as const;
const fault = (reason: 'unreachable' | 'cut' | 'proxy' | 'insecure' | 'timeout', sent: boolean, what = '') =>
  ({ kind: 'fault', reason, sent, what }) as const;

const rows: readonly [reply: Parameters<typeof againAfter>[0], again: Again | undefined][] = [
  [answer(200), undefined],
  [answer(404), undefined],
  [answer(302), undefined],
  [answer(429, { 'retry-after': '7' }), { kind: 'limited', seconds: 7 }],
  [answer(429), { kind: 'limited', seconds: 1 }],
  [answer(429, { 'retry-after': 'soon' }), { kind: 'limited', seconds: 1 }],
  [answer(429, { 'retry-after': '-5' }), { kind: 'limited', seconds: 1 }],
  [answer(503), { kind: 'refused' }],
  [answer(504), { kind: 'unsure' }],
  [fault('cut', true), { kind: 'unsure' }],
  [fault('timeout', false), { kind: 'not sent' }],
  [fault('unreachable', false), { kind: 'not sent' }],
  [fault('proxy', false, 'the proxy made no tunnel (502)'), { kind: 'not sent' }],
  [fault('proxy', false, 'the proxy wants a user name and a password (407)'), { kind: 'never' }],
  [fault('insecure', false), { kind: 'never' }],
];

for (const [reply, again] of rows) {
  test(`${JSON.stringify(reply)} means ${again?.kind ?? 'read the body'}`, () =>
    assert.deepEqual(againAfter(reply), again));
}

const counts: readonly [kind: Again['kind'], repeatable: boolean, tries: number][] = [
  ['never', true, 1],
  ['limited', false, 3],
  ['not sent', false, 3],
  ['refused', false, 2],
  ['unsure', false, 1],
  ['unsure', true, 2],
];

for (const [kind, repeatable, expected] of counts) {
  test(`${kind} ${repeatable ? 'where a second does no harm' : ''} is tried ${expected} times`, async () => {
    let tries = 0;
    const again: Again = kind === 'limited' ? { kind, seconds: 0.01 } : { kind };
    const limits = { deadline: performance.now() + 10_000, repeatable, signal: new AbortController().signal };
    await tryRepeatedly(async () => {
      tries += 1;
      return [tries, again] as const;
    }, limits);
    assert.equal(tries, expected);
  });
}

test('no wait goes past the deadline, nor past a minute', async () => {
  const began = performance.now();
  const limits = { deadline: began + 600_000, repeatable: false, signal: new AbortController().signal };
  await tryRepeatedly(async () => ['x', { kind: 'limited', seconds: 61 }] as const, limits);
  assert.ok(performance.now() - began < 30_000, 'a minute was asked for');
});

test('a first try that may be repeated gets half of the time', async () => {
  const given: number[] = [];
  const limits = { deadline: performance.now() + 8000, repeatable: true, signal: new AbortController().signal };
  await tryRepeatedly(async (milliseconds) => [given.push(milliseconds), { kind: 'never' }] as const, limits);
  assert.ok((given[0] ?? 0) <= 4000 && (given[0] ?? 0) > 3000);
});
