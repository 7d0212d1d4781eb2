// Reading files of a repository on this machine: how much of them is read at most.

import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { type FileLimits, fileLimits } from '../../../../src/clients/git/local/files.ts';
import { openLocalHistory } from '../../../../src/clients/git/local/history.ts';
import { startHistory } from '../../../fakes/shipped-history.ts';

const env = { PATH: process.env['PATH'] ?? '', HOME: '/nonexistent' };
const mebibyte = 1024 * 1024;

/** What is heard of these groups, by group: the size of each file. */
async function sizes(groups: readonly (readonly string[])[], limits: FileLimits) {
  const history = startHistory();
  history.write({ at: '2026-01-01T00:00:00Z', message: 'one', files: { a: 'aaaa', b: 'bb', c: 'c', empty: '' } });
  const { files } = openLocalHistory({ folder: history.make({ after }), revision: undefined, env }, limits);
  const heard: (readonly (number | undefined)[])[] = [];
  const ask = async (asked: readonly (readonly string[])[]): Promise<void> =>
    await files(
      asked.map((names) => names.map((name) => `HEAD:${name}`)),
      (found, group) => {
        heard[group] = found.map((bytes) => bytes?.length);
      },
    );
  await ask(groups);
  return { heard, ask };
}

const small: FileLimits = { file: 4, group: 6, all: 20 };
const rows: readonly (readonly [
  what: string,
  groups: string[][],
  limits: FileLimits,
  heard: (number | undefined)[][],
])[] = [
  [
    'groups keep their order and that of their files',
    [['b', 'a'], [], ['c', 'gone']],
    small,
    [[2, 4], [], [1, undefined]],
  ],
  ['a file may be in several groups, and twice in one', [['c', 'c'], ['c']], small, [[1, 1], [1]]],
  [
    'a group that is too large is read as if nothing were there',
    [['a', 'b', 'c'], ['c']],
    small,
    [[undefined, undefined, undefined], [1]],
  ],
  ['a file that is too large is left out alone', [['a', 'b']], { ...small, file: 3 }, [[undefined, 2]]],
  ['an empty file is there', [['empty']], small, [[0]]],
];
for (const [what, groups, limits, heard] of rows)
  test(what, async () => assert.deepEqual((await sizes(groups, limits)).heard, heard));

test('more than may be read in all is refused before it is read, counted over all calls', async () => {
  const { ask } = await sizes(
    [
      ['a', 'b'],
      ['a', 'b'],
    ],
    small,
  );
  await ask([['a', 'b']]);
  await assert.rejects(ask([['b'], ['c']]), { name: 'HistoryFault', trouble: { kind: 'too much', bytes: 20 } });
});

test('many groups of large files that somebody forged are refused at once', async () => {
  const history = startHistory();
  history.write({ at: '2026-01-01T00:00:00Z', message: 'one', files: { large: '#'.repeat(15 * mebibyte) } });
  const { files } = openLocalHistory({ folder: history.make({ after }), revision: undefined, env });
  const groups = Array.from({ length: 300 }, () => ['HEAD:large']);
  let heard = 0;
  await assert.rejects(
    files(groups, () => {
      heard += 1;
    }),
    { trouble: { kind: 'too much', bytes: fileLimits.all } },
  );
  assert.equal(heard, 0);
});
