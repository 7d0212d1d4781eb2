// Sums of test counts.

import assert from 'node:assert/strict';
import test from 'node:test';
import {
  addCounts,
  forgiveRetries,
  noTests,
  type TestReport,
  testsRun,
} from '../../../../src/quality-gate/reports/tests/test-report.ts';

test('counts add up, and nothing adds up to none', () => {
  const one = { tests: 5, failed: 1, skipped: 2, flaky: 1 };
  assert.deepEqual(addCounts([one, one]), { tests: 10, failed: 2, skipped: 4, flaky: 2 });
  assert.deepEqual(addCounts([]), noTests);
});

test('a skipped test did not run', () => {
  assert.equal(testsRun({ tests: 5, failed: 1, skipped: 5, flaky: 0 }), 0);
  assert.equal(testsRun({ tests: 5, failed: 5, skipped: 0, flaky: 0 }), 5);
});

test('retries are forgiven: their tries are one flaky test', () => {
  const failure = { name: 'a', message: '', text: '', file: undefined, line: undefined };
  const report: TestReport = {
    tests: 5,
    failed: 3,
    skipped: 0,
    flaky: 0,
    recovered: 1,
    failedTries: 2,
    failures: [
      { ...failure, recovered: true },
      { ...failure, recovered: true },
      { ...failure, name: 'b' },
    ],
    flakyNames: [],
  };
  const { tests, failed, flaky, failures, flakyNames } = forgiveRetries(report);
  assert.deepEqual([tests, failed, flaky, failures.map((each) => each.name), flakyNames], [4, 1, 1, ['b'], ['a']]);
});
