// Which merge brought a commit.

import assert from 'node:assert/strict';
import test from 'node:test';
import { findBringers } from '../../../src/ship/history/merges.ts';

test('the oldest merge that reaches a commit brought it, and what lies behind the branch is not looked at', () => {
  const merges = new Map([
    ['m2', ['m1', 'c']],
    ['m1', ['main', 'a']],
  ]);
  const beside = new Map([
    ['c', ['b']],
    ['b', ['a', 'm1']],
    ['a', ['main']],
  ]);
  assert.deepEqual([...findBringers(merges, beside, new Set(['a', 'b', 'c', 'elsewhere']))].sort(), [
    ['a', 'm1'],
    ['b', 'm2'],
    ['c', 'm2'],
  ]);
});
