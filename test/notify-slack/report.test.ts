// The outputs and the summary of each outcome, and that the summary shows foreign text as text.

import assert from 'node:assert/strict';
import test from 'node:test';
import type { MessageOutcome } from '../../src/notify-slack/delivery.ts';
import { noPages } from '../../src/notify-slack/paging.ts';
import { planNotification } from '../../src/notify-slack/plan.ts';
import { renderStory, report, reportFiltered } from '../../src/notify-slack/report.ts';
import { tellStory } from '../../src/notify-slack/story/story.ts';
import { rowName } from '../row-name.ts';
import { deployment, told } from './sample.ts';

const story = tellStory(deployment);
const doors = { webhook: false, token: true, filtered: undefined, trouble: undefined };
const plan = planNotification(told({ channel: ['#a', '#b'] }), story, { doors, mentions: [], pages: [] });
const [first, second] = plan.targets;
const trouble = { error: 'not_in_channel', what: 'x', where: 'y', fix: 'z' };
const outcome = (change: Partial<MessageOutcome> = {}): MessageOutcome => ({
  target: first ?? assert.fail(),
  sent: true,
  ts: '1.2',
  channel: 'C1',
  payload: { text: 'as sent' },
  troubles: [],
  remarks: [],
  ...change,
});
const failed = outcome({
  target: second ?? assert.fail(),
  sent: false,
  ts: undefined,
  channel: '#b',
  troubles: [trouble],
});
const reportOf = (outcomes: readonly MessageOutcome[], change: object = {}) =>
  report({ plan, story, outcomes, paged: noPages, ...change });

test('a message that arrived', () => {
  const { outputs, summary } = reportOf([outcome()]);
  assert.deepEqual([outputs.sent, outputs.ts, outputs.channel, outputs.error], [true, '1.2', 'C1', '']);
  assert.equal(outputs.payload, '{"text":"as sent"}');
  assert.match(summary, /^\*\*Slack:\*\* sent in `C1`\./);
  assert.match(summary, /### ☑️ DEPLOYED, VERSION NOT MEASURED: checkout-service to production/);
});

test('of several channels each has its line, and a channel without a message keeps its place', () => {
  const { outputs } = reportOf([outcome(), failed]);
  assert.deepEqual(
    [outputs.sent, outputs.ts, outputs.channel, outputs.error],
    [false, '1.2\n-', 'C1\n#b', '#b: not_in_channel'],
  );
});

test('of one channel that failed the name stays, so that the next step can try it again', () => {
  const { outputs, summary } = reportOf([failed]);
  assert.deepEqual([outputs.sent, outputs.ts, outputs.channel, outputs.error], [false, '', '#b', 'not_in_channel']);
  assert.match(summary, /not sent in `#b` \(`not_in_channel`\)/);
});

test('an alarm that arrived beside a card that was not changed counts as sent, and says so', () => {
  const target = { ...(first ?? assert.fail()), update: '1.1' };
  const { outputs, summary } = reportOf([outcome({ target, troubles: [{ ...trouble, error: 'ratelimited' }] })]);
  assert.deepEqual([outputs.sent, outputs.error], [true, '']);
  assert.match(summary, /updated in `C1`, but the card was not changed \(`ratelimited`\)/);
});

test('a dry run sends nothing and shows the payload', () => {
  const { outputs, summary } = reportOf([], { isDry: true });
  assert.equal(outputs.sent, false);
  assert.match(String(outputs.payload), /DEPLOYED, VERSION NOT MEASURED: checkout-service/);
  assert.match(summary, /dry run: nothing was sent\. It would go by `chat\.postMessage`/);
});

test('trouble of the door is the error', () => {
  const kept = { ...plan, targets: [], kept: 'no' };
  assert.equal(
    reportOf([], { plan: kept, doorTrouble: { ...trouble, error: 'webhook_is_trigger' } }).outputs.error,
    'webhook_is_trigger',
  );
});

test('what PagerDuty took, and what not, is told apart', () => {
  const paged = { accepted: ['change'] as const, troubles: [{ ...trouble, error: 'http_500' }] };
  const { outputs, summary } = reportOf([outcome()], { paged });
  assert.deepEqual([outputs.pagerduty, outputs['pagerduty-error'], outputs.sent], ['change', 'http_500', true]);
  assert.match(summary, /\*\*PagerDuty:\*\* change\.[\s\S]*⚠️ not told \(`http_500`\)/);
});

test('a filtered message has no payload', () => {
  assert.deepEqual(reportFiltered('`environments` lets x pass').outputs, { sent: false });
});

{
  const markdown = renderStory(story);
  for (const part of [
    '| Version | 9c1d2e3 → a7f3c92 |',
    '| error rate | 0.02 % |',
    '**Changes in a7f3c92 since 9c1d2e3**',
    'feat: add gift card payment support',
    '[Argo CD](<https://argocd.example/applications/checkout-service>)',
    '[Pull request &#35;15](<https://github.com/shop/checkout-service/pull/15>)',
  ]) {
    test(`the summary holds the facts, the metrics, the changes and the links: ${rowName(part)}`, () => {
      assert.ok(markdown.includes(part), part);
    });
  }
}

test('foreign text in the summary is text', () => {
  const evil = '<img src=x> [y](https://evil) @team `z` | *x*';
  const links = [{ label: evil, url: 'https://x.example/>)[y](https://evil)' }];
  const rows = [{ subject: evil, commit: 'a7f3c92', url: 'https://x.example/>)[y](https://evil)' }];
  const changes = { rows, total: 1, scope: 'range' } as const;
  const markdown = renderStory(
    tellStory({ ...deployment, changes, reason: evil, version: evil, image: evil, metrics: [[evil, evil]], links }),
  );
  assert.doesNotMatch(markdown, /<img|\[y\]\(https:\/\/evil\)(?!>)|@team/);
});
