// Deadlines of tries, and how foreign text is made printable.

import assert from 'node:assert/strict';
import test from 'node:test';
import { pauseBetween, printable, retryAfterOf, secondsLeft, tryOnce } from '../../src/smoke-test/session.ts';
import { cpuMilliseconds } from '../fakes/cpu-time.ts';
import { answer, fault, virtualSession } from '../fakes/session.ts';
import { rowName } from '../row-name.ts';

const request = { method: 'GET', url: new URL('http://shop.example/'), headers: {}, followRedirects: false };

test('a try has its own time, but not more than what is left of the step', async () => {
  const session = virtualSession({ timeout: 12, tryTimeout: 10 }, () => fault('timeout'));
  assert.equal((await tryOnce(session, request, 10)).cutShort, false);
  assert.equal((await tryOnce(session, request, 10)).cutShort, true);
  assert.deepEqual(
    session.sent.map(({ timeoutSeconds }) => timeoutSeconds),
    [10, 2],
  );
  assert.equal(secondsLeft(session), 0);
});

test('an answer in the last second counts', async () => {
  const session = virtualSession({ timeout: 1 }, () => answer('ok'));
  assert.equal((await tryOnce(session, request, 10)).cutShort, false);
});

test('a pause never reaches beyond the deadline', async () => {
  const session = virtualSession({ timeout: 3, interval: 2 }, () => answer('ok'));
  await pauseBetween(session);
  await pauseBetween(session);
  assert.equal(session.clock.now(), 3);
});

test('foreign text is one line without secrets, cut only after they are hidden', () => {
  const log = { redact: (text: string) => text.replaceAll('s3cret', '***') };
  assert.equal(printable('a\n::error::\u001b[31mb\u202e c', log), 'a ::error:: [31mb c');
  assert.equal(printable(`${'x'.repeat(8)}s3cret`, log, 10), 'xxxxxxxx**… (11 characters)');
});

const asks: readonly [number, string | undefined, number | undefined][] = [
  [429, '7', 7],
  [429, 'Thu, 01 Jan 1970 00:01:00 GMT', 60],
  [429, 'Wed, 31 Dec 1969 23:59:00 GMT', 0],
  [429, 'soon', undefined],
  [429, '-1', undefined],
  [429, undefined, undefined],
  [503, '7', undefined],
  [200, '7', undefined],
];

for (const [status, header, seconds] of asks)
  test(`${status} with Retry-After ${header} is ${seconds ?? 'no wish'}`, () => {
    const headers: Record<string, string> = header === undefined ? {} : { 'retry-after': header };
    assert.equal(retryAfterOf(answer('', { status, headers }), 0), seconds);
  });

for (const unit of ['\r', '\u200b', ' \n', '::']) {
  test(`a long hostile text is cut before any pattern looks at it: ${rowName(unit)}`, () => {
    const started = cpuMilliseconds();
    printable(unit.repeat(3_000_000), { redact: (text) => text });
    assert.ok(cpuMilliseconds() - started < 500, JSON.stringify(unit));
  });
}
