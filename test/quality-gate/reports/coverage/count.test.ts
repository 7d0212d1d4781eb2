// Shares are compared exactly and shown cut.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {
  describeCount,
  dropsBy,
  formatPercent,
  measures,
  reaches,
} from '../../../../src/quality-gate/reports/coverage/count.ts';

const thresholds: readonly [covered: number, total: number, percent: number, reached: boolean][] = [
  [79_999, 100_000, 80, false],
  [15_999, 20_000, 80, false],
  [80, 100, 80, true],
  [57, 100, 57, true],
  [799, 1000, 79.9, true],
  [7989, 10_000, 79.9, false],
  [0, 7, 0, true],
  [7, 7, 100, true],
  [6, 7, 85.71428571428571, true],
  [6, 7, 85.71428571428572, false],
  [1, 1_000_000, 0.0001, true],
  [1, 1_000_000, 1e-7, true],
];
for (const [covered, total, percent, reached] of thresholds)
  test(`${covered} of ${total} ${reached ? 'reaches' : 'does not reach'} ${percent} %`, () =>
    assert.equal(reaches({ covered, total }, percent), reached));

const drops: readonly [before: [number, number], now: [number, number], points: number, drops: boolean][] = [
  [[90, 100], [90, 100], 0, false],
  [[90, 100], [89, 100], 0, true],
  [[90, 100], [89, 100], 1, false],
  [[90, 100], [8899, 10_000], 1, true],
  [[1, 3], [1, 4], 8.33, true],
  [[1, 3], [1, 4], 8.34, false],
  [[50, 100], [60, 100], 0, false],
];
for (const [[a, b], [c, d], points, dropped] of drops)
  test(`from ${a} of ${b} to ${c} of ${d} ${dropped ? 'drops' : 'does not drop'} by more than ${points} points`, () =>
    assert.equal(dropsBy({ covered: a, total: b }, { covered: c, total: d }, points), dropped));

const shown: readonly [covered: number, total: number, text: string][] = [
  [79_999, 100_000, '79.99'],
  [57, 100, '57'],
  [2, 3, '66.66'],
  [0, 5, '0'],
  [5, 5, '100'],
];
for (const [covered, total, text] of shown)
  test(`${covered} of ${total} is shown as ${text} %`, () => {
    assert.equal(formatPercent({ covered, total }), text);
    assert.equal(describeCount({ covered, total }), `${text} % (${covered} of ${total})`);
  });

test('a shown percentage is never above the true one', () => {
  fc.assert(
    fc.property(fc.nat(1_000_000), fc.integer({ min: 1, max: 1_000_000 }), (covered, rest) => {
      const count = { covered, total: covered + rest };
      assert.ok(reaches(count, Number(formatPercent(count))));
    }),
  );
  assert.equal(measures.length, 3);
});
