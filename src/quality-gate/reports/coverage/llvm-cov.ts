// Reads `llvm-cov export` JSON (https://llvm.org/docs/CommandGuide/llvm-cov.html): the counts of each file's summary, as `llvm-cov report`
// prints them, and from its segments which lines ran.

import { type JsonRecord, listOf } from '../../../domain/json-value.ts';
import { optional } from '../../../domain/text/optional.ts';
import { countIn, recordIn, recordsIn, textIn } from '../json.ts';
import { ReportFault } from '../report-fault.ts';
import { measures } from './count.ts';
import { type CoverageReport, emptyCoverage, type FileCoverage, lineNumber, uniteFiles } from './coverage.ts';
import { Marks } from './marks.ts';

/** Lines of one file that are believed. */
const longestFile = 1_000_000;

/** Reads the export. */
export function readLlvmCov(document: JsonRecord): CoverageReport {
  const files = new Map<string, FileCoverage>();
  for (const data of recordsIn(document['data'])) {
    for (const file of recordsIn(data['files'])) {
      const name = textIn(file['filename']);
      const coverage = fileOf(file, name);
      const union = optional(files.get(name), (known) => uniteFiles(known, coverage));
      files.set(name, union ?? coverage);
    }
  }
  if (files.size === 0) throw new ReportFault('empty', 'names no source file');
  return { format: 'llvm-cov', files, sources: [] };
}

function fileOf(file: JsonRecord, name: string): FileCoverage {
  const coverage = emptyCoverage();
  const summary = recordIn(file['summary']) ?? {};
  for (const measure of measures) {
    const share = recordIn(summary[measure]);
    if (share === undefined) continue;
    const covered = countIn(share['covered'], `${name}: ${measure}`);
    coverage[measure].declare({ covered, total: countIn(share['count'], `${name}: ${measure}`) });
  }
  const segments = listOf(file['segments']);
  if (segments.length === 0) return coverage;
  return { ...coverage, places: placesOf(segments) };
}

interface Segment {
  readonly line: number;
  /** Undefined where nothing is counted: white space, comments, skipped code. */
  readonly hits: number | undefined;
  readonly starts: boolean;
}

function segmentOf(value: unknown): Segment {
  const [line, , count, counted, entry, gap] = listOf(value);
  const hits = optional(counted === true && gap !== true, () => Number(count));
  return { line: lineNumber(line), hits, starts: entry === true };
}

/** A line ran as often as the busiest region that starts on it, else as the region that reaches into it. */
function placesOf(values: readonly unknown[]): Marks {
  const places = new Marks();
  let reaching: number | undefined;
  let line = 0;
  let best: number | undefined;
  const end = (upTo: number): void => {
    if (best !== undefined) places.mark(line, best > 0);
    for (let next = line + 1; next < upTo && reaching !== undefined; next++) places.mark(next, reaching > 0);
  };

  for (const segment of values.map(segmentOf)) {
    if (segment.line > longestFile) throw new ReportFault('unreadable', `names line ${segment.line} of a file`);
    if (segment.line !== line) {
      end(segment.line);
      line = segment.line;
      best = reaching;
    }
    if (segment.starts && segment.hits !== undefined) best = Math.max(best ?? 0, segment.hits);
    reaching = segment.hits;
  }
  end(line);
  return places;
}
