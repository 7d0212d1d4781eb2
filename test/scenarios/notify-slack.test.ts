// notify-slack as the runner runs it: the bundle in a child process, Slack and GitHub on loopback.

import assert from 'node:assert/strict';
import test, { type TestContext } from 'node:test';
import { temporaryFolder, writeFiles } from '../fakes/folder.ts';
import { runBundle, type Step, type StepResult, startBundle } from '../fakes/runner.ts';
import { type Slack, slackToken, startSlack } from '../fakes/slack.ts';

const evil = '<!channel> *x* <https://evil|y> & "z"';
const escaped = '&lt;!channel&gt; *x* &lt;https://evil|y&gt; &amp; "z"';
const sha = 'a7f3c92d0b1c4e5f6a7b8c9d0e1f2a3b4c5d6e7f';
const runEnv = {
  GITHUB_SHA: sha,
  GITHUB_ACTOR: 'alice',
  GITHUB_RUN_ID: '42',
  GITHUB_REF: 'refs/heads/main',
  GITHUB_EVENT_NAME: 'push',
};
const pushOf = (message: string) => ({ head_commit: { message } });

async function start(context: TestContext): Promise<Slack> {
  const slack = await startSlack();
  context.after(() => slack.close());
  return slack;
}

const notify = async (context: TestContext, inputs: Step['inputs'], more: Partial<Step> = {}): Promise<StepResult> =>
  await runBundle('notify-slack', { workspace: temporaryFolder(context), env: runEnv, inputs: inputs ?? {}, ...more });

const byWebhook = (slack: Slack) => ({ 'webhook-url': slack.webhookUrl });
const byToken = (slack: Slack) => ({ token: slackToken, channel: '#deployments', 'api-url': slack.apiUrl });

test('a person is told that a deployment is ready, with the change, the state and the link', async (context) => {
  const slack = await start(context);
  const inputs = {
    ...byWebhook(slack),
    event: 'ready',
    sync: 'manual',
    environment: 'production',
    image: 'r.example/shopfast-checkout-service:a7f3c92',
    'argocd-url': 'https://argocd.shopfast.example/applications/checkout-service',
  };
  const result = await notify(context, inputs, { event: pushOf('feat: add gift card payment support\n\nbody') });
  assert.equal(result.exitCode, 0, result.log);
  const [message] = slack.messages;
  assert.equal(message?.via, 'webhook');
  assert.equal(
    ((message?.payload ?? {}) as { text: string }).text,
    '📦 READY: checkout-service for production a7f3c92 · OutOfSync: look at the diff in Argo CD, then sync · ' +
      'feat: add gift card payment support',
  );
  assert.match(
    JSON.stringify(message?.payload),
    /"url":"https:\/\/argocd\.shopfast\.example\/applications\/checkout-service"/,
  );
  assert.deepEqual([result.outputs['sent'], result.outputs['ts'], result.outputs['error']], ['true', '', '']);
  assert.deepEqual(JSON.parse(result.outputs['payload'] ?? ''), message?.payload);
  assert.match(result.summary, /sent\. {2}\n\n### 📦 READY: checkout-service for production/);
});

test('after the deployment its figures are announced, taken from the config file and the metrics of another step', async (context) => {
  const slack = await start(context);
  const workspace = temporaryFolder(context);
  writeFiles(workspace, {
    '.github/ship.yml':
      'service: checkout-service\nnotify-slack: {channel: "#deployments"}\n' +
      'environments:\n  production:\n    notify-slack: {argocd-url: "https://argocd.example/p"}\n',
  });
  const inputs = {
    token: slackToken,
    'api-url': slack.apiUrl,
    event: 'deployed',
    environment: 'production',
    metrics: '{"error rate": "0.02 %", "p95-ms": 124}',
    'duration-seconds': '180',
    'approved-by': 'bob, carol',
    'pull-request-url': 'https://github.com/shop/checkout-service/pull/15',
  };
  const result = await notify(context, inputs, { workspace });
  assert.equal(result.exitCode, 0, result.log);
  const sent = JSON.stringify(slack.messages[0]?.payload);
  for (const part of [
    'error rate 0.02 % · p95-ms 124',
    'Duration\\n3 min',
    'Deployed by\\nalice',
    'Approved by\\nbob, carol',
  ])
    assert.ok(sent.includes(part), part);
  assert.match(sent, /"text":"Argo CD"[^}]*\}[^}]*argocd\.example\/p.*"text":"Pull request #15"/);
  assert.deepEqual([result.outputs['ts'], result.outputs['channel']], ['1768832640.000001', 'C0DEPLOYS01']);
});

test('a hostile commit message arrives as plain text', async (context) => {
  const slack = await start(context);
  const result = await notify(context, { ...byWebhook(slack), event: 'ready' }, { event: pushOf(evil) });
  assert.equal(result.exitCode, 0, result.log);
  const { blocks, text } = (slack.messages[0]?.payload ?? {}) as {
    blocks: { text?: { type: string; text: string } }[];
    text: string;
  };
  const texts = JSON.stringify(blocks);
  assert.ok(texts.includes(JSON.stringify({ type: 'plain_text', text: escaped, emoji: false })));
  assert.ok(text.includes(escaped));
});

/** The message of an event for which people may be woken. */
async function wakeFor(context: TestContext, event: string): Promise<string> {
  const slack = await start(context);
  const result = await notify(context, {
    ...byWebhook(slack),
    event,
    mention: '@U012AB3CD\n!subteam^S012AB3CD\n!here',
    reason: 'error rate 12.3 %',
    'previous-version': '9c1d2e3',
  });
  assert.equal(result.exitCode, 0, result.log);
  return JSON.stringify(slack.messages[0]?.payload);
}

const woken = /<@U012AB3CD> <!subteam\^S012AB3CD> <!here>.*Action required/;

test('a failure mentions whom it may and says what to do', async (context) => {
  assert.match(await wakeFor(context, 'failed'), woken);
});

test('so does a roll-back, which says where it leads and why', async (context) => {
  const said = await wakeFor(context, 'rolled-back');
  assert.match(said, woken);
  assert.match(said, /ROLL-BACK COMMITTED to 9c1d2e3: checkout-service \(a7f3c92 failed\)/);
  assert.match(said, /Why\\nerror rate 12\.3 %/);
});

test('a success mentions nobody', async (context) => {
  assert.doesNotMatch(await wakeFor(context, 'deployed'), /U012AB3CD|!here/);
});

test('a reply stays in its thread and an update changes the message in place', async (context) => {
  const slack = await start(context);
  const first = await notify(context, { ...byToken(slack), event: 'deploying' });
  const { ts = '', channel = '' } = first.outputs;
  const reply = await notify(context, { ...byToken(slack), event: 'deployed', 'thread-ts': ts });
  const update = await notify(context, { ...byToken(slack), channel, event: 'deployed', 'update-ts': ts });
  assert.deepEqual([reply.outputs['sent'], update.outputs['sent'], update.outputs['ts']], ['true', 'true', ts]);
  assert.deepEqual(waysOf(slack), [
    ['chat.postMessage', undefined, undefined],
    ['chat.postMessage', ts, undefined],
    ['chat.update', undefined, undefined],
  ]);
});

/** How each message went: method, thread, shown in the channel. */
const waysOf = (slack: Slack) =>
  slack.messages.map(({ via, payload }) => {
    const { thread_ts: thread, reply_broadcast: broadcast } = payload as {
      thread_ts?: string;
      reply_broadcast?: boolean;
    };
    return [via, thread, broadcast];
  });

test('a red event changes its card and pings anew in its thread, shown in the channel', async (context) => {
  const slack = await start(context);
  const first = await notify(context, { ...byToken(slack), event: 'deploying' });
  const { ts = '', channel = '' } = first.outputs;
  const red = await notify(context, { ...byToken(slack), channel, event: 'failed', 'update-ts': ts, mention: '!here' });
  assert.deepEqual([red.outputs['sent'], red.outputs['ts'], red.outputs['channel']], ['true', ts, channel], red.log);
  assert.deepEqual(waysOf(slack).slice(1), [
    ['chat.update', undefined, undefined],
    ['chat.postMessage', ts, true],
  ]);
  const [, card = '', alarm = ''] = slack.messages.map(({ payload }) => JSON.stringify(payload));
  assert.doesNotMatch(card, /<!here>/);
  assert.match(alarm, /<!here>/);
});

test('a card that is gone is posted anew, and its new ts is told', async (context) => {
  const slack = await start(context);
  const first = await notify(context, { ...byToken(slack), event: 'deploying' });
  const { ts = '', channel = '' } = first.outputs;
  slack.forget(channel, ts);
  const again = await notify(context, { ...byToken(slack), channel, event: 'deployed', 'update-ts': ts });
  assert.deepEqual([again.outputs['sent'], again.outputs['error'], again.exitCode], ['true', '', 0], again.log);
  assert.notEqual(again.outputs['ts'], '');
  assert.deepEqual(waysOf(slack).at(-1), ['chat.postMessage', undefined, undefined]);
  assert.match(again.warnings.join(), /gone or closed/);
});

test('several channels are told apart in the outputs, and one that fails keeps its place', async (context) => {
  const slack = await start(context);
  const both = { ...byToken(slack), channel: '#deployments\n#nowhere\n#incidents' };
  const result = await notify(context, { ...both, event: 'deploying' });
  assert.deepEqual([result.exitCode, result.outputs['sent']], [0, 'false']);
  assert.equal(result.outputs['channel'], 'C0DEPLOYS01\n#nowhere\nC0INCIDENT1');
  assert.match(result.outputs['ts'] ?? '', /^[\d.]+\n-\n[\d.]+$/);
  assert.equal(result.outputs['error'], '#nowhere: channel_not_found');
  assert.equal(result.warnings.length, 1);

  const { ts = '', channel = '' } = result.outputs;
  const update = await notify(context, {
    ...both,
    channel: channel.replace('#nowhere', 'C0NOWHERE1'),
    'update-ts': ts,
    event: 'deployed',
  });
  assert.deepEqual(update.outputs['ts'], ts);
  assert.equal(update.outputs['error'], 'C0NOWHERE1: channel_not_found');
});

test('refused blocks become plain text, with a warning', async (context) => {
  const slack = await start(context);
  slack.answer({ kind: 'error', error: 'invalid_blocks' });
  const result = await notify(context, { ...byToken(slack), event: 'failed', mention: '!here', reason: 'it *broke*' });
  assert.deepEqual([result.outputs['sent'], result.outputs['error']], ['true', ''], result.log);
  const [message] = slack.messages;
  assert.match(JSON.stringify(message?.payload), /"text":"<!here>\\n❌ FAILED: checkout-service.*it \*\u200bbroke/);
  assert.match(result.warnings.join(), /refused the blocks/);
});

test('an alarm that no channel takes goes by the webhook, when there is one', async (context) => {
  const slack = await start(context);
  const both = { ...byToken(slack), ...byWebhook(slack), channel: '#nowhere' };
  const red = await notify(context, { ...both, event: 'failed' });
  assert.deepEqual(
    [red.exitCode, red.outputs['sent'], red.outputs['error']],
    [0, 'true', 'channel_not_found'],
    red.log,
  );
  assert.equal(slack.messages.at(-1)?.via, 'webhook');
  const green = await notify(context, { ...both, event: 'deployed' });
  assert.deepEqual([green.outputs['sent'], slack.messages.length], ['false', 1]);
});

test('users turns the people of a red event into mentions, and of no other', async (context) => {
  const slack = await start(context);
  const users = 'Alice: U0ALICE01\ndana: U0DANA001\nbob: U0BOB0001';
  const env = { ...runEnv, GITHUB_TRIGGERING_ACTOR: 'dana' };
  for (const event of ['failed', 'deployed']) await notify(context, { ...byToken(slack), event, users }, { env });
  const [red = '', green = ''] = slack.messages.map(({ payload }) => JSON.stringify(payload));
  assert.match(red, /<@U0DANA001> <@U0ALICE01>/);
  assert.match(red, /Started by\\ndana \(again, run of alice\)/);
  assert.doesNotMatch(`${red}${green}`, /U0BOB/);
  assert.doesNotMatch(green, /U0DANA|U0ALICE/);
});

test('a webhook says once that it can neither reply nor change, and sends', async (context) => {
  const slack = await start(context);
  const result = await notify(context, { ...byWebhook(slack), event: 'deployed', 'update-ts': '1768832640.000001' });
  assert.deepEqual([result.outputs['sent'], result.notices.length], ['true', 1], result.log);
  assert.match(result.notices.join(), /can neither reply nor change/);
});

test('a message that the filter keeps back needs no door', async (context) => {
  const inputs = { 'webhook-url': 'https://evil.example/x', event: 'deployed', events: 'failed' };
  const result = await notify(context, inputs);
  assert.deepEqual([result.outputs['error'], result.warnings.length, result.notices.length], ['', 0, 1], result.log);
});

test('a token that cannot be used is told, though the webhook took its place', async (context) => {
  const slack = await start(context);
  const result = await notify(context, { ...byWebhook(slack), token: 'xoxb bad', channel: '#a', event: 'deployed' });
  assert.deepEqual([result.outputs['sent'], result.warnings.length], ['true', 1], result.log);
  assert.match(result.warnings.join(), /token_invalid/);
});

test('a scope that is missing is named', async (context) => {
  const slack = await start(context);
  slack.answer({ kind: 'error', error: 'missing_scope', needed: 'chat:write.public' });
  const result = await notify(context, { ...byToken(slack), event: 'deployed' });
  assert.match(result.warnings.join(), /missing_scope[\s\S]*scope chat:write\.public/);
});

test('a server that only says 500 is asked twice, and the step ends green in time', async (context) => {
  const slack = await start(context);
  for (let count = 0; count < 9; count++) slack.answer({ kind: 'status', status: 500 });
  const result = await notify(context, { ...byWebhook(slack), event: 'deployed' });
  assert.deepEqual([result.exitCode, result.outputs['error'], slack.requests], [0, 'http_500', 2]);
});

test('an alarm whose answer is lost is sent once more, another message is not', async (context) => {
  const slack = await start(context);
  slack.answer({ kind: 'cut', delivered: true });
  await notify(context, { ...byWebhook(slack), event: 'deployed' });
  assert.equal(slack.messages.length, 1);
  slack.answer({ kind: 'cut' });
  const red = await notify(context, { ...byWebhook(slack), event: 'failed' });
  assert.deepEqual([red.outputs['sent'], slack.messages.length], ['true', 2]);
});

test('without webhook and token nothing is sent, and the step is green with a notice', async (context) => {
  const result = await notify(context, { event: 'deployed', 'webhook-url': '', token: '' });
  assert.deepEqual([result.exitCode, result.outputs['sent'], result.warnings.length], [0, 'false', 0]);
  assert.match(result.notices.join(), /neither `webhook-url` nor `token` and `channel`/);
  assert.match(result.summary, /nothing sent.*\n\n### ☑️ DEPLOYED, VERSION NOT MEASURED: checkout-service/);
});

for (const filter of [{ events: 'failed\nrolled-back' }, { environments: 'production', environment: 'staging' }]) {
  test(`the filter ${JSON.stringify(filter)} keeps a message back with a notice`, async (context) => {
    const slack = await start(context);
    const result = await notify(context, { ...byWebhook(slack), event: 'deployed', ...filter } as Record<
      string,
      string
    >);
    assert.deepEqual([result.exitCode, result.outputs['sent'], result.notices.length], [0, 'false', 1]);
    assert.equal(slack.requests, 0);
  });
}

test('a dry run prints the payload and sends nothing', async (context) => {
  const slack = await start(context);
  const result = await notify(context, { ...byWebhook(slack), event: 'deployed', 'dry-run': 'true' });
  assert.equal(result.exitCode, 0, result.log);
  assert.equal(slack.requests, 0);
  assert.match(result.log, /"text": "☑️ DEPLOYED, VERSION NOT MEASURED: checkout-service/);
  assert.match(result.summary, /dry run: nothing was sent/);
  assert.match(result.outputs['payload'] ?? '', /DEPLOYED, VERSION NOT MEASURED: checkout-service/);
});

test("Slack's trouble is a warning with Slack's code, and red only with fail-on-error", async (context) => {
  const slack = await start(context);
  slack.answer({ kind: 'error', error: 'not_in_channel' });
  const green = await notify(context, { ...byToken(slack), event: 'deployed' });
  assert.deepEqual([green.exitCode, green.outputs['sent'], green.outputs['error']], [0, 'false', 'not_in_channel']);
  assert.match(green.warnings.join(), /not_in_channel[\s\S]*\/invite @app/);
  slack.answer({ kind: 'error', error: 'not_in_channel' });
  const red = await notify(context, { ...byToken(slack), event: 'deployed', 'fail-on-error': 'true' });
  assert.deepEqual([red.exitCode, red.outputs['error']], [1, 'not_in_channel']);
  assert.match(red.errors.join(), /slack_not_sent/);
});

test('a rate limit is waited out; one longer than the step may take is not', async (context) => {
  const slack = await start(context);
  slack.answer({ kind: 'rate-limited', retryAfterSeconds: 1 });
  const patient = await notify(context, { ...byWebhook(slack), event: 'deployed' });
  assert.equal(patient.outputs['sent'], 'true', patient.log);
  slack.answer({ kind: 'rate-limited', retryAfterSeconds: 120 });
  const late = await notify(context, { ...byWebhook(slack), event: 'deployed', 'timeout-seconds': '30' });
  assert.deepEqual([late.exitCode, late.outputs['error']], [0, 'rate_limited']);
});

test('a Slack that takes the message and never answers is told of once', async (context) => {
  const slack = await start(context);
  slack.answer({ kind: 'stall', delivered: true });
  const result = await notify(context, { ...byWebhook(slack), event: 'deployed', 'timeout-seconds': '5' });
  assert.deepEqual([result.exitCode, result.outputs['error'], slack.messages.length], [0, 'outcome_unknown', 1]);
});

const leaky = (slack: Slack) => ({
  webhook: { inputs: byWebhook(slack), reason: `${slack.webhookUrl} loopbackwebhooksecret` },
  token: { inputs: byToken(slack), reason: slackToken },
  'broken webhook': {
    inputs: { 'webhook-url': slack.webhookUrl.replace('http:', 'ftp:') },
    reason: `${slack.webhookUrl} loopbackwebhooksecret`,
  },
});

for (const door of ['webhook', 'token', 'broken webhook'] as const)
  for (const [trouble, fault] of [
    ['no trouble', undefined],
    ['a cut', { kind: 'cut' }],
    ['a refusal', { kind: 'status', status: 403, body: 'invalid_token' }],
  ] as const)
    test(`the secret of a ${door} stands in no log, summary, output or message: ${trouble}`, async (context) => {
      const slack = await start(context);
      if (fault !== undefined) slack.answer(fault);
      const { inputs, reason } = leaky(slack)[door];
      const result = await notify(context, { ...inputs, event: 'failed', reason, version: 'v1' });
      const said = result.log.replace(/^::add-mask::.*$/gm, '');
      const rest = [result.summary, JSON.stringify(result.outputs), JSON.stringify(slack.messages)];
      assert.doesNotMatch([said, ...rest].join('\n'), /loopbackwebhooksecret|xoxb-loopback/);
    });

test('bad inputs are all reported at once, before anything is asked or sent', async (context) => {
  const slack = await start(context);
  const inputs = {
    ...byToken(slack),
    event: 'deployed',
    url: 'staging.shop.example',
    metrics: 'latency: {p95: 1}',
    'thread-ts': '1',
    'duration-seconds': '3 minutes',
    sync: 'manuall',
  };
  const result = await notify(context, inputs);
  assert.equal(result.exitCode, 1);
  const said = result.errors.join('\n');
  for (const part of [
    /`url`: "staging\.shop\.example"/,
    /`metrics`: `latency` is a map/,
    /`thread-ts`: "1"/,
    /`duration-seconds`: "3 minutes"/,
    /`sync`: "manuall"[\s\S]*`manual`/,
  ])
    assert.match(said, part);
  assert.equal(slack.requests, 0);
});

test('the same on a red event is left out with a warning each, and the alarm goes out', async (context) => {
  const slack = await start(context);
  const inputs = {
    ...byToken(slack),
    event: 'failed',
    url: 'staging.shop.example',
    metrics: 'latency: {p95: 1}\nerror rate: 12.3 %',
    links: 'Runbook: wiki',
    'thread-ts': '1',
    'duration-seconds': '3 minutes',
    mention: '!here\n!everyone',
  };
  const result = await notify(context, inputs);
  assert.deepEqual([result.exitCode, result.outputs['sent'], result.warnings.length], [0, 'true', 6], result.log);
  const sent = JSON.stringify(slack.messages[0]?.payload);
  assert.match(sent, /<!here>.*error rate 12\.3 %/);
  assert.doesNotMatch(sent, /latency|everyone|wiki/);
});

test('a word that is no event fails by name, with the event that is meant', async (context) => {
  const slack = await start(context);
  const result = await notify(context, { ...byWebhook(slack), event: 'failure' });
  assert.equal(result.exitCode, 1);
  assert.match(result.errors.join(), /"failure" is not one of[\s\S]*`event: failed`/);
  assert.equal(slack.requests, 0);
});

const badDoors: readonly [title: string, webhook: string, error: string][] = [
  ['a malformed webhook', 'hooks.slack.com/services/T0/B0/malformedsecret', 'webhook_url_invalid'],
  ['a webhook on another host', 'https://hooks.evil.example/services/T0/B0/malformedsecret', 'webhook_host_unknown'],
  ['a Workflow Builder trigger', 'https://hooks.slack.com/triggers/T0/1/malformedsecret', 'webhook_is_trigger'],
];

for (const [title, webhook, error] of badDoors) {
  test(`${title} is trouble of Slack's kind: a warning, green, and red only with fail-on-error`, async (context) => {
    const green = await notify(context, { 'webhook-url': webhook, event: 'deployed' });
    assert.deepEqual(
      [green.exitCode, green.outputs['sent'], green.outputs['error'], green.warnings.length],
      [0, 'false', error, 1],
    );
    const red = await notify(context, { 'webhook-url': webhook, event: 'deployed', 'fail-on-error': 'true' });
    assert.deepEqual([red.exitCode, red.outputs['error']], [1, error]);
    const said = [green, red].map(({ log }) => log.replace(/^::add-mask::.*$/gm, '')).join();
    assert.doesNotMatch(said, /malformedsecret/);
  });
}

test('a cancelled step stops waiting for Slack', async (context) => {
  const slack = await start(context);
  slack.answer({ kind: 'stall' });
  const step = { workspace: temporaryFolder(context), env: runEnv, inputs: { ...byWebhook(slack), event: 'deployed' } };
  const { child, finished } = startBundle('notify-slack', step);
  const waiting = setInterval(() => {
    if (slack.requests === 0) return;
    clearInterval(waiting);
    child.kill('SIGINT');
  }, 20);
  context.after(() => clearInterval(waiting));
  const result = await finished;
  assert.equal(result.exitCode, 1);
  assert.match(
    result.errors.join(),
    /cancelled \(SIGINT\) while the message was on its way: it may have arrived[\s\S]*fix: .*channel/,
  );
});
