// Tests of what a preflight asks of notify-slack, against a Slack and a GitHub on loopback. No message arrives.

import assert from 'node:assert/strict';
import test, { type TestContext } from 'node:test';
import { stage } from '../../src/ship/stages/notify-slack.ts';
import { askAll } from '../fakes/questions.ts';
import { slackToken, startSlack } from '../fakes/slack.ts';
import { json, serve } from '../fakes/smoke-service.ts';

async function slackOf(t: TestContext) {
  const slack = await startSlack();
  t.after(() => slack.close());
  const ask = async (given: Readonly<Record<string, string>>): Promise<string> => {
    const answers = await askAll(stage, { event: 'deployed', version: 'v1', 'api-url': slack.apiUrl, ...given });
    assert.deepEqual(slack.messages, []);
    return answers['channel'] ?? '';
  };
  return { slack, ask };
}

test('a webhook that takes messages is known by an empty one, which is refused', async (t) => {
  const { slack, ask } = await slackOf(t);
  assert.equal(await ask({ 'webhook-url': slack.webhookUrl }), 'the webhook takes messages');
});

test('a webhook that was revoked is missing', async (t) => {
  const { slack, ask } = await slackOf(t);
  assert.match(await ask({ 'webhook-url': `${slack.webhookUrl}x` }), /^slack_not_sent: .*invalid_token.* → /s);
});

test('a token is asked for each channel; the one that is not there is missing', async (t) => {
  const { ask } = await slackOf(t);
  assert.match(await ask({ token: slackToken, channel: 'deployments\nincidents' }), /only for being empty$/);
  assert.match(
    await ask({ token: slackToken, channel: 'deployments\nnowhere' }),
    /^slack_not_sent: .*channel_not_found/,
  );
  assert.match(await ask({ token: 'xoxb-revoked', channel: 'deployments' }), /invalid_auth/);
});

test('nothing to write with is missing, and so is a channel for the token', async (t) => {
  const { ask } = await slackOf(t);
  assert.match(await ask({}), /^credential_missing: .*nobody will be told → Make an incoming webhook/);
  assert.match(await ask({ token: slackToken }), /channel_missing/);
});

const subject = 'pull request and approvers';
async function askGitHub(t: TestContext, status: (url: string) => number): Promise<string> {
  const apiUrl = await serve(t, (request, response) => json(response, [], status(request.url ?? '')));
  const given = { event: 'deployed', version: 'v1', 'github-token': 'a-github-token' };
  return (await askAll(stage, given, { apiUrl, sha: 'abc', runId: 7 }))[subject] ?? '';
}

test('permissions that are there are said', async (t) => assert.equal(await askGitHub(t, () => 200), 'may be read'));

test('each permission that is missing is told by its name', async (t) => {
  const said = await askGitHub(t, () => 403);
  assert.match(said, /`pull-requests: read`[\s\S]*`actions: read`/);
  assert.doesNotMatch(await askGitHub(t, (url) => (url.includes('/pulls') ? 403 : 200)), /actions: read/);
});

test('without a token GitHub is not asked', async () =>
  assert.match(
    (await askAll(stage, { event: 'deployed', version: 'v1' }))[subject] ?? '',
    /^not asked: no `github-token`/,
  ));
