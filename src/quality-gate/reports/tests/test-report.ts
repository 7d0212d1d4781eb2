// What test reports say, whatever their dialect: counts, and the failed tests with their messages. Never reads a file.
// The map of this room: test-report (what all dialects give) ← test-tally (adds up cases) ← junit, trx, tap, go-test (a reader each).

/** A test that failed. */
export interface FailedTest {
  /** Class or suite and name, as a person would look for it. */
  readonly name: string;
  /** What the tool gives as the message, several lines where it has them; empty when the report has none. */
  readonly message: string;
  /** The failure's text, cut after a few thousand characters; empty when the report has none. */
  readonly text: string;
  /** The file as the report names it. */
  readonly file: string | undefined;
  /** From 1; undefined when the report has none. */
  readonly line: number | undefined;
  /** True when the same test passed later in the same report. */
  readonly recovered?: boolean | undefined;
}

/** The counts of one report or of several. */
export interface TestCounts {
  /** All tests that the reports list, skipped ones too. */
  readonly tests: number;
  readonly failed: number;
  readonly skipped: number;
  /** Passed, but only after a failed try. */
  readonly flaky: number;
}

/** One test report. */
export interface TestReport extends TestCounts {
  /** How many tests failed and passed later in the report: retries, if whoever ran them was content. */
  readonly recovered: number;
  /** How many failed tries of them the report lists; each counts in `failed` and `tests`. */
  readonly failedTries: number;
  /** The failed tests, at most `keptFailures` of them. */
  readonly failures: readonly FailedTest[];
  /** Names of flaky tests, at most `keptFailures` of them. */
  readonly flakyNames: readonly string[];
}

/** How many failed tests of one report keep their message. */
export const keptFailures = 500;

/** No test at all. */
export const noTests: TestCounts = { tests: 0, failed: 0, skipped: 0, flaky: 0 };

/** The sum of counts. */
export function addCounts(reports: Iterable<TestCounts>): TestCounts {
  let sum = noTests;
  for (const each of reports) {
    sum = {
      tests: sum.tests + each.tests,
      failed: sum.failed + each.failed,
      skipped: sum.skipped + each.skipped,
      flaky: sum.flaky + each.flaky,
    };
  }
  return sum;
}

/** How many tests really ran. */
export const testsRun = (counts: TestCounts): number => counts.tests - counts.skipped;

/** The report of a run that ended with exit code 0: what failed and passed later was a retry, and is flaky. */
export function forgiveRetries(report: TestReport): TestReport {
  if (report.recovered === 0) return report;
  const retried = report.failures.filter((each) => each.recovered === true);
  return {
    ...report,
    tests: report.tests - report.failedTries + report.recovered,
    failed: report.failed - report.failedTries,
    flaky: report.flaky + report.recovered,
    recovered: 0,
    failedTries: 0,
    failures: report.failures.filter((each) => each.recovered !== true),
    flakyNames: [...report.flakyNames, ...new Set(retried.map((each) => each.name))].slice(0, keptFailures),
  };
}
