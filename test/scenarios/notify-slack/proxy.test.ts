// A CONNECT proxy as the only way out: Slack, PagerDuty and GitHub are public hosts that stand behind it, with certificates.

import assert from 'node:assert/strict';
import test, { type TestContext } from 'node:test';
import { temporaryFolder } from '../../fakes/folder.ts';
import { facts, head } from '../../fakes/messengers/checkout-facts.ts';
import { type Handler, startConnectProxy } from '../../fakes/messengers/connect-proxy.ts';
import { runBundle } from '../../fakes/runner.ts';

const webhook = 'https://hooks.slack.com/services/T0/B0/proxytestsecret';

/** The three hosts; each notes what it is asked. */
async function start(context: TestContext) {
  const asked: string[] = [];
  const note =
    (host: string, status: number, body: (path: string) => unknown): Handler =>
    (request, response) => {
      asked.push(`${host}${(request.url ?? '').replace(/\?.*/, '')}`);
      const answer = body(decodeURIComponent((request.url ?? '').replace(/\?.*/, '')));
      request.resume().on('end', () => {
        response
          .writeHead(answer === undefined ? 404 : status)
          .end(typeof answer === 'string' ? answer : JSON.stringify(answer ?? {}));
      });
    };
  const proxy = await startConnectProxy(context, {
    'hooks.slack.com': note('hooks.slack.com', 200, () => 'ok'),
    'slack.com': note('slack.com', 200, () => ({ ok: true, ts: '1768832640.000001', channel: 'C0DEPLOYS01' })),
    'events.pagerduty.com': note('events.pagerduty.com', 202, () => ({})),
    'api.github.com': note('api.github.com', 200, (path) => facts[path]),
  });
  const run = { GITHUB_SHA: head, GITHUB_ACTOR: 'alice', GITHUB_RUN_ID: '42', GITHUB_EVENT_NAME: 'push' };
  const notify = async (inputs: Readonly<Record<string, string>>, env: Readonly<Record<string, string>> = proxy.env) =>
    await runBundle('notify-slack', {
      workspace: temporaryFolder(context),
      env: { ...run, ...env },
      inputs: { event: 'failed', ...inputs },
    });
  return { asked, proxy, notify };
}

test('all three are reached through the proxy', async (context) => {
  const { asked, proxy, notify } = await start(context);
  const result = await notify({ 'webhook-url': webhook, 'github-token': 'gh-t0ken', 'pagerduty-routing-key': 'R0key' });
  assert.deepEqual(
    [result.outputs['sent'], result.outputs['pagerduty'], result.outputs['error']],
    ['true', 'trigger', ''],
    result.log,
  );
  for (const host of ['hooks.slack.com', 'events.pagerduty.com', 'api.github.com']) {
    assert.ok(proxy.tunnels.includes(`${host}:443`), host);
    assert.ok(
      asked.some((each) => each.startsWith(host)),
      host,
    );
  }
  assert.match(result.outputs['payload'] ?? '', /gift card/);
});

test('so is the Web API', async (context) => {
  const { notify } = await start(context);
  const result = await notify({ token: 'xoxb-x', channel: 'C0DEPLOYS01' });
  assert.deepEqual([result.outputs['sent'], result.outputs['ts']], ['true', '1768832640.000001'], result.log);
});

test('a 407 of the proxy is told as its own, asked once, without its password', async (context) => {
  const { proxy, notify } = await start(context);
  const env = { ...proxy.env, https_proxy: proxy.url.replace('pr0xy-secret', 'wr0ng-secret') };
  const result = await notify({ 'webhook-url': webhook }, env);
  assert.deepEqual([result.exitCode, result.outputs['error'], proxy.tunnels.length], [0, 'proxy', 1]);
  assert.match(result.warnings.join(), /the proxy wants a user name and a password \(407\)[\s\S]*https_proxy/);
  assert.doesNotMatch(result.log, /wr0ng-secret/);
});

test('a 502 of the proxy is tried again', async (context) => {
  const { proxy, notify } = await start(context);
  proxy.refuse(502);
  const result = await notify({ 'webhook-url': webhook });
  assert.deepEqual([result.outputs['sent'], proxy.tunnels.length], ['true', 2], result.log);
});

/** No name has an address: where there is a network, Slack itself would be asked. */
const nowhere = `import dns from 'node:dns';
dns.lookup = (host, options, done = options) => done(Object.assign(new Error('not found: ' + host), { code: 'ENOTFOUND' }));`;

test('no_proxy goes by it, and finds nobody here', async (context) => {
  const { proxy, notify } = await start(context);
  const result = await notify(
    { 'webhook-url': webhook, 'timeout-seconds': '20' },
    {
      ...{ ...proxy.env, no_proxy: 'hooks.slack.com' },
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(nowhere)}`,
    },
  );
  assert.deepEqual([result.exitCode, proxy.tunnels.length], [0, 0]);
  assert.equal(result.outputs['error'], 'unreachable', result.log);
});
