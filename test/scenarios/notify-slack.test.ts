// notify-slack as the runner runs it: the bundle in a child process, Slack and GitHub on loopback.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
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
    version: 'a7f3c92',
    'argocd-url': 'https://argocd.shopfast.example/applications/checkout-service',
  };
  const result = await notify(context, inputs, { event: pushOf('feat: add gift card payment support\n\nbody') });
  assert.equal(result.exitCode, 0, result.log);
  const [message] = slack.messages;
  assert.equal(message?.via, 'webhook');
  assert.equal(
    ((message?.payload ?? {}) as { text: string }).text,
    'New deployment ready for checkout-service · version a7f3c92 · changes: feat: add gift card payment support · ' +
      'OutOfSync, manual sync required: look at the diff in Argo CD, then sync. · ' +
      'Argo CD: https://argocd.shopfast.example/applications/checkout-service',
  );
  assert.deepEqual([result.outputs['sent'], result.outputs['ts'], result.outputs['error']], ['true', '', '']);
  assert.deepEqual(JSON.parse(result.outputs['payload'] ?? ''), message?.payload);
  assert.match(result.summary, /sent\.\n\n### 📦 New deployment ready for checkout-service/);
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
    'error rate\\n0.02 %',
    'p95-ms\\n124',
    'Duration\\n3 min',
    'Deployed by\\nalice',
    'Approved by\\nbob, carol',
  ])
    assert.ok(sent.includes(part), part);
  assert.match(
    sent,
    /argocd\.example\/p\|Argo CD> · <https:\/\/github\.com\/shop\/checkout-service\/pull\/15\|Pull request #15>/,
  );
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
  const shown = blocks.find((block) => block.text?.text.startsWith('Changes'));
  assert.deepEqual(shown?.text, { type: 'plain_text', text: `Changes\n• ${escaped}`, emoji: false });
  assert.ok(text.includes(escaped));
});

test('a failure mentions whom it may and says what to do; a success mentions nobody', async (context) => {
  const slack = await start(context);
  const mention = '@U012AB3CD\n!subteam^S012AB3CD\n!here';
  for (const event of ['failed', 'rolled-back', 'deployed']) {
    const result = await notify(context, {
      ...byWebhook(slack),
      event,
      mention,
      reason: 'error rate 12.3 %',
      'previous-version': '9c1d2e3',
    });
    assert.equal(result.exitCode, 0, result.log);
  }
  const [failed = '', back = '', deployed = ''] = slack.messages.map(({ payload }) => JSON.stringify(payload));
  for (const text of [failed, back]) assert.match(text, /<@U012AB3CD> <!subteam\^S012AB3CD> <!here>.*Action required/);
  assert.match(back, /a7f3c92 failed · error rate 12\.3 % · rolled back to 9c1d2e3/);
  assert.doesNotMatch(deployed, /U012AB3CD|!here/);
});

test('a reply stays in its thread and an update changes the message in place', async (context) => {
  const slack = await start(context);
  const first = await notify(context, { ...byToken(slack), event: 'deploying' });
  const { ts = '', channel = '' } = first.outputs;
  const reply = await notify(context, { ...byToken(slack), event: 'deployed', 'thread-ts': ts });
  const update = await notify(context, { ...byToken(slack), channel, event: 'deployed', 'update-ts': ts });
  assert.deepEqual([reply.outputs['sent'], update.outputs['sent'], update.outputs['ts']], ['true', 'true', ts]);
  assert.deepEqual(
    slack.messages.map(({ via, payload }) => [via, (payload as { thread_ts?: string }).thread_ts]),
    [
      ['chat.postMessage', undefined],
      ['chat.postMessage', ts],
      ['chat.update', undefined],
    ],
  );
});

test('without webhook and token nothing is sent, and the step is green with a notice', async (context) => {
  const result = await notify(context, { event: 'deployed', 'webhook-url': '', token: '' });
  assert.deepEqual([result.exitCode, result.outputs['sent'], result.warnings.length], [0, 'false', 0]);
  assert.match(result.notices.join(), /neither `webhook-url` nor `token` and `channel`/);
  assert.match(result.summary, /nothing sent.*\n\n### ✅ Deployed checkout-service/);
});

test('filters keep a message back with a notice', async (context) => {
  const slack = await start(context);
  const rows: Record<string, string>[] = [
    { events: 'failed\nrolled-back' },
    { environments: 'production', environment: 'staging' },
  ];
  for (const filter of rows) {
    const result = await notify(context, { ...byWebhook(slack), event: 'deployed', ...filter });
    assert.deepEqual([result.exitCode, result.outputs['sent'], result.notices.length], [0, 'false', 1]);
  }
  assert.equal(slack.requests, 0);
});

test('a dry run prints the payload and sends nothing', async (context) => {
  const slack = await start(context);
  const result = await notify(context, { ...byWebhook(slack), event: 'deployed', 'dry-run': 'true' });
  assert.equal(result.exitCode, 0, result.log);
  assert.equal(slack.requests, 0);
  assert.match(result.log, /"text": "Deployed checkout-service/);
  assert.match(result.summary, /dry run: nothing was sent/);
  assert.match(result.outputs['payload'] ?? '', /Deployed checkout-service/);
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
  const late = await notify(context, { ...byWebhook(slack), event: 'deployed', 'timeout-seconds': '5' });
  assert.deepEqual([late.exitCode, late.outputs['error']], [0, 'rate_limited']);
});

test('a Slack that takes the message and never answers is told of once', async (context) => {
  const slack = await start(context);
  slack.answer({ kind: 'stall', delivered: true });
  const result = await notify(context, { ...byWebhook(slack), event: 'deployed', 'timeout-seconds': '1' });
  assert.deepEqual([result.exitCode, result.outputs['error'], slack.messages.length], [0, 'outcome_unknown', 1]);
});

test('webhook and token stand in no log, summary, output or error, whatever happens', async (context) => {
  const slack = await start(context);
  const doors = [byWebhook(slack), byToken(slack), { 'webhook-url': slack.webhookUrl.replace('http:', 'ftp:') }];
  for (const door of doors) {
    for (const fault of ['none', 'cut', 'refused'] as const) {
      if (fault === 'cut') slack.answer({ kind: 'cut' });
      if (fault === 'refused') slack.answer({ kind: 'status', status: 403, body: 'invalid_token' });
      const secrets = `${slack.webhookUrl} loopbackwebhooksecret ${slackToken}`;
      const result = await notify(context, {
        ...door,
        event: 'failed',
        reason: 'webhook-url' in door ? secrets.replace(slackToken, '') : slackToken,
        version: 'v1',
      });
      const masked = result.log.replace(/^::add-mask::.*$/gm, '');
      assert.doesNotMatch(
        `${masked}${result.summary}${JSON.stringify(result.outputs)}`,
        /loopbackwebhooksecret|xoxb-loopback/,
      );
    }
  }
  assert.doesNotMatch(JSON.stringify(slack.messages), /loopbackwebhooksecret|xoxb-loopback/);
});

test('bad inputs are all reported at once, before anything is asked or sent', async (context) => {
  const slack = await start(context);
  const inputs = {
    ...byWebhook(slack),
    event: 'deployd',
    url: 'staging.shop.example',
    mention: '!everyone',
    'thread-ts': '1',
  };
  const result = await notify(context, inputs);
  assert.equal(result.exitCode, 1);
  const said = result.errors.join('\n');
  for (const part of [
    /"deployd" is not one of[\s\S]*`deployed`/,
    /`url`: "staging\.shop\.example"/,
    /"!everyone"/,
    /`thread-ts` needs a token/,
  ])
    assert.match(said, part);
  assert.equal(slack.requests, 0);
});

test('a cancelled step stops waiting for Slack', async (context) => {
  const slack = await start(context);
  slack.answer({ kind: 'stall' });
  const step = { workspace: temporaryFolder(context), env: runEnv, inputs: { ...byWebhook(slack), event: 'deployed' } };
  const { child, finished } = startBundle('notify-slack', step);
  const waiting = setInterval(() => {
    if (slack.requests > 0) child.kill('SIGINT');
  }, 20);
  context.after(() => clearInterval(waiting));
  const result = await finished;
  assert.equal(result.exitCode, 1);
  assert.match(result.errors.join(), /cancelled/);
});

/** A GitHub that knows one comparison, one pull request and its review; `broken` answers 500 to everything. */
async function startGitHub(context: TestContext, broken = false): Promise<{ url: string; asked: string[] }> {
  const asked: string[] = [];
  const answers: Readonly<Record<string, unknown>> = {
    '/repos/shop/checkout-service/compare/9c1d2e3...a7f3c92': {
      html_url: 'https://github.com/shop/checkout-service/compare/9c1d2e3...a7f3c92',
      commits: [
        { commit: { message: 'fix: one' }, parents: [{}] },
        { commit: { message: `${evil}\n\nbody` }, parents: [{}] },
      ],
    },
    '/repos/shop/checkout-service/commits/a7f3c92/pulls': [
      { number: 15, merged_at: '2026-01-19T14:23:45Z', html_url: 'https://github.com/shop/checkout-service/pull/15' },
    ],
    '/repos/shop/checkout-service/pulls/15/reviews': [{ user: { login: 'bob' }, state: 'APPROVED' }],
  };
  const server = createServer((request, response) => {
    const path = (request.url ?? '').replace(/\?.*$/, '');
    asked.push(path);
    const answer = broken ? undefined : answers[path];
    response.writeHead(broken ? 500 : answer === undefined ? 404 : 200, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify(answer ?? { message: 'trouble' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  context.after(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

test('with a GitHub token the commits, the pull request and its approvers are gathered', async (context) => {
  const [slack, github] = [await start(context), await startGitHub(context)];
  const inputs = {
    ...byWebhook(slack),
    event: 'deployed',
    version: 'a7f3c92',
    'previous-version': '9c1d2e3',
    'github-token': 'gh-t0ken',
  };
  const result = await notify(context, inputs, { env: { ...runEnv, GITHUB_API_URL: github.url } });
  assert.equal(result.exitCode, 0, result.log);
  const sent = JSON.stringify(slack.messages[0]?.payload);
  assert.ok(sent.includes(JSON.stringify(`• ${escaped}\n• fix: one`).slice(1, -1)), sent);
  assert.match(sent, /Approved by\\nbob/);
  assert.match(sent, /pull\/15\|Pull request #15>.*compare\/9c1d2e3\.\.\.a7f3c92\|Changes>/);
  assert.equal(github.asked.length, 3);
});

test("GitHub's trouble leaves the facts out and the message goes, with a notice each", async (context) => {
  const [slack, github] = [await start(context), await startGitHub(context, true)];
  const inputs = {
    ...byWebhook(slack),
    event: 'deployed',
    version: 'a7f3c92',
    'previous-version': '9c1d2e3',
    'github-token': 'gh-t0ken',
  };
  const result = await notify(context, inputs, {
    env: { ...runEnv, GITHUB_API_URL: github.url },
    event: pushOf('fix: from the event'),
  });
  assert.deepEqual([result.exitCode, result.outputs['sent'], result.notices.length], [0, 'true', 2], result.log);
  assert.match(JSON.stringify(slack.messages[0]?.payload), /• fix: from the event/);
});
