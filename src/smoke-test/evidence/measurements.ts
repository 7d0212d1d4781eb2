// Counts requests and their times from the first answer of the expected version on, and makes percentiles of them. Pure.

import type { Answer, Fault } from '../../domain/probe.ts';

/** A tally of requests. */
export interface Measurements {
  add(outcome: Answer | Fault): void;
  /** The percentile of the answers' times by nearest rank, in whole milliseconds; undefined without an answer. */
  percentile(percent: number): number | undefined;
  /** Share of the requests that got no answer or a 5xx status, 0–100; undefined without a request. */
  errorRate(): number | undefined;
}

/** An empty tally. */
export function createMeasurements(): Measurements {
  const times: number[] = [];
  const count = { requests: 0, errors: 0 };
  return {
    add: (outcome) => {
      count.requests += 1;
      if (outcome.kind === 'fault' || outcome.status >= 500) count.errors += 1;
      if (outcome.kind === 'answer') times.push(outcome.milliseconds);
    },
    percentile: (percent) => percentileOf(times, percent),
    errorRate: () => (count.requests === 0 ? undefined : (count.errors / count.requests) * 100),
  };
}

/** Nearest rank: https://en.wikipedia.org/wiki/Percentile#The_nearest-rank_method */
export function percentileOf(times: readonly number[], percent: number): number | undefined {
  const sorted = times.toSorted((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)];
  return value === undefined ? undefined : Math.round(value);
}
