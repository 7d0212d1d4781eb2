// The outputs and the summary of each outcome, and that the summary shows foreign text as text.

import assert from 'node:assert/strict';
import test from 'node:test';
import { formatMessage } from '../../src/notify-slack/message.ts';
import type { Plan } from '../../src/notify-slack/plan.ts';
import { type Outcome, problemOf, renderStory, reportFiltered, reportOutcome } from '../../src/notify-slack/report.ts';
import { tellStory } from '../../src/notify-slack/story.ts';
import { deployment } from './sample.ts';

const story = tellStory(deployment);
const plan: Plan = { door: 'chat.postMessage', payload: { ...formatMessage(story, []) } };

test('each outcome has its outputs and its line', () => {
  const rows: [Outcome, object, RegExp][] = [
    [
      { kind: 'sent', ts: '1.2', channel: 'C1' },
      { sent: true, ts: '1.2', channel: 'C1', error: undefined },
      /^\*\*Slack:\*\* sent in `C1`\./,
    ],
    [
      { kind: 'failed', error: 'not_in_channel', detail: 'x' },
      { sent: false, ts: undefined, channel: undefined, error: 'not_in_channel' },
      /not sent \(`not_in_channel`\)/,
    ],
    [
      { kind: 'kept', reason: 'no door' },
      { sent: false, ts: undefined, channel: undefined, error: undefined },
      /nothing sent: no door\./,
    ],
    [
      { kind: 'dry-run' },
      { sent: false, ts: undefined, channel: undefined, error: undefined },
      /dry run: nothing was sent\. It would go by `chat\.postMessage`/,
    ],
  ];
  for (const [outcome, outputs, line] of rows) {
    const report = reportOutcome(outcome, plan, story);
    assert.deepEqual(report.outputs, { ...outputs, payload: JSON.stringify(plan.payload) });
    assert.match(report.summary, line);
    assert.match(report.summary, /### ✅ Deployed checkout-service to production/);
    assert.equal(report.failure, undefined);
  }
});

test('a filtered message has no payload', () => {
  assert.deepEqual(reportFiltered('`events` lets failed pass').outputs, { sent: false });
});

test('a failed message names the code, the input and what to do', () => {
  const problem = problemOf('not_in_channel', 'Slack answered not_in_channel', 'chat.postMessage');
  assert.equal(problem.code, 'slack_not_sent');
  assert.match(problem.what, /not_in_channel/);
  assert.match(problem.fix ?? '', /\/invite @app/);
  assert.equal(problemOf('no_service', '', 'webhook').where, 'input `webhook-url`');
  assert.match(problemOf('http_503', '', 'webhook').fix ?? '', /Slack has trouble/);
  assert.match(problemOf('http_302', '', 'webhook').fix ?? '', /not Slack/);
  assert.match(problemOf('some_new_code', '', 'webhook').fix ?? '', /https:\/\/docs\.slack\.dev/);
});

test('the summary holds the facts, the metrics, the changes and the links', () => {
  const markdown = renderStory(story);
  for (const part of [
    '| Version | a7f3c92 |',
    '| error rate | 0.02 % |',
    '- feat: add gift card payment support',
    '[Argo CD](<https://argocd.example/applications/checkout-service>)',
    '[Pull request &#35;15](<https://github.com/shop/checkout-service/pull/15>)',
  ])
    assert.ok(markdown.includes(part), part);
});

test('of very many changes the summary counts the rest', () => {
  const changes = Array.from({ length: 2000 }, (_, index) => `feat: ${index}`);
  const markdown = renderStory({ ...story, changes });
  assert.match(markdown, /- feat: 99\n- … and 1900 more\n/);
});

test('foreign text in the summary is text', () => {
  const evil = '<img src=x> [y](https://evil) @team `z` | *x*';
  const links = [{ label: 'Service', url: 'https://x.example/>)[y](https://evil)' }];
  const markdown = renderStory(
    tellStory({ ...deployment, changes: [evil], reason: evil, version: evil, metrics: [[evil, evil]], links }),
  );
  assert.doesNotMatch(markdown, /<img|\[y\]\(https:\/\/evil\)(?!>)|@team/);
});
