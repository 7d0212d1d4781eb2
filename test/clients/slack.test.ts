// The Slack client against a strict stand-in: what is tried again, what is not, and what is said.

import assert from 'node:assert/strict';
import test, { type TestContext } from 'node:test';
import { type Delivery, postToSlack, type SlackCall } from '../../src/clients/slack.ts';
import { type Slack, type SlackFault, slackToken, startSlack } from '../fakes/slack.ts';

const payload = { text: 'Deployed' };

async function start(context: TestContext): Promise<Slack> {
  const slack = await startSlack();
  context.after(() => slack.close());
  return slack;
}

const call = (slack: Slack, change: Partial<SlackCall> = {}): SlackCall => ({
  url: slack.webhookUrl,
  token: undefined,
  payload,
  repeatable: false,
  deadline: performance.now() + 10_000,
  env: {},
  signal: new AbortController().signal,
  ...change,
});

const post = (slack: Slack, change: Partial<SlackCall> = {}): SlackCall =>
  call(slack, {
    url: `${slack.apiUrl}/chat.postMessage`,
    token: slackToken,
    payload: { ...payload, channel: 'deployments' },
    ...change,
  });

const errorOf = (delivery: Delivery): string => (delivery.sent ? 'sent' : delivery.error);

test('a webhook takes a message without a timestamp', async (context) => {
  const slack = await start(context);
  assert.deepEqual(await postToSlack(call(slack)), { sent: true, ts: undefined, channel: undefined });
  assert.deepEqual(slack.messages, [{ via: 'webhook', payload }]);
});

test('chat.postMessage answers with the timestamp and the id of the channel, which chat.update takes', async (context) => {
  const slack = await start(context);
  const sent = await postToSlack(post(slack));
  assert.deepEqual(sent, { sent: true, ts: '1768832640.000001', channel: 'C0DEPLOYS01' });
  const change = { ...payload, channel: 'C0DEPLOYS01', ts: '1768832640.000001' };
  const url = `${slack.apiUrl}/chat.update`;
  assert.deepEqual(await postToSlack(post(slack, { url, payload: change, repeatable: true })), sent);
  assert.deepEqual(
    slack.messages.map(({ via }) => via),
    ['chat.postMessage', 'chat.update'],
  );
});

// What goes wrong, whether a second message does harm, how often Slack is asked, what is said, and how many messages stand there.
type Row = readonly [
  title: string,
  repeatable: boolean,
  faults: readonly SlackFault[],
  requests: number,
  end: string,
  messages: number,
];
const status = (code: number): SlackFault => ({ kind: 'status', status: code });
const limited = (seconds: number): SlackFault => ({ kind: 'rate-limited', retryAfterSeconds: seconds });
const cut: SlackFault = { kind: 'cut', delivered: true };
const rows: readonly Row[] = [
  ['a rate limit is waited out', false, [limited(1)], 2, 'sent', 1],
  ['three tries are the most', false, [limited(0), limited(0), limited(0), limited(0)], 3, 'ratelimited', 0],
  ['a rate limit past the deadline is not waited for', false, [limited(3600)], 1, 'ratelimited', 0],
  ['a 500 is tried once more', false, [status(500)], 2, 'sent', 1],
  ['a server that only says 500 is asked twice', false, Array.from({ length: 9 }, () => status(500)), 2, 'http_500', 0],
  ['502 and then 503 are two', true, [status(502), status(503)], 2, 'http_503', 0],
  ['504 may have been delivered and is not tried again', false, [status(504)], 1, 'http_504', 0],
  ['504 is tried once more where it does no harm', true, [status(504), status(504)], 2, 'http_504', 0],
  ['a refusal is not tried again', true, [{ kind: 'error', error: 'not_in_channel' }], 1, 'not_in_channel', 0],
  [
    'an internal error may have been delivered',
    false,
    [{ kind: 'error', error: 'internal_error' }],
    1,
    'internal_error',
    0,
  ],
  ['a cut after delivery never sends twice', false, [cut], 1, 'outcome_unknown', 1],
  ['a cut before delivery looks the same and is not sent again', false, [{ kind: 'cut' }], 1, 'outcome_unknown', 0],
  ['an alarm had better come twice than never', true, [{ kind: 'cut' }], 2, 'sent', 1],
  ['an alarm is tried once more at most', true, [cut, cut, cut], 2, 'outcome_unknown', 2],
  ['a redirect is followed by no secret', true, [status(302)], 1, 'http_302', 0],
  [
    'an answer that is no JSON is not taken for success',
    false,
    [{ kind: 'status', status: 200, body: 'hi' }],
    1,
    'invalid_response',
    0,
  ],
  [
    'ok: false behind a 200 is an error',
    false,
    [{ kind: 'status', status: 200, body: '{"ok": false, "error": "is_archived"}' }],
    1,
    'is_archived',
    0,
  ],
];

for (const [title, repeatable, faults, requests, end, messages] of rows) {
  test(title, async (context) => {
    const slack = await start(context);
    for (const fault of faults) slack.answer(fault);
    assert.equal(errorOf(await postToSlack(post(slack, { repeatable }))), end);
    assert.deepEqual([slack.requests, slack.messages.length], [requests, messages]);
  });
}

test('the scope that is missing is told', async (context) => {
  const slack = await start(context);
  slack.answer({ kind: 'error', error: 'missing_scope', needed: 'chat:write.public' });
  const delivery = await postToSlack(post(slack));
  assert.deepEqual(delivery.sent ? undefined : [delivery.error, delivery.needed], [
    'missing_scope',
    'chat:write.public',
  ]);
});

test('a webhook that answers ok: false is in trouble', async (context) => {
  const slack = await start(context);
  slack.answer({ kind: 'status', status: 200, body: '{"ok": false, "error": "no_service"}' });
  assert.equal(errorOf(await postToSlack(call(slack))), 'no_service');
});

test('nothing is sent to an address without TLS', async () => {
  const delivery = await postToSlack(call({ webhookUrl: 'http://hooks.slack.example/x' } as Slack));
  assert.equal(errorOf(delivery), 'insecure');
});

test('an alarm that hangs is sent once more within the time', async (context) => {
  const slack = await start(context);
  slack.answer({ kind: 'stall' });
  const delivery = await postToSlack(post(slack, { repeatable: true, deadline: performance.now() + 8000 }));
  assert.deepEqual([errorOf(delivery), slack.requests], ['sent', 2]);
});

test('a Slack that never answers ends at the deadline, and the message is not sent again', async (context) => {
  const slack = await start(context);
  slack.answer({ kind: 'stall', delivered: true });
  assert.equal(errorOf(await postToSlack(call(slack, { deadline: performance.now() + 3000 }))), 'outcome_unknown');
  assert.equal(slack.messages.length, 1);
});

test('a Slack that cannot be reached is tried three times, and told as unreachable', async () => {
  const slack = await startSlack();
  await slack.close();
  const delivery = await postToSlack(call(slack, { deadline: performance.now() + 3000 }));
  assert.equal(errorOf(delivery), 'unreachable');
});

test('a Slack that is down until the deadline is told of by its own status', async (context) => {
  const slack = await start(context);
  for (let count = 0; count < 20; count++) slack.answer({ kind: 'status', status: 503 });
  assert.equal(errorOf(await postToSlack(call(slack, { deadline: performance.now() + 2500 }))), 'http_503');
});

test('a page is no answer of a webhook', async (context) => {
  const slack = await start(context);
  slack.answer({ kind: 'status', status: 200, body: '<!doctype html><title>Sign in</title>' });
  assert.equal(errorOf(await postToSlack(call(slack))), 'invalid_response');
});

for (const fault of [{ kind: 'stall' }, { kind: 'rate-limited', retryAfterSeconds: 5 }] as const) {
  test(`an abort ends a call that waits (${fault.kind}) with the reason of the abort`, async (context) => {
    const slack = await start(context);
    slack.answer(fault);
    const abort = new AbortController();
    const pending = postToSlack(call(slack, { signal: abort.signal }));
    setTimeout(() => abort.abort(new Error('cancelled')), 100);
    await assert.rejects(pending, { message: 'cancelled' });
  });
}

const troubles = [{ kind: 'cut' }, { kind: 'status', status: 403, body: 'invalid_token' }] as const;
const doors = [
  ['webhook', call],
  ['token', post],
] as const;

for (const [secret, make] of doors)
  for (const trouble of troubles)
    test(`the ${secret} does not stand in what is said about trouble (${trouble.kind})`, async (context) => {
      const slack = await start(context);
      slack.answer(trouble);
      const said = JSON.stringify(await postToSlack(make(slack)));
      assert.doesNotMatch(said, /loopbackwebhooksecret|loopback-token/);
    });

test('the places of invalid blocks are said', async (context) => {
  const slack = await start(context);
  const blocks = [{ type: 'header', text: { type: 'plain_text', text: 'x'.repeat(151) } }];
  const delivery = await postToSlack(post(slack, { payload: { ...payload, channel: 'deployments', blocks } }));
  assert.equal(errorOf(delivery), 'invalid_blocks');
  assert.match(delivery.sent ? '' : delivery.detail, /must be less than 151 characters/);
});
