// What coverage reports say, whatever their format, and their union. Never averages, never rounds up, never reads a file.
// The map of this room: coverage (what all formats give, and its union) on count and marks (how it is kept) ← a reader for each format: clover,
// cobertura, coverage-py, go-profile, istanbul, jacoco, lcov, llvm-cov, simplecov, and ship-report for our own.

import { unquoted } from '../json.ts';
import { ReportFault } from '../report-fault.ts';
import { type Count, type Measure, measures } from './count.ts';
import { Marks } from './marks.ts';

/** The formats, in the order in which they are believed where several describe one file: those that name lines first. */
export const coverageFormats = [
  'istanbul-final',
  'lcov',
  'cobertura',
  'jacoco',
  'clover',
  'coverage.py',
  'simplecov',
  'llvm-cov',
  'go-profile',
  'istanbul-summary',
  'ship-report',
] as const;
export type CoverageFormat = (typeof coverageFormats)[number];

/** What ran in one file. */
export interface FileCoverage extends Readonly<Record<Measure, Marks>> {
  /** By line number, for changed lines; undefined where `lines` has them. Go counts statements, llvm-cov regions. */
  places?: Marks;
}

/** One coverage report. */
export interface CoverageReport {
  readonly format: CoverageFormat;
  /** By the file's name as the report writes it. */
  readonly files: ReadonlyMap<string, FileCoverage>;
  /** Folders that names are relative to, as the report gives them. */
  readonly sources: readonly string[];
  /** The report's own total; set by formats that may name no file. */
  readonly total?: FileCoverage | undefined;
}

/** The total of all reports; undefined where nothing of the kind was counted. */
export type CoverageTotals = Readonly<Record<Measure, Count | undefined>>;

/** No coverage. */
export const emptyCoverage = (): FileCoverage => ({
  lines: new Marks(),
  branches: new Marks(),
  functions: new Marks(),
});

/** Marks `covered` of `total` branches of a line, where the report does not say which. */
export function markBranches(into: Marks, line: number, covered: number, total: number): void {
  if (total > 4096) throw new ReportFault('unreadable', `says that line ${line} has ${total} branches`);
  for (let at = 0; at < total; at++) into.mark(line * 4096 + at, at < covered);
}

/** The highest line number that is believed. */
const lastLine = 100_000_000;

/** A line number; throws ReportFault for anything else. */
export function lineNumber(value: unknown): number {
  const line = unquoted(value);
  if (typeof line === 'number' && Number.isInteger(line) && line >= 0 && line <= lastLine) return line;
  throw new ReportFault('unreadable', `has "${String(value).slice(0, 40)}" where a line number belongs`);
}

/** Adds what `from` notes to `into`. */
export function uniteFiles(into: FileCoverage, from: FileCoverage): FileCoverage {
  for (const measure of measures) into[measure].unite(from[measure]);
  if (from.places !== undefined) {
    into.places ??= new Marks();
    into.places.unite(from.places);
  }
  return into;
}

/** A report and how its file names are told apart. */
export interface NamedReport {
  readonly report: CoverageReport;
  /** Where the report lies: a name that means no path is compared within this folder only. */
  readonly folder: string;
  /** The path in the repository that a name means; undefined when it means none. */
  find(name: string): string | undefined;
}

/** What all reports say about the repository. */
export interface MergedCoverage {
  readonly totals: CoverageTotals;
  /** By path in the repository, or by folder and name. */
  readonly files: ReadonlyMap<string, FileCoverage>;
  /** The names that mean no path in the repository, each once. */
  readonly unresolved: readonly string[];
}

/**
 * The union of reports. Shards of one format merge line by line; a file that several formats report counts once, by the
 * format that is believed first.
 */
export function mergeCoverage(reports: readonly NamedReport[]): MergedCoverage {
  const { files, anonymous, strangers } = mergeFiles(reports);
  const unresolved = [...strangers];
  const [only] = reports;
  if (reports.length === 1 && only?.report.total !== undefined)
    return { totals: totalsOf([only.report.total]), files, unresolved };
  return { totals: totalsOf([...files.values(), ...anonymous]), files, unresolved };
}

function mergeFiles(reports: readonly NamedReport[]) {
  const formats = new Map<string, CoverageFormat>();
  const files = new Map<string, FileCoverage>();
  /** Made here, so that nothing that was read is changed. */
  const united = new Map<string, FileCoverage>();
  const anonymous: FileCoverage[] = [];
  const strangers = new Set<string>();

  for (const { report, folder, find } of inOrder(reports)) {
    if (report.files.size === 0 && report.total !== undefined) anonymous.push(report.total);
    for (const [name, coverage] of report.files) {
      const place = find(name);
      if (place === undefined) strangers.add(name);
      const file = place ?? `${folder}\0${name}`;
      const known = files.get(file);
      if (known === undefined) {
        files.set(file, coverage);
        formats.set(file, report.format);
      } else if (formats.get(file) === report.format) {
        const union = united.get(file) ?? uniteFiles(emptyCoverage(), known);
        files.set(file, uniteFiles(union, coverage));
        united.set(file, union);
      }
    }
  }

  return { files, anonymous, strangers };
}

const inOrder = (reports: readonly NamedReport[]): NamedReport[] =>
  [...reports].sort((a, b) => coverageFormats.indexOf(a.report.format) - coverageFormats.indexOf(b.report.format));

/** The sum of files. */
export function totalsOf(files: readonly FileCoverage[]): CoverageTotals {
  const sum = (measure: Measure): Count | undefined => {
    let covered = 0;
    let total = 0;
    for (const file of files) {
      const count = file[measure].count();
      covered += count?.covered ?? 0;
      total += count?.total ?? 0;
    }
    if (total === 0) return undefined;
    return { covered, total };
  };
  return { lines: sum('lines'), branches: sum('branches'), functions: sum('functions') };
}
