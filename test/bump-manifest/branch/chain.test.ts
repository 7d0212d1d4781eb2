// The chain of first parents, and what merges brought, from commits in any order.

import assert from 'node:assert/strict';
import test from 'node:test';
import { type ParentedCommit, readChain } from '../../../src/bump-manifest/branch/chain.ts';

/** `m: c b` is the commit m with the parents c and b. */
const known = (...rows: readonly string[]) =>
  new Map(
    rows.map((row): [string, ParentedCommit] => {
      const [sha = '', parents = ''] = row.split(':').map((part) => part.trim());
      return [sha, { sha, parents: parents.split(' ').filter(Boolean), committedAt: '', message: `says ${sha}` }];
    }),
  );
const shown = (commits: ReturnType<typeof known>, from: string): string[] =>
  readChain(commits, from).map(({ sha, parent, merged }) =>
    `${sha}>${parent ?? ''} ${merged
      .map((each) => each.sha)
      .sort()
      .join('')}`.trim(),
  );

test('a merge stands once, with what its branch brought', () => {
  assert.deepEqual(shown(known('a:', 'b: a', 's: a', 't: s', 'm: b t', 'c: m'), 'c'), ['c>m', 'm>b st', 'b>a', 'a>']);
});

test('what an older merge brought is not brought again by a newer one of the same branch', () => {
  const twice = known('a:', 's: a', 'm: a s', 't: s', 'n: m t');
  assert.deepEqual(shown(twice, 'n'), ['n>m t', 'm>a s', 'a>']);
});

test('the branch that was merged into a long-lived branch is not brought by it', () => {
  const crossed = known('a:', 'b: a', 's: a', 't: s b', 'c: b', 'm: c t');
  assert.deepEqual(shown(crossed, 'm'), ['m>c st', 'c>b', 'b>a', 'a>']);
});

test('it ends where nothing more is known, and tells the parent by name', () => {
  assert.deepEqual(shown(known('c: b'), 'c'), ['c>b']);
  assert.deepEqual(shown(known('c: b'), 'x'), []);
});
