// Reads Istanbul's two JSON files: coverage-final.json, by statement, branch and function, and coverage-summary.json, which only counts.
// Ignores percentages, which are rounded.

import { type JsonRecord, listOf } from '../../../domain/json-value.ts';
import { countIn, recordIn, textIn } from '../json.ts';
import { idOf } from '../name-id.ts';
import { ReportFault } from '../report-fault.ts';
import { measures } from './count.ts';
import { type CoverageReport, emptyCoverage, type FileCoverage, lineNumber } from './coverage.ts';

/** Reads coverage-final.json: https://github.com/istanbuljs/istanbuljs/blob/main/docs/raw-output.md */
export function readIstanbulFinal(document: JsonRecord): CoverageReport {
  const files = new Map<string, FileCoverage>();
  for (const [name, value] of Object.entries(document)) {
    const outer = recordIn(value);
    const file = recordIn(outer?.['data']) ?? outer;
    if (file === undefined || recordIn(file['statementMap']) === undefined)
      throw new ReportFault(
        'unreadable',
        `is not an Istanbul coverage report: "${name.slice(0, 80)}" has no statementMap`,
      );
    files.set(textIn(file['path']) || name, finalFile(file, name));
  }
  if (files.size === 0) throw new ReportFault('empty', 'names no source file');

  return { format: 'istanbul-final', files, sources: [] };
}

function finalFile(file: JsonRecord, name: string): FileCoverage {
  const coverage = emptyCoverage();
  const hits = recordIn(file['s']) ?? {};
  for (const [id, place] of Object.entries(recordIn(file['statementMap']) ?? {}))
    coverage.lines.mark(lineNumber(startOf(place)['line']), countIn(hits[id] ?? 0, `${name}: s.${id}`) > 0);

  const calls = recordIn(file['f']) ?? {};
  for (const [id, entry] of Object.entries(recordIn(file['fnMap']) ?? {})) {
    const place = recordIn(entry) ?? {};
    const key = `${textIn(place['name'])}@${placeKey(place['decl'] ?? place['loc'])}`;
    coverage.functions.mark(idOf(key), countIn(calls[id] ?? 0, `${name}: f.${id}`) > 0);
  }

  const taken = recordIn(file['b']) ?? {};
  for (const [id, entry] of Object.entries(recordIn(file['branchMap']) ?? {})) {
    const place = recordIn(entry) ?? {};
    const key = `${textIn(place['type'])}@${placeKey(place['loc'] ?? listOf(place['locations'])[0])}`;
    listOf(taken[id]).forEach((count, at) => {
      coverage.branches.mark(idOf(`${key}#${at}`), countIn(count, `${name}: b.${id}`) > 0);
    });
  }
  return coverage;
}

const startOf = (place: unknown): JsonRecord => recordIn(recordIn(place)?.['start']) ?? {};

function placeKey(place: unknown): string {
  const start = startOf(place);
  const end = recordIn(recordIn(place)?.['end']) ?? {};
  return [start['line'], start['column'], end['line'], end['column']].join(':');
}

/** Reads coverage-summary.json: counts per file and in total. */
export function readIstanbulSummary(document: JsonRecord): CoverageReport {
  const { total, ...rest } = document;
  const files = new Map(Object.entries(rest).map(([name, each]) => [name, summaryFile(each, name)]));
  if (total === undefined && files.size === 0) throw new ReportFault('empty', 'names no source file');
  return {
    format: 'istanbul-summary',
    files,
    sources: [],
    total: total === undefined ? undefined : summaryFile(total, 'total'),
  };
}

function summaryFile(value: unknown, name: string): FileCoverage {
  const entry = recordIn(value);
  if (recordIn(entry?.['lines']) === undefined)
    throw new ReportFault('unreadable', `is not an Istanbul coverage summary: "${name.slice(0, 80)}" counts no lines`);

  const coverage = emptyCoverage();
  for (const measure of measures) {
    const share = recordIn(entry?.[measure]);
    if (share === undefined) continue;
    const count = {
      covered: countIn(share['covered'], `${name}.${measure}`),
      total: countIn(share['total'], `${name}.${measure}`),
    };
    if (count.covered > count.total)
      throw new ReportFault('unreadable', `covers more than there is, at ${name.slice(0, 80)}.${measure}`);
    coverage[measure].declare(count);
  }

  return coverage;
}
