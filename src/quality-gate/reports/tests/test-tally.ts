// Adds up the cases of one test report, and notices a test that failed and passed later. Keeps no passed test.

import { optional } from '../../../domain/text/optional.ts';
import { idOf } from '../name-id.ts';
import { ownText } from '../text-lines.ts';
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
  /** Failed tries by the number of their key, as places in `failures` or beyond its end. */
  private readonly open = new Map<number, number[]>();

  /** Adds a case that did not fail. `key` tells the same test again: same project, suite, class and name. */
  add(state: Exclude<CaseState, 'failed'>, name: () => string, key: () => string = name): void {
    if (state === 'passed' && this.open.size > 0 && this.recover(key())) return;
    this.tests += 1;
    if (state === 'skipped') this.skipped += 1;
    if (state !== 'flaky') return;
    this.flaky += 1;
    if (this.flakyNames.length < keptFailures) this.flakyNames.push(ownText(name()));
  }

  /** Adds a failed case; without a key it never counts as a first try. */
  fail(failure: FailedTest, key?: string): void {
    this.tests += 1;
    this.failed += 1;
    if (key !== undefined) this.note(idOf(key));
    if (this.failures.length >= keptFailures) return;
    const { name, message, file, line } = failure;
    this.failures.push({
      name: ownText(name),
      message: ownText(message),
      text: ownText(failure.text.slice(0, keptText).trim()),
      file: optional(file, ownText),
      line,
    });
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

  private note(id: number): void {
    const tries = this.open.get(id);
    if (tries === undefined) this.open.set(id, [this.failures.length]);
    else tries.push(this.failures.length);
  }

  /** True when a failed test of this key is known; it has passed now. */
  private recover(key: string): boolean {
    const id = idOf(key);
    const tries = this.open.get(id);
    if (tries === undefined) return false;

    this.open.delete(id);
    this.recovered += 1;
    this.failedTries += tries.length;
    for (const at of tries) {
      const failure = this.failures[at];
      if (failure !== undefined) failure.recovered = true;
    }
    return true;
  }
}
