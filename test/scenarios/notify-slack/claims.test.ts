// The table "claim → fact" of the README, row by row: with the fact the message makes the claim, without it it does not.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import test, { type TestContext } from 'node:test';
import { temporaryFolder } from '../../fakes/folder.ts';
import { facts, head } from '../../fakes/messengers/checkout-facts.ts';
import { startGitHubReading } from '../../fakes/messengers/github-reading.ts';
import { routingKey, startPagerDuty } from '../../fakes/messengers/pagerduty.ts';
import { runBundle } from '../../fakes/runner.ts';
import { startSlack } from '../../fakes/slack.ts';

type Inputs = Readonly<Record<string, string>>;

interface Row {
  /** The first cell of the README's row. */
  readonly claim: string;
  readonly shown: RegExp;
  readonly inputs: Inputs;
  /** What takes the fact away: other inputs, or paths that GitHub does not answer. */
  readonly without: { readonly inputs?: Inputs; readonly silent?: RegExp };
}

const back = { event: 'rolled-back', version: 'v2.4.1', 'previous-version': 'v2.3.9' };
const deployed = { event: 'deployed', image: 'registry.acme.com/app:v2.4.1-a7f3c92', 'previous-version': 'v2.3.9' };
const mergeUrl = 'https://github.com/shop/k8s-manifests/pull/9';

const rows: readonly Row[] = [
  {
    claim: '“DEPLOYED: checkout-service”',
    shown: /DEPLOYED: checkout-service/,
    inputs: { ...deployed, 'serving-version': 'v2.4.1-a7f3c92' },
    without: { inputs: { 'serving-version': '' } },
  },
  {
    claim: '“ROLLED BACK to v2.3.9”',
    shown: /ROLLED BACK to v2\.3\.9/,
    inputs: { ...back, 'serving-version': 'v2.3.9' },
    without: { inputs: { 'serving-version': '' } },
  },
  {
    claim: '“Serving now: v2.3.9 (measured)”',
    shown: /Serving now\\nv2\.3\.9 \(measured\)/,
    inputs: { ...back, event: 'failed', 'serving-version': 'v2.3.9' },
    without: { inputs: { 'serving-version': '' } },
  },
  {
    claim: '“v2.3.9 still answers”',
    shown: /v2\.3\.9 still answers/,
    inputs: { ...back, event: 'failed', 'serving-version': 'v2.3.9' },
    without: { inputs: { 'serving-version': 'v2.4.1' } },
  },
  {
    claim: '“OutOfSync: look at the diff, then sync”',
    shown: /OutOfSync: look at the diff in Argo CD, then sync\./,
    inputs: { ...deployed, event: 'ready', sync: 'manual' },
    without: { inputs: { sync: 'pull-request' } },
  },
  {
    claim: '“Review and merge #9”',
    shown: /Review and merge #9\./,
    inputs: { ...deployed, event: 'ready', sync: 'pull-request', 'pull-request-url': mergeUrl },
    without: { inputs: { 'pull-request-url': '' } },
  },
  {
    claim: '“Changes in X since Y”',
    shown: /Changes in v2\.4\.1-a7f3c92 since v2\.3\.9.*fix: one/,
    inputs: deployed,
    without: { silent: /\/compare\// },
  },
  {
    claim: '“Last commit of X”',
    shown: /Last commit of a7f3c92.*of the run/,
    inputs: { event: 'deployed', version: 'a7f3c92', 'github-token': '' },
    without: { inputs: { version: 'v2.3.9' } },
  },
  {
    claim: '“Author: alice”',
    shown: /Author\\nalice/,
    inputs: deployed,
    without: { inputs: { image: 'registry.acme.com/app:v2.3.9', 'previous-version': '' } },
  },
  {
    claim: '“Pull request #15”',
    shown: /Pull request #15/,
    inputs: deployed,
    without: { silent: /\/pulls$/ },
  },
  {
    claim: '“Approved by bob (on #15)”',
    shown: /bob \(on #15\)/,
    inputs: deployed,
    without: { silent: /\/reviews$/ },
  },
  {
    claim: '“Approved by carol (production)”',
    shown: /carol \(production\)/,
    inputs: deployed,
    without: { silent: /\/approvals$/ },
  },
  {
    claim: '“Deployed by alice”',
    shown: /Deployed by\\nalice/,
    inputs: deployed,
    without: { inputs: { sync: 'manual' } },
  },
  {
    claim: '“Duration of the run: 3 min”',
    shown: /Duration of the run\\n3 min/,
    inputs: deployed,
    without: { silent: /\/runs\/42$/ },
  },
  {
    claim: '“SUPERSEDED”',
    shown: /SUPERSEDED/,
    inputs: { event: 'cancelled', reason: 'superseded' },
    without: { inputs: { reason: 'stopped by hand' } },
  },
  {
    claim: 'PagerDuty: the incident is over',
    shown: /"event_action":"resolve"/,
    inputs: { ...back, 'serving-version': 'v2.3.9' },
    without: { inputs: { 'serving-version': '' } },
  },
];

/** Everything that Slack and PagerDuty were told, as JSON. */
async function tell(context: TestContext, inputs: Inputs, silent?: RegExp): Promise<string> {
  const slack = await startSlack();
  context.after(() => slack.close());
  const answers = Object.fromEntries(Object.entries(facts).filter(([each]) => silent?.test(each) !== true));
  const github = await startGitHubReading(context, answers);
  const pagerduty = await startPagerDuty(context);
  const run = { GITHUB_SHA: head, GITHUB_ACTOR: 'alice', GITHUB_RUN_ID: '42', GITHUB_EVENT_NAME: 'push' };
  const result = await runBundle('notify-slack', {
    workspace: temporaryFolder(context),
    env: { ...run, GITHUB_API_URL: github.url },
    event: { head_commit: { id: head, message: 'feat: of the run' } },
    inputs: {
      'webhook-url': slack.webhookUrl,
      'github-token': 'gh-t0ken',
      'pagerduty-routing-key': routingKey,
      'pagerduty-url': pagerduty.url,
      environment: 'production',
      ...inputs,
    },
  });
  assert.equal(result.outputs['sent'], 'true', result.log);
  return JSON.stringify([slack.messages, pagerduty.events]);
}

for (const { claim, shown, inputs, without } of rows) {
  test(`${claim} rests on its fact`, async (context) => {
    assert.match(await tell(context, inputs), shown);
    assert.doesNotMatch(await tell(context, { ...inputs, ...without.inputs }, without.silent), shown);
  });
}

test('the README has exactly these rows', () => {
  const readme = readFileSync(path.resolve(import.meta.dirname, '../../../actions/notify-slack/README.md'), 'utf8');
  const table = readme.slice(readme.indexOf('| claim |')).split('\n\n', 1)[0] ?? '';
  const claims = [...table.matchAll(/^\| (?!claim|---)(.+?) \|/gm)].map(([, claim]) => claim);
  assert.deepEqual(
    claims,
    rows.map(({ claim }) => claim),
  );
});
