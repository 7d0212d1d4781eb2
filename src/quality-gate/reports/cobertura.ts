// Reads Cobertura XML (https://github.com/cobertura/web/blob/master/htdocs/xml/coverage-04.dtd) by its lines, never by its rounded rates.

import { type CoverageReport, cover, emptyCoverage, type FileCoverage } from './coverage.ts';
import { ReportFault, type ReportParser } from './report-fault.ts';
import { type XmlCollector, xmlParser } from './xml.ts';

type Attributes = Readonly<Record<string, string>>;

/** A parser for one Cobertura file. */
export const coberturaParser = (): ReportParser<CoverageReport> => xmlParser(new Collector());

class Collector implements XmlCollector<CoverageReport> {
  listening = false;
  private readonly files = new Map<string, FileCoverage>();
  private readonly sources: string[] = [];
  private readonly total = emptyCoverage();
  private file = emptyCoverage();
  private className = '';
  private method: string | undefined;
  private methodHit = false;

  open(name: string, attributes: Attributes, parents: readonly string[]): void {
    if (parents.length === 0) this.readRoot(name, attributes);
    else if (name === 'project' && parents.length === 1)
      throw new ReportFault('unreadable', 'is Clover XML, which is not read');
    else if (name === 'source') {
      this.listening = true;
      this.sources.push('');
    } else if (name === 'class') this.openClass(attributes);
    else if (name === 'method') {
      this.method = `${this.className}#${attributes['name'] ?? ''}${attributes['signature'] ?? ''}`;
      this.methodHit = false;
    } else if (name === 'line' && parents.includes('class')) this.readLine(attributes);
  }

  close(name: string): void {
    if (name === 'source') this.listening = false;
    if (name !== 'method' || this.method === undefined) return;
    cover(this.file.functions, this.method, this.methodHit ? 1 : 0);
    this.method = undefined;
  }

  text(piece: string): void {
    this.sources[this.sources.length - 1] += piece;
  }

  report(): CoverageReport {
    const source = this.sources.length === 1 ? this.sources[0]?.trim().replace(/\/$/, '') : undefined;
    const counted = [...this.files.values()].some((file) => file.lines.size > 0);
    if (!counted && this.total.lines.size === 0) throw new ReportFault('empty', 'names no coverable line');
    if (!counted) return { format: 'cobertura', files: new Map(), total: this.total };
    const rooted = (name: string): string =>
      source === undefined || source === '' || source === '.' || name.startsWith('/') ? name : `${source}/${name}`;
    return { format: 'cobertura', files: new Map([...this.files].map(([name, file]) => [rooted(name), file])) };
  }

  private readRoot(name: string, attributes: Attributes): void {
    if (name !== 'coverage')
      throw new ReportFault('unreadable', `is no coverage report that is known: its root element is <${name}>`);
    for (const measure of ['lines', 'branches'] as const) {
      const total = numberOf(attributes[`${measure}-valid`]);
      const covered = numberOf(attributes[`${measure}-covered`]);
      if (total > 0) cover(this.total[measure], '', Math.min(covered, total), total);
    }
  }

  private openClass(attributes: Attributes): void {
    const filename = attributes['filename'] ?? '';
    this.className = attributes['name'] ?? '';
    this.file = this.files.get(filename) ?? emptyCoverage();
    this.files.set(filename, this.file);
  }

  private readLine(attributes: Attributes): void {
    const line = numberOf(attributes['number']);
    const hit = numberOf(attributes['hits']) > 0;
    if (hit) this.methodHit = true;
    cover(this.file.lines, line, hit ? 1 : 0);
    const [, covered, total] = /\((\d+)\/(\d+)\)/.exec(attributes['condition-coverage'] ?? '') ?? [];
    if (Number(total) > 0) cover(this.file.branches, line, Math.min(Number(covered), Number(total)), Number(total));
  }
}

function numberOf(text: string | undefined): number {
  const value = Number(text ?? 0);
  if (!Number.isNaN(value)) return value;
  throw new ReportFault('unreadable', `is not valid Cobertura: "${text?.slice(0, 40)}" is not a number`);
}
