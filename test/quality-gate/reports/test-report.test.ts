// Sums of test counts.

import assert from 'node:assert/strict';
import test from 'node:test';
import { addCounts, noTests, testsRun } from '../../../src/quality-gate/reports/test-report.ts';

test('counts add up, and nothing adds up to none', () => {
  const one = { tests: 5, failed: 1, skipped: 2, flaky: 1 };
  assert.deepEqual(addCounts([one, one]), { tests: 10, failed: 2, skipped: 4, flaky: 2 });
  assert.deepEqual(addCounts([]), noTests);
});

test('a skipped test did not run', () => {
  assert.equal(testsRun({ tests: 5, failed: 1, skipped: 5, flaky: 0 }), 0);
  assert.equal(testsRun({ tests: 5, failed: 5, skipped: 0, flaky: 0 }), 5);
});
