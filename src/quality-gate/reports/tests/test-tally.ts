// Adds up the cases of one test report, and notices a test that failed and passed later. Keeps no passed test.

import { type FailedTest, keptFailures, type TestReport } from './test-report.ts';

/** How a case ended. `flaky`: the report itself says that it passed on a later try. */
export type CaseState = 'passed' | 'failed' | 'skipped' | 'flaky';

/** Characters of a failure's text that are kept. */
export const keptText = 8000;

type Kept = Omit<FailedTest, 'recovered'> & { recovered?: boolean | undefined };

/** The sum of one report. */
export class TestTally {
  private tests = 0;
  private failed = 0;
  private skipped = 0;
  private flaky = 0;
  private recovered = 0;
  private readonly failures: Kept[] = [];
  private readonly flakyNames: string[] = [];
  private failedTries = 0;
  /** Failed tries by key, as places in `failures` or beyond its end. */
  private readonly open = new Map<string, number[]>();

  /** Adds a case that did not fail. `key` tells the same test again: same project, suite, class and name. */
  add(state: Exclude<CaseState, 'failed'>, name: string, key: () => string): void {
    if (state === 'passed' && this.open.size > 0 && this.recover(key())) return;
    this.tests += 1;
    if (state === 'skipped') this.skipped += 1;
    if (state !== 'flaky') return;
    this.flaky += 1;
    if (this.flakyNames.length < keptFailures) this.flakyNames.push(name);
  }

  /** Adds a failed case; without a key it never counts as a first try. */
  fail(failure: FailedTest, key?: string): void {
    this.tests += 1;
    this.failed += 1;
    if (key !== undefined) this.open.set(key, [...(this.open.get(key) ?? []), this.failures.length]);
    if (this.failures.length < keptFailures)
      this.failures.push({ ...failure, text: failure.text.slice(0, keptText).trim() });
  }

  /** Adds failures that a report declares and does not list. */
  declare(count: number, failure: FailedTest): void {
    this.tests += count - 1;
    this.failed += count - 1;
    this.fail(failure);
  }

  /** Says that what failed under this key has passed now, without being a test itself. */
  passAgain(key: string): void {
    if (this.recover(key)) this.tests -= 1;
  }

  /** Takes back cases that were second listings of others: retries that the report hardly shows. */
  repeat(count: number): void {
    this.tests -= count;
    this.flaky += count;
  }

  report(): TestReport {
    const { tests, failed, skipped, flaky, recovered, failedTries, failures, flakyNames } = this;
    return { tests, failed, skipped, flaky, recovered, failedTries, failures, flakyNames };
  }

  /** True when a failed test of this key is known; it has passed now. */
  private recover(key: string): boolean {
    const tries = this.open.get(key);
    if (tries === undefined) return false;

    this.open.delete(key);
    this.recovered += 1;
    this.failedTries += tries.length;
    for (const at of tries) {
      const failure = this.failures[at];
      if (failure !== undefined) failure.recovered = true;
    }
    return true;
  }
}
