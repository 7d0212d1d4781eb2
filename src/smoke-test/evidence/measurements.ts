// Counts requests and their times from the first answer of the expected version on, and makes percentiles of them. Pure.
// The map of this room: measurements (counts as answers come) → chart, summary and junit (show them) → report-file (writes the last one).

import type { Fault, ProbeAnswer } from '../../domain/probe.ts';
import { optional } from '../../domain/text/optional.ts';

/** A tally of requests. */
export interface Measurements {
  add(outcome: ProbeAnswer | Fault): void;
  /** How many requests were counted. */
  readonly requests: number;
  /** Those of them that got no answer or a 5xx status. */
  readonly errors: number;
  /** The times of all answers, in milliseconds, in the order in which they came. */
  readonly times: readonly number[];
  /** The percentile of the answers' times by nearest rank, in whole milliseconds; undefined without an answer. */
  percentile(percent: number): number | undefined;
  /** Share of the requests that got no answer or a 5xx status, 0–100; undefined without a request. */
  errorRate(): number | undefined;
}

/** An empty tally. */
export const createMeasurements = (): Measurements => tallyOf({ times: [], requests: 0, errors: 0 });

/** The tallies of several URLs as one. */
export function joinMeasurements(parts: readonly Measurements[]): Measurements {
  const sum = (count: (each: Measurements) => number): number => parts.reduce((total, each) => total + count(each), 0);
  return tallyOf({
    times: parts.flatMap((each) => each.times),
    requests: sum((each) => each.requests),
    errors: sum((each) => each.errors),
  });
}

interface Counts {
  readonly times: number[];
  requests: number;
  errors: number;
}

function tallyOf(counts: Counts): Measurements {
  return {
    add: (outcome) => {
      counts.requests += 1;
      if (outcome.kind === 'fault' || outcome.status >= 500) counts.errors += 1;
      if (outcome.kind === 'answer') counts.times.push(outcome.milliseconds);
    },
    get requests() {
      return counts.requests;
    },
    get errors() {
      return counts.errors;
    },
    times: counts.times,
    percentile: (percent) => percentileOf(counts.times, percent),
    errorRate: () => optional(counts.requests !== 0, () => (counts.errors / counts.requests) * 100),
  };
}

/** Nearest rank: https://en.wikipedia.org/wiki/Percentile#The_nearest-rank_method */
export function percentileOf(times: readonly number[], percent: number): number | undefined {
  const sorted = times.toSorted((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)];
  if (value === undefined) return undefined;
  return Math.round(value);
}
