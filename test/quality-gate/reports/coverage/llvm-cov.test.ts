// llvm-cov's export: the summary counts, the segments say which lines ran.

import assert from 'node:assert/strict';
import test from 'node:test';
import { assertRefused, readCoverage, readText } from '../reading.ts';

const share = (covered: number, count: number) => ({ count, covered, percent: 0 });
const document = (files: unknown[]): string =>
  JSON.stringify({ type: 'llvm.coverage.json.export', version: '2.0.1', data: [{ files, totals: {} }] });
const file = {
  filename: '/srv/a.rs',
  segments: [
    [1, 1, 5, true, true, false],
    [3, 5, 0, true, true, false],
    [4, 6, 5, true, false, false],
    [6, 2, 0, false, false, false],
  ],
  summary: { lines: share(4, 6), branches: share(0, 0), functions: share(1, 2) },
};

test('counts are those of the summary', () => {
  assert.deepEqual(readCoverage(document([file])), { lines: [4, 6], functions: [1, 2] });
});

test('lines are those of the busiest region that starts on them, or that reaches into them', () => {
  const any = readText(document([file]));
  assert.ok(any.kind === 'coverage');
  const places = any.report.files.get('/srv/a.rs')?.places;
  assert.deepEqual(
    [1, 2, 3, 4, 5, 6, 7].map((line) => places?.find(line)),
    [true, true, true, false, true, true, undefined],
  );
});

test('refuses an export without a file', () => assertRefused(document([]), 'empty', /names no source file/));
