// What the plan decides from inputs, run and commit: tags, labels, whether an image may be used again.

import assert from 'node:assert/strict';
import test from 'node:test';
import { buildInputsLabel } from '../../src/build-push-image/build-inputs.ts';
import type { ImageInputs } from '../../src/build-push-image/inputs.ts';
import { planImage } from '../../src/build-push-image/plan.ts';
import type { Context, PullRequest } from '../../src/domain/context.ts';
import type { WorkTree } from '../../src/domain/work-tree.ts';
import { givenContext, givenInputs } from './given-inputs.ts';

const sha = 'a7f3c92'.padEnd(40, '0');
const source: WorkTree = {
  sha,
  commitTime: new Date('2026-01-19T14:23:45Z'),
  changes: [],
  versionTags: ['v2.4.1', 'v2.4.0'],
  ownTags: [],
  branch: 'main',
  defaultBranch: undefined,
  shallow: false,
};
const pullRequest: PullRequest = {
  ...{ number: 15, title: '', url: '', baseRef: 'main', baseSha: '', headSha: '', fork: false },
};
const plan = (over: Partial<ImageInputs> = {}, context: Partial<Context> = {}, commit: WorkTree | undefined = source) =>
  planImage(givenInputs(over), givenContext(context), commit);

test('the commit that is checked out names the image, not the one of the event', () => {
  assert.deepEqual(plan().tags, [sha]);
  assert.deepEqual(planImage(givenInputs(), givenContext(), undefined).tags, ['f'.repeat(40)]);
  assert.throws(() => planImage(givenInputs(), givenContext({ sha: undefined }), undefined), {
    code: 'commit_unknown',
  });
});

test('latest belongs to the default branch and to no pull request', () => {
  const tags = ['sha', 'latest'];
  const runs: [Partial<Context>, boolean][] = [
    [{}, true],
    [{ ref: 'refs/heads/feature', refName: 'feature' }, false],
    [{ ref: 'refs/pull/15/merge', pullRequest }, false],
    [{ pullRequest, eventName: 'pull_request_target' }, false],
    [{ ref: 'refs/tags/v2.4.1', refName: 'v2.4.1', refType: 'tag' }, false],
    [{ defaultBranch: undefined }, false],
  ];
  for (const [context, expected] of runs)
    assert.equal(plan({ tags }, context).tags.includes('latest'), expected, JSON.stringify(context));
  const local = planImage(givenInputs({ tags }), givenContext({ ref: undefined, defaultBranch: undefined }), {
    ...source,
    defaultBranch: 'main',
  });
  assert.ok(local.tags.includes('latest'), 'off the runner git knows both');
});

test('the merge ref of a pull request is no branch', () => {
  const context = { ref: 'refs/pull/15/merge', refName: '15/merge', pullRequest };
  assert.deepEqual(plan({ tags: ['branch', 'pr'] }, context).tags, ['pr-15']);
});

test('the git tag is that of the run, else the only one of the commit', () => {
  const tags = ['sha', 'git-tag'];
  assert.equal(plan({ tags }, { ref: 'refs/tags/v3', refType: 'tag' }).tags[1], 'v3');
  assert.equal(plan({ tags }, {}, { ...source, ownTags: ['v2.4.1'] }).tags[1], 'v2.4.1');
  assert.equal(plan({ tags }, {}, { ...source, ownTags: ['a', 'b'] }).tags[1], undefined);
});

test('the version is the given one, else the highest that is reached, and is never guessed from a cut history', () => {
  const tags = ['semver'];
  assert.deepEqual(plan({ tags, version: 'v9.0.0' }).tags, ['v9.0.0']);
  assert.deepEqual(plan({ tags }).tags, ['v2.4.1']);
  const shallow = { ...source, shallow: true };
  assert.throws(() => plan({ tags }, {}, shallow), { code: 'version_unknown', message: /shallow/ });
  assert.deepEqual(plan({ tags }, {}, { ...shallow, ownTags: ['v2.4.1'] }).tags, ['v2.4.1']);
  assert.throws(() => plan({ tags }, {}, { ...source, versionTags: [] }), { code: 'version_unknown' });
  assert.equal(
    plan({}, {}, shallow).labels['org.opencontainers.image.version'],
    sha,
    'a doubtful version labels nothing',
  );
});

test('labels tell source, commit, time and version, and the user’s own win', () => {
  const labels = { ...plan({ labels: ['team=shop', 'org.opencontainers.image.version=x=y'] }).labels };
  delete labels[buildInputsLabel];
  assert.deepEqual(labels, {
    'org.opencontainers.image.source': 'https://github.com/shop/checkout-service',
    'org.opencontainers.image.revision': sha,
    'org.opencontainers.image.created': '2026-01-19T14:23:45Z',
    'org.opencontainers.image.version': 'x=y',
    team: 'shop',
  });
});

test('neither tags nor version, engine or secrets make it another image', () => {
  const over: Partial<ImageInputs> = { tags: ['latest'], engine: 'docker', version: '1.0.0', secrets: ['A=b'] };
  assert.equal(plan(over).buildInputs, plan().buildInputs);
  assert.equal(plan({ platforms: ['b/c', 'a/b'] }).buildInputs, plan({ platforms: ['a/b, b/c'] }).buildInputs);
});

test('an image is looked for under the asked tags and those that name the commit', () => {
  const expected = ['latest', sha, 'a7f3c92', 'v2.4.1-a7f3c92', 'a7f3c92-20260119142345'];
  assert.deepEqual(plan({ tags: ['latest'] }).candidates, expected);
});

test('nothing is used again from a dirty work tree, without git, without a push, or when told not to', () => {
  assert.deepEqual(plan({ reuse: 'off' }).candidates, []);
  assert.deepEqual(plan({ push: false }).candidates, []);
  assert.deepEqual(planImage(givenInputs(), givenContext(), undefined).candidates, []);
  const dirty = plan({}, {}, { ...source, changes: ['?? a', ' M b', '?? c', '?? d', '?? e', '?? f'] });
  assert.deepEqual([dirty.candidates, dirty.labels[buildInputsLabel]], [[], undefined]);
  assert.match(dirty.warnings.join(), /\?\? a, M b.* and 1 more/);
});
