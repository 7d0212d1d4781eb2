// Reads SimpleCov's .resultset.json, whose suites are shards, and its coverage.json (https://github.com/simplecov-ruby/simplecov).

import { type JsonRecord, listOf } from '../../../domain/json-value.ts';
import { demandList, numberIn, recordIn } from '../json.ts';
import { idOf } from '../name-id.ts';
import { ReportFault } from '../report-fault.ts';
import { type CoverageReport, emptyCoverage, type FileCoverage } from './coverage.ts';

/** Reads .resultset.json. */
export function readSimplecovResultset(document: JsonRecord): CoverageReport {
  const files = new Map<string, FileCoverage>();
  for (const suite of Object.values(document)) readFiles(files, recordIn(suite)?.['coverage']);
  return reportOf(files);
}

/** Reads coverage.json, which has one `coverage` for all suites. */
export function readSimplecovJson(document: JsonRecord): CoverageReport {
  const files = new Map<string, FileCoverage>();
  readFiles(files, document['coverage']);
  return reportOf(files);
}

function reportOf(files: Map<string, FileCoverage>): CoverageReport {
  if (files.size === 0) throw new ReportFault('empty', 'names no source file');
  return { format: 'simplecov', files, sources: [] };
}

function readFiles(files: Map<string, FileCoverage>, coverage: unknown): void {
  for (const [name, value] of Object.entries(recordIn(coverage) ?? {})) {
    const file = files.get(name) ?? emptyCoverage();
    files.set(name, file);
    linesIn(value).forEach((hits, at) => {
      const count = numberIn(hits);
      if (count !== undefined) file.lines.mark(at + 1, count > 0);
    });
    markBranches(file, recordIn(value)?.['branches']);
  }
}

/** Before 0.18 a file was its list of lines. */
function linesIn(file: unknown): readonly unknown[] {
  if (Array.isArray(file)) return file;
  return demandList(recordIn(file)?.['lines'], 'lines');
}

/** A map of conditions to their branches, or a list of branches with their own place. */
function markBranches(file: FileCoverage, branches: unknown): void {
  for (const [condition, arms] of Object.entries(recordIn(branches) ?? {}))
    for (const [arm, hits] of Object.entries(recordIn(arms) ?? {}))
      file.branches.mark(idOf(`${condition}${arm}`), (numberIn(hits) ?? 0) > 0);

  listOf(branches).forEach((branch, at) => {
    const { start_line: line, type, coverage } = recordIn(branch) ?? {};
    const count = numberIn(coverage);
    if (count !== undefined) file.branches.mark(idOf(`${line}:${type}:${at}`), count > 0);
  });
}
