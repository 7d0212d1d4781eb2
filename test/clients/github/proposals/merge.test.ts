// Merging a pull request as soon as its rules allow.

import assert from 'node:assert/strict';
import test from 'node:test';
import { autoMerge } from '../../../../src/clients/github/proposals/merge.ts';
import { openPulls } from '../../../../src/clients/github/proposals/pulls.ts';
import type { Cleanup } from '../../../fakes/folder.ts';
import { githubSandbox, sandboxName as name } from '../../../fakes/github/sandbox.ts';
import type { ApiRequest, GitHubApiOptions } from '../../../fakes/github-api.ts';

const message = 'chore: bump\n\nShip-Service: checkout-service\n';

async function pullRequest(test: Cleanup, options: Partial<GitHubApiOptions>) {
  const sandbox = await githubSandbox(test, { a: '1' }, options);
  const head = sandbox.commit({ a: '2' }, { branch: 'ship/x', from: sandbox.git('rev-parse', 'main') });
  const pull = await openPulls(sandbox.github, name).open('main', 'ship/x', 'Bump', 'Body');
  return { ...sandbox, head, pull };
}

test('a pull request that waits for a review gets auto-merge', async (t) => {
  const { github, pull, head, api } = await pullRequest(t, { protection: { main: { reviews: 1 } } });
  assert.deepEqual(await autoMerge(github, { name, pull, head, message }), { state: 'waiting', method: 'squash' });
  assert.deepEqual([api.pulls(name)[0]?.autoMerge, api.pulls(name)[0]?.state], ['SQUASH', 'open']);
});

test('one that is clean already is merged at once, with the trailers of its commit', async (t) => {
  const { github, pull, head, git } = await pullRequest(t, {});
  const outcome = await autoMerge(github, { name, pull, head, message });
  assert.deepEqual(outcome, { state: 'merged', oid: git('rev-parse', 'main'), method: 'squash' });
  assert.equal(git('log', '-1', '--format=%B', 'main'), 'chore: bump (#1)\n\nShip-Service: checkout-service');
});

test('the first method that the repository allows is used', async (t) => {
  const { github, pull, head, git } = await pullRequest(t, { mergeMethods: ['merge'] });
  assert.equal((await autoMerge(github, { name, pull, head, message })).state, 'merged');
  assert.equal(git('rev-parse', 'main^2'), head);
});

test('a switch that GitHub does not show is found by trying', async (t) => {
  const { github, pull, head } = await pullRequest(t, {
    mergeMethods: ['rebase'],
    intercept: ({ path }) => (path === `/repos/${name}` ? { status: 200, body: { full_name: name } } : undefined),
  });
  assert.deepEqual((await autoMerge(github, { name, pull, head, message })).state, 'merged');
});

for (const [what, refusal] of [
  ['that is switched off', undefined],
  ['without rules to wait for', 'Pull request Protected branch rules not configured for this branch'],
  ['for a reason that nobody foresaw', "Can't enable auto-merge for this pull request."],
] as const)
  test(`auto-merge ${what} does not keep a clean pull request from being merged`, async (t) => {
    const { github, pull, head } = await pullRequest(t, {
      allowAutoMerge: false,
      intercept: ({ fields }) =>
        refusal !== undefined && fields.includes('enablePullRequestAutoMerge')
          ? { status: 200, body: { data: null, errors: [{ type: 'UNPROCESSABLE', message: refusal }] } }
          : undefined,
    });
    assert.equal((await autoMerge(github, { name, pull, head, message })).state, 'merged');
  });

for (const allowAutoMerge of [true, false])
  test(`a branch with a merge queue gets the pull request queued, auto-merge ${allowAutoMerge ? 'on' : 'off'}`, async (t) => {
    const { github, pull, head, api, git } = await pullRequest(t, {
      allowAutoMerge,
      protection: { main: { mergeQueue: true } },
    });
    for (let times = 0; times < 2; times++)
      assert.deepEqual(await autoMerge(github, { name, pull, head, message }), { state: 'queued' });
    assert.deepEqual([api.pulls(name)[0]?.isQueued, git('rev-list', '--count', 'main')], [true, '1']);
  });

for (const [what, isIt] of [
  ['the merge', ({ method }: ApiRequest) => method === 'PUT'],
  ['the switch', ({ fields }: ApiRequest) => fields.includes('enablePullRequestAutoMerge')],
] as const)
  for (const when of ['cut', 'cut-after'] as const)
    test(`the lost answer to ${what} (${when}) is settled by asking again`, async (t) => {
      let cuts = 1;
      const { github, pull, head, git, api } = await pullRequest(t, {
        protection: what === 'the switch' ? { main: { reviews: 1 } } : {},
        intercept: (request) => (isIt(request) && cuts-- > 0 ? when : undefined),
      });
      const outcome = await autoMerge(github, { name, pull, head, message });
      const merged = { state: 'merged', oid: git('rev-parse', 'main'), method: 'squash' };
      assert.deepEqual(outcome, what === 'the switch' ? { state: 'waiting', method: 'squash' } : merged);
      assert.equal(git('rev-list', '--count', 'main'), what === 'the switch' ? '1' : '2');
      assert.equal(api.pulls(name)[0]?.autoMerge, what === 'the switch' ? 'SQUASH' : undefined);
    });

test('a GitHub that stays away is not asked forever', async (t) => {
  const { github, pull, head } = await pullRequest(t, {
    intercept: ({ method }) => (method === 'PUT' ? 'cut' : undefined),
  });
  await assert.rejects(autoMerge(github, { name, pull, head, message }), { name: 'HttpError' });
});

test('a repository without auto-merge refuses in its own words', async (t) => {
  const { github, pull, head } = await pullRequest(t, { allowAutoMerge: false, protection: { main: { reviews: 1 } } });
  const outcome = await autoMerge(github, { name, pull, head, message });
  assert.deepEqual(outcome, { state: 'refused', reason: 'Pull request Auto merge is not allowed for this repository' });
});

test('a head that moved meanwhile is not merged', async (t) => {
  const { github, pull, git, commit } = await pullRequest(t, {});
  const before = git('rev-parse', 'main');
  commit({ a: '3' }, { branch: 'ship/x' });
  const outcome = await autoMerge(github, { name, pull, head: before, message });
  assert.equal(outcome.state, 'refused');
  assert.equal(git('rev-parse', 'main'), before);
});

test('a base that moved under the merge is tried again', async (t) => {
  let refusals = 1;
  const { github, pull, head } = await pullRequest(t, {
    intercept: ({ method }) =>
      method === 'PUT' && refusals-- > 0
        ? { status: 405, body: { message: 'Base branch was modified. Review and try the merge again.' } }
        : undefined,
  });
  assert.equal((await autoMerge(github, { name, pull, head, message })).state, 'merged');
});
