// Reads a report's text as the gate does, for tests: in one piece or in many.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { AnyReport } from '../../../src/quality-gate/reports/any-report.ts';
import { mergeCoverage } from '../../../src/quality-gate/reports/coverage/coverage.ts';
import type { FindingsReport } from '../../../src/quality-gate/reports/findings/finding.ts';
import { ReportFault } from '../../../src/quality-gate/reports/report-fault.ts';
import { reportParser } from '../../../src/quality-gate/reports/report-format.ts';
import type { TestReport } from '../../../src/quality-gate/reports/tests/test-report.ts';

/** The report in a text that arrives in so many pieces. */
export function readText(text: string, pieces = 1): AnyReport {
  const size = Math.max(1, Math.ceil(text.length / pieces));
  const parser = reportParser(text.slice(0, 64 * 1024));
  for (let at = 0; at < text.length; at += size) parser.write(text.slice(at, at + size));
  return parser.end();
}

/** Tests, failed, skipped and flaky. */
export const countsOf = ({ tests, failed, skipped, flaky }: TestReport): number[] => [tests, failed, skipped, flaky];

/** The test report in a text. */
export function readTests(text: string, pieces = 1): TestReport {
  const any = readText(text, pieces);
  assert.equal(any.kind, 'tests');
  return any.report as TestReport;
}

/** Covered and total by measure, of one report or of several whose names mean the same files. */
export function readCoverage(...texts: readonly string[]): Record<string, [number, number]> {
  const reports = texts.map((text) => {
    const any = readText(text);
    assert.equal(any.kind, 'coverage');
    return {
      report: any.report as Extract<AnyReport, { kind: 'coverage' }>['report'],
      folder: '',
      find: (name: string) => name,
    };
  });
  return Object.fromEntries(
    Object.entries(mergeCoverage(reports).totals).flatMap(([measure, count]) =>
      count === undefined ? [] : [[measure, [count.covered, count.total] as [number, number]]],
    ),
  );
}

/** The findings in a text. */
export function readFindings(text: string): FindingsReport {
  const any = readText(text);
  assert.equal(any.kind, 'findings');
  return any.report as FindingsReport;
}

/** First id, severity, path and line of each finding. */
export const briefly = ({ findings }: FindingsReport): unknown[][] =>
  findings.map(({ ids, severity, path: file, line }) => [ids[0], severity, file, line]);

/** Asserts that a text is refused, and why. */
export function assertRefused(text: string, kind: ReportFault['kind'], message: RegExp): void {
  assert.throws(
    () => readText(text),
    (thrown) => {
      assert.ok(thrown instanceof ReportFault, String(thrown));
      assert.equal(thrown.kind, kind, thrown.message);
      assert.match(thrown.message, message);
      return true;
    },
  );
}

/** The text of a fixture. */
export const fixture = (name: string): string =>
  readFileSync(path.resolve(import.meta.dirname, '../../fixtures/quality-gate', name), 'utf8');
