// What the inputs, the run and GitHub make together: an input always wins, and nothing is asked that is known.

import assert from 'node:assert/strict';
import test from 'node:test';
import type { Context } from '../../src/domain/context.ts';
import { gatherDeployment, planQuestion } from '../../src/notify-slack/facts.ts';
import type { NotifySlackInputs } from '../../src/notify-slack/inputs.ts';
import { inputs } from './sample.ts';

const context: Context = {
  workspace: '/w',
  temporaryFolder: '/t',
  repository: 'shop/checkout-service',
  sha: 'a7f3c92d0b1c4e5f6a7b8c9d0e1f2a3b4c5d6e7f',
  ref: 'refs/heads/main',
  refName: 'main',
  refType: 'branch',
  defaultBranch: 'main',
  eventName: 'push',
  actor: 'alice',
  workflow: 'ship',
  jobName: 'notify',
  runId: 42,
  runNumber: 7,
  runAttempt: 1,
  runUrl: 'https://github.com/shop/checkout-service/actions/runs/42',
  serverUrl: 'https://github.com',
  apiUrl: 'https://api.github.com',
  pullRequest: undefined,
  headCommitMessage: 'feat: add gift card payment support (#15)\n\nCo-authored-by: x',
};
const github = {
  changes: ['feat: two', 'fix: one'],
  compareUrl: 'https://github.com/shop/checkout-service/compare/9c1d2e3...a7f3c92',
  pullRequestUrl: 'https://github.com/shop/checkout-service/pull/15',
  approvers: ['bob'],
  gaps: [],
};
const same = (text: string): string => text;
const gather = (change: Partial<NotifySlackInputs> = {}, known: typeof github | undefined = undefined) =>
  gatherDeployment({ ...inputs, ...change }, context, known, same);

test('without any token the run itself tells version, change, actor and run', () => {
  const { version, changes, deployedBy, links } = gather();
  assert.deepEqual(
    [version, changes, deployedBy],
    ['a7f3c92', ['feat: add gift card payment support (#15)'], ['alice']],
  );
  assert.deepEqual(links, [{ label: 'Workflow run', url: context.runUrl }]);
});

test('GitHub adds commits, comparison, pull request and approvers', () => {
  const { changes, approvedBy, links } = gather({}, github);
  assert.deepEqual([changes, approvedBy], [github.changes, ['bob']]);
  assert.deepEqual(
    links.map(({ label }) => label),
    ['Pull request #15', 'Changes', 'Workflow run'],
  );
});

test('an input beats everything that was gathered', () => {
  const given = gather(
    {
      version: 'v2.4.1',
      image: 'r.io/app:other',
      changes: ['mine'],
      'deployed-by': 'carol, dave',
      'approved-by': 'erin',
      'pull-request-url': 'https://github.com/shop/k8s-manifests/pull/9',
      'compare-url': 'https://x.example/compare',
      metrics: { 'error rate': '0.02 %', pods: 5, healthy: true, nothing: null },
    },
    github,
  );
  assert.deepEqual([given.version, given.changes], ['v2.4.1', ['mine']]);
  assert.deepEqual([given.deployedBy, given.approvedBy], [['carol', 'dave'], ['erin']]);
  assert.deepEqual(given.links.slice(0, 2), [
    { label: 'Pull request #9', url: 'https://github.com/shop/k8s-manifests/pull/9' },
    { label: 'Changes', url: 'https://x.example/compare' },
  ]);
  assert.deepEqual(given.metrics, [
    ['error rate', '0.02 %'],
    ['pods', '5'],
    ['healthy', 'true'],
  ]);
});

test('the version is the tag of the image when it is not given', () => {
  assert.equal(gather({ image: 'r.io:5000/shop/app:v2.4.1-abc123f' }).version, 'v2.4.1-abc123f');
});

test('a whole commit id is shown in its short form, other versions as they are', () => {
  const [whole = '', tag] = [context.sha, 'v2.4.1-abc123f'];
  const { version, previousVersion } = gather({ version: whole, 'previous-version': tag });
  assert.deepEqual([version, previousVersion], ['a7f3c92', tag]);
});

test('secrets are taken out of every text', () => {
  const redact = (text: string): string => text.replaceAll('hunter2', '***');
  const told = {
    ...inputs,
    reason: 'hunter2',
    changes: ['x hunter2'],
    url: 'https://x.example/hunter2',
    metrics: { hunter2: 'hunter2' },
  };
  assert.doesNotMatch(JSON.stringify(gatherDeployment(told, context, undefined, redact)), /hunter2/);
});

test('asks GitHub for what is open, and for nothing when nothing is', () => {
  const all = {
    changes: ['x'],
    'approved-by': 'bob',
    'pull-request-url': 'https://x.example',
    'compare-url': 'https://x.example',
  };
  const rows: [Partial<NotifySlackInputs>, object | undefined][] = [
    [
      { version: 'a7f3c92', 'previous-version': '9c1d2e3' },
      { base: '9c1d2e3', head: 'a7f3c92', commit: 'a7f3c92', pullNumber: undefined, wantsApprovers: true },
    ],
    [
      { version: 'v2.4.1', 'previous-version': 'v2.4.0', 'approved-by': 'bob' },
      { base: 'v2.4.0', head: 'v2.4.1', commit: context.sha, pullNumber: undefined, wantsApprovers: false },
    ],
    [
      {
        version: 'main',
        'previous-version': 'latest',
        'pull-request-url': 'https://github.com/shop/checkout-service/pull/15',
      },
      { base: undefined, head: undefined, commit: undefined, pullNumber: 15, wantsApprovers: true },
    ],
    [
      { version: 'a7f3c92', 'pull-request-url': 'https://github.com/shop/k8s-manifests/pull/9' },
      { base: undefined, head: undefined, commit: 'a7f3c92', pullNumber: undefined, wantsApprovers: true },
    ],
    [{ ...all, 'previous-version': '9c1d2e3' }, undefined],
  ];
  for (const [change, question] of rows) {
    const expected = question === undefined ? undefined : { owner: 'shop', repo: 'checkout-service', ...question };
    assert.deepEqual(planQuestion({ ...inputs, ...change }, context), expected, JSON.stringify(change));
  }
  assert.equal(planQuestion(inputs, { ...context, repository: undefined }), undefined);
});
