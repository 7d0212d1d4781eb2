// Reads JaCoCo XML (https://www.jacoco.org/jacoco/trunk/coverage/report.dtd): lines and branches by line, methods by counter.

import { ReportFault } from '../report-fault.ts';
import { type Attributes, numberInAttribute, type XmlCollector } from '../xml.ts';
import { type CoverageReport, emptyCoverage, type FileCoverage, lineNumber, markBranches } from './coverage.ts';

const counters = { LINE: 'lines', BRANCH: 'branches', METHOD: 'functions' } as const;

/** Collects one JaCoCo document. */
export class JacocoCollector implements XmlCollector<CoverageReport> {
  readonly listening = false;
  private readonly files = new Map<string, FileCoverage>();
  /** `<group>` names of an aggregated report: its modules. */
  private readonly groups: string[] = [];
  private packageName = '';
  private file: FileCoverage | undefined;

  open(name: string, attributes: Attributes): void {
    if (name === 'group') this.groups.push(attributes['name'] ?? '');
    else if (name === 'package') this.packageName = attributes['name'] ?? '';
    else if (name === 'sourcefile') this.openFile(attributes['name'] ?? '');
    else if (name === 'line' && this.file !== undefined) readLine(this.file, attributes);
    else if (name === 'counter' && this.file !== undefined) readCounter(this.file, attributes);
  }

  close(name: string): void {
    if (name === 'group') this.groups.pop();
    else if (name === 'sourcefile') this.file = undefined;
  }

  text(): void {
    // Nothing in JaCoCo is text.
  }

  report(): CoverageReport {
    if (this.files.size === 0) throw new ReportFault('empty', 'names no source file');
    return { format: 'jacoco', files: this.files, sources: [] };
  }

  private openFile(name: string): void {
    const path = [...this.groups, this.packageName, name].filter((each) => each !== '').join('/');
    this.file = this.files.get(path) ?? emptyCoverage();
    this.files.set(path, this.file);
  }
}

function readLine(file: FileCoverage, attributes: Attributes): void {
  const count = (key: string): number => numberInAttribute(attributes[key], 'JaCoCo');
  // gcovr writes lines without instruction counts: nobody can tell whether they ran, and its counters are all there is.
  if (attributes['mi'] === undefined && attributes['ci'] === undefined) return;

  const line = lineNumber(attributes['nr']);
  if (count('mi') + count('ci') > 0) file.lines.mark(line, count('ci') > 0);
  const branches = count('mb') + count('cb');
  if (branches > 0) markBranches(file.branches, line, count('cb'), branches);
}

function readCounter(file: FileCoverage, attributes: Attributes): void {
  const type = attributes['type'] ?? '';
  if (!Object.hasOwn(counters, type)) return;
  const covered = numberInAttribute(attributes['covered'], 'JaCoCo');
  const total = covered + numberInAttribute(attributes['missed'], 'JaCoCo');
  file[counters[type as keyof typeof counters]].declare({ covered, total });
}
