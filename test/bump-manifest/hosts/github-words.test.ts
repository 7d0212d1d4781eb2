// A refusal of GitHub's API in words: the code, and the permission, input or setting that mends it.

import assert from 'node:assert/strict';
import test from 'node:test';
import { githubProblem } from '../../../src/bump-manifest/hosts/github-words.ts';
import { type GitHubAttempt, GitHubFailure, type GitHubFault } from '../../../src/clients/github/fault.ts';
import { rowName } from '../../row-name.ts';

const given = { serverUrl: 'https://github.com', hasApp: false };
const attempt: GitHubAttempt = {
  doing: 'opening a pull request',
  repository: 'shop/k8s-manifests',
  permission: 'pull_requests: write',
};
const proposal = { ...attempt, proposal: 'ship/production/app' };
const faultOf = (kind: GitHubFault['kind'], more: Partial<GitHubFault> = {}): GitHubFault => ({
  ...{ message: 'their words', waitSeconds: undefined, permission: undefined, rules: [], status: undefined },
  ...more,
  kind,
});

type Row = readonly [fault: GitHubFault, attempt: GitHubAttempt, code: string, fix: RegExp];
const actions = 'GitHub Actions is not permitted to create or approve pull requests.';
const rows: readonly Row[] = [
  [faultOf('unreachable'), attempt, 'github_unreachable', /githubstatus/],
  [faultOf('unresolved'), attempt, 'github_unresolved', /`github-api-url`/],
  [faultOf('moved'), attempt, 'github_moved', /not sent after a redirect/],
  [faultOf('not_github'), attempt, 'github_unreachable', /login page/],
  [faultOf('proxy', { status: 407 }), attempt, 'proxy_refused', /user:password@proxy/],
  [faultOf('proxy', { status: 403 }), attempt, 'proxy_refused', /`no_proxy`/],
  [faultOf('too_large'), attempt, 'github_too_large', /`signed: false`/],
  [faultOf('rate_limited', { waitSeconds: 60 }), attempt, 'github_rate_limited', /limits of its own/],
  [faultOf('unauthorized'), attempt, 'github_unauthorized', /has not expired/],
  [faultOf('forbidden'), attempt, 'github_forbidden', /`pull_requests: write` on shop\/k8s-manifests/],
  [faultOf('forbidden', { permission: 'contents=write' }), attempt, 'github_forbidden', /`contents: write` on shop/],
  [faultOf('forbidden', { message: actions }), attempt, 'github_forbidden', /Allow GitHub Actions to create/],
  [faultOf('not_found'), attempt, 'github_not_found', /may see shop\/k8s-manifests/],
  [faultOf('protected', { rules: ['pull_request'] }), attempt, 'branch_protected', /`mode: pull-request`/],
  [faultOf('protected', { rules: ['message'] }), attempt, 'branch_protected', /`commit-message`/],
  [faultOf('protected', { rules: ['bypass'] }), proposal, 'branch_protected', /`ship\/\*\*`/],
  [faultOf('stale'), attempt, 'github_refused', /Do what GitHub says/],
  [faultOf('conflict'), attempt, 'github_refused', /Do what GitHub says/],
  [faultOf('refused'), attempt, 'github_refused', /Do what GitHub says/],
  [faultOf('refused', { message: 'Reference update failed' }), proposal, 'github_refused', /a branch "ship"/],
];
for (const [fault, tried, code, fix] of rows)
  test(`${fault.kind}: ${fix.source}`, () => {
    const problem = githubProblem(new GitHubFailure(fault, tried), given);
    assert.equal(problem.code, code);
    assert.match(problem.fix ?? '', fix);
  });

test('the sentence says what GitHub said, while what, and how long it asks to wait', () => {
  const { what } = githubProblem(new GitHubFailure(faultOf('rate_limited', { waitSeconds: 60 }), attempt), given);
  assert.equal(
    what,
    'GitHub said "their words" while opening a pull request in shop/k8s-manifests, and asks to wait 60 s',
  );
});

for (const kind of ['unauthorized', 'forbidden', 'not_found'] as const) {
  test(`an App is sent to its own settings: ${rowName(kind)}`, () => {
    const { fix } = githubProblem(new GitHubFailure(faultOf(kind), attempt), { ...given, hasApp: true });
    assert.match(fix ?? '', /App/);
  });
}
