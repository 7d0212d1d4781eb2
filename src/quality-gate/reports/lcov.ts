// Reads lcov tracefiles (geninfo(1): SF, DA, BRDA, FN, FNDA, FNA, LF/LH …, end_of_record). Ignores checksums and test names.

import { type CoverageReport, cover, emptyCoverage, type FileCoverage } from './coverage.ts';
import { ReportFault, type ReportParser } from './report-fault.ts';

/** True when a text looks like lcov. */
export const isLcov = (text: string): boolean => /^(?:TN:|SF:)/m.test(text);

/** A parser for one lcov file. */
export function lcovParser(): ReportParser<CoverageReport> {
  const records = new Records();
  let rest = '';
  return {
    write: (text) => {
      const rows = (rest + text).split('\n');
      rest = rows.pop() ?? '';
      for (const row of rows) records.read(row);
    },
    end: () => {
      if (rest !== '') records.read(rest);
      return records.report();
    },
  };
}

class Records {
  private readonly files = new Map<string, FileCoverage>();
  private name: string | undefined;
  private current = emptyCoverage();
  /** LF/LH, BRF/BRH and FNF/FNH: used where a record lists nothing of the kind. */
  private declared: Record<string, number> = {};
  private row = 0;
  private seen = new Map<string, number>();

  read(line: string): void {
    this.row += 1;
    const text = line.trimEnd();
    const colon = text.indexOf(':');
    const [tag, value] = [text.slice(0, Math.max(0, colon)), text.slice(colon + 1)];
    if (text === 'end_of_record') this.close();
    else if (tag === 'SF') this.open(value);
    else if (/^(?:LF|LH|BRF|BRH|FNF|FNH)$/.test(tag)) this.declared[tag] = this.count(value);
    else this.measure(tag, value);
  }

  report(): CoverageReport {
    if (this.name !== undefined)
      throw new ReportFault('unreadable', `is truncated: the record of "${this.name}" has no end_of_record`);
    if (this.files.size === 0) throw new ReportFault('empty', 'names no source file');
    return { format: 'lcov', files: this.files };
  }

  private open(name: string): void {
    if (this.name !== undefined)
      throw new ReportFault('unreadable', `line ${this.row}: the record of "${this.name}" has no end_of_record`);
    this.name = name;
    this.current = this.files.get(name) ?? emptyCoverage();
    this.declared = {};
    this.seen = new Map();
  }

  private measure(tag: string, value: string): void {
    const { lines, branches, functions } = this.current;
    if (tag === 'DA') {
      const [line, hits] = value.split(',');
      cover(lines, this.count(line), this.count(hits) > 0 ? 1 : 0);
    } else if (tag === 'BRDA') {
      const cut = value.lastIndexOf(',');
      const taken = value.slice(cut + 1);
      cover(branches, value.slice(0, cut), taken !== '-' && this.count(taken) > 0 ? 1 : 0);
    } else if (tag === 'FN') cover(functions, this.occurrence(tag, value.replace(/^\d+,(?:\d+,)?/, '')), 0);
    else if (tag === 'FNDA' || tag === 'FNA') {
      const [, hits, name] = (tag === 'FNA' ? /^\d+,([^,]*),(.*)$/ : /^([^,]*),(.*)$/).exec(value) ?? [];
      cover(functions, this.occurrence(tag, name ?? value), this.count(hits) > 0 ? 1 : 0);
    }
  }

  /** Functions of one name are told apart by their order, which FN and FNDA share. */
  private occurrence(tag: string, name: string): string {
    const key = `${tag}:${name}`;
    const number = (this.seen.get(key) ?? 0) + 1;
    this.seen.set(key, number);
    return `${name}#${number}`;
  }

  private count(text: string | undefined): number {
    const value = text === undefined || text.trim() === '' ? Number.NaN : Number(text);
    if (!Number.isNaN(value)) return value;
    throw new ReportFault('unreadable', `is not valid lcov: line ${this.row} has no count where one belongs`);
  }

  private close(): void {
    if (this.name === undefined)
      throw new ReportFault('unreadable', `line ${this.row}: end_of_record without a source file (SF)`);
    const pairs = [
      ['lines', 'LF', 'LH'],
      ['branches', 'BRF', 'BRH'],
      ['functions', 'FNF', 'FNH'],
    ] as const;
    for (const [measure, found, hit] of pairs) {
      const total = this.declared[found] ?? 0;
      if (this.current[measure].size === 0 && total > 0)
        cover(this.current[measure], '', Math.min(total, this.declared[hit] ?? 0), total);
    }
    this.files.set(this.name, this.current);
    this.name = undefined;
  }
}
