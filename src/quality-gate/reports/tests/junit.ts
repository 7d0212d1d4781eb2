// Reads JUnit XML in its dialects, of Ant, Maven Surefire, Gradle, Jest, Playwright, pytest, Go, PHPUnit, CTest, GoogleTest, node:test and many more.
// Counts the tests that are listed, and distrusts a suite that declares more failures than it lists. Keeps no passed test.

import { idOf } from '../name-id.ts';
import { type Attributes, lineIn, type XmlCollector } from '../xml.ts';
import type { TestReport } from './test-report.ts';
import { keptText, TestTally } from './test-tally.ts';

interface Suite {
  readonly name: string;
  /** Tells the suites of several hosts, projects and modules apart. */
  readonly path: string;
  readonly file: string | undefined;
  /** What the suite's own attributes say. */
  readonly failures: number;
  readonly errors: number;
  readonly tests: number;
  /** Failures and errors that its cases and suites show, those that do not count, too. */
  shown: number;
  hasSuites: boolean;
  /** The case that came last, when it failed. */
  lastFailed: number | undefined;
  /** One number per case of its own, the same for the same class and name. */
  readonly cases: number[];
  /** File of the suite that came last inside this one: Mocha names the file only on its first, empty suite. */
  lastFile: string | undefined;
}

interface Case {
  readonly bareName: string;
  readonly owner: string;
  readonly file: string | undefined;
  readonly line: number | undefined;
  /** CTest's own status of a test that did not run; its class is its name. GoogleTest has the same status, and a result beside it. */
  readonly isIdle: boolean;
  failed: boolean;
  skipped: boolean;
  todo: boolean;
  /** True for a failure that Catch2 expects, and leaves out of what its suite declares. */
  uncounted: boolean;
  risky: boolean;
  /** Failures and errors that it lists. */
  faults: number;
  flaky: boolean;
  message: string;
  text: string;
}

const isFailing = (element: string): boolean => element === 'failure' || element === 'error';
const isSuite = (element: string | undefined): boolean => element === 'testsuite' || element === 'testsuites';
const rerun = new Set(['flakyFailure', 'flakyError', 'rerunFailure', 'rerunError']);
/** PHPUnit 9 lists a risky test (no assertion, output) as an error, and does not fail for it. */
const riskyTest =
  /^PHPUnit\\Framework\\(?:RiskyTestError|OutputError|UnintentionallyCoveredCodeError|CoveredCodeNotExecutedException|MissingCoversAnnotationException)$/;
/** What stands beside a failure that is expected: in node:test, and in Catch2 for the tags !mayfail and !shouldfail. */
const expectsFailure = ({ type, message }: Attributes): boolean => type === 'todo' || message === mayFail;
const mayFail = 'TEST_CASE tagged with !mayfail';
/** What CTest skips without a test having asked for it (no executable, no fixture) it counts as failed: https://cmake.org/cmake/help/latest/manual/ctest.1.html */
const couldNotRun = ({ isIdle }: Case, { message = 'SKIP_' }: Attributes): boolean =>
  isIdle && !message.startsWith('SKIP_');
const badState = /^(?:fail|failed|failure|error|errored|broken|timedout)$/i;
const idleState = /^(?:skip|skipped|notrun|disabled|ignored|pending|suppressed|inconclusive)$/i;

/** Collects one JUnit document. */
export class JunitCollector implements XmlCollector<TestReport> {
  listening = false;
  private readonly suites: Suite[] = [];
  private current: Case | undefined;
  private readonly tally = new TestTally();
  private owner = { name: '', id: idOf('') };

  report(): TestReport {
    return this.tally.report();
  }

  open(name: string, attributes: Attributes, parents: readonly string[]): void {
    if (name === 'testcase') {
      this.current = this.caseOf(attributes);
      return;
    }
    const parent = parents.at(-1);
    if (isSuite(name)) this.suites.push(this.suiteOf(attributes));
    else if (parent === 'testcase' && this.current !== undefined) this.mark(this.current, name, attributes);
    else if (isFailing(name) && isSuite(parent)) {
      this.current = this.suiteFailure();
      this.mark(this.current, name, attributes);
    }
  }

  close(name: string, parents: readonly string[]): void {
    if (name === 'testcase') this.endCase();
    else if (isSuite(name)) this.endSuite();
    else if (isFailing(name)) {
      this.listening = false;
      if (isSuite(parents.at(-1))) this.endCase();
    }
  }

  text(piece: string): void {
    if (this.current !== undefined && this.current.text.length < keptText)
      this.current.text += piece.slice(0, keptText - this.current.text.length);
  }

  private suiteOf(attributes: Attributes): Suite {
    const parent = this.suites.at(-1);
    const file = attributes['file'] ?? attributes['filepath'];

    if (parent !== undefined) parent.hasSuites = true;
    if (parent !== undefined && file !== undefined) parent.lastFile = file;

    const name = attributes['name'] ?? '';

    return {
      name: name || (parent?.name ?? ''),
      path: [parent?.path ?? '', attributes['hostname'] ?? '', attributes['package'] ?? '', name].join('\n'),
      file: file ?? parent?.lastFile ?? parent?.file,
      failures: countOf(attributes['failures']),
      errors: countOf(attributes['errors']),
      tests: countOf(attributes['tests']),
      shown: 0,
      hasSuites: false,
      lastFailed: undefined,
      cases: [],
      lastFile: undefined,
    };
  }

  private caseOf(attributes: Attributes): Case {
    const { status, result } = attributes;

    return {
      bareName: attributes['name'] ?? '',
      owner: attributes['classname'] || attributes['class'] || this.suites.at(-1)?.name || '',
      file: attributes['file'] ?? this.suites.at(-1)?.file,
      line: lineIn(attributes['line']),
      failed: isState(badState, status) || isState(badState, result),
      skipped: isState(idleState, status) || isState(idleState, result),
      isIdle: status === 'notrun' && result === undefined && attributes['name'] === attributes['classname'],
      todo: false,
      uncounted: false,
      risky: false,
      faults: 0,
      flaky: false,
      message: '',
      text: '',
    };
  }

  private suiteFailure(): Case {
    const suite = this.suites.at(-1);
    return { ...this.caseOf({}), owner: '', bareName: suite?.name || 'test suite', failed: true, file: suite?.file };
  }

  private mark(test: Case, element: string, attributes: Attributes): void {
    if (isFailing(element)) {
      test.faults += 1;
      if (riskyTest.test(attributes['type'] ?? '')) test.risky = true;
      else test.failed = true;
      if (test.message === '') test.message = attributes['message'] || attributes['type'] || '';
      if (test.text !== '') test.text += '\n';
      this.listening = true;
    } else if (element === 'skipped' || element === 'ignored') {
      test.skipped = true;
      test.todo ||= expectsFailure(attributes);
      test.uncounted ||= attributes['message'] === mayFail;
      if (couldNotRun(test, attributes)) {
        test.failed = true;
        test.message = attributes['message'] ?? '';
      }
    } else if (element === 'warning' && test.bareName === 'Warning') {
      // PHPUnit 9 lists a class without tests so.
      test.skipped = true;
    } else if (rerun.has(element)) test.flaky = true;
  }

  private endCase(): void {
    const test = this.current;
    const suite = this.suites.at(-1);
    this.current = undefined;
    // node:test lists a file without a test as a test that bears the file's name, beside the suites.
    if (test === undefined || (this.suites.length === 1 && isItsOwnFile(test) && !test.failed)) return;

    if (suite !== undefined) {
      const id = idOf(test.bareName, this.ownerOf(test.owner));
      if (test.failed && isSecondListing(suite, id)) return;
      suite.cases.push(id);
      suite.lastFailed = test.failed ? id : undefined;
      if (!test.uncounted) suite.shown += Math.max(test.faults, Number(test.failed));
    }
    const key = (): string => [suite?.path, test.file, test.owner, test.bareName].join('\n');
    // A failing todo is expected to fail: node:test passes, and so says `type="todo"` beside the failure.
    if (test.failed && !test.todo) {
      const { message, text, file, line } = test;
      this.tally.fail({ name: nameOf(test), message: message.slice(0, keptText), text, file, line }, key());
    } else this.tally.add(stateOf(test), () => nameOf(test), key);
  }

  /** Cases that follow each other mostly have one owner. */
  private ownerOf(name: string): number {
    if (name === this.owner.name) return this.owner.id;
    this.owner = { name, id: idOf(name) };
    return this.owner.id;
  }

  private endSuite(): void {
    const suite = this.suites.pop();
    if (suite === undefined) return;
    this.addUnlisted(suite);

    // pytest-rerunfailures lists each try of a test as a case that passed, and counts the test once.
    const surplus = suite.cases.length - suite.tests;
    if (suite.tests > 0 && surplus > 0 && surplus === suite.cases.length - new Set(suite.cases).size)
      this.tally.repeat(surplus);

    const parent = this.suites.at(-1);
    if (parent !== undefined) parent.shown += suite.shown;
  }

  /** Jest, for one, writes `errors="1"` and no test case for a suite that could not be loaded. */
  private addUnlisted(suite: Suite): void {
    // gotestsum's root counts a package that does not build among the failures and among the errors.
    const declared = suite.hasSuites ? Math.max(suite.failures, suite.errors) : suite.failures + suite.errors;
    const missing = declared - suite.shown;
    if (missing <= 0) return;
    const lists = suite.shown === 0 ? 'none: it could not be loaded or run' : `only ${suite.shown}`;
    const message = `the suite declares ${declared} failed and lists ${lists}`;
    const name = suite.name || 'test suite';
    this.tally.declare(missing, { name, message, text: '', file: suite.file, line: undefined });
    suite.shown = declared;
  }
}

/** jest-junit lists a file that could not be loaded twice, as an error and as a failure, and declares one error. */
const isSecondListing = ({ errors, failures, shown, lastFailed }: Suite, id: number): boolean =>
  errors > 0 && shown >= errors + failures && lastFailed === id;

/** Owner and name as a person would look for them. */
const nameOf = ({ owner, bareName }: Case): string => {
  if (bareName === '') return owner;
  if (owner === '' || bareName.startsWith(owner)) return bareName;
  return `${owner} › ${bareName}`;
};

const isState = (states: RegExp, said: string | undefined): boolean => said !== undefined && states.test(said);

function stateOf(test: Case): 'passed' | 'skipped' | 'flaky' {
  if (test.skipped || test.risky) return 'skipped';
  if (test.flaky) return 'flaky';
  return 'passed';
}

const isItsOwnFile = ({ bareName, file }: Case): boolean =>
  file !== undefined && bareName !== '' && (file === bareName || file.endsWith(`/${bareName}`));

const countOf = (text: string | undefined): number => {
  const value = Number((text ?? '').replaceAll(',', ''));
  if (Number.isInteger(value) && value > 0) return value;
  return 0;
};
