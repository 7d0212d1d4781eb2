// What a branch proposes, as GitHub compares it with its base.

import assert from 'node:assert/strict';
import test from 'node:test';
import { readProposed } from '../../../../src/clients/github/proposals/proposed.ts';
import { githubSandbox, sandboxName as name } from '../../../fakes/github/sandbox.ts';
import { GitStore } from '../../../fakes/github/store.ts';

const branch = 'ship/production/app';

test('of 120 commits the newest comes first: the comparison is not asked in pages', async (t) => {
  const { github, git, commit, api } = await githubSandbox(t, { a: '0' });
  const base = git('rev-parse', 'main');
  let head = '';
  for (let number = 1; number <= 120; number++)
    head = commit({ a: `${number}` }, { branch, message: `step ${number}`, ...(number === 1 ? { from: base } : {}) });
  const proposed = await readProposed(github, name, 'main', branch);
  assert.deepEqual([proposed?.head, proposed?.commits[0]?.message, proposed?.complete], [head, 'step 120', true]);
  assert.equal(proposed?.commits.length, 120);
  assert.equal(api.requests.at(-1)?.query, '');
});

type Files = readonly { readonly path: string; readonly bytes: Buffer }[];
const file = (path: string, text: string): Files[number] => ({ path, bytes: Buffer.from(text) });
const holdings: readonly (readonly [what: string, files: Files, expected: boolean])[] = [
  ['the same contents', [file('a', '2')], true],
  ['other contents', [file('a', '3')], false],
  ['another file', [file('b', '2')], false],
  ['one file more', [file('a', '2'), file('b', '2')], false],
  ['nothing', [], false],
];
for (const [what, files, expected] of holdings)
  test(`${what}: ${expected ? 'exactly' : 'not'} what the branch holds`, async (t) => {
    const { github, git, commit } = await githubSandbox(t, { a: '1', b: '1' });
    commit({ a: '2' }, { branch, from: git('rev-parse', 'main') });
    assert.equal((await readProposed(github, name, 'main', branch))?.holdsExactly(files), expected);
  });

test('an added file makes it something else', async (t) => {
  const { github, git, commit } = await githubSandbox(t, { a: '1' });
  commit({ a: '2', c: '1' }, { branch, from: git('rev-parse', 'main') });
  const proposed = await readProposed(github, name, 'main', branch);
  assert.equal(proposed?.holdsExactly([file('a', '2'), file('c', '1')]), false);
});

const committers: readonly (readonly [who: string, person: { name: string; email: string }, isRewritten: boolean])[] = [
  ['github.com', { name: 'GitHub', email: 'noreply@github.com' }, false],
  ['an enterprise server', { name: 'GitHub Enterprise', email: 'noreply@ghe.shop.example' }, false],
  ['somebody', { name: 'Ann', email: 'ann@shop.example' }, true],
  ['somebody with the address of another host', { name: 'Ann', email: 'noreply@evil.example' }, true],
];
for (const [who, person, isRewritten] of committers)
  test(`a commit that ${who} put there is ${isRewritten ? 'rewritten' : "GitHub's own"}`, async (t) => {
    const { github, git, root } = await githubSandbox(t, { a: '1' }, { serverUrl: 'https://ghe.shop.example' });
    const date = '2026-01-01T00:00:00Z';
    const oid = new GitStore(root, name).writeCommit({
      tree: git('rev-parse', 'main^{tree}'),
      parents: [git('rev-parse', 'main')],
      message: 'chore: bump\n',
      author: { name: 'Bot', email: 'bot@shop.example', date },
      committer: { ...person, date },
      signed: false,
    });
    git('update-ref', `refs/heads/${branch}`, oid);
    const [only] = (await readProposed(github, name, 'main', branch))?.commits ?? [];
    assert.deepEqual([only?.author, only?.isRewritten], ['Bot', isRewritten]);
  });
