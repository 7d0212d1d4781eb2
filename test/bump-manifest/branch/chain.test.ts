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

/** Which commits of the chain are told with all that they brought. */
const whole = (commits: ReturnType<typeof known>, cut: readonly string[] = []): string =>
  readChain(commits, 'm', new Set(cut))
    .filter(({ isWhole }) => isWhole)
    .map(({ sha }) => sha)
    .join(' ');

const open: readonly (readonly [title: string, commits: ReturnType<typeof known>, cut: string[], whole: string])[] = [
  ['a merge down to the branch itself', known('a:', 'b: a', 's: a', 'm: b s'), [], 'm b a'],
  ['a merge of a root', known('a:', 's:', 'm: a s'), [], 'm a'],
  ['a merge of which the tip is not known', known('a:', 'm: a s'), [], 'a'],
  ['a merge of which an older commit is not known', known('a:', 't: s', 'm: a t'), [], 'a'],
  ['a merge that began behind what is known', known('b: a', 's: a', 'm: b s'), [], 'b'],
  ['a merge down to a commit whose parents are not told', known('b: a', 's:', 'm: b s'), ['s'], 'b'],
];
for (const [title, commits, cut, expected] of open)
  test(`what was brought is whole or not: ${title}`, () => assert.equal(whole(commits, cut), expected));
