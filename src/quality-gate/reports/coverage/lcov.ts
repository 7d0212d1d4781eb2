// Reads lcov tracefiles (geninfo(1): SF, DA, BRDA, FN, FNDA, FNL/FNA, LF/LH …, end_of_record). Ignores checksums and test names.

import { idOf } from '../name-id.ts';
import { ReportFault, type ReportParser } from '../report-fault.ts';
import { lineParser, ownText } from '../text-lines.ts';
import { type CoverageReport, emptyCoverage, type FileCoverage, lineNumber } from './coverage.ts';

/** True when a text looks like lcov. */
export const isLcov = (text: string): boolean => /^(?:TN:|SF:)/m.test(text);

/** A parser for one lcov file. */
export function lcovParser(): ReportParser<CoverageReport> {
  const records = new Records();
  return lineParser(
    (line) => records.read(line),
    () => records.report(),
    (text, from) => records.readPlainLine(text, from),
  );
}

/** `DA:`, a line number, a comma, a count and a line break. */
const longestPlainLine = 3 + 8 + 1 + 20 + 1;

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

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
    const tag = text.slice(0, Math.max(0, colon));
    const value = text.slice(colon + 1);

    if (text === 'end_of_record') this.close();
    else if (tag === 'SF') this.open(value);
    else if (this.name === undefined) return;
    else if (tag === 'DA') this.readLine(value);
    else if (tag === 'BRDA') this.readBranch(value);
    else if (tag === 'FN') this.markFunction(tag, value.replace(/^\d{1,9},(?:\d{1,9},)?/, ''), false);
    else if (tag === 'FNDA') this.readCall(tag, value);
    else if (tag === 'FNA') this.readCall(tag, value.slice(value.indexOf(',') + 1));
    else if (/^(?:LF|LH|BRF|BRH|FNF|FNH)$/.test(tag)) this.declared[tag] = this.count(value);
  }

  /** Reads `DA:12,3`, as nine lines of ten are; gives the place after the line, or -1 for anything else. */
  readPlainLine(text: string, from: number): number {
    if (this.name === undefined || from + longestPlainLine > text.length) return -1;
    if (text.charCodeAt(from) !== 68 || text.charCodeAt(from + 1) !== 65 || text.charCodeAt(from + 2) !== 58) return -1;
    let at = from + 3;
    let number = 0;
    for (let code = text.charCodeAt(at); isDigit(code) && at < from + 11; code = text.charCodeAt(++at))
      number = number * 10 + code - 48;
    if (at === from + 3 || text.charCodeAt(at) !== 44) return -1;

    const hits = at + 1;
    let ran = false;
    at = hits;
    for (let code = text.charCodeAt(at); isDigit(code) && at < hits + 20; code = text.charCodeAt(++at))
      ran ||= code !== 48;
    if (at === hits || text.charCodeAt(at) !== 10) return -1;
    this.row += 1;
    this.current.lines.mark(number, ran);
    return at + 1;
  }

  report(): CoverageReport {
    if (this.name !== undefined)
      throw new ReportFault(
        'unreadable',
        `is truncated: the record of "${this.name.slice(0, 200)}" has no end_of_record`,
      );
    if (this.files.size === 0) throw new ReportFault('empty', 'names no source file');
    return { format: 'lcov', files: this.files, sources: [] };
  }

  private open(name: string): void {
    if (this.name !== undefined)
      throw new ReportFault(
        'unreadable',
        `line ${this.row}: the record of "${this.name.slice(0, 200)}" has no end_of_record`,
      );
    this.name = ownText(name);
    this.current = this.files.get(name) ?? emptyCoverage();
    this.declared = {};
    this.seen = new Map();
  }

  private readLine(value: string): void {
    const comma = value.indexOf(',');
    if (comma < 0) this.count('');
    const [hits = ''] = value.slice(comma + 1).split(',', 1);
    this.current.lines.mark(lineNumber(value.slice(0, comma)), this.count(hits) > 0);
  }

  private readBranch(value: string): void {
    const cut = value.lastIndexOf(',');
    const taken = value.slice(cut + 1);
    this.current.branches.mark(idOf(value.slice(0, Math.max(0, cut))), taken !== '-' && this.count(taken) > 0);
  }

  private readCall(tag: string, value: string): void {
    const comma = value.indexOf(',');
    if (comma < 0) this.count('');
    this.markFunction(tag, value.slice(comma + 1), this.count(value.slice(0, comma)) > 0);
  }

  /** Functions of one name are told apart by their order, which FN and FNDA share. */
  private markFunction(tag: string, name: string, ran: boolean): void {
    const key = `${tag}:${name}`;
    const number = (this.seen.get(key) ?? 0) + 1;
    this.seen.set(key, number);
    this.current.functions.mark(idOf(`${name}#${number}`), ran);
  }

  private count(text: string): number {
    const value = Number(text);
    if (text.trim() !== '' && !Number.isNaN(value)) return value;
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
      this.current[measure].declare({ covered: this.declared[hit] ?? 0, total: this.declared[found] ?? 0 });
      this.current[measure].settle();
    }
    this.files.set(this.name, this.current);

    this.name = undefined;
  }
}
