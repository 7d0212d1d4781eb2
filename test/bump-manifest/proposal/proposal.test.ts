// One open pull request for a place, through the real client on a stand-in for GitHub.

import assert from 'node:assert/strict';
import test from 'node:test';
import { openApiBranch } from '../../../src/bump-manifest/branch/api.ts';
import { findProblem } from '../../../src/bump-manifest/hosts/failure.ts';
import {
  type PullRequestDraft,
  propose,
  refuseForeign,
  withdraw,
} from '../../../src/bump-manifest/proposal/proposal.ts';
import { openPulls } from '../../../src/clients/github/proposals/pulls.ts';
import { openRepository } from '../../../src/clients/github/repository.ts';
import type { Cleanup } from '../../fakes/folder.ts';
import { githubSandbox, sandboxName as name } from '../../fakes/github/sandbox.ts';
import type { GitHubApiOptions } from '../../fakes/github-api.ts';

const place = {
  base: 'main',
  branch: 'ship/production/app',
  owner: { service: 'app', environment: 'production', files: [] },
};
const message = 'chore: bump\n\nShip-Service: app\nShip-Environment: production\n';
const draft: PullRequestDraft = { title: 'Bump', body: 'Body', labels: [], reviewers: [], autoMerge: false };
const change = {
  files: [{ path: 'a.yaml', bytes: Buffer.from('image: new\n') }],
  message,
  author: { name: 'x', email: 'x@example.com' },
};

const given = { serverUrl: 'https://github.com', hasApp: false };
const order = { place, change, draft, problemOf: (thrown: unknown) => findProblem(thrown, given) };

async function world(test: Cleanup, options: Partial<GitHubApiOptions> = {}) {
  const sandbox = await githubSandbox(test, { 'a.yaml': 'image: old\n' }, options);
  const pulls = openPulls(sandbox.github, name);
  const head = async () =>
    await openApiBranch({ repository: openRepository(sandbox.github, name), branch: 'main', paths: [] }).fetch();
  const proposed = async (more: Partial<PullRequestDraft> = {}) => {
    const standing = await pulls.proposed('main', place.branch);
    return await propose(pulls, await head(), { ...order, standing, draft: { ...draft, ...more } });
  };
  return { ...sandbox, pulls, head, proposed };
}

test('opens once, then updates title and body of the same', async (t) => {
  const { proposed, api, git } = await world(t);
  const first = await proposed();
  const second = await proposed({ title: 'Other' });
  assert.ok(first.outcome === 'proposed' && second.outcome === 'proposed');
  assert.deepEqual([first.sha, second.sha], [git('rev-parse', place.branch), git('rev-parse', place.branch)]);
  assert.deepEqual(
    api.pulls(name).map(({ title }) => title),
    ['Other'],
  );
});

test('a branch that moved since it was seen is raced', async (t) => {
  const { pulls, head, commit, git } = await world(t);
  const base = git('rev-parse', 'main');
  commit({ 'a.yaml': '1' }, { branch: place.branch, from: base, message: `${message}Ship-Run: 1\n` });
  const standing = await pulls.proposed('main', place.branch);
  commit({ 'a.yaml': '2' }, { branch: place.branch, message });
  assert.equal((await propose(pulls, await head(), { ...order, standing })).outcome, 'raced');
  assert.equal((await propose(pulls, await head(), { ...order, standing: undefined })).outcome, 'raced');
});

test('a foreign commit, or more commits than can be looked at, are refused', () => {
  const ours = { oid: 'o'.repeat(40), message, parents: ['p'], author: 'x', isRewritten: false, verified: false };
  refuseForeign(place, undefined);
  refuseForeign(place, { head: 'h', commits: [ours], complete: true, holdsExactly: () => false });
  const theirs = { ...ours, message: 'fix: x\n\nmore', author: 'Bob' };
  assert.throws(
    () => refuseForeign(place, { head: 'h', commits: [ours, theirs], complete: true, holdsExactly: () => false }),
    /ooooooo "fix: x" of Bob/,
  );
  assert.throws(
    () => refuseForeign(place, { head: 'h', commits: [ours], complete: false, holdsExactly: () => false }),
    /more commits than/,
  );
});

test('labels that are there are not set again, and reviews are asked for once', async (t) => {
  const { proposed, asked, api } = await world(t, { collaborators: ['ann'] });
  const invited = { labels: ['deploy'], reviewers: ['ann'] };
  await proposed(invited);
  asked();
  await proposed(invited);
  assert.deepEqual(
    asked().filter((each) => /labels|reviewers/.test(each)),
    [],
  );
  assert.deepEqual([api.pulls(name)[0]?.labels, api.pulls(name)[0]?.reviewers], [['deploy'], ['ann']]);
});

test('withdrawing closes the pull request and deletes the branch, once', async (t) => {
  const { pulls, proposed, api, git } = await world(t);
  await proposed();
  const standing = await pulls.proposed('main', place.branch);
  assert.ok(standing);
  const sent: string[] = [];
  const outcome = await withdraw(pulls, place, standing, () => void sent.push(api.pulls(name)[0]?.state ?? ''));
  assert.deepEqual([outcome.pull?.number, outcome.warning, sent], [1, undefined, ['open']]);
  assert.deepEqual([api.pulls(name)[0]?.state, git('for-each-ref', '--format=%(refname:short)')], ['closed', 'main']);
});

test("withdrawing leaves a branch with somebody's commit, and says so", async (t) => {
  const { pulls, proposed, commit, api } = await world(t);
  await proposed();
  commit({ 'b.yaml': 'x' }, { branch: place.branch, message: 'fix: by hand' });
  const standing = await pulls.proposed('main', place.branch);
  assert.ok(standing);
  const outcome = await withdraw(pulls, place, standing, () => assert.fail('nothing is sent'));
  assert.match(outcome.warning ?? '', /holds the commit [0-9a-f]{7} of Seed: it and its pull request stay/);
  assert.equal(api.pulls(name)[0]?.state, 'open');
});
