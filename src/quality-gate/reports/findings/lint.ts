// Reads the reports of linters: ESLint's JSON (https://eslint.org/docs/latest/use/formatters/#json) and Checkstyle XML, which many linters write.

import { parseSeverity } from '../../../domain/findings.ts';
import { countIn, numberIn, recordsIn, textIn } from '../json.ts';
import { ReportFault } from '../report-fault.ts';
import { ownText } from '../text-lines.ts';
import type { Attributes, XmlCollector } from '../xml.ts';
import { type Finding, type FindingsReport, finding } from './finding.ts';

/** Reads ESLint's JSON. Throws ReportFault when it lists no file, or fewer errors than it counts. */
export function readEslint(document: readonly unknown[]): FindingsReport {
  const files = recordsIn(document);
  if (files.length === 0) throw new ReportFault('empty', 'lists no file: nothing was linted');

  const findings: Finding[] = [];
  for (const file of files) {
    const messages = recordsIn(file['messages']);
    const declared = countIn(file['errorCount'] ?? 0, 'errorCount');
    const errors = messages.filter((each) => each['severity'] === 2 || each['fatal'] === true);
    if (declared > errors.length)
      throw new ReportFault('unreadable', `counts ${declared} errors in a file and lists ${errors.length}`);
    for (const message of messages) {
      const isError = message['severity'] === 2 || message['fatal'] === true;
      const id = textIn(message['ruleId']) || (message['fatal'] === true ? 'parse-error' : 'eslint');
      const title = textIn(message['message']);
      const path = textIn(file['filePath']);
      const severity = isError ? 'high' : 'medium';
      findings.push(finding({ ids: [id], title, severity, path, line: numberIn(message['line']) }));
    }
  }

  return { format: 'eslint', findings, failures: [], gaps: [] };
}

/** Collects one Checkstyle document. */
export class CheckstyleCollector implements XmlCollector<FindingsReport> {
  private readonly findings: Finding[] = [];
  private readonly failures: string[] = [];
  private file = '';
  private exception: string | undefined;

  get listening(): boolean {
    return this.exception !== undefined;
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'file') this.file = ownText(attributes['name'] ?? '');
    else if (name === 'error') this.findings.push(this.findingOf(attributes));
    else if (name === 'exception') this.exception = '';
  }

  close(name: string): void {
    if (name !== 'exception') return;
    const why = (this.exception ?? '').trim().split('\n', 1)[0]?.slice(0, 200) ?? '';
    this.failures.push(`says that the linter failed on "${this.file}"${why === '' ? '' : `: ${why}`}`);
    this.exception = undefined;
  }

  text(piece: string): void {
    if (this.exception !== undefined && this.exception.length < 2000) this.exception += piece;
  }

  report(): FindingsReport {
    return { format: 'checkstyle', findings: this.findings, failures: this.failures, gaps: [] };
  }

  private findingOf(attributes: Attributes): Finding {
    const source = ownText(attributes['source'] ?? '');
    const line = Number(attributes['line']);
    return finding({
      ids: [source || 'checkstyle', source.split('.').at(-1) ?? ''],
      title: ownText(attributes['message'] ?? ''),
      severity: attributes['severity'] === 'ignore' ? 'none' : parseSeverity(attributes['severity'] ?? 'error'),
      path: this.file,
      line: Number.isInteger(line) && line > 0 ? line : undefined,
    });
  }
}
