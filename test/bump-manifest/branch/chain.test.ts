// The chain of first parents, and what merges brought, from commits in any order.

import assert from 'node:assert/strict';
import test from 'node:test';
import { newestFirst, type ParentedCommit, readChain } from '../../../src/bump-manifest/branch/chain.ts';

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

/** Commits of a merged branch, `t2: s @5` with the second of its date, in any order. */
const dated = (...rows: readonly string[]): ParentedCommit[] =>
  rows.map((row) => {
    const [, sha = '', parents = '', second = ''] = /^(\w+):(.*)@(\d+)$/.exec(row) ?? [];
    const committedAt = `2026-01-19T10:00:${second.padStart(2, '0')}+00:00`;
    return { sha, parents: parents.split(' ').filter(Boolean), committedAt, message: '' };
  });

const orders: readonly (readonly [title: string, commits: ParentedCommit[], order: string])[] = [
  ['one after the other', dated('r: main @1', 's: r @2', 't: s @3'), 't s r'],
  ['a commit before what it was made on, whatever the clocks said', dated('r: main @9', 's: r @2', 't: s @3'), 't s r'],
  ['two lines by their dates', dated('a: main @1', 'b: main @2', 'c: a @3', 'd: b @4', 'm: c d @5'), 'm d c b a'],
  ['two of one second always the same', dated('a: main @1', 'b: main @1'), 'b a'],
  ['a parent that is named twice', dated('a: main @1', 'm: a a @2'), 'm a'],
];
for (const [title, commits, order] of orders) {
  test(`newest first: ${title}`, () => {
    for (const each of [commits, commits.toReversed()])
      assert.equal(
        newestFirst(each)
          .map(({ sha }) => sha)
          .join(' '),
        order,
      );
  });
}

test('what a merge brought is told newest first', () => {
  const commits = new Map(
    dated('a: @1', 's: a @2', 't: s @3', 'u: a @4', 'm: a u t @5').map((each) => [each.sha, each]),
  );
  assert.deepEqual(
    readChain(commits, 'm')[0]?.merged.map(({ sha }) => sha),
    ['u', 't', 's'],
  );
});
