// Reads the reports that were promised and says which promises were not kept. Decides no verdict. The map of this room:
// evidence reads what patterns find, baseline an earlier report → repository-names says which file of the repository each name in them means;
// repository-files lists those files where git cannot.

import path from 'node:path';
import { optional, present } from '../../domain/text/optional.ts';
import { counted, listed, type Reason } from '../reason.ts';
import { type AnyReport, type ReportKind, wrongKind } from '../reports/any-report.ts';
import type { CoverageReport } from '../reports/coverage/coverage.ts';
import type { FindingsReport } from '../reports/findings/finding.ts';
import { type FaultKind, ReportFault } from '../reports/report-fault.ts';
import { findReportFiles, isFolder, isStale, type ReportFile, readReport } from '../reports/report-files.ts';
import { reportParser } from '../reports/report-format.ts';
import { forgiveRetries, type TestReport, testsRun } from '../reports/tests/test-report.ts';

const faultCodes: Readonly<Record<FaultKind, string>> = {
  missing: 'report_missing',
  empty: 'report_empty',
  stale: 'report_stale',
  unreadable: 'report_unreadable',
};

/** The keys under which reports are promised, by kind. */
export const promiseKeys = { tests: 'junit', coverage: 'coverage', findings: 'findings' } as const satisfies Record<
  ReportKind,
  string
>;
const kinds = ['tests', 'coverage', 'findings'] as const;

/** Patterns of reports by the key that names them. */
export interface ReportPatterns {
  readonly junit: readonly string[];
  readonly coverage: readonly string[];
  readonly findings: readonly string[];
}

/** Reports that somebody promised: a gate, or the inputs `junit`, `coverage` and `findings`. */
export interface Promised extends ReportPatterns {
  readonly workspace: string;
  /** Absolute; what relative patterns start from. */
  readonly folder: string;
  /** Reports that tools leave by habit: read where they are fresh, missed by nobody. */
  readonly habits?: ReportPatterns | undefined;
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
export interface ReportEvidence {
  /** Absolute; what names in the reports start from. */
  readonly folder: string;
  readonly tests: ReadonlyMap<string, TestReport>;
  readonly coverage: ReadonlyMap<string, CoverageReport>;
  readonly findings: ReadonlyMap<string, FindingsReport>;
  /** Paths of the reports that were promised by name. */
  readonly promised: ReadonlySet<string>;
  readonly faults: readonly Reason[];
  /** What is worth a warning. */
  readonly remarks: readonly Reason[];
}

/** Nothing was read. */
export const noEvidence: ReportEvidence = {
  folder: '',
  tests: new Map(),
  coverage: new Map(),
  findings: new Map(),
  promised: new Set(),
  faults: [],
  remarks: [],
};

/** The evidence of a run that ended with exit code 0. */
export const forgiveEvidence = (evidence: ReportEvidence): ReportEvidence => ({
  ...evidence,
  tests: new Map([...evidence.tests].map(([file, report]) => [file, forgiveRetries(report)])),
});

const patternsOf = (promised: ReportPatterns): string[] => kinds.flatMap((kind) => promised[promiseKeys[kind]]);

/** What lies at the promised places now. */
export async function findBeforehand({ folder, habits, ...promised }: Promised): Promise<ReportFile[]> {
  const found: ReportFile[] = [];
  const patterns = [...patternsOf(promised), ...(optional(habits, patternsOf) ?? [])];
  for (const pattern of patterns) found.push(...(await findReportFiles(folder, pattern)));
  return found;
}

/** Reads every promised report. `beginning` is undefined for reports of earlier steps, whose age is not known. */
export async function readEvidence(promised: Promised, beginning: Beginning | undefined): Promise<ReportEvidence> {
  const gathered = new Gathered(promised.folder);
  for (const kind of kinds) {
    for (const pattern of promised[promiseKeys[kind]]) {
      const outcome = await readPattern(promised, pattern, kind, beginning);
      gathered.add(outcome.reports, true);
      gathered.faults.push(...outcome.faults);
      if (kind === 'tests' && outcome.faults.length === 0)
        gathered.faults.push(...tooFew(pattern, outcome.reports, promised.fewestTests));
    }
  }
  if (promised.habits !== undefined) await readHabits(gathered, promised, promised.habits, beginning);
  return gathered;
}

class Gathered implements ReportEvidence {
  readonly tests = new Map<string, TestReport>();
  readonly coverage = new Map<string, CoverageReport>();
  readonly findings = new Map<string, FindingsReport>();
  readonly promised = new Set<string>();
  readonly faults: Reason[] = [];
  readonly remarks: Reason[] = [];
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  add(reports: ReadonlyMap<string, AnyReport>, promised: boolean): void {
    for (const [file, any] of reports) {
      if (promised) this.promised.add(file);
      if (any.kind === 'tests') this.tests.set(file, any.report);
      else if (any.kind === 'coverage') this.coverage.set(file, any.report);
      else this.addFindings(file, any.report);
    }
  }

  private addFindings(file: string, report: FindingsReport): void {
    this.findings.set(file, report);
    const name = `"${path.relative(this.folder, file)}"`;
    for (const text of report.failures) this.faults.push({ code: 'scan_failed', text: `${name} ${text}` });
    for (const text of report.gaps) this.remarks.push({ code: 'scan_incomplete', text: `${name} ${text}` });
  }
}

/** Reads what tools leave by habit: what is not there or old is nobody's fault. */
async function readHabits(
  gathered: Gathered,
  promised: Promised,
  habits: ReportPatterns,
  beginning: Beginning | undefined,
): Promise<void> {
  for (const kind of kinds) {
    for (const pattern of habits[promiseKeys[kind]]) {
      const { reports, faults } = await readPattern(promised, pattern, kind, beginning);
      gathered.add(reports, false);

      const news = faults.filter(({ code }) => code === 'report_unreadable');
      gathered.remarks.push(...news);
    }
  }
}

function tooFew(pattern: string, reports: ReadonlyMap<string, AnyReport>, fewest: number): Reason[] {
  const all = [...reports.values()].flatMap((any) => present([any.kind === 'tests' && any.report]));
  const run = all.reduce((sum, each) => sum + testsRun(each), 0);
  if (run >= fewest) return [];
  const skipped = all.reduce((sum, each) => sum + each.skipped, 0);
  const detail = skipped > 0 ? `all ${skipped} tests are skipped` : 'they list no test';
  return [{ code: 'tests_none', text: `no test ran in the reports of "${pattern}": ${detail}` }];
}

async function readPattern(
  promised: Promised,
  pattern: string,
  kind: ReportKind,
  beginning: Beginning | undefined,
): Promise<{ reports: Map<string, AnyReport>; faults: Reason[] }> {
  const files = await findReportFiles(promised.folder, pattern);
  const reports = new Map<string, AnyReport>();
  if (files.length === 0) return { reports, faults: [await missing(promised, pattern)] };

  const shown = (file: ReportFile): string => `"${path.relative(promised.workspace, file.path)}"`;
  const isOld = (file: ReportFile): boolean =>
    beginning !== undefined && isStale(file, beginning.before, beginning.startedMs);
  const faults: Reason[] = staleReason(files.filter(isOld).map(shown));
  for (const file of files.filter((each) => !isOld(each))) {
    try {
      const any = await readReport(file.path, reportParser, promised.workspace);
      if (any.kind !== kind) throw wrongKind(any, promiseKeys[any.kind]);
      reports.set(file.path, any);
    } catch (thrown) {
      if (!(thrown instanceof ReportFault)) throw thrown;
      faults.push({ code: faultCodes[thrown.kind], text: `${shown(file)} ${thrown.message}` });
    }
  }
  return { reports, faults };
}

function staleReason(names: readonly string[]): Reason[] {
  if (names.length === 0) return [];
  return [{ code: 'report_stale', text: `${listed(names)} ${oldWords(names.length)}` }];
}

function oldWords(count: number): string {
  if (count === 1) return "is older than the gate's start: the gate did not write it";
  return "are older than the gate's start: the gate did not write them";
}

async function missing({ workspace, folder }: Promised, pattern: string): Promise<Reason> {
  const base = path.relative(workspace, folder);
  const below = base === '' ? 'the workspace' : `"${base}"`;
  if (await isFolder(path.resolve(folder, pattern)))
    return {
      code: 'report_missing',
      text: `"${pattern}" is a folder, not a report: name its files, e.g. "${path.join(pattern, '**/*.xml')}"`,
    };

  const hint = await hintOfOthers(workspace, folder, pattern);
  return { code: 'report_missing', text: `no file matches "${pattern}" in ${below}${hint}` };
}

/** What the pattern would find if it started at the workspace. */
async function hintOfOthers(workspace: string, folder: string, pattern: string): Promise<string> {
  if (path.relative(workspace, folder) === '') return '';
  const others = await findReportFiles(workspace, pattern);
  if (others.length === 0) return '';
  return `; ${counted(others.length, 'file')} elsewhere in the workspace would match, but patterns start at the gate's working-directory`;
}
