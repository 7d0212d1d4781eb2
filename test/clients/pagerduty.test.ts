// The PagerDuty client against a strict stand-in: what is tried again, and that the key is shown nowhere.

import assert from 'node:assert/strict';
import test, { type TestContext } from 'node:test';
import { type PagerDutyCall, sendToPagerDuty } from '../../src/clients/pagerduty.ts';
import { type PagerDuty, type PagerDutyFault, routingKey, startPagerDuty } from '../fakes/messengers/pagerduty.ts';

const alert = { routing_key: routingKey, event_action: 'resolve', dedup_key: 'ship-actions/checkout/production' };
const call = (pagerduty: PagerDuty, change: Partial<PagerDutyCall> = {}): PagerDutyCall => ({
  root: pagerduty.url,
  kind: 'alert',
  body: alert,
  env: {},
  deadline: performance.now() + 5000,
  signal: new AbortController().signal,
  ...change,
});

const status = (code: number): PagerDutyFault => ({ kind: 'status', status: code });
const rows: readonly [title: string, faults: readonly PagerDutyFault[], body: object, requests: number, end: string][] =
  [
    ['an event is accepted', [], alert, 1, 'accepted'],
    ['a cut is tried once more: the key makes it harmless', [{ kind: 'cut' }], alert, 2, 'accepted'],
    ['a 500 is tried once more', [status(500)], alert, 2, 'accepted'],
    ['a server that only says 500 is asked twice', [status(500), status(500), status(500)], alert, 2, 'http_500'],
    ['a rate limit is waited out', [{ kind: 'status', status: 429, retryAfterSeconds: 0.1 }], alert, 2, 'accepted'],
    ['a wrong key is told as that', [], { ...alert, routing_key: 'R0wrong' }, 1, 'invalid_key'],
    ['a wrong event is told as that', [], { ...alert, dedup_key: '' }, 1, 'invalid_event'],
  ];

for (const [title, faults, body, requests, end] of rows) {
  test(title, async (context: TestContext) => {
    const pagerduty = await startPagerDuty(context);
    for (const fault of faults) pagerduty.answer(fault);
    const delivery = await sendToPagerDuty(call(pagerduty, { body: body as Record<string, unknown> }));
    assert.equal(delivery.accepted ? 'accepted' : delivery.error, end);
    assert.equal(pagerduty.requests, requests);
    assert.doesNotMatch(JSON.stringify(delivery), /loopback|R0wrong/);
  });
}

test('a change goes to its own path', async (context) => {
  const pagerduty = await startPagerDuty(context);
  const payload = { summary: 'x', source: 'y', timestamp: '2026-01-19T14:23:45Z' };
  await sendToPagerDuty(call(pagerduty, { kind: 'change', body: { routing_key: routingKey, payload } }));
  assert.deepEqual(
    pagerduty.events.map(({ path }) => path),
    ['/v2/change/enqueue'],
  );
});
