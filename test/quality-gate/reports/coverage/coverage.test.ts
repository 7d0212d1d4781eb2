// Union of coverage reports, and thresholds without rounding.

import assert from 'node:assert/strict';
import test from 'node:test';
import {
  type CoverageReport,
  emptyCoverage,
  lineNumber,
  markBranches,
  mergeCoverage,
} from '../../../../src/quality-gate/reports/coverage/coverage.ts';
import { ReportFault } from '../../../../src/quality-gate/reports/report-fault.ts';

/** A report of one file: `+` is a covered line, `-` an uncovered one. */
function report(format: CoverageReport['format'], name: string, marks: string): CoverageReport {
  const coverage = emptyCoverage();
  [...marks].forEach((mark, at) => {
    if (mark !== ' ') coverage.lines.mark(at + 1, mark === '+');
  });
  return { format, files: new Map([[name, coverage]]), sources: [] };
}

const lines = (reports: readonly CoverageReport[], find = (name: string): string => name) =>
  mergeCoverage(reports.map((each) => ({ report: each, folder: '', find }))).totals.lines;

test('shards of one file unite line by line', () => {
  assert.deepEqual(lines([report('lcov', 'a', '++--'), report('lcov', 'a', '-+ +')]), { covered: 3, total: 4 });
});

test('other files add up, not average', () => {
  assert.deepEqual(lines([report('lcov', 'a', '+'), report('lcov', 'b', '---------')]), { covered: 1, total: 10 });
});

const believed = report('lcov', 'a', '+-');
const other = report('cobertura', 'a', '+--');

test('a file in two formats counts once, by the one that is believed first', () =>
  assert.deepEqual(lines([believed, other]), { covered: 1, total: 2 }));

test('a file in two formats counts once, also when the one that is believed first comes last', () =>
  assert.deepEqual(lines([other, believed]), { covered: 1, total: 2 }));

test('names are compared as repository paths', () => {
  const strip = (name: string): string => name.replace('/work/', '');
  assert.deepEqual(lines([report('lcov', '/work/a', '+-'), report('lcov', 'a', '-+')], strip), {
    covered: 2,
    total: 2,
  });
});

test('the total of a lone report is its own; totals without files add up', () => {
  const total = emptyCoverage();
  total.lines.declare({ covered: 79_999, total: 100_000 });
  const bare: CoverageReport = { format: 'istanbul-summary', files: new Map(), sources: [], total };
  assert.deepEqual(lines([{ ...report('istanbul-summary', 'a', '+'), total }]), { covered: 79_999, total: 100_000 });
  assert.deepEqual(lines([bare, bare]), { covered: 159_998, total: 200_000 });
});

test('nothing counted is undefined, never 0 or 100 percent', () => {
  const find = (name: string): string => name;
  assert.equal(mergeCoverage([{ report: report('lcov', 'a', '+'), folder: '', find }]).totals.branches, undefined);
  assert.deepEqual(lines([]), undefined);
});

test('names that mean no path are told, each once, and kept apart by folder', () => {
  const of = (folder: string) => ({ report: report('lcov', 'a', '+-'), folder, find: () => undefined });
  const { totals, unresolved } = mergeCoverage([of('/one'), of('/one'), of('/two')]);
  assert.deepEqual([totals.lines, unresolved], [{ covered: 2, total: 4 }, ['a']]);
});

test('merging does not change what it merges', () => {
  const [a, b] = [report('lcov', 'a', '--'), report('lcov', 'a', '++')];
  lines([a, b]);
  assert.deepEqual(lines([a]), { covered: 0, total: 2 });
});

test('branches of a line unite by their number', () => {
  const coverage = emptyCoverage();
  markBranches(coverage.branches, 3, 1, 4);
  markBranches(coverage.branches, 3, 2, 4);
  markBranches(coverage.branches, 4, 0, 2);
  assert.deepEqual(coverage.branches.count(), { covered: 2, total: 6 });
  assert.throws(() => markBranches(coverage.branches, 1, 0, 5000), ReportFault);
});

for (const [value, line] of [
  ['12', 12],
  [12, 12],
  ['1.5', undefined],
  ['-1', undefined],
  ['', undefined],
  [null, undefined],
  ['1e12', undefined],
] as const)
  test(`${JSON.stringify(value)} is ${line === undefined ? 'no line number' : `line ${line}`}`, () => {
    if (line === undefined) assert.throws(() => lineNumber(value), ReportFault);
    else assert.equal(lineNumber(value), line);
  });
