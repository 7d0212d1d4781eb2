// Reads Cobertura XML (https://github.com/cobertura/web/blob/master/htdocs/xml/coverage-04.dtd) by its lines, never by its rounded rates.

import { optional } from '../../../domain/text/optional.ts';
import { idOf } from '../name-id.ts';
import { ReportFault } from '../report-fault.ts';
import { ownText } from '../text-lines.ts';
import { type Attributes, numberInAttribute, type XmlCollector } from '../xml.ts';
import { type CoverageReport, emptyCoverage, type FileCoverage, lineNumber, markBranches } from './coverage.ts';

const measures = ['lines', 'branches'] as const;

/** Collects one Cobertura document. */
export class CoberturaCollector implements XmlCollector<CoverageReport> {
  listening = false;
  private readonly files = new Map<string, FileCoverage>();
  private readonly sources: string[] = [];
  private readonly total = emptyCoverage();
  private file = emptyCoverage();
  /** The lines below `<methods>`: a class lists them again, save for a few writers that list them there alone. */
  private methodLines = emptyCoverage();
  private classHasLines = false;
  private className = '';
  private method: string | undefined;
  private methodHit: boolean | undefined;

  open(name: string, attributes: Attributes, parents: readonly string[]): void {
    if (parents.length === 0) this.readRoot(attributes);
    else if (name === 'source') {
      this.listening = true;
      this.sources.push('');
    } else if (name === 'class') this.openClass(attributes);
    else if (name === 'method') {
      this.method = `${this.className}#${attributes['name'] ?? ''}${attributes['signature'] ?? ''}`;
      this.methodHit = optional(attributes['hits'], (hits) => numberInAttribute(hits, 'Cobertura') > 0);
    } else if (name === 'line' && parents.includes('class')) this.readLine(attributes);
  }

  close(name: string): void {
    if (name === 'source') this.listening = false;
    else if (name === 'method') this.closeMethod();
    else if (name === 'class') this.closeClass();
  }

  text(piece: string): void {
    this.sources[this.sources.length - 1] += piece;
  }

  report(): CoverageReport {
    const counted = [...this.files.values()].some((file) => file.lines.isMarked);
    if (!counted && this.total.lines.count() === undefined) throw new ReportFault('empty', 'names no coverable line');
    const sources = this.sources.map((each) => each.trim()).filter((each) => each !== '');
    if (!counted) return { format: 'cobertura', files: new Map(), sources, total: this.total };
    return { format: 'cobertura', files: this.files, sources };
  }

  private readRoot(attributes: Attributes): void {
    for (const measure of measures) {
      const total = numberInAttribute(attributes[`${measure}-valid`], 'Cobertura');
      const covered = numberInAttribute(attributes[`${measure}-covered`], 'Cobertura');
      this.total[measure].declare({ covered, total });
    }
  }

  private openClass(attributes: Attributes): void {
    const filename = attributes['filename'] ?? '';
    this.className = attributes['name'] ?? '';
    const known = this.files.get(filename);
    this.file = known ?? emptyCoverage();
    if (known === undefined) this.files.set(ownText(filename), this.file);
    this.methodLines = emptyCoverage();
    this.classHasLines = false;
  }

  private readLine(attributes: Attributes): void {
    const line = lineNumber(attributes['number']);
    const hit = numberInAttribute(attributes['hits'], 'Cobertura') > 0;
    const into = this.method === undefined ? this.file : this.methodLines;
    if (this.method === undefined) this.classHasLines = true;
    else this.methodHit = hit || this.methodHit === true;

    into.lines.mark(line, hit);
    const [, covered, total] = /\((\d{1,9})\/(\d{1,9})\)/.exec(attributes['condition-coverage'] ?? '') ?? [];
    if (Number(total) > 0) markBranches(into.branches, line, Number(covered), Number(total));
  }

  private closeMethod(): void {
    if (this.method !== undefined && this.methodHit !== undefined)
      this.file.functions.mark(idOf(this.method), this.methodHit);
    this.method = undefined;
  }

  private closeClass(): void {
    if (this.classHasLines) return;
    for (const measure of measures) this.file[measure].unite(this.methodLines[measure]);
  }
}
