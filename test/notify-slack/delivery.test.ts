// One message on its way: the card, its thread, plain text, and what is tried instead.

import assert from 'node:assert/strict';
import test from 'node:test';
import type { Delivery, SlackCall } from '../../src/clients/slack.ts';
import { deliver } from '../../src/notify-slack/delivery.ts';
import type { Event } from '../../src/notify-slack/deployment.ts';
import { planNotification } from '../../src/notify-slack/plan.ts';
import { tellStory } from '../../src/notify-slack/story/story.ts';
import { deployment, told } from './sample.ts';

const ts = '1768832640.000100';
const ok: Delivery = { sent: true, ts: '1.5', channel: 'C01' };
const no = (error: string): Delivery => ({ sent: false, error, detail: `Slack answered ${error}`, needed: undefined });

/** Sends by token to one channel; Slack answers in this order. */
async function send(event: Event, stamps: object, answers: readonly Delivery[]) {
  const calls: SlackCall[] = [];
  const queue = [...answers];
  const doors = { webhook: false, token: true, filtered: undefined, trouble: undefined };
  const inputs = told({ event, channel: ['C01'], ...stamps });
  const plan = planNotification(inputs, tellStory({ ...deployment, event }), {
    doors,
    mentions: ['<!here>'],
    pages: [],
  });
  const outcome = await deliver(plan, plan.targets[0] ?? assert.fail(), {
    postToSlack: async (call) => {
      calls.push(call);
      return queue.shift() ?? assert.fail('one call too many');
    },
    webhookUrl: undefined,
    token: 'xoxb-x',
    apiUrl: 'https://slack.com/api',
    deadline: performance.now() + 30_000,
    env: {},
    signal: new AbortController().signal,
  });
  const told2 = calls.map(({ url, payload: { thread_ts: thread, reply_broadcast: broadcast, blocks } }) =>
    [url.split('/').at(-1), thread, broadcast, Array.isArray(blocks) ? blocks.length > 0 : blocks]
      .filter((each) => each !== undefined)
      .join(' '),
  );
  return { outcome, calls, told: told2 };
}

type Row = readonly [
  title: string,
  event: Event,
  stamps: object,
  answers: readonly Delivery[],
  calls: readonly string[],
  sent: boolean,
  ts: string | undefined,
];
const rows: readonly Row[] = [
  ['a post', 'deployed', {}, [ok], ['chat.postMessage true'], true, '1.5'],
  ['a reply', 'deployed', { 'thread-ts': [ts] }, [ok], [`chat.postMessage ${ts} true`], true, '1.5'],
  [
    'a red reply is shown in the channel',
    'failed',
    { 'thread-ts': [ts] },
    [ok],
    [`chat.postMessage ${ts} true true`],
    true,
    '1.5',
  ],
  [
    'a reply to what is gone',
    'deployed',
    { 'thread-ts': [ts] },
    [no('thread_not_found'), ok],
    [`chat.postMessage ${ts} true`, 'chat.postMessage true'],
    true,
    '1.5',
  ],
  ['an update', 'deployed', { 'update-ts': [ts] }, [ok], ['chat.update true'], true, '1.5'],
  [
    'a red update is posted as well',
    'failed',
    { 'update-ts': [ts] },
    [ok, ok],
    ['chat.update true', `chat.postMessage ${ts} true true`],
    true,
    ts,
  ],
  [
    'a card that is gone',
    'deployed',
    { 'update-ts': [ts] },
    [no('message_not_found'), ok],
    ['chat.update true', 'chat.postMessage true'],
    true,
    '1.5',
  ],
  [
    'a card that nobody may change',
    'deployed',
    { 'update-ts': [ts] },
    [no('cant_update_message'), ok],
    ['chat.update true', 'chat.postMessage true'],
    true,
    '1.5',
  ],
  [
    'a red card that is gone',
    'rolled-back',
    { 'update-ts': [ts] },
    [no('message_not_found'), ok],
    ['chat.update true', 'chat.postMessage true'],
    true,
    '1.5',
  ],
  [
    'a card in trouble is no alarm in trouble',
    'failed',
    { 'update-ts': [ts] },
    [no('ratelimited'), ok],
    ['chat.update true', `chat.postMessage ${ts} true true`],
    true,
    ts,
  ],
  ['a card in trouble', 'deployed', { 'update-ts': [ts] }, [no('ratelimited')], ['chat.update true'], false, undefined],
  [
    'refused blocks',
    'deployed',
    {},
    [no('invalid_blocks'), ok],
    ['chat.postMessage true', 'chat.postMessage'],
    true,
    '1.5',
  ],
  [
    'refused blocks of a card',
    'deployed',
    { 'update-ts': [ts] },
    [no('invalid_blocks'), ok],
    ['chat.update true', 'chat.update false'],
    true,
    '1.5',
  ],
  ['a refusal', 'deployed', {}, [no('not_in_channel')], ['chat.postMessage true'], false, undefined],
  [
    'a thread that is locked',
    'failed',
    { 'thread-ts': [ts] },
    [no('restricted_action_thread_locked'), ok],
    [`chat.postMessage ${ts} true true`, 'chat.postMessage true'],
    true,
    '1.5',
  ],
  [
    'a red card that takes no replies',
    'failed',
    { 'update-ts': [ts] },
    [ok, no('cannot_reply_to_message'), ok],
    ['chat.update true', `chat.postMessage ${ts} true true`, 'chat.postMessage true'],
    true,
    ts,
  ],
];

for (const [title, event, stamps, answers, expected, sent, stamp] of rows) {
  test(`${title} (${event})`, async () => {
    const { outcome, told: calls } = await send(event, stamps, answers);
    assert.deepEqual(calls, expected);
    assert.deepEqual([outcome.sent, outcome.ts], [sent, stamp]);
  });
}

test('an alarm may come twice rather than never, another message may not', async () => {
  const repeatable = async (event: Event) => (await send(event, {}, [ok])).calls[0]?.repeatable;
  assert.deepEqual(
    [await repeatable('failed'), await repeatable('rolled-back'), await repeatable('deployed')],
    [true, true, false],
  );
});

test('the card of a red event mentions nobody, its alarm does', async () => {
  const { calls } = await send('failed', { 'update-ts': [ts] }, [ok, ok]);
  assert.deepEqual(
    calls.map(({ payload }) => JSON.stringify(payload).includes('<!here>')),
    [false, true],
  );
});

test('the plain alarm mentions, too', async () => {
  const { calls, outcome } = await send('failed', {}, [no('invalid_blocks'), ok]);
  assert.match(String(calls[1]?.payload['text']), /^<!here>\n❌ FAILED/);
  assert.match(outcome.remarks.join(), /refused the blocks/);
});
