// What is known of a commit in each kind of run; and that a version is never guessed.

import assert from 'node:assert/strict';
import test from 'node:test';
import { findCommitFacts } from '../../../src/build-push-image/identity/commit-facts.ts';
import type { BuildPushImageInputs } from '../../../src/build-push-image/inputs.ts';
import { orThrow } from '../../../src/domain/action-error.ts';
import type { Context, PullRequest } from '../../../src/domain/context.ts';
import { findSourceCommit } from '../../../src/domain/source-commit.ts';
import type { WorkTree } from '../../../src/domain/work-tree.ts';
import { givenContext, givenInputs, givenSource } from '../given-inputs.ts';

const pullRequest: PullRequest = {
  ...{ number: 15, title: '', url: '', baseRef: 'main', baseSha: '', headSha: '', fork: false },
};
const facts = (over: Partial<BuildPushImageInputs>, context: Partial<Context> = {}, source: Partial<WorkTree> = {}) =>
  orThrow(findCommitFacts(givenInputs(over), givenContext(context), { ...givenSource, ...source }));

const head = 'f'.repeat(40);
const own = 'a'.repeat(40);
const whose = (commit: string | undefined): string => {
  if (commit === head) return 'GITHUB_SHA';
  return commit === undefined ? 'none' : "the event's";
};
/** GITHUB_SHA is `head` on each of them. */
const events: readonly [event: string, payload: object, commit: string | undefined][] = [
  ['push', {}, head],
  ['workflow_dispatch', {}, head],
  ['pull_request', { pull_request: { head: { sha: own } } }, own],
  ['workflow_run', { workflow_run: { head_sha: own } }, own],
  ['check_run', { check_run: { head_sha: own } }, own],
  ['deployment', { deployment: { sha: own } }, own],
  ['repository_dispatch', {}, undefined],
  ['issue_comment', {}, undefined],
];
for (const [eventName, payload, commit] of events)
  test(`${eventName}: the checked-out commit counts, without git ${whose(commit)}`, () => {
    const event = payload as Record<string, unknown>;
    const context = { eventName, sha: head, source: findSourceCommit(eventName, event, head) };
    assert.equal(facts({}, context).sha, givenSource.sha);
    const find = () => orThrow(findCommitFacts(givenInputs(), givenContext(context), undefined)).sha;
    if (commit === undefined) assert.throws(find, { code: 'commit_unknown' });
    else assert.equal(find(), commit);
  });

const runs: readonly [title: string, context: Partial<Context>, onDefault: boolean | undefined][] = [
  ['a push to main', {}, true],
  ['a push to a branch', { ref: 'refs/heads/feature' }, false],
  ['a pull request', { ref: 'refs/pull/15/merge', pullRequest }, false],
  ['pull_request_target', { pullRequest, eventName: 'pull_request_target' }, false],
  ['a git tag', { ref: 'refs/tags/v2.4.1' }, false],
  ['a run that does not know the default branch', { defaultBranch: undefined }, undefined],
];
for (const [title, context, onDefault] of runs)
  test(`${title}: on the default branch: ${onDefault}`, () =>
    assert.equal(facts({}, context).onDefaultBranch, onDefault));

test('the git tag is that of the run, else the only one of the commit', () => {
  assert.equal(facts({}, { ref: 'refs/tags/v3' }).gitTag, 'v3');
  assert.equal(facts({}, {}, { ownTags: ['v2.4.1'] }).gitTag, 'v2.4.1');
  assert.equal(facts({}, {}, { ownTags: ['a', 'b'] }).gitTag, undefined);
});

const versions: readonly [
  title: string,
  inputs: Partial<BuildPushImageInputs>,
  source: Partial<WorkTree>,
  version: string,
  isRelease: boolean,
][] = [
  ['a given one', { version: 'v9.0.0' }, {}, '9.0.0', true],
  ['the highest that is reached', {}, {}, '2.4.1', false],
  ['the commit’s own', {}, { ownTags: ['v2.4.1'] }, '2.4.1', true],
  ['an own one that is lower than one that is reached', {}, { ownTags: ['v2.4.0'] }, '2.4.0', true],
  ['the service’s', { 'version-prefix': 'checkout/' }, { versionTags: ['checkout/v3.0.0'] }, '3.0.0', false],
  ['the service’s own', { 'version-prefix': 'checkout/' }, { ownTags: ['checkout/v3.0.0', 'v9.0.0'] }, '3.0.0', true],
];
for (const [title, inputs, source, version, isRelease] of versions)
  test(`the version: ${title}`, () => {
    const found = facts({ tags: ['semver'], ...inputs }, {}, source);
    assert.deepEqual([found.version, found.isRelease], [version, isRelease]);
  });

test('a version is never guessed from a cut history', () => {
  const tags = ['semver'];
  assert.throws(() => facts({ tags }, {}, { shallow: true }), { code: 'version_unknown', message: /shallow/ });
  assert.throws(() => facts({ tags }, {}, { versionTags: [] }), { code: 'version_unknown' });
  assert.throws(() => facts({ 'build-args': ['V={version}'] }, {}, { versionTags: [] }), { code: 'version_unknown' });
  assert.equal(facts({ tags }, {}, { shallow: true, ownTags: ['v2.4.1'] }).version, '2.4.1');
  assert.equal(facts({}, {}, { shallow: true }).version, undefined, 'a doubtful version labels nothing');
});

test('a time is needed only where it is asked for', () => {
  const without = (over: Partial<BuildPushImageInputs>) =>
    orThrow(findCommitFacts(givenInputs(over), givenContext(), undefined));
  assert.throws(() => without({ tags: ['sha-timestamp'] }), { code: 'commit_unknown' });
  assert.throws(() => without({ 'build-args': ['T={timestamp}'] }), { code: 'commit_unknown' });
  assert.equal(without({}).commitTime, undefined);
});
