// Reads TRX, the results file of `dotnet test --logger trx`
// (https://github.com/microsoft/vstest/blob/main/src/Microsoft.TestPlatform.Extensions.TrxLogger). Counts the results that are listed.

import type { Attributes, XmlCollector } from '../xml.ts';
import type { TestReport } from './test-report.ts';
import { keptText, TestTally } from './test-tally.ts';

interface Result {
  readonly name: string;
  readonly outcome: string;
  /** Data rows are results inside of a result, which is then only their sum. */
  hasRows: boolean;
  message: string;
  text: string;
}

const passed = /^(?:passed|completed|passedbutrunaborted|warning)$/i;
const idle = /^(?:notexecuted|notrunnable|inconclusive|pending|disconnected)$/i;
const runEnded = /^(?:completed|passed|warning)$/i;

/** Collects one TRX document. */
export class TrxCollector implements XmlCollector<TestReport> {
  private readonly results: Result[] = [];
  private readonly tally = new TestTally();
  private into: 'message' | 'text' | undefined;
  private failed = 0;
  private declared = 0;
  private summary = '';
  private runMessage = '';
  private inRunInfo = false;

  get listening(): boolean {
    return this.into !== undefined;
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'UnitTestResult' || name === 'TestResult' || name === 'GenericTestResult') this.openResult(attributes);
    else if (name === 'ResultSummary') this.summary = attributes['outcome'] ?? '';
    else if (name === 'Counters')
      for (const each of ['failed', 'error', 'timeout', 'aborted']) this.declared += Number(attributes[each] ?? 0) || 0;
    else if (name === 'RunInfo') this.inRunInfo = /^(?:error|failed)$/i.test(attributes['outcome'] ?? '');
    else if (name === 'Message' || (name === 'Text' && this.inRunInfo)) this.into = 'message';
    else if (name === 'StackTrace') this.into = 'text';
  }

  close(name: string): void {
    if (name === 'Message' || name === 'Text' || name === 'StackTrace') this.into = undefined;
    else if (name === 'RunInfo') this.inRunInfo = false;
    else if (/^(?:Unit|Generic)?TestResult$/.test(name)) this.closeResult();
  }

  text(piece: string): void {
    const result = this.results.at(-1);
    if (result === undefined) {
      if (this.inRunInfo && this.runMessage.length < keptText) this.runMessage += piece;
    } else if (this.into !== undefined && result[this.into].length < keptText) result[this.into] += piece;
  }

  report(): TestReport {
    const place = { text: '', file: undefined, line: undefined };
    if (this.declared > this.failed) {
      const message = `the run declares ${this.declared} failed and lists ${this.failed}`;
      this.tally.declare(this.declared - this.failed, { name: 'test run', message, ...place });
    } else if (this.failed === 0 && (this.runMessage !== '' || (this.summary !== '' && !runEnded.test(this.summary)))) {
      const message = this.runMessage.trim() || `the run ended as "${this.summary}"`;
      this.tally.fail({ name: 'test run', message, ...place });
    }
    return this.tally.report();
  }

  private openResult(attributes: Attributes): void {
    const parent = this.results.at(-1);
    if (parent !== undefined) parent.hasRows = true;
    const name = attributes['testName'] ?? '';
    this.results.push({ name, outcome: attributes['outcome'] ?? '', hasRows: false, message: '', text: '' });
  }

  private closeResult(): void {
    const result = this.results.pop();
    if (result === undefined || result.hasRows) return;
    const { name, outcome, message, text } = result;

    if (idle.test(outcome)) this.tally.add('skipped', () => name);
    else if (passed.test(outcome)) this.tally.add('passed', () => name);
    else {
      this.failed += 1;
      const said = message.trim() || `its outcome is "${outcome}"`;
      this.tally.fail({ name, message: said, text, file: undefined, line: undefined }, name);
    }
  }
}
