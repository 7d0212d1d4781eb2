// Reads the JSON report of coverage.py (https://coverage.readthedocs.io/en/latest/commands/cmd_json.html) by its lines.

import { type JsonRecord, listOf } from '../../../domain/json-value.ts';
import { demandList, recordIn } from '../json.ts';
import { idOf } from '../name-id.ts';
import { ReportFault } from '../report-fault.ts';
import { type CoverageReport, emptyCoverage, type FileCoverage, lineNumber } from './coverage.ts';

/** Reads the report. */
export function readCoveragePy(document: JsonRecord): CoverageReport {
  const files = new Map<string, FileCoverage>();
  for (const [name, value] of Object.entries(recordIn(document['files']) ?? {})) {
    const file = recordIn(value) ?? {};
    const coverage = emptyCoverage();
    for (const line of demandList(file['executed_lines'], 'executed_lines'))
      coverage.lines.mark(lineNumber(line), true);
    for (const line of demandList(file['missing_lines'], 'missing_lines')) coverage.lines.mark(lineNumber(line), false);
    for (const arc of listOf(file['executed_branches'])) coverage.branches.mark(idOf(listOf(arc).join('→')), true);
    for (const arc of listOf(file['missing_branches'])) coverage.branches.mark(idOf(listOf(arc).join('→')), false);
    markFunctions(coverage, file);
    files.set(name, coverage);
  }
  if (files.size === 0) throw new ReportFault('empty', 'names no source file');

  return { format: 'coverage.py', files, sources: [] };
}

/** Since 7.6 the report has its functions; the nameless one is the module's own code. */
function markFunctions(coverage: FileCoverage, file: JsonRecord): void {
  for (const [name, value] of Object.entries(recordIn(file['functions']) ?? {})) {
    const region = recordIn(value);
    const ran = listOf(region?.['executed_lines']).length > 0;
    if (name !== '' && (ran || listOf(region?.['missing_lines']).length > 0)) coverage.functions.mark(idOf(name), ran);
  }
}
