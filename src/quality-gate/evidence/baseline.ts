// Reads the earlier coverage that this run is compared with. An absent one is no error: what it means is policy.

import path from 'node:path';
import { listed } from '../reason.ts';
import { mergeCoverage, type NamedReport } from '../reports/coverage/coverage.ts';
import { ReportFault } from '../reports/report-fault.ts';
import { findReportFiles, readReport } from '../reports/report-files.ts';
import { reportParser } from '../reports/report-format.ts';
import type { Baseline } from '../verdict/coverage-judgement.ts';

/** The totals of the reports that the patterns match; undefined when no pattern is given. */
export async function readBaseline(patterns: readonly string[], workspace: string): Promise<Baseline | undefined> {
  if (patterns.length === 0) return undefined;
  const reports: NamedReport[] = [];
  const wrong: string[] = [];
  for (const pattern of patterns) {
    const files = await findReportFiles(workspace, pattern);
    if (files.length === 0) wrong.push(`no file matches "${pattern}"`);
    for (const file of files) {
      const outcome = await readOne(file.path, workspace);
      if (typeof outcome === 'string') wrong.push(outcome);
      else reports.push(outcome);
    }
  }
  if (wrong.length > 0) return { missing: `the baseline is missing or incomplete: ${listed(wrong)}` };

  return { totals: mergeCoverage(reports).totals };
}

/** The report, or why it is none. Names are compared within one folder: the baseline's sources are not here. */
async function readOne(file: string, workspace: string): Promise<NamedReport | string> {
  const shown = `"${path.relative(workspace, file)}"`;
  try {
    const any = await readReport(file, reportParser, workspace);
    if (any.kind !== 'coverage') return `${shown} is not a coverage report`;
    return { report: any.report, folder: path.dirname(file), find: () => undefined };
  } catch (thrown) {
    if (!(thrown instanceof ReportFault)) throw thrown;
    return `${shown} ${thrown.message}`;
  }
}
