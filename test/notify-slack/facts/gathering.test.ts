// What the inputs, the run and GitHub make together: an input always wins, and facts are those of the version that ships.

import assert from 'node:assert/strict';
import test from 'node:test';
import type { Context } from '../../../src/domain/context.ts';
import { gatherDeployment } from '../../../src/notify-slack/facts/gathering.ts';
import type { GitHubFacts } from '../../../src/notify-slack/facts/github.ts';
import { context, sha, told } from '../sample.ts';

const now = Date.parse('2026-01-19T14:23:00Z');
const change = (subject: string, commit: string) => ({ subject, commit, url: `https://github.com/c/${commit}` });
const github: GitHubFacts = {
  commit: { ...change('feat: two', 'a7f3c92'), sha, author: 'alice' },
  range: { rows: [change('feat: two', 'a7f3c92'), change('fix: one', '1111111')], total: 2 },
  cancelled: ['1111111'],
  compareUrl: 'https://github.com/shop/checkout-service/compare/9c1d2e3...a7f3c92',
  pullRequestUrl: 'https://github.com/shop/checkout-service/pull/15',
  pullNumber: 15,
  reviewers: [{ login: 'bob', environment: undefined, stale: false }],
  environmentApprovers: [{ login: 'carol', environment: 'production', stale: false }],
  startedAt: Date.parse('2026-01-19T14:20:00Z'),
  gaps: [],
};
const gather = (inputs: object = {}, known: GitHubFacts | undefined = undefined, run: Context = context) =>
  gatherDeployment({
    told: told(inputs as Record<string, unknown>),
    context: run,
    github: known,
    now,
    redact: (text) => text,
  });

test('without any token the run itself tells version, change, author and run', () => {
  const { version, changes, people, buttons } = gather();
  assert.equal(version, 'a7f3c92');
  assert.deepEqual(
    [changes.rows[0]?.subject, changes.scope],
    ['feat: add gift card payment support (#15)', 'last commit'],
  );
  assert.deepEqual([people.author, people.startedBy, people.rerunOf], ['alice', 'alice', undefined]);
  assert.deepEqual(buttons, [{ label: 'Workflow run', url: context.runUrl }]);
});

test('of another version the run tells nothing but itself', () => {
  const { version, changes, people, buttons } = gather({ version: 'v2.3.9', 'previous-version': 'v2.3.8' });
  assert.equal(version, 'v2.3.9');
  assert.deepEqual([changes.rows, people.author, people.approvals], [[], undefined, []]);
  assert.deepEqual(
    buttons.map(({ label }) => label),
    ['Workflow run'],
  );
});

test('GitHub adds commits, comparison, pull request, approvers and the duration of the run', () => {
  const { changes, people, buttons, duration } = gather({}, github);
  assert.deepEqual([changes.rows.length, changes.total, changes.scope], [2, 2, 'range']);
  assert.deepEqual(people.approvals, [
    { login: 'carol', of: 'production', remark: undefined },
    { login: 'bob', of: '#15', remark: undefined },
  ]);
  assert.deepEqual(
    buttons.map(({ label }) => label),
    ['Pull request #15', 'Changes', 'Workflow run'],
  );
  assert.deepEqual(duration, { seconds: 180, of: 'run' });
});

test('an input beats everything that was gathered', () => {
  const given = gather(
    {
      version: 'v2.4.1',
      image: 'r.io/app:other',
      changes: ['mine'],
      'deployed-by': 'carol, dave',
      'approved-by': 'erin',
      'duration-seconds': 5,
      'pull-request-url': 'https://github.com/shop/k8s-manifests/pull/9',
      'compare-url': 'https://x.example/compare',
    },
    github,
  );
  assert.deepEqual([given.version, given.changes.rows[0]?.subject, given.changes.scope], ['v2.4.1', 'mine', 'given']);
  assert.deepEqual(given.people.deployedBy, ['carol', 'dave']);
  assert.deepEqual(given.people.approvals, [{ login: 'erin', of: undefined, remark: undefined }]);
  assert.deepEqual(given.duration, { seconds: 5, of: 'deployment' });
  assert.deepEqual(given.buttons.slice(0, 2), [
    { label: 'Pull request #9', url: 'https://github.com/shop/k8s-manifests/pull/9' },
    { label: 'Changes', url: 'https://x.example/compare' },
  ]);
});

test('who approved what they started or wrote is marked', () => {
  const own: GitHubFacts = {
    ...github,
    reviewers: [{ login: 'alice', environment: undefined, stale: false }],
    environmentApprovers: [{ login: 'dana', environment: 'production', stale: false }],
  };
  const { people } = gather({}, own, { ...context, actor: 'dana', triggeringActor: 'dana' });
  assert.deepEqual(
    people.approvals.map(({ login, remark }) => [login, remark]),
    [
      ['dana', 'started it, too'],
      ['alice', 'own change'],
    ],
  );
});

test('a run that somebody else starts again is told as theirs', () => {
  const { people } = gather({}, undefined, { ...context, triggeringActor: 'dana' });
  assert.deepEqual([people.startedBy, people.rerunOf, people.author], ['dana', 'alice', 'alice']);
});

test('the sentence of the smoke test stands in place of its code word', () => {
  assert.equal(
    gather({ event: 'failed', reason: 'assertion', explanation: 'check "pay": expected 200, got 500' }).reason,
    'check "pay": expected 200, got 500',
  );
  assert.equal(gather({ event: 'failed', reason: 'assertion' }).reason, 'A check of the smoke test failed.');
});

test('what serves is told in the words of the message', () => {
  assert.equal(gather({ version: 'v2.4.1-a7f3c92', 'serving-version': sha }).servingVersion, 'v2.4.1-a7f3c92');
  assert.equal(gather({ 'previous-version': 'v2.3.9', 'serving-version': '2.3.9' }).servingVersion, 'v2.3.9');
  assert.equal(gather({ 'serving-version': 'v9.9.9' }).servingVersion, 'v9.9.9');
});

test('secrets are taken out of every text', () => {
  const inputs = told({
    explanation: 'hunter2',
    changes: ['x hunter2'],
    url: 'https://x.example/hunter2',
    metrics: { hunter2: 'hunter2' },
    links: { hunter2: 'https://x.example/hunter2' },
    version: 'hunter2',
    'deployed-by': 'hunter2',
  });
  const redact = (text: string): string => text.replaceAll('hunter2', '***');
  const found = gatherDeployment({ told: inputs, context, github: undefined, now, redact });
  assert.doesNotMatch(JSON.stringify(found), /hunter2/);
});
