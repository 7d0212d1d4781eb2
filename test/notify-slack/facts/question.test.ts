// GitHub is asked for what is open about this version, and for nothing when nothing is.

import assert from 'node:assert/strict';
import test from 'node:test';
import { type GitHubQuestion, planQuestion, subjectOf } from '../../../src/notify-slack/facts/question.ts';
import { context, sha, told } from '../sample.ts';

const all = {
  changes: ['x'],
  'approved-by': 'bob',
  'pull-request-url': 'https://x.example',
  'compare-url': 'https://x.example',
  'duration-seconds': 1,
};
const own = 'https://github.com/shop/checkout-service/pull/15';

const rows: readonly [title: string, change: object, expected: Partial<GitHubQuestion> | undefined][] = [
  [
    'all of the version of the run',
    { version: 'a7f3c92', 'previous-version': '9c1d2e3' },
    { revisions: [sha], bases: ['9c1d2e3'], wantsPull: true, wantsApprovers: true },
  ],
  [
    'another version by its tag',
    { version: 'v2.3.9' },
    {
      revisions: ['v2.3.9', '2.3.9', 'checkout-service/v2.3.9', 'checkout-service-v2.3.9'],
      bases: [],
      wantsPull: true,
    },
  ],
  [
    'of a moving tag only who approved the environment',
    { version: 'latest' },
    { revisions: [], wantsPull: false, wantsApprovers: true },
  ],
  ['no reviewers where they are given', { version: 'a7f3c92', 'approved-by': 'bob' }, { wantsApprovers: false }],
  [
    'the reviewers of a given pull request of this repository',
    { 'pull-request-url': own },
    { pullNumber: 15, wantsPull: false },
  ],
  [
    'not those of one of another repository',
    { 'pull-request-url': 'https://github.com/shop/k8s-manifests/pull/9' },
    { pullNumber: undefined, wantsPull: true },
  ],
  ['nothing when everything is given', { ...all, 'previous-version': '9c1d2e3' }, undefined],
  ['the environment whose approval counts', { environment: 'production' }, { environment: 'production' }],
  [
    'the environment that the step names',
    { environment: 'production', 'approval-environment': 'prod-gate' },
    { environment: 'prod-gate' },
  ],
  ['the start of the run, when it is over', { event: 'failed' }, { wantsStart: true }],
  ['no start of a run that is not', { event: 'ready' }, { wantsStart: false }],
  ['no start when the duration is given', { 'duration-seconds': 5 }, { wantsStart: false }],
];

for (const [title, change, expected] of rows) {
  test(`asks ${title}`, () => {
    const question = planQuestion(told(change as Record<string, unknown>), context);
    if (expected === undefined) assert.equal(question, undefined);
    else
      for (const [name, value] of Object.entries(expected))
        assert.deepEqual(question?.[name as keyof GitHubQuestion], value, name);
  });
}

test('without a repository nobody can be asked', () => {
  assert.equal(planQuestion(told(), { ...context, repository: undefined }), undefined);
});

test('an image that names no version is not taken for that of the run', () => {
  assert.equal(subjectOf(told({ image: 'r.io/shop/checkout' }), context).version, undefined);
  assert.equal(subjectOf(told({ image: 'not an image!' }), context).version, undefined);
});

test('the event says which commit the run is about', () => {
  const source = { ...context.source, commit: undefined };
  assert.equal(subjectOf(told({ version: 'a7f3c92' }), { ...context, source }).isRunCommit, false);
});
