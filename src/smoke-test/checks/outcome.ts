// How a check went, in values. Texts are printable.

import type { ReasonCode } from '../reason.ts';

/** One expectation that an answer does not meet. */
export interface CheckFailure {
  readonly reason: ReasonCode;
  /** What was looked at, e.g. `status`, `$.version`, `header x-cache`. */
  readonly subject: string;
  readonly expected: string;
  readonly got: string;
}

/** How a check went: its last try. */
export interface CheckOutcome {
  readonly name: string;
  readonly passed: boolean;
  /** A red check that only warns does not redden the verdict. */
  readonly warn: boolean;
  readonly failures: readonly CheckFailure[];
  readonly tries: number;
  /** Of the last try; 0 when nothing was sent. */
  readonly milliseconds: number;
  /** Status of the last answer; undefined without one. */
  readonly status: number | undefined;
  /** Method and URL; undefined when nothing could be sent. */
  readonly request: string | undefined;
  /** The beginning of the body of a red answer; empty without one. */
  readonly excerpt: string;
  /** What to do, where the advice of the reason is not the right one. */
  readonly fix: string | undefined;
  /** The same, where the service had answered at `url` before; then another `url` would not help. */
  readonly fixWhenProven: string | undefined;
  /** False when the answer, or the lack of one, says nothing about the service. */
  readonly conclusive: boolean;
}

/** True when a check reddens the verdict. */
export const isRed = ({ passed, warn }: Pick<CheckOutcome, 'passed' | 'warn'>): boolean => !passed && !warn;
