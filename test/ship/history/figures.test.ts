// Medians and shares.

import assert from 'node:assert/strict';
import test from 'node:test';
import { countFigures, spreadOf } from '../../../src/ship/history/figures.ts';

const rows: readonly [readonly number[], number | undefined, number | undefined][] = [
  [[], undefined, undefined],
  [[7], 7, 7],
  [[1, 3], 2, 3],
  [[3, 1, 2], 2, 3],
  [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 5.5, 9],
];
for (const [values, median, p90] of rows)
  test(`the median of ${values.join(', ') || 'nothing'} is ${median}, nine of ten are at most ${p90}`, () =>
    assert.deepEqual(spreadOf(values), { count: values.length, median, p90 }));

test('without deployments no rate is known', () => {
  const { failureRate, rollbackRate, perWeek } = countFigures([], { from: 0, to: 604_800 });
  assert.deepEqual([failureRate, rollbackRate, perWeek], [undefined, undefined, 0]);
});
