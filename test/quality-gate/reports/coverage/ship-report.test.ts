// Our own report as a baseline.

import assert from 'node:assert/strict';
import test from 'node:test';
import { assertRefused, readCoverage } from '../reading.ts';

test('the totals are read, and nothing else', () => {
  const coverage = { lines: { covered: 7, total: 9, threshold: 80 }, branches: { threshold: 3 } };
  assert.deepEqual(readCoverage(JSON.stringify({ schema: 'ship-actions/quality-gate/1', coverage })), {
    lines: [7, 9],
  });
});

test('a report without coverage is none', () => {
  assertRefused('{"schema": "ship-actions/quality-gate/1", "coverage": {}}', 'empty', /without coverage/);
});
