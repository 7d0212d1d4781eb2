// Union of coverage reports, and thresholds without rounding.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {
  type CoverageReport,
  cover,
  emptyCoverage,
  formatPercent,
  mergeCoverage,
  reaches,
} from '../../../src/quality-gate/reports/coverage.ts';

/** A report of one file: `+` is a covered line, `-` an uncovered one. */
function report(format: CoverageReport['format'], name: string, marks: string): CoverageReport {
  const coverage = emptyCoverage();
  [...marks].forEach((mark, at) => {
    if (mark !== ' ') cover(coverage.lines, at + 1, mark === '+' ? 1 : 0);
  });
  return { format, files: new Map([[name, coverage]]) };
}

const lines = (reports: CoverageReport[], fileName?: (name: string) => string) =>
  mergeCoverage(reports, fileName).lines;

test('shards of one file unite line by line', () => {
  assert.deepEqual(lines([report('lcov', 'a', '++--'), report('lcov', 'a', '-+ +')]), { covered: 3, total: 4 });
});

test('other files add up, not average', () => {
  assert.deepEqual(lines([report('lcov', 'a', '+'), report('lcov', 'b', '---------')]), { covered: 1, total: 10 });
});

test('a file in two formats counts once', () => {
  assert.deepEqual(lines([report('lcov', 'a', '+-'), report('cobertura', 'a', '+-')]), { covered: 1, total: 2 });
});

test('names are compared as repository paths', () => {
  const strip = (name: string): string => name.replace('/work/', '');
  assert.deepEqual(lines([report('lcov', '/work/a', '+-'), report('lcov', 'a', '-+')], strip), {
    covered: 2,
    total: 2,
  });
});

test('the total of a lone report is its own; totals without files add up', () => {
  const total = emptyCoverage();
  cover(total.lines, '', 79_999, 100_000);
  const bare: CoverageReport = { format: 'istanbul-summary', files: new Map(), total };
  assert.deepEqual(lines([{ ...report('istanbul-summary', 'a', '+'), total }]), { covered: 79_999, total: 100_000 });
  assert.deepEqual(lines([bare, bare]), { covered: 159_998, total: 200_000 });
});

test('nothing counted is undefined, never 0 or 100 percent', () => {
  assert.deepEqual(mergeCoverage([report('lcov', 'a', '+')]).branches, undefined);
  assert.deepEqual(lines([]), undefined);
});

test('merging does not change what it merges', () => {
  const [a, b] = [report('lcov', 'a', '--'), report('lcov', 'a', '++')];
  mergeCoverage([a, b]);
  assert.deepEqual(lines([a]), { covered: 0, total: 2 });
});

const thresholds: readonly [covered: number, total: number, percent: number, reached: boolean][] = [
  [79_999, 100_000, 80, false],
  [80, 100, 80, true],
  [57, 100, 57, true],
  [799, 1000, 79.9, true],
  [7989, 10_000, 79.9, false],
  [0, 7, 0, true],
  [7, 7, 100, true],
  [6, 7, 85.71428571428571, true],
  [6, 7, 85.71428571428572, false],
  [1, 1_000_000, 0.0001, true],
];

test('a threshold is compared without rounding', () => {
  for (const [covered, total, percent, reached] of thresholds)
    assert.equal(reaches({ covered, total }, percent), reached, `${covered}/${total} ≥ ${percent}`);
});

test('a percentage is cut, never rounded up', () => {
  const shown = [
    [79_999, 100_000, '79.99'],
    [57, 100, '57'],
    [2, 3, '66.66'],
    [0, 5, '0'],
    [5, 5, '100'],
  ] as const;
  for (const [covered, total, text] of shown) assert.equal(formatPercent({ covered, total }), text);
});

test('a shown percentage is never above the true one', () => {
  fc.assert(
    fc.property(fc.nat(1_000_000), fc.integer({ min: 1, max: 1_000_000 }), (covered, rest) => {
      const count = { covered, total: covered + rest };
      assert.ok(reaches(count, Number(formatPercent(count))));
    }),
  );
});
