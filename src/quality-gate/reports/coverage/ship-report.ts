// Reads the `report` of an earlier quality-gate run as a baseline: the totals alone.

import type { JsonRecord } from '../../../domain/json-value.ts';
import { countIn, recordIn } from '../json.ts';
import { ReportFault } from '../report-fault.ts';
import { measures } from './count.ts';
import { type CoverageReport, emptyCoverage } from './coverage.ts';

/** Reads the totals of a report of ours. */
export function readShipReport(document: JsonRecord): CoverageReport {
  const total = emptyCoverage();
  for (const measure of measures) {
    const share = recordIn(recordIn(document['coverage'])?.[measure]);
    if (share?.['total'] === undefined) continue;
    total[measure].declare({ covered: countIn(share['covered'], measure), total: countIn(share['total'], measure) });
  }
  if (total.lines.count() === undefined) throw new ReportFault('empty', 'is a quality-gate report without coverage');
  return { format: 'ship-report', files: new Map(), sources: [], total };
}
