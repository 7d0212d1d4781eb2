// Reads the reports of linters: ESLint's JSON (https://eslint.org/docs/latest/use/formatters/#json) and Checkstyle XML, which many linters write.

import { parseSeverity } from '../../../domain/findings.ts';
import type { JsonRecord } from '../../../domain/json-value.ts';
import { phrase } from '../../../domain/text/optional.ts';
import { countIn, numberIn, recordsIn, textIn } from '../json.ts';
import { ReportFault } from '../report-fault.ts';
import { ownText } from '../text-lines.ts';
import { type Attributes, lineIn, type XmlCollector } from '../xml.ts';
import { type Finding, type FindingsReport, finding } from './finding.ts';

/** Reads ESLint's JSON. Throws ReportFault when it lists no file, or fewer errors than it counts. */
export function readEslint(document: readonly unknown[]): FindingsReport {
  const files = recordsIn(document);
  if (files.length === 0) throw new ReportFault('empty', 'lists no file: nothing was linted');

  const findings: Finding[] = [];
  for (const file of files) {
    const messages = recordsIn(file['messages']);
    const declared = countIn(file['errorCount'] ?? 0, 'errorCount');
    const errors = messages.filter(isError);
    if (declared > errors.length)
      throw new ReportFault('unreadable', `counts ${declared} errors in a file and lists ${errors.length}`);
    const path = textIn(file['filePath']);
    for (const message of messages) findings.push(eslintFinding(message, path));
  }

  return { format: 'eslint', findings, failures: [], gaps: [] };
}

const isError = (message: JsonRecord): boolean => message['severity'] === 2 || message['fatal'] === true;

/** A message without a rule is one of ESLint itself. */
function eslintFinding(message: JsonRecord, path: string): Finding {
  const own = message['fatal'] === true ? 'parse-error' : 'eslint';
  return finding({
    ids: [textIn(message['ruleId']) || own],
    title: textIn(message['message']),
    severity: isError(message) ? 'high' : 'medium',
    path,
    line: numberIn(message['line']),
  });
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
    this.failures.push(`says that the linter failed on "${this.file}"${phrase(why !== '', `: ${why}`)}`);
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
    return finding({
      ids: [source || 'checkstyle', source.split('.').at(-1) ?? ''],
      title: ownText(attributes['message'] ?? ''),
      severity: attributes['severity'] === 'ignore' ? 'none' : parseSeverity(attributes['severity'] ?? 'error'),
      path: this.file,
      line: lineIn(attributes['line']),
    });
  }
}
