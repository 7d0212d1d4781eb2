// What is known of a commit in each kind of run; and that a version is never guessed.

import assert from 'node:assert/strict';
import test from 'node:test';
import { findCommitFacts } from '../../../src/build-push-image/identity/commit-facts.ts';
import type { ImageInputs } from '../../../src/build-push-image/inputs.ts';
import type { Context, PullRequest } from '../../../src/domain/context.ts';
import type { WorkTree } from '../../../src/domain/work-tree.ts';
import { givenContext, givenInputs, givenSource } from '../given-inputs.ts';

const pullRequest: PullRequest = {
  ...{ number: 15, title: '', url: '', baseRef: 'main', baseSha: '', headSha: '', fork: false },
};
const facts = (over: Partial<ImageInputs>, context: Partial<Context> = {}, source: Partial<WorkTree> = {}) =>
  findCommitFacts(givenInputs(over), givenContext(context), { ...givenSource, ...source });

test('the commit that is checked out counts, not the one of the event', () => {
  assert.equal(facts({}).sha, givenSource.sha);
  assert.equal(findCommitFacts(givenInputs(), givenContext(), undefined).sha, 'f'.repeat(40));
  assert.throws(() => findCommitFacts(givenInputs(), givenContext({ sha: undefined }), undefined), {
    code: 'commit_unknown',
  });
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
  inputs: Partial<ImageInputs>,
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
  const without = (over: Partial<ImageInputs>) => findCommitFacts(givenInputs(over), givenContext(), undefined);
  assert.throws(() => without({ tags: ['sha-timestamp'] }), { code: 'commit_unknown' });
  assert.throws(() => without({ 'build-args': ['T={timestamp}'] }), { code: 'commit_unknown' });
  assert.equal(without({}).commitTime, undefined);
});
