// coverage.py's JSON by its lines, not by its totals.

import assert from 'node:assert/strict';
import test from 'node:test';
import { assertRefused, readCoverage } from '../reading.ts';

const document = (file: object): string =>
  JSON.stringify({
    meta: { format: 3, version: '7.6.1' },
    files: { 'shop/cart.py': file },
    totals: { covered_lines: 99, num_statements: 99 },
  });

test('lines, branches and functions are counted', () => {
  const text = document({
    executed_lines: [1, 2, 3],
    missing_lines: [5],
    executed_branches: [[1, 2]],
    missing_branches: [[1, 5]],
    functions: {
      add: { executed_lines: [2], missing_lines: [] },
      remove: { executed_lines: [], missing_lines: [5] },
      '': { executed_lines: [1] },
    },
  });
  assert.deepEqual(readCoverage(text), { lines: [3, 4], branches: [1, 2], functions: [1, 2] });
});

test('refuses what lists no lines, or no file', () => {
  assertRefused(document({ executed_lines: [1] }), 'unreadable', /`missing_lines` is missing/);
  assertRefused('{"meta": {"version": "7"}, "files": {}, "totals": {}}', 'empty', /names no source file/);
});
