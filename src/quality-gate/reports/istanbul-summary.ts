// Reads Istanbul's coverage-summary.json: counts per file and in total. Ignores its percentages, which are rounded.

import * as v from 'valibot';
import { type CoverageReport, cover, emptyCoverage, type FileCoverage, measures } from './coverage.ts';
import { ReportFault, type ReportParser } from './report-fault.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const share = v.pipe(
  v.object({ total: count, covered: count }),
  v.check(({ total, covered }) => covered <= total, 'more is covered than there is'),
);
const entry = v.object({ lines: share, branches: v.optional(share), functions: v.optional(share) });
const summary = v.record(v.string(), entry);

/** A parser for one coverage-summary.json. */
export function istanbulSummaryParser(): ReportParser<CoverageReport> {
  const pieces: string[] = [];
  return { write: (text) => void pieces.push(text), end: () => readSummary(pieces.join('')) };
}

function readSummary(text: string): CoverageReport {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new ReportFault('unreadable', `is not valid JSON: ${(cause as Error).message}`);
  }
  const outcome = v.safeParse(summary, value);
  if (!outcome.success) {
    const [issue] = outcome.issues;
    const at = issue.path?.map((item) => String(item.key)).join('.') ?? 'the root';
    throw new ReportFault('unreadable', `is not an Istanbul coverage summary: at ${at}: ${issue.message}`);
  }
  const { total, ...files } = outcome.output;
  if (total === undefined && Object.keys(files).length === 0) throw new ReportFault('empty', 'names no source file');
  return {
    format: 'istanbul-summary',
    files: new Map(Object.entries(files).map(([name, each]) => [name, coverageOf(each)])),
    total: total === undefined ? undefined : coverageOf(total),
  };
}

function coverageOf(each: v.InferOutput<typeof entry>): FileCoverage {
  const coverage = emptyCoverage();
  for (const measure of measures) {
    const counts = each[measure];
    if (counts !== undefined && counts.total > 0) cover(coverage[measure], '', counts.covered, counts.total);
  }
  return coverage;
}
