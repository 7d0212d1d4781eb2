// PagerDuty's trouble stops nothing: each event is sent, and each trouble told.

import assert from 'node:assert/strict';
import test from 'node:test';
import type { PagerDutyCall } from '../../src/clients/pagerduty.ts';
import { type Pager, sendPages } from '../../src/notify-slack/paging.ts';

const pages = [
  { kind: 'trigger', body: { event_action: 'trigger' } },
  { kind: 'change', body: {} },
] as const;

const pager = (calls: PagerDutyCall[], refused: string[] = [], routingKey = 'R0key'): Pager => ({
  sendToPagerDuty: async (call) => {
    calls.push(call);
    return refused.includes(call.kind) ? { accepted: false, error: 'http_500', detail: 'down' } : { accepted: true };
  },
  root: 'https://events.pagerduty.com',
  routingKey,
  deadline: 0,
  env: {},
  signal: new AbortController().signal,
});

test('all events go out, the key in each, in their order', async () => {
  const calls: PagerDutyCall[] = [];
  const outcome = await sendPages(pages, pager(calls));
  assert.deepEqual(outcome, { accepted: ['trigger', 'change'], troubles: [] });
  assert.deepEqual(
    calls.map(({ kind, body }) => [kind, body['routing_key']]),
    [
      ['alert', 'R0key'],
      ['change', 'R0key'],
    ],
  );
});

test('an event that is refused does not keep back the next', async () => {
  const { accepted, troubles } = await sendPages(pages, pager([], ['alert']));
  assert.deepEqual([accepted, troubles.map(({ error }) => error)], [['change'], ['http_500']]);
});

test('a key with a line break is not sent at all, and not shown', async () => {
  const calls: PagerDutyCall[] = [];
  const { troubles } = await sendPages(pages, pager(calls, [], 'secret\nkey'));
  assert.deepEqual([calls.length, troubles[0]?.error], [0, 'invalid_key']);
  assert.doesNotMatch(JSON.stringify(troubles), /secret/);
});
