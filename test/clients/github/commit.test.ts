// Commits that GitHub makes and signs: races, lost answers, and branches that are replaced.

import assert from 'node:assert/strict';
import test from 'node:test';
import { commitOnBranch, type RemoteChange } from '../../../src/clients/github/commit.ts';
import { bug, isBug } from '../../fakes/bug.ts';
import { githubSandbox, sandboxName as name } from '../../fakes/github/sandbox.ts';
import type { ApiRequest, Interception } from '../../fakes/github-api.ts';

const files = [{ path: 'a.yaml', bytes: Buffer.from('image: new\r\n') }];
const message = 'chore: bump\n\nWhy.\n\nShip-Service: checkout-service\nShip-Run: 7\n';
const change = (parent: string, onto?: RemoteChange['onto']): RemoteChange => ({
  branch: 'main',
  parent,
  message,
  files,
  onto,
});
const isCommit = ({ fields }: ApiRequest): boolean => fields.includes('createCommitOnBranch');

test('a commit is signed, keeps bytes and trailers, and takes one request', async (t) => {
  const { github, git, asked } = await githubSandbox(t, { 'a.yaml': 'image: old\r\n', 'b.yaml': 'b' });
  const head = git('rev-parse', 'main');
  const made = await commitOnBranch(github, name, change(head));
  assert.deepEqual(made, { verdict: 'committed', oid: git('rev-parse', 'main'), verified: true });
  assert.deepEqual(asked(), ['createCommitOnBranch']);
  assert.equal(git('log', '-1', '--format=%B', 'main'), message.trimEnd());
  assert.equal(git('diff', '--stat', head, 'main', '--', 'b.yaml'), '');
  assert.equal(git('cat-file', '-s', 'main:a.yaml'), '12');
});

test('a head that moved is raced, and nothing is written', async (t) => {
  const { github, git, commit } = await githubSandbox(t, { 'a.yaml': 'old' });
  const head = git('rev-parse', 'main');
  const theirs = commit({ 'b.yaml': 'theirs' });
  const made = await commitOnBranch(github, name, change(head));
  assert.equal(made.verdict, 'raced');
  assert.match(made.verdict === 'raced' ? made.reason : '', /Expected branch to point to/);
  assert.equal(git('rev-parse', 'main'), theirs);
});

test('an answer that gets lost after the commit is settled by reading back: one commit, no failure', async (t) => {
  const intercept = (request: ApiRequest): Interception => (isCommit(request) ? 'cut-after' : undefined);
  const { github, git } = await githubSandbox(t, { 'a.yaml': 'old' }, { intercept });
  const made = await commitOnBranch(github, name, change(git('rev-parse', 'main')));
  assert.deepEqual(made, { verdict: 'committed', oid: git('rev-parse', 'main'), verified: true });
  assert.equal(git('rev-list', '--count', 'main'), '2');
});

test('a request that gets lost before the commit is raced', async (t) => {
  const intercept = (request: ApiRequest): Interception => (isCommit(request) ? { status: 502 } : undefined);
  const { github, git } = await githubSandbox(t, { 'a.yaml': 'old' }, { intercept });
  const made = await commitOnBranch(github, name, change(git('rev-parse', 'main')));
  assert.deepEqual([made.verdict, git('rev-list', '--count', 'main')], ['raced', '1']);
});

test('an older commit with the same message is not taken for ours', async (t) => {
  let cut = false;
  const intercept = (request: ApiRequest): Interception => (cut && isCommit(request) ? 'cut' : undefined);
  const { github, git } = await githubSandbox(t, { 'a.yaml': 'old' }, { intercept });
  await commitOnBranch(github, name, change(git('rev-parse', 'main')));
  cut = true;
  assert.equal((await commitOnBranch(github, name, change(git('rev-parse', 'main')))).verdict, 'raced');
});

test('a rule of the branch is no race', async (t) => {
  const { github, git } = await githubSandbox(t, { 'a.yaml': 'old' }, { protection: { main: { pullRequest: true } } });
  await assert.rejects(commitOnBranch(github, name, change(git('rev-parse', 'main'))), /through a pull request/);
});

test('a new branch gets one commit on top of the parent', async (t) => {
  const { github, git } = await githubSandbox(t, { 'a.yaml': 'old' });
  const head = git('rev-parse', 'main');
  const made = await commitOnBranch(github, name, change(head, { branch: 'ship/x', expected: undefined }));
  assert.equal(made.verdict, 'committed');
  assert.deepEqual([git('rev-parse', 'ship/x^'), git('rev-parse', 'main')], [head, head]);
});

test('a branch that is replaced is never empty on the way, and leaves no other branch behind', async (t) => {
  const heads: string[] = [];
  const { github, git, commit, api } = await githubSandbox(
    t,
    { 'a.yaml': 'old' },
    { intercept: () => void heads.push(git('rev-list', '--count', 'main..ship/x')) },
  );
  const base = git('rev-parse', 'main');
  const expected = commit({ 'a.yaml': 'first' }, { branch: 'ship/x', from: base });
  api.addPull(name, { head: 'ship/x', base: 'main', title: 'Bump' });
  const made = await commitOnBranch(github, name, change(base, { branch: 'ship/x', expected }));
  assert.equal(made.verdict, 'committed');
  assert.ok(
    heads.every((count) => count === '1'),
    heads.join(),
  );
  assert.equal(git('show', 'ship/x:a.yaml'), 'image: new');
  assert.equal(git('for-each-ref', '--format=%(refname:short)'), 'main\nship/x');
  assert.equal(api.pulls(name)[0]?.state, 'open');
});

test('a branch that GitHub does not find right after it was made is asked for again', async (t) => {
  const answers = ['STALE_DATA', 'NOT_FOUND'];
  const { github, git } = await githubSandbox(
    t,
    { 'a.yaml': 'old' },
    {
      intercept: (request) => {
        const type = isCommit(request) ? answers.shift() : undefined;
        return type === undefined ? undefined : { status: 200, body: { errors: [{ type, message: 'not yet' }] } };
      },
    },
  );
  const made = await commitOnBranch(
    github,
    name,
    change(git('rev-parse', 'main'), { branch: 'ship/x', expected: undefined }),
  );
  assert.deepEqual([made.verdict, git('rev-list', '--count', 'main..ship/x'), answers], ['committed', '1', []]);
});

test('a scratch branch that cannot be deleted does not undo the commit', async (t) => {
  const intercept = ({ method }: ApiRequest): Interception =>
    method === 'DELETE' ? { status: 422, body: { message: 'Repository rule violations found' } } : undefined;
  const { github, git, commit } = await githubSandbox(t, { 'a.yaml': 'old' }, { intercept });
  const base = git('rev-parse', 'main');
  const expected = commit({ 'a.yaml': 'first' }, { branch: 'ship/x', from: base });
  const made = await commitOnBranch(github, name, change(base, { branch: 'ship/x', expected }));
  assert.deepEqual(made, { verdict: 'committed', oid: git('rev-parse', 'ship/x'), verified: true });
});

test('a branch that is not where it was seen is left alone', async (t) => {
  const { github, git, commit } = await githubSandbox(t, { 'a.yaml': 'old' });
  const base = git('rev-parse', 'main');
  const theirs = commit({ 'a.yaml': 'theirs' }, { branch: 'ship/x', from: base });
  const seen = [base, undefined];
  for (const expected of seen)
    assert.equal((await commitOnBranch(github, name, change(base, { branch: 'ship/x', expected }))).verdict, 'raced');
  assert.equal(git('rev-parse', 'ship/x'), theirs);
  assert.equal(git('for-each-ref', '--format=%(refname:short)'), 'main\nship/x');
});

test('a bug of ours is not lost in the tidying up', async (t) => {
  const { github, git } = await githubSandbox(t, { 'a.yaml': 'old' });
  const request = (route: string, parameters?: object): Promise<unknown> =>
    route.startsWith('DELETE ') ? Promise.reject(bug) : github.request(route, { ...parameters });
  const head = git('rev-parse', 'main');
  git('branch', 'ship/bump', head);
  const onto = { branch: 'ship/bump', expected: head };
  await assert.rejects(commitOnBranch({ ...github, request }, name, change(head, onto)), isBug);
});
