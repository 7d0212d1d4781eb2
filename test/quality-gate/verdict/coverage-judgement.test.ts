// Thresholds and baselines.

import assert from 'node:assert/strict';
import test from 'node:test';
import type { Count } from '../../../src/quality-gate/reports/coverage/count.ts';
import {
  judgeBaseline,
  judgeThresholds,
  pointsBetween,
  signed,
} from '../../../src/quality-gate/verdict/coverage-judgement.ts';

const totals = (lines?: Count) => ({ lines, branches: undefined, functions: undefined });
const count = (covered: number, total: number): Count => ({ covered, total });

test('a threshold that is missed says by how much', () => {
  const { reasons } = judgeThresholds(totals(count(15_999, 20_000)), true, { lines: 80 });
  assert.deepEqual(reasons, [
    {
      code: 'coverage_too_low',
      text: 'coverage of lines is 79.99 % (15999 of 20000), below 80 %: 1 more must be covered',
    },
  ]);
});

test('a measure that nobody counts is red, also at 0 %', () => {
  const { reasons } = judgeThresholds(totals(), true, { lines: 0 });
  assert.match(reasons[0]?.text ?? '', /coverage-lines is 0 %, and the coverage reports count no lines/);
});

test('a fraction is probably a percentage', () => {
  const { warnings } = judgeThresholds(totals(count(9, 10)), true, { lines: 0.8 });
  assert.match(warnings[0]?.text ?? '', /coverage-lines is 0\.8 %.*Did you mean 80\?/);
  assert.deepEqual(judgeThresholds(totals(count(9, 10)), true, { lines: 0 }).warnings, []);
});

const demands = { maxDrop: 1, onMissing: 'warn' as const };
const drops: readonly [fact: string, before: Count, now: Count, red: boolean][] = [
  ['no change', count(80, 100), count(80, 100), false],
  ['a drop within the tolerance', count(80, 100), count(79, 100), false],
  ['a drop beyond the tolerance', count(80, 100), count(789, 1000), true],
  ['covered code deleted', count(90, 100), count(40, 50), false],
  ['covered code deleted and uncovered code added', count(90, 100), count(40, 51), true],
  ['a rise', count(80, 100), count(90, 100), false],
];
for (const [fact, before, now, red] of drops)
  test(`${fact} is ${red ? 'red' : 'no drop'}`, () => {
    const { reasons } = judgeBaseline(totals(now), { totals: totals(before) }, demands);
    assert.equal(reasons.length, Number(red));
  });

test('a missing baseline is policy', () => {
  const missing = { missing: 'no file' };
  assert.deepEqual(
    judgeBaseline(totals(count(1, 1)), missing, demands).warnings.map((each) => each.code),
    ['baseline_missing'],
  );
  assert.deepEqual(judgeBaseline(totals(count(1, 1)), missing, { ...demands, onMissing: 'fail' }).reasons.length, 1);
  assert.deepEqual(judgeBaseline(totals(count(1, 1)), undefined, undefined), { reasons: [], warnings: [] });
});

test('a baseline with nothing to compare is red', () => {
  assert.equal(judgeBaseline(totals(), { totals: totals(count(1, 2)) }, demands).reasons[0]?.code, 'coverage_missing');
});

test('points are signed', () => {
  assert.deepEqual(
    [pointsBetween(count(1, 2), count(3, 4)), pointsBetween(undefined, count(1, 2)), signed(-0.4)],
    ['+25', '', '−0.4'],
  );
});
