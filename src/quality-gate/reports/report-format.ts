// Tells report formats apart by content, never by file name.

import { coberturaParser } from './cobertura.ts';
import type { CoverageReport } from './coverage.ts';
import { istanbulSummaryParser } from './istanbul-summary.ts';
import { junitParser } from './junit.ts';
import { isLcov, lcovParser } from './lcov.ts';
import { ReportFault, type ReportParser } from './report-fault.ts';
import type { TestReport } from './test-report.ts';

/** The parser for a test report that starts with this text; throws ReportFault for a format that is not read. */
export function testParser(start: string): ReportParser<TestReport> {
  if (start.trimStart().startsWith('<')) return junitParser();
  throw new ReportFault(
    'unreadable',
    `is no test report that is read here (JUnit XML): it starts with ${quote(start)}`,
  );
}

/** The parser for a coverage report that starts with this text; throws ReportFault for a format that is not read. */
export function coverageParser(start: string): ReportParser<CoverageReport> {
  const text = start.trimStart();
  if (text.startsWith('<')) return coberturaParser();
  if (text.startsWith('{')) return istanbulSummaryParser();
  if (isLcov(text)) return lcovParser();
  const known = 'lcov, Cobertura XML, Istanbul coverage-summary.json';
  throw new ReportFault(
    'unreadable',
    `is no coverage report that is read here (${known}): it starts with ${quote(start)}`,
  );
}

const quote = (text: string): string => JSON.stringify(text.trimStart().slice(0, 40));
