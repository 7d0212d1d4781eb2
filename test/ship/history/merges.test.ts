// Which merge brought a commit.

import assert from 'node:assert/strict';
import test from 'node:test';
import { ParentTable } from '../../../src/clients/git/local/parents.ts';
import { findBringers } from '../../../src/ship/history/merges.ts';

const idOf = (name: string): string => Buffer.from(name.padEnd(20)).toString('hex');

/** Lines of a commit and its parents, by names. */
function table(...lines: readonly string[]): ParentTable {
  const made = new ParentTable();
  for (const line of lines) made.add(line.split(' ').map(idOf).join(' '));
  return made;
}

test('the oldest merge that reaches a commit brought it, and what lies behind the branch is not looked at', () => {
  const merges = table('m2 m1 c', 'm1 main a');
  const beside = table('c b', 'b a m1', 'a main');
  const wanted = new Set(['a', 'b', 'c', 'elsewhere'].map(idOf));
  assert.deepEqual(
    findBringers(merges, beside, wanted),
    new Map([
      [idOf('a'), idOf('m1')],
      [idOf('b'), idOf('m2')],
      [idOf('c'), idOf('m2')],
    ]),
  );
});
