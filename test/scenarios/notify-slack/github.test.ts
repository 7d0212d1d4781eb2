// What notify-slack finds out from the run and from GitHub: the bundle in a child process, both on loopback, and every request to
// GitHub held against GitHub's own OpenAPI description.

import assert from 'node:assert/strict';
import test, { type TestContext } from 'node:test';
import { temporaryFolder } from '../../fakes/folder.ts';
import { base, facts, head } from '../../fakes/messengers/checkout-facts.ts';
import { type Answers, type GitHubTrouble, startGitHubReading } from '../../fakes/messengers/github-reading.ts';
import { runBundle, type StepResult } from '../../fakes/runner.ts';
import { startSlack } from '../../fakes/slack.ts';
import { slowness } from '../../fakes/slowness.ts';

interface Told {
  readonly result: StepResult;
  readonly sent: string;
  readonly asked: readonly string[];
}

interface Surroundings {
  readonly answers?: Answers;
  readonly trouble?: GitHubTrouble;
  readonly env?: Readonly<Record<string, string>>;
  readonly event?: unknown;
}

/** Runs the step with a GitHub token, and holds what it asked. */
async function tell(
  context: TestContext,
  inputs: Readonly<Record<string, string>>,
  around: Surroundings = {},
): Promise<Told> {
  const slack = await startSlack();
  context.after(() => slack.close());
  const github = await startGitHubReading(context, around.answers ?? facts, around.trouble);
  const run = { GITHUB_SHA: head, GITHUB_ACTOR: 'alice', GITHUB_RUN_ID: '42', GITHUB_EVENT_NAME: 'push' };
  const result = await runBundle('notify-slack', {
    workspace: temporaryFolder(context),
    env: { ...run, GITHUB_API_URL: github.url, ...around.env },
    event: around.event ?? { head_commit: { id: head, message: 'feat: from the event' } },
    inputs: { 'webhook-url': slack.webhookUrl, 'github-token': 'gh-t0ken', environment: 'production', ...inputs },
  });
  assert.deepEqual(github.faults, []);
  assert.equal(result.exitCode, 0, result.log);
  return { result, sent: JSON.stringify(slack.messages[0]?.payload), asked: github.asked };
}

const image = 'registry.acme.com/app:v2.4.1-a7f3c92';

test('a deployment is complete without an input beyond service, environment, image and event', async (context) => {
  const { sent, asked } = await tell(context, { event: 'deployed', image, service: 'checkout-service' });
  for (const part of [
    'DEPLOYED, VERSION NOT MEASURED: checkout-service to production v2.4.1-a7f3c92',
    'feat: add gift card payment support (#15)',
    'Author\\nalice',
    'Deployed by\\nalice',
    'Approved by\\ncarol (production), bob (on #15)',
    'Duration of the run\\n3 min',
    'Pull request #15',
    'Image\\napp:v2.4.1-a7f3c92',
    image,
  ])
    assert.ok(sent.includes(part), part);
  assert.doesNotMatch(sent, /linter|stan/);
  assert.ok(asked.length <= 5, asked.join('\n'));
});

test('the commits since the version before are told with links, newest first', async (context) => {
  const { sent } = await tell(context, { event: 'deployed', image, 'previous-version': 'v2.3.9' });
  assert.match(
    sent,
    /Changes in v2\.4\.1-a7f3c92 since v2\.3\.9.*commit\/a7f3c92[0-9a-f]+\|a7f3c92>.*gift card.*commit\/1f2e3d4[0-9a-f]+\|1f2e3d4>.*fix: one/,
  );
});

test('in a monorepo the range is cut to the folders of the service', async (context) => {
  const { sent } = await tell(context, {
    event: 'deployed',
    image,
    'previous-version': 'v2.3.9',
    paths: 'services/checkout',
  });
  assert.match(sent, /fix: one/);
  assert.doesNotMatch(sent, /gift card/);
});

for (const version of ['v2.3.9', '2.3.9']) {
  test(`of ${version}, deployed by a run on main, everything is looked up, and nothing of the run's commit is told`, async (context) => {
    const { sent } = await tell(context, { event: 'deployed', version, 'previous-version': 'v2.3.8' });
    assert.match(sent, /Author\\nolga/);
    assert.match(sent, /otto \(on #11\)/);
    assert.match(sent, /fix: old rounding/);
    assert.match(sent, /Pull request #11/);
    assert.doesNotMatch(sent, /gift card|bob|#15|from the event|a7f3c92/);
  });
}

test('of a version that nobody knows, nothing but the run is told', async (context) => {
  const { sent, result } = await tell(context, { event: 'deployed', version: 'v9.9.9' });
  assert.doesNotMatch(sent, /gift card|bob|olga|#15|from the event|a7f3c92/);
  assert.match(sent, /carol \(production\)/);
  assert.deepEqual(result.notices, []);
});

test('source-commit says which commit a version is', async (context) => {
  const { sent } = await tell(context, { event: 'deployed', version: 'release-7', 'source-commit': base });
  assert.match(sent, /olga/);
  assert.doesNotMatch(sent, /gift card|bob/);
});

test('a workflow_run is about its own commit, not about the head of the default branch', async (context) => {
  const event = {
    workflow_run: { head_sha: head, head_commit: { id: head, message: 'feat: of the run', author: { name: 'alice' } } },
  };
  const env = { GITHUB_EVENT_NAME: 'workflow_run', GITHUB_SHA: base };
  const { sent } = await tell(context, { event: 'deployed' }, { env, event, answers: {} });
  assert.match(sent, /DEPLOYED, VERSION NOT MEASURED: checkout-service to production a7f3c92.*feat: of the run/);
});

test('an event that tells no commit is not taken for one', async (context) => {
  const env = { GITHUB_EVENT_NAME: 'repository_dispatch' };
  const { sent } = await tell(context, { event: 'deployed', version: 'a7f3c92' }, { env, answers: {} });
  assert.doesNotMatch(sent, /from the event/);
});

test("GitHub's trouble leaves the facts out and the message goes, with notices", async (context) => {
  const { sent, result } = await tell(
    context,
    { event: 'deployed', 'previous-version': '9c1d2e3' },
    { trouble: { status: 500 } },
  );
  assert.equal(result.outputs['sent'], 'true');
  assert.match(sent, /feat: from the event/);
  assert.doesNotMatch(sent, /Approved by|#15/);
  assert.match(result.notices.join(), /GitHub did not tell the commits since the previous version/);
});

test('a GitHub that never answers costs a third of the time at most', async (context) => {
  const { result } = await tell(context, { event: 'failed', 'timeout-seconds': '9' }, { trouble: { silent: true } });
  assert.equal(result.outputs['sent'], 'true');
  assert.ok(result.milliseconds < 6000 * slowness(), String(result.milliseconds));
});

test('the token is sent nowhere without TLS, and the message goes', async (context) => {
  const { sent, result, asked } = await tell(
    context,
    { event: 'deployed' },
    { env: { GITHUB_API_URL: 'http://github.corp.example/api/v3' } },
  );
  assert.match(sent, /DEPLOYED/);
  assert.deepEqual(asked, []);
  assert.match(result.warnings.join(), /`github-token` is not sent/);
});

test('the token follows no redirect to another host', async (context) => {
  const stranger = await startGitHubReading(context, {});
  const { result } = await tell(
    context,
    { event: 'deployed' },
    { trouble: { location: `${stranger.url}/repos/x/y/commits/z` } },
  );
  assert.equal(result.outputs['sent'], 'true');
  assert.deepEqual(stranger.asked, []);
});

test('the token stands in no log, summary, output or message', async (context) => {
  const { result, sent } = await tell(
    context,
    { event: 'failed', reason: 'Bearer gh-t0ken was refused' },
    { trouble: { status: 401 } },
  );
  const said = `${result.log.replace(/^::add-mask::.*$/gm, '')}${result.summary}${JSON.stringify(result.outputs)}${sent}`;
  assert.doesNotMatch(said, /gh-t0ken/);
  assert.match(sent, /Bearer \*\*\* was refused/);
});
