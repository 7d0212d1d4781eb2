// What becomes of a push, by scripted answers of the remote; and how much history is asked for.

import assert from 'node:assert/strict';
import test from 'node:test';
import { gitBranch } from '../../../src/bump-manifest/branch/git.ts';
import type { GitRemote } from '../../../src/clients/git/git.ts';

type Push = Awaited<ReturnType<GitRemote['push']>>;

const unknown: Push = { verdict: 'unknown', reason: 'cut' };
const change = {
  files: [{ path: 'a.yaml', bytes: Buffer.from('x') }],
  message: 'm',
  author: { name: 'n', email: 'e@x' },
};

/** A remote that answers pushes and fetches in turn; the last answer stays. `log` is its whole history, newest first. */
function remote(pushes: Push[], heads: string[], log: string[] = []) {
  const calls: string[] = [];
  let deep = 1;
  const next = <T>(list: T[]): T => (list.length > 1 ? list.shift() : list[0]) as T;
  const here = () =>
    log
      .slice(0, deep)
      .map((sha, at) => ({ sha, parents: log.slice(at + 1, Math.min(at + 2, deep)), message: sha, committedAt: '' }));
  const fake: GitRemote = {
    branch: () => 'main',
    fetch: async () => next(heads),
    fetchOther: async (branch) => (branch === 'staging' ? 'c5' : undefined),
    list: async () => [{ path: 'a.yaml', mode: '100755', blob: 'b' }],
    read: async (blobs) => new Map(blobs.map((blob) => [blob, Buffer.from(blob)])),
    deepen: async (_, commits) => {
      calls.push(`deepen ${commits}`);
      const more = deep < log.length;
      deep += commits;
      return more;
    },
    log: async () => here(),
    changes: async () => here().map((commit) => ({ ...commit, before: [], after: [] })),
    difference: async (from, to) => ({
      before: from === undefined ? [] : [{ path: 'a.yaml', mode: '100644', blob: `old ${from}` }],
      after: [{ path: 'a.yaml', mode: '100644', blob: `new ${to}` }],
    }),
    boundary: async () => (deep < log.length ? [log[deep - 1] ?? ''] : []),
    commit: async (parent, drafts) => {
      calls.push(`commit on ${parent} ${drafts.flatMap(({ files }) => files.map(({ mode }) => mode))}`);
      return ['ours'];
    },
    offers: async () => [],
    offer: async () => undefined,
    withdraw: async () => false,
    push: async (sha) => {
      calls.push(`push ${sha}`);
      return next(pushes);
    },
    rehearsePush: async (sha) => {
      calls.push(`rehearse ${sha}`);
      return next(pushes);
    },
    locate: async () => next(heads),
    contains: async (head, sha) => head === sha || head === 'above-ours',
    close: async () => undefined,
  };
  return { fake, calls };
}

const open = async (fake: GitRemote, seconds = 60) => {
  const branch = gitBranch(fake, 'shop/m', { remaining: () => seconds });
  const head = await branch.fetch();
  await head.list(['']);
  return { branch, head };
};

const table: readonly [string, Push[], string[], string, number][] = [
  ['an answer is believed', [{ verdict: 'pushed' }], ['base'], 'pushed', 1],
  ['a lost race is one', [{ verdict: 'raced', reason: 'fetch first', sent: false }], ['base'], 'raced', 1],
  ['no answer, and the commit is the head', [unknown], ['base', 'ours'], 'pushed', 1],
  ['no answer, and somebody pushed on top', [unknown], ['base', 'above-ours'], 'pushed', 1],
  ['no answer, and somebody else was first', [unknown], ['base', 'theirs'], 'raced', 1],
  [
    'no answer and nothing there: the same commit again',
    [unknown, { verdict: 'pushed' }],
    ['base', 'base'],
    'pushed',
    2,
  ],
];

for (const [title, pushes, heads, expected, tries] of table) {
  test(title, async () => {
    const { fake, calls } = remote(pushes, heads);
    const { head } = await open(fake);
    assert.equal((await head.push(change)).outcome, expected);
    assert.deepEqual(calls, ['commit on base 100755', ...Array.from({ length: tries }, () => 'push ours')]);
  });
}

test('without an answer and without time left it is an error', async () => {
  const { head } = await open(remote([unknown], ['base']).fake, 0);
  await assert.rejects(head.push(change), { code: 'push_unanswered' });
});

test('a push that the server refused as raced, and that is there at the next look, has landed', async () => {
  const { fake } = remote([{ verdict: 'raced', reason: 'failed to update ref', sent: true }], ['base', 'above-ours']);
  const { branch, head } = await open(fake);
  assert.equal((await head.push(change)).outcome, 'raced');
  assert.equal((await branch.fetch()).landed, 'ours');
});

const numbered = (count: number): string[] => Array.from({ length: count }, (_, index) => `c${index}`);

test('history is fetched in steps that grow, and no further than it is read', async () => {
  const log = numbered(600);
  const { fake, calls } = remote([], ['c0'], log);
  const { head } = await open(fake);
  const seen: string[] = [];
  for await (const { sha } of head.commits([])) {
    seen.push(sha);
    if (sha === 'c100') break;
  }
  assert.deepEqual([seen.length, calls], [101, ['deepen 200']]);
  seen.length = 0;
  for await (const { sha } of head.commits([])) seen.push(sha);
  assert.deepEqual(seen, log);
});

test('a commit of the boundary, which seems to have added every file, is told only when what is behind it is here', async () => {
  const { fake } = remote([], ['c0'], numbered(300));
  const { head } = await open(fake);
  const seen: string[] = [];
  const parents: (string | undefined)[] = [];
  for await (const { sha, parent } of head.history(['a.yaml'])) {
    seen.push(sha);
    parents.push(parent);
  }
  assert.deepEqual([seen, parents.indexOf(undefined)], [numbered(300), 299]);
});

test('the history of files ends where reading on would cost as much as a clone', async () => {
  const { fake, calls } = remote([], ['c0'], numbered(20_000));
  const { head } = await open(fake);
  let seen = 0;
  for await (const version of head.history(['a.yaml'])) seen += version.sha === '' ? 0 : 1;
  assert.deepEqual([seen, calls], [4200, ['deepen 200', 'deepen 800', 'deepen 3200']]);
});

test('a commit is compared with its first parent, and another branch is read as this one', async () => {
  const { head } = await open(remote([], ['c0'], numbered(10)).fake);
  const { before, files } = await head.change({ sha: 'c1', parent: 'c2', message: '' }, ['a.yaml']);
  assert.deepEqual(
    [before, files].map(([file]) => file?.bytes.toString()),
    ['old c2', 'new c1'],
  );
  assert.equal((await head.other('staging'))?.sha, 'c5');
  assert.equal(await head.other('nowhere'), undefined);
});
