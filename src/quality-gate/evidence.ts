// Reads the reports that were promised and says which promises were not kept. Decides no verdict.

import path from 'node:path';
import type { CoverageReport } from './reports/coverage.ts';
import { type FaultKind, ReportFault, type ReportParser } from './reports/report-fault.ts';
import { findReportFiles, isFolder, isStale, type ReportFile, readReport } from './reports/report-files.ts';
import { coverageParser, testParser } from './reports/report-format.ts';
import { type TestReport, testsRun } from './reports/test-report.ts';
import type { Reason } from './verdict.ts';

const faultCodes: Readonly<Record<FaultKind, string>> = {
  missing: 'report_missing',
  empty: 'report_empty',
  stale: 'report_stale',
  unreadable: 'report_unreadable',
};

/** Reports that somebody promised: a gate, or the inputs `junit` and `coverage`. */
export interface Promised {
  readonly workspace: string;
  /** Absolute; what relative patterns start from. */
  readonly folder: string;
  readonly junit: readonly string[];
  readonly coverage: readonly string[];
  /** Tests that each pattern must show to have run: 0 or 1. */
  readonly fewestTests: number;
}

/** When a gate began, and what lay there before. */
export interface Beginning {
  /** Milliseconds since the epoch. */
  readonly startedMs: number;
  readonly before: readonly ReportFile[];
}

/** What the reports say, by absolute path, and what is wrong with them. */
export interface Evidence {
  readonly tests: ReadonlyMap<string, TestReport>;
  readonly coverage: ReadonlyMap<string, CoverageReport>;
  readonly faults: readonly Reason[];
}

export const noEvidence: Evidence = { tests: new Map(), coverage: new Map(), faults: [] };

/** What lies at the promised places now. */
export async function findBeforehand({ folder, junit, coverage }: Promised): Promise<ReportFile[]> {
  const found: ReportFile[] = [];
  for (const pattern of [...junit, ...coverage]) found.push(...(await findReportFiles(folder, pattern)));
  return found;
}

/** Reads every promised report. `beginning` is undefined for reports of earlier steps, whose age is not known. */
export async function readEvidence(promised: Promised, beginning: Beginning | undefined): Promise<Evidence> {
  const tests = new Map<string, TestReport>();
  const coverage = new Map<string, CoverageReport>();
  const faults: Reason[] = [];
  for (const pattern of promised.junit) {
    const outcome = await readPattern(promised, pattern, beginning, testParser);
    for (const [file, report] of outcome.reports) tests.set(file, report);
    faults.push(...outcome.faults);
    const run = [...outcome.reports.values()].reduce((sum, each) => sum + testsRun(each), 0);
    if (outcome.faults.length === 0 && run < promised.fewestTests) faults.push(noTestRan(pattern, outcome.reports));
  }
  for (const pattern of promised.coverage) {
    const outcome = await readPattern(promised, pattern, beginning, coverageParser);
    for (const [file, report] of outcome.reports) coverage.set(file, report);
    faults.push(...outcome.faults);
  }
  return { tests, coverage, faults };
}

function noTestRan(pattern: string, reports: ReadonlyMap<string, TestReport>): Reason {
  const skipped = [...reports.values()].reduce((sum, each) => sum + each.skipped, 0);
  const detail = skipped > 0 ? `all ${skipped} tests are skipped` : 'they list no test';
  return { code: 'tests_none', text: `no test ran in the reports of "${pattern}": ${detail}` };
}

async function readPattern<T>(
  promised: Promised,
  pattern: string,
  beginning: Beginning | undefined,
  choose: (start: string) => ReportParser<T>,
): Promise<{ reports: Map<string, T>; faults: Reason[] }> {
  const files = await findReportFiles(promised.folder, pattern);
  const reports = new Map<string, T>();
  if (files.length === 0) return { reports, faults: [await missing(promised, pattern)] };
  const shown = (file: ReportFile): string => `"${path.relative(promised.workspace, file.path)}"`;
  const isOld = (file: ReportFile): boolean =>
    beginning !== undefined && isStale(file, beginning.before, beginning.startedMs);
  const faults: Reason[] = staleReason(files.filter(isOld).map(shown));
  for (const file of files.filter((each) => !isOld(each))) {
    try {
      reports.set(file.path, await readReport(file.path, choose));
    } catch (thrown) {
      if (!(thrown instanceof ReportFault)) throw thrown;
      faults.push({ code: faultCodes[thrown.kind], text: `${shown(file)} ${thrown.message}` });
    }
  }
  return { reports, faults };
}

function staleReason(names: readonly string[]): Reason[] {
  if (names.length === 0) return [];
  const listed = `${names.slice(0, 3).join(', ')}${names.length > 3 ? ` and ${names.length - 3} more` : ''}`;
  const text = `${listed} ${names.length === 1 ? 'is' : 'are'} older than the gate’s start: the gate did not write ${names.length === 1 ? 'it' : 'them'}`;
  return [{ code: 'report_stale', text }];
}

async function missing({ workspace, folder }: Promised, pattern: string): Promise<Reason> {
  const text = `no file matches "${pattern}"`;
  const base = path.relative(workspace, folder);
  const below = base === '' ? 'the workspace' : `"${base}"`;
  if (await isFolder(path.resolve(folder, pattern)))
    return {
      code: 'report_missing',
      text: `"${pattern}" is a folder, not a report: write "${path.join(pattern, '**/*')}" and the files’ ending`,
    };
  const elsewhere = base === '' ? [] : await findReportFiles(workspace, pattern);
  const hint =
    elsewhere.length > 0 ? '; one lies below the workspace, but patterns start at the working-directory' : '';
  return { code: 'report_missing', text: `${text} in ${below}${hint}` };
}
