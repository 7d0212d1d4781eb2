// Cases add up, and a test that passes after it failed is known again.

import assert from 'node:assert/strict';
import test from 'node:test';
import { keptFailures } from '../../../../src/quality-gate/reports/tests/test-report.ts';
import { keptText, TestTally } from '../../../../src/quality-gate/reports/tests/test-tally.ts';

const failure = (name: string, text = '') => ({ name, message: '', text, file: undefined, line: undefined });

test('counts by state', () => {
  const tally = new TestTally();
  tally.add(
    'passed',
    () => 'a',
    () => 'a',
  );
  tally.add(
    'skipped',
    () => 'b',
    () => 'b',
  );
  tally.add(
    'flaky',
    () => 'c',
    () => 'c',
  );
  tally.fail(failure('d'), 'd');
  tally.declare(2, failure('suite'));
  const { tests, failed, skipped, flaky, flakyNames } = tally.report();
  assert.deepEqual([tests, failed, skipped, flaky, flakyNames], [6, 3, 1, 1, ['c']]);
});

test('a later pass recovers every failed try of its key, and no other', () => {
  const tally = new TestTally();
  tally.fail(failure('a'), 'a');
  tally.fail(failure('a'), 'a');
  tally.fail(failure('b'), 'b');
  tally.add(
    'passed',
    () => 'a',
    () => 'a',
  );
  const { failed, recovered, failedTries, failures } = tally.report();
  assert.deepEqual([failed, recovered, failedTries], [3, 1, 2]);
  assert.deepEqual(
    failures.map((each) => each.recovered ?? false),
    [true, true, false],
  );
});

test('keeps so many failures, and so much text of each', () => {
  const tally = new TestTally();
  for (let at = 0; at < keptFailures + 5; at++) tally.fail(failure('a', 'x'.repeat(keptText * 2)), String(at));
  const { failed, failures } = tally.report();
  assert.deepEqual([failed, failures.length, failures[0]?.text.length], [keptFailures + 5, keptFailures, keptText]);
});

test('second listings are retries', () => {
  const tally = new TestTally();
  for (const name of ['a', 'a', 'b'])
    tally.add(
      'passed',
      () => name,
      () => name,
    );
  tally.repeat(1);
  tally.fail(failure('package'), 'package');
  tally.passAgain('package');
  const { tests, flaky, recovered } = tally.report();
  assert.deepEqual([tests, flaky, recovered], [2, 1, 1]);
});
