// Pull requests through REST: one for a branch, whoever opened it.

import assert from 'node:assert/strict';
import test from 'node:test';
import { openPulls } from '../../../../src/clients/github/proposals/pulls.ts';
import { githubSandbox, sandboxName as name } from '../../../fakes/github/sandbox.ts';

const branch = 'ship/production/checkout-service';

test('what a branch proposes: its commits newest first, its head, or nothing', async (t) => {
  const { github, git, commit } = await githubSandbox(t, { a: '1' });
  const pulls = openPulls(github, name);
  assert.equal(await pulls.proposed('main', branch), undefined);
  const base = git('rev-parse', 'main');
  commit({ a: '2' }, { branch, from: base, message: 'one' });
  const head = commit({ a: '3' }, { branch, message: 'two' });
  commit({ b: '1' }, { message: 'theirs' });
  const proposed = await pulls.proposed('main', branch);
  assert.deepEqual([proposed?.head, proposed?.complete], [head, true]);
  assert.deepEqual(
    proposed?.commits.map((each) => [each.message, each.author, each.verified]),
    [
      ['two', 'Seed', false],
      ['one', 'Seed', false],
    ],
  );
  git('update-ref', `refs/heads/${branch}`, base);
  assert.deepEqual(
    [(await pulls.proposed('main', branch))?.head, (await pulls.proposed('main', branch))?.commits],
    [base, []],
  );
});

test('a pull request is opened once: one that is there already is taken', async (t) => {
  const { github, git, commit, api } = await githubSandbox(t, { a: '1' });
  commit({ a: '2' }, { branch, from: git('rev-parse', 'main') });
  const pulls = openPulls(github, name);
  assert.equal(await pulls.find('main', branch), undefined);
  const opened = await pulls.open('main', branch, 'Bump', 'Body');
  assert.deepEqual([opened.number, opened.url], [1, 'https://github.com/shop/k8s-manifests/pull/1']);
  assert.equal((await pulls.open('main', branch, 'Bump', 'Body')).number, 1);
  assert.equal(api.pulls(name).length, 1);
  git('branch', 'release', 'main');
  assert.equal(await pulls.find('release', branch), undefined, 'one for another base is another');
  assert.equal(await pulls.isDismissed('main', branch, git('rev-parse', branch)), false);
  api.addPull(name, { head: branch, base: 'main', title: 'x', state: 'closed' });
  assert.equal(await pulls.isDismissed('main', branch, git('rev-parse', branch)), true);
  assert.equal(await pulls.isDismissed('main', branch, git('rev-parse', 'main')), false);
  api.addPull(name, { head: branch, base: 'main', title: 'x', state: 'closed', mergedAt: '2026-01-01T00:00:00Z' });
  assert.equal(await pulls.isDismissed('main', branch, git('rev-parse', branch)), false);
});

test('a branch that has nothing in common with its base is no absent branch', async (t) => {
  const { github, git } = await githubSandbox(t, { a: '1' });
  const identity = ['-c', 'user.name=Ann', '-c', 'user.email=ann@example.com'];
  git('update-ref', `refs/heads/${branch}`, git(...identity, 'commit-tree', 'main^{tree}', '-m', 'alone'));
  await assert.rejects(openPulls(github, name).proposed('main', branch), /No common ancestor/);
});

test('an opened pull request whose answer got lost is found', async (t) => {
  const { github, git, commit } = await githubSandbox(
    t,
    { a: '1' },
    {
      intercept: ({ method, path }) => (method === 'POST' && path.endsWith('/pulls') ? 'cut-after' : undefined),
    },
  );
  commit({ a: '2' }, { branch, from: git('rev-parse', 'main') });
  assert.equal((await openPulls(github, name).open('main', branch, 'Bump', 'Body')).number, 1);
});

test('title, body, labels, reviewers and state are set', async (t) => {
  const { github, git, commit, api } = await githubSandbox(t, { a: '1' }, { collaborators: ['ann'], teams: ['ops'] });
  commit({ a: '2' }, { branch, from: git('rev-parse', 'main') });
  const pulls = openPulls(github, name);
  const { number } = await pulls.open('main', branch, 'Bump', 'Body');
  await pulls.change(number, { title: 'Other', body: 'Text' });
  await pulls.addLabels(number, ['deploy']);
  await pulls.requestReviews(number, ['ann'], ['ops']);
  const [pull] = api.pulls(name);
  assert.deepEqual(
    [pull?.title, pull?.body, pull?.labels, pull?.reviewers, pull?.teams],
    ['Other', 'Text', ['deploy'], ['ann'], ['ops']],
  );
  assert.deepEqual((await pulls.find('main', branch))?.labels, ['deploy']);
  await pulls.change(number, { state: 'closed' });
  await pulls.deleteBranch(branch);
  assert.equal(await pulls.find('main', branch), undefined);
  assert.equal(git('for-each-ref', '--format=%(refname:short)'), 'main');
});

test('a refusal says what was tried and which permission it needs', async (t) => {
  const { github, git, commit } = await githubSandbox(t, { a: '1' }, { permissions: { pull_requests: 'read' } });
  commit({ a: '2' }, { branch, from: git('rev-parse', 'main') });
  await assert.rejects(openPulls(github, name).open('main', branch, 'Bump', 'Body'), {
    name: 'GitHubFailure',
    attempt: { doing: 'opening a pull request', repository: name, permission: 'pull_requests: write' },
  });
});
