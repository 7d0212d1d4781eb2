// notify-slack and PagerDuty: the bundle in a child process, Slack and PagerDuty on loopback. Neither one's trouble stops the other.

import assert from 'node:assert/strict';
import test, { type TestContext } from 'node:test';
import { temporaryFolder } from '../../fakes/folder.ts';
import { type PagerDuty, routingKey, startPagerDuty } from '../../fakes/messengers/pagerduty.ts';
import { runBundle, type StepResult } from '../../fakes/runner.ts';
import { type Slack, startSlack } from '../../fakes/slack.ts';
import { slowness } from '../../fakes/slowness.ts';

interface World {
  readonly slack: Slack;
  readonly pagerduty: PagerDuty;
  notify(inputs: Readonly<Record<string, string>>): Promise<StepResult>;
}

async function start(context: TestContext): Promise<World> {
  const slack = await startSlack();
  context.after(() => slack.close());
  const pagerduty = await startPagerDuty(context);
  const workspace = temporaryFolder(context);
  const env = { GITHUB_SHA: 'a'.repeat(40), GITHUB_ACTOR: 'alice', GITHUB_RUN_ID: '42', GITHUB_EVENT_NAME: 'push' };
  const doors = {
    'webhook-url': slack.webhookUrl,
    'pagerduty-routing-key': routingKey,
    'pagerduty-url': pagerduty.url,
  };
  const notify = async (inputs: Readonly<Record<string, string>>) =>
    await runBundle('notify-slack', { workspace, env, inputs: { ...doors, environment: 'production', ...inputs } });
  return { slack, pagerduty, notify };
}

const back = { event: 'rolled-back', version: 'v2.4.1', 'previous-version': 'v2.3.9' };

test('a failure pages, and the next deployment ends it and is recorded', async (context) => {
  const { pagerduty, notify } = await start(context);
  const failed = await notify({
    event: 'failed',
    explanation: 'check "pay": expected 200, got 500',
    links: 'Runbook: https://wiki.example/pay',
  });
  assert.equal(failed.outputs['pagerduty'], 'trigger', failed.log);
  assert.deepEqual([...pagerduty.open], ['ship-actions/checkout-service/production']);
  assert.match(
    JSON.stringify(pagerduty.events[0]?.body),
    /expected 200, got 500.*"href":"https:\/\/wiki\.example\/pay"/,
  );

  const deployed = await notify({ event: 'deployed' });
  assert.equal(deployed.outputs['pagerduty'], 'resolve\nchange');
  assert.deepEqual([...pagerduty.open], []);
});

test('a roll-back stays open until it is proven to serve', async (context) => {
  const { pagerduty, notify } = await start(context);
  await notify(back);
  assert.equal(pagerduty.open.size, 1);
  await notify({ ...back, 'serving-version': 'v2.4.1' });
  assert.equal(pagerduty.open.size, 1);
  await notify({ ...back, 'serving-version': 'v2.3.9' });
  assert.equal(pagerduty.open.size, 0);
});

test('a deployment whose new version does not answer ends no incident', async (context) => {
  const { pagerduty, notify } = await start(context);
  await notify({ event: 'failed' });
  await notify({ event: 'deployed', version: 'v2', 'serving-version': 'v1' });
  assert.equal(pagerduty.open.size, 1);
});

for (const event of ['ready', 'deploying', 'cancelled', 'blocked']) {
  test(`${event} says nothing to PagerDuty`, async (context) => {
    const { pagerduty, notify } = await start(context);
    const result = await notify({ event });
    assert.deepEqual([pagerduty.requests, result.outputs['pagerduty'], result.outputs['sent']], [0, '', 'true']);
  });
}

test("PagerDuty's trouble is a warning, and Slack is told", async (context) => {
  const { pagerduty, slack, notify } = await start(context);
  for (let count = 0; count < 4; count++) pagerduty.answer({ kind: 'status', status: 500 });
  const result = await notify({ event: 'failed' });
  assert.deepEqual(
    [result.exitCode, result.outputs['sent'], result.outputs['pagerduty-error']],
    [0, 'true', 'http_500'],
  );
  assert.deepEqual([slack.messages.length, result.warnings.length], [1, 1]);
});

test("Slack's trouble is a warning, and PagerDuty is told", async (context) => {
  const { pagerduty, slack, notify } = await start(context);
  slack.answer({ kind: 'stall' });
  slack.answer({ kind: 'stall' });
  const result = await notify({ event: 'failed', 'timeout-seconds': '6' });
  assert.deepEqual([result.exitCode, result.outputs['sent'], result.outputs['pagerduty']], [0, 'false', 'trigger']);
  assert.equal(pagerduty.open.size, 1);
  assert.ok(result.milliseconds < 12_000 * slowness());
});

test('a PagerDuty that never answers ends with the time, and Slack is told', async (context) => {
  const { pagerduty, slack, notify } = await start(context);
  for (let count = 0; count < 9; count++) pagerduty.answer({ kind: 'stall' });
  const result = await notify({ ...back, 'serving-version': 'v2.3.9', 'timeout-seconds': '5' });
  assert.deepEqual([result.exitCode, result.outputs['sent'], slack.messages.length], [0, 'true', 1], result.log);
  assert.match(result.outputs['pagerduty-error'] ?? '', /outcome_unknown|timeout/);
  assert.ok(result.milliseconds < 10_000 * slowness(), String(result.milliseconds));
});

test('PagerDuty alone, without any way to Slack', async (context) => {
  const { pagerduty, notify } = await start(context);
  const result = await notify({ event: 'failed', 'webhook-url': '' });
  assert.deepEqual(
    [result.exitCode, result.outputs['sent'], pagerduty.open.size, result.notices.length],
    [0, 'false', 1, 1],
  );
});

test('the filter of events is for Slack: an incident must end, too', async (context) => {
  const { pagerduty, slack, notify } = await start(context);
  const events = 'failed';
  await notify({ event: 'failed', events });
  const result = await notify({ event: 'deployed', events });
  assert.deepEqual([slack.messages.length, pagerduty.open.size, result.outputs['sent']], [1, 0, 'false']);
});

test('the filter of environments is for both', async (context) => {
  const { pagerduty, slack, notify } = await start(context);
  await notify({ event: 'failed', environment: 'staging', environments: 'production' });
  assert.deepEqual([slack.requests, pagerduty.requests], [0, 0]);
});

test('a dry run prints both payloads and sends neither', async (context) => {
  const { pagerduty, slack, notify } = await start(context);
  const result = await notify({ event: 'failed', 'dry-run': 'true' });
  assert.deepEqual([slack.requests, pagerduty.requests], [0, 0]);
  assert.match(result.log, /Events for PagerDuty: 1[\s\S]*"event_action": "trigger"/);
});

test('fail-on-error is for PagerDuty, too', async (context) => {
  const { notify } = await start(context);
  const result = await notify({
    event: 'failed',
    'pagerduty-routing-key': 'R0wrongsecretkey',
    'fail-on-error': 'true',
  });
  assert.deepEqual([result.exitCode, result.outputs['pagerduty-error']], [1, 'invalid_key']);
  assert.match(result.errors.join(), /pagerduty_not_told[\s\S]*integration key/);
});

for (const [trouble, fault] of [
  ['no trouble', undefined],
  ['a refusal', { kind: 'status', status: 400 }],
] as const)
  test(`the routing key stands in no log, summary, output or message: ${trouble}`, async (context) => {
    const { pagerduty, slack, notify } = await start(context);
    if (fault !== undefined) pagerduty.answer(fault);
    const result = await notify({ event: 'failed', reason: `key ${routingKey}` });
    const said = result.log.replace(/^::add-mask::.*$/gm, '');
    const rest = [result.summary, JSON.stringify(result.outputs), JSON.stringify(slack.messages)];
    assert.ok(![said, ...rest].join('\n').includes(routingKey));
  });
