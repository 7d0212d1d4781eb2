// Reads Clover XML (https://openclover.org/doc/manual/latest/faq--clover-xml-schema.html) as Istanbul, PHPUnit and OpenClover write it.

import { ReportFault } from '../report-fault.ts';
import { ownText } from '../text-lines.ts';
import { type Attributes, numberInAttribute, type XmlCollector } from '../xml.ts';
import { type CoverageReport, emptyCoverage, type FileCoverage, lineNumber, markBranches } from './coverage.ts';

interface Condition {
  readonly line: number;
  readonly taken: number;
  readonly missed: number;
}

interface OpenFile {
  readonly coverage: FileCoverage;
  readonly conditions: Condition[];
  metrics: Attributes | undefined;
}

const count = (text: string | undefined): number => numberInAttribute(text, 'Clover');

/** Collects one Clover document. */
export class CloverCollector implements XmlCollector<CoverageReport> {
  readonly listening = false;
  private readonly files = new Map<string, FileCoverage>();
  private file: OpenFile | undefined;

  open(name: string, attributes: Attributes, parents: readonly string[]): void {
    if (name === 'file') this.openFile(attributes);
    else if (this.file === undefined) return;
    else if (name === 'line') readLine(this.file, attributes);
    else if (name === 'metrics' && parents.at(-1) === 'file') this.file.metrics = attributes;
  }

  close(name: string): void {
    if (name !== 'file' || this.file === undefined) return;
    closeFile(this.file);
    this.file = undefined;
  }

  text(): void {
    // Nothing in Clover is text.
  }

  report(): CoverageReport {
    if (this.files.size === 0) throw new ReportFault('empty', 'names no source file');
    return { format: 'clover', files: this.files, sources: [] };
  }

  private openFile(attributes: Attributes): void {
    const name = attributes['path'] || attributes['name'] || '';
    const known = this.files.get(name);
    const coverage = known ?? emptyCoverage();
    if (known === undefined) this.files.set(ownText(name), coverage);
    this.file = { coverage, conditions: [], metrics: undefined };
  }
}

function readLine({ coverage, conditions }: OpenFile, attributes: Attributes): void {
  const line = lineNumber(attributes['num']);
  const ran = count(attributes['count']) > 0;

  if (attributes['type'] === 'method') coverage.functions.mark(line, ran);
  else if (attributes['type'] === 'cond') {
    const taken = count(attributes['truecount']);
    const missed = count(attributes['falsecount']);
    coverage.lines.mark(line, ran || (attributes['count'] === undefined && taken + missed > 0));
    conditions.push({ line, taken, missed });
  } else coverage.lines.mark(line, ran);
}

/** Istanbul counts branches taken and missed; OpenClover counts how often a condition was true and false. The file's own sum tells which. */
function closeFile({ coverage, conditions, metrics }: OpenFile): void {
  const conditionals = count(metrics?.['conditionals']);
  const sum = conditions.reduce((total, each) => total + each.taken + each.missed, 0);
  const sides = conditions.reduce((total, each) => total + Number(each.taken > 0) + Number(each.missed > 0), 0);
  const isOpenClover =
    sum !== conditionals && conditionals === conditions.length * 2 && sides === count(metrics?.['coveredconditionals']);
  for (const { line, taken, missed } of conditions) {
    if (isOpenClover) markBranches(coverage.branches, line, Number(taken > 0) + Number(missed > 0), 2);
    // A branch on a line without a statement is in no line: then only the sum is whole.
    else if (sum === conditionals) markBranches(coverage.branches, line, taken, taken + missed);
  }

  const declare = (into: 'lines' | 'branches' | 'functions', found: string, hit: string): void =>
    coverage[into].declare({ covered: count(metrics?.[hit]), total: count(metrics?.[found]) });
  declare('lines', 'statements', 'coveredstatements');
  declare('branches', 'conditionals', 'coveredconditionals');
  declare('functions', 'methods', 'coveredmethods');
}
