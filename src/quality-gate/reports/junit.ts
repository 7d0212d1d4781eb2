// Reads JUnit XML in its dialects: Ant, Maven Surefire, Gradle, Jest, Mocha, Cypress, pytest, Go, PHPUnit, .NET, GoogleTest, node:test.
// Counts the tests that are listed, and distrusts a suite that declares failures it does not list. Keeps no passed test.

import { ReportFault, type ReportParser } from './report-fault.ts';
import { type FailedTest, keptFailures, type TestReport } from './test-report.ts';
import { type XmlCollector, xmlParser } from './xml.ts';

type Attributes = Readonly<Record<string, string>>;

interface Suite {
  readonly name: string;
  readonly file: string | undefined;
  /** What the suite's own attributes say about failures and errors. */
  readonly declared: number;
  /** What its tests and suites show. */
  found: number;
  /** File of the suite that came last inside this one: Mocha names the file only on its first, empty suite. */
  lastFile: string | undefined;
}

interface Test {
  readonly name: string;
  readonly file: string | undefined;
  readonly line: number | undefined;
  failed: boolean;
  skipped: boolean;
  flaky: boolean;
  message: string;
  text: string;
}

const failing = new Set(['failure', 'error']);
const rerun = new Set(['flakyFailure', 'flakyError', 'rerunFailure', 'rerunError']);
const badState = /^(?:fail|failed|failure|error|errored|broken|timedout)$/i;
const idleState = /^(?:skip|skipped|notrun|disabled|ignored|pending|suppressed|inconclusive)$/i;
const keptText = 8000;

/** A parser for one JUnit file. */
export const junitParser = (): ReportParser<TestReport> => xmlParser(new Collector());

class Collector implements XmlCollector<TestReport> {
  listening = false;
  private readonly suites: Suite[] = [];
  private test: Test | undefined;
  private readonly counts = { tests: 0, failed: 0, skipped: 0, flaky: 0 };
  private readonly failures: FailedTest[] = [];
  private readonly flakyNames: string[] = [];

  report(): TestReport {
    return { ...this.counts, failures: this.failures, flakyNames: this.flakyNames };
  }

  open(name: string, attributes: Attributes, parents: readonly string[]): void {
    const parent = parents.at(-1);
    if (parent === undefined && name !== 'testsuites' && name !== 'testsuite')
      throw new ReportFault('unreadable', `is not JUnit XML: its root element is <${name.slice(0, 60)}>`);
    if (name === 'testsuites' || name === 'testsuite') this.suites.push(this.suiteOf(attributes));
    else if (name === 'testcase') this.test = this.testOf(attributes);
    else if (parent === 'testcase' && this.test !== undefined) this.mark(this.test, name, attributes);
    else if (failing.has(name) && parent?.startsWith('testsuite')) {
      this.test = this.suiteFailure();
      this.mark(this.test, name, attributes);
    }
  }

  close(name: string, parents: readonly string[]): void {
    const parent = parents.at(-1);
    if (failing.has(name)) {
      this.listening = false;
      if (parent?.startsWith('testsuite')) this.endTest();
    } else if (name === 'testcase') this.endTest();
    else if (name === 'testsuite' || name === 'testsuites') this.endSuite();
  }

  text(piece: string): void {
    if (this.test !== undefined && this.test.text.length < keptText)
      this.test.text += piece.slice(0, keptText - this.test.text.length);
  }

  private suiteOf(attributes: Attributes): Suite {
    const parent = this.suites.at(-1);
    const file = attributes['file'] ?? attributes['filepath'];
    if (parent !== undefined && file !== undefined) parent.lastFile = file;
    return {
      name: attributes['name'] ?? parent?.name ?? '',
      file: file ?? parent?.lastFile ?? parent?.file,
      declared: countOf(attributes['failures']) + countOf(attributes['errors']),
      found: 0,
      lastFile: undefined,
    };
  }

  private testOf(attributes: Attributes): Test {
    const owner = attributes['classname'] || attributes['class'] || this.suites.at(-1)?.name || '';
    const name = attributes['name'] ?? '';
    const states = [attributes['status'] ?? '', attributes['result'] ?? ''];
    const line = Number(attributes['line']);
    return {
      name: owner === '' || name.startsWith(owner) ? name : `${owner} › ${name}`,
      file: attributes['file'] ?? this.suites.at(-1)?.file,
      line: Number.isInteger(line) && line > 0 ? line : undefined,
      failed: states.some((state) => badState.test(state)),
      skipped: states.some((state) => idleState.test(state)),
      flaky: false,
      message: '',
      text: '',
    };
  }

  private suiteFailure(): Test {
    const suite = this.suites.at(-1);
    return { ...this.testOf({}), name: suite?.name || 'test suite', failed: true, file: suite?.file };
  }

  private mark(test: Test, element: string, attributes: Attributes): void {
    if (failing.has(element)) {
      test.failed = true;
      if (test.message === '') test.message = attributes['message'] ?? attributes['type'] ?? '';
      if (test.text !== '') test.text += '\n';
      this.listening = true;
    } else if (element === 'skipped' || element === 'ignored') test.skipped = true;
    else if (rerun.has(element)) test.flaky = true;
  }

  private endTest(): void {
    const test = this.test;
    this.test = undefined;
    if (test === undefined) return;
    this.counts.tests += 1;
    if (test.failed) this.countFailure({ ...test, message: firstLine(test.message) || firstLine(test.text) });
    else if (test.skipped) this.counts.skipped += 1;
    else if (test.flaky) {
      this.counts.flaky += 1;
      if (this.flakyNames.length < keptFailures) this.flakyNames.push(test.name);
    }
  }

  private countFailure({ name, message, text, file, line }: FailedTest): void {
    this.counts.failed += 1;
    const suite = this.suites.at(-1);
    if (suite !== undefined) suite.found += 1;
    if (this.failures.length < keptFailures) this.failures.push({ name, message, text: text.trim(), file, line });
  }

  /** Jest, for one, writes `errors="1"` and no test case for a suite that could not be loaded. */
  private endSuite(): void {
    const suite = this.suites.pop();
    if (suite === undefined) return;
    const parent = this.suites.at(-1);
    if (suite.found === 0 && suite.declared > 0) {
      const message = `the suite declares ${suite.declared} failed and lists none: it could not be loaded or run`;
      this.counts.tests += suite.declared;
      this.counts.failed += suite.declared;
      suite.found = suite.declared;
      const name = suite.name || 'test suite';
      this.failures.push({ name, message, text: '', file: suite.file, line: undefined });
    }
    if (parent !== undefined) parent.found += suite.found;
  }
}

const countOf = (text: string | undefined): number => {
  const value = Number((text ?? '').replaceAll(',', ''));
  return Number.isInteger(value) && value > 0 ? value : 0;
};

const firstLine = (text: string): string => text.trim().split(/\r?\n/, 1)[0]?.slice(0, 500) ?? '';
