// Reads the event stream of `go test -json` (https://pkg.go.dev/cmd/test2json), also of several runs one after the other, as gotestsum writes it.
// Keeps the output of tests only while they run.

import { textIn } from '../json.ts';
import { ReportFault, type ReportParser } from '../report-fault.ts';
import { lineParser } from '../text-lines.ts';
import type { FailedTest, TestReport } from './test-report.ts';
import { keptText, TestTally } from './test-tally.ts';

interface Event {
  readonly Action?: unknown;
  readonly Package?: unknown;
  readonly ImportPath?: unknown;
  readonly Test?: unknown;
  readonly Output?: unknown;
  readonly FailedBuild?: unknown;
}

interface Package {
  /** Running tests and what they printed so far. */
  readonly running: Map<string, string>;
  output: string;
  failed: number;
}

/** True when a text has a line that only `go test -json` writes. */
export const isGoTest = (text: string): boolean =>
  /^\{(?=.{0,400}"Action":"(?:start|run|output|pass|fail|skip|bench|pause|cont|build-output|build-fail)")(?=.{0,600}"(?:Package|ImportPath)":")/m.test(
    text,
  );

/** A parser for one event stream. */
export const goTestParser = (): ReportParser<TestReport> => {
  const stream = new Stream();
  return lineParser(
    (line) => stream.read(line),
    () => stream.report(),
  );
};

class Stream {
  private readonly tally = new TestTally();
  private readonly packages = new Map<string, Package>();
  private readonly builds = new Map<string, string>();
  private broken: string | undefined;

  read(line: string): void {
    // Lines of others stand between the events: `go: downloading …`, a script's echo.
    if (!line.startsWith('{')) return;
    if (this.broken !== undefined) return;
    const event = parseEvent(line);
    if (event === undefined) this.broken = line.slice(0, 60);
    else this.take(event);
  }

  report(): TestReport {
    if (this.broken !== undefined)
      throw new ReportFault(
        'unreadable',
        `is a cut or broken event stream: ${JSON.stringify(this.broken)} is not an event`,
      );
    for (const [name, { running, output }] of this.packages) {
      const message = `the report ends before this package does (${running.size} tests were running)`;
      this.tally.fail({ name, message, text: output, file: undefined, line: undefined });
    }
    return this.tally.report();
  }

  private take(event: Event): void {
    const action = textIn(event.Action);
    const name = textIn(event.Package);
    if (action === 'build-output') this.note(this.builds, textIn(event.ImportPath), textIn(event.Output));
    if (name === '') return;
    const test = textIn(event.Test);
    const group = this.open(name);

    if (action === 'output') this.print(group, test, textIn(event.Output));
    else if (test !== '' && (action === 'run' || action === 'start')) group.running.set(test, '');
    else if (action === 'pass' || action === 'fail' || action === 'skip') {
      if (test === '') this.endPackage(name, group, action, textIn(event.FailedBuild));
      else this.endTest(name, group, test, action);
    }
  }

  private open(name: string): Package {
    const known = this.packages.get(name);
    if (known !== undefined) return known;
    const fresh = { running: new Map<string, string>(), output: '', failed: 0 };
    this.packages.set(name, fresh);
    return fresh;
  }

  private print(group: Package, test: string, output: string): void {
    if (test !== '') this.note(group.running, test, output);
    else if (group.output.length < keptText) group.output += output;
  }

  private note(into: Map<string, string>, key: string, output: string): void {
    const before = into.get(key) ?? '';
    if (before.length < keptText) into.set(key, before + output);
  }

  private endTest(name: string, group: Package, test: string, action: 'pass' | 'fail' | 'skip'): void {
    const output = group.running.get(test) ?? '';
    group.running.delete(test);
    const label = `${name} › ${test}`;

    if (action === 'fail') {
      group.failed += 1;
      this.tally.fail(failureOf(label, output), label);
    } else this.tally.add(action === 'skip' ? 'skipped' : 'passed', () => label);
  }

  private endPackage(name: string, group: Package, action: string, failedBuild: string): void {
    this.packages.delete(name);
    if (action === 'fail' && group.failed === 0) {
      this.tally.fail(this.packageFailure(name, group.output, failedBuild), name);
    } else if (action === 'pass') {
      // A package that failed to start and passed in a later run.
      this.tally.passAgain(name);
    }
  }

  private packageFailure(name: string, output: string, failedBuild: string): FailedTest {
    if (failedBuild === '') return { ...failureOf(name, output), message: 'the package failed without a failed test' };
    const built = this.builds.get(failedBuild) ?? '';
    return { ...failureOf(name, built + output), message: 'the package did not build' };
  }
}

/** Go has no message: what the test printed is it. */
function failureOf(name: string, output: string): FailedTest {
  const text = output
    .split('\n')
    .filter((row) => !/^\s*(?:=== (?:RUN|PAUSE|CONT|NAME)|--- FAIL: )/.test(row))
    .join('\n');
  return { name, message: '', text, file: undefined, line: undefined };
}

function parseEvent(line: string): Event | undefined {
  try {
    return JSON.parse(line) as Event;
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return undefined;
    throw thrown;
  }
}
