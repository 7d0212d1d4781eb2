// Durations as people read them.

import assert from 'node:assert/strict';
import test from 'node:test';
import { formatSeconds } from '../../src/domain/duration.ts';

const rows: readonly [seconds: number, text: string][] = [
  [0, '0 s'],
  [0.0001, '1 ms'],
  [0.34, '340 ms'],
  [0.9996, '1 s'],
  [4.25, '4.3 s'],
  [59.94, '59.9 s'],
  [59.97, '1 min'],
  [60, '1 min'],
  [185, '3 min 5 s'],
  [3600, '1 h'],
  [3605, '1 h'],
  [7440, '2 h 4 min'],
  [90_000, '1 d 1 h'],
  [86_400 * 3, '3 d'],
];

for (const [seconds, text] of rows) {
  test(`${seconds} seconds read as ${text}`, () => assert.equal(formatSeconds(seconds), text));
}
