// Durations as people read them.

import assert from 'node:assert/strict';
import test from 'node:test';
import { formatSeconds } from '../../../src/domain/text/duration.ts';

test('seconds read as the largest sensible unit', () => {
  const table: [number, string][] = [
    [0, '0 ms'],
    [0.34, '340 ms'],
    [4.25, '4.3 s'],
    [59.94, '59.9 s'],
    [60, '1 min'],
    [185, '3 min 5 s'],
    [7440, '2 h 4 min'],
  ];
  for (const [seconds, text] of table) assert.equal(formatSeconds(seconds), text);
});
