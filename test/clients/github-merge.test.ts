// Merging a pull request as soon as its rules allow.

import assert from 'node:assert/strict';
import test from 'node:test';
import { autoMerge } from '../../src/clients/github-merge.ts';
import { openPulls } from '../../src/clients/github-pulls.ts';
import type { Cleanup } from '../fakes/folder.ts';
import { githubSandbox, sandboxName as name } from '../fakes/github/sandbox.ts';
import type { GitHubApiOptions } from '../fakes/github-api.ts';

const message = 'chore: bump\n\nShip-Service: checkout-service\n';

async function pullRequest(test: Cleanup, options: Partial<GitHubApiOptions>) {
  const sandbox = await githubSandbox(test, { a: '1' }, options);
  const head = sandbox.commit({ a: '2' }, { branch: 'ship/x', from: sandbox.git('rev-parse', 'main') });
  const pull = await openPulls(sandbox.github, name).open('main', 'ship/x', 'Bump', 'Body');
  return { ...sandbox, head, pull };
}

test('a pull request that waits for a review gets auto-merge', async (t) => {
  const { github, pull, head, api } = await pullRequest(t, { protection: { main: { reviews: 1 } } });
  assert.deepEqual(await autoMerge(github, name, pull, head, message), { state: 'waiting', method: 'squash' });
  assert.deepEqual([api.pulls(name)[0]?.autoMerge, api.pulls(name)[0]?.state], ['SQUASH', 'open']);
});

test('one that is clean already is merged at once, with the trailers of its commit', async (t) => {
  const { github, pull, head, git } = await pullRequest(t, {});
  const outcome = await autoMerge(github, name, pull, head, message);
  assert.deepEqual(outcome, { state: 'merged', oid: git('rev-parse', 'main'), method: 'squash' });
  assert.equal(git('log', '-1', '--format=%B', 'main'), 'chore: bump (#1)\n\nShip-Service: checkout-service');
});

test('the first method that the repository allows is used', async (t) => {
  const { github, pull, head, git } = await pullRequest(t, { mergeMethods: ['merge'] });
  assert.equal((await autoMerge(github, name, pull, head, message)).state, 'merged');
  assert.equal(git('rev-parse', 'main^2'), head);
});

test('a switch that GitHub does not show is found by trying', async (t) => {
  const { github, pull, head } = await pullRequest(t, {
    mergeMethods: ['merge'],
    intercept: ({ path }) => (path === `/repos/${name}` ? { status: 200, body: { full_name: name } } : undefined),
  });
  assert.deepEqual((await autoMerge(github, name, pull, head, message)).state, 'merged');
});

test('a repository without auto-merge refuses in its own words', async (t) => {
  const { github, pull, head } = await pullRequest(t, { allowAutoMerge: false, protection: { main: { reviews: 1 } } });
  const outcome = await autoMerge(github, name, pull, head, message);
  assert.deepEqual(outcome, { state: 'refused', reason: 'Pull request Auto merge is not allowed for this repository' });
});

test('a head that moved meanwhile is not merged', async (t) => {
  const { github, pull, git, commit } = await pullRequest(t, {});
  const before = git('rev-parse', 'main');
  commit({ a: '3' }, { branch: 'ship/x' });
  const outcome = await autoMerge(github, name, pull, before, message);
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
  assert.equal((await autoMerge(github, name, pull, head, message)).state, 'merged');
});
