// The numbers of DORA for some timelines and a span of time. Pure: what they mean, and what they cannot know, stands in definitions.ts.

import type { Timeline, TimelineStep } from './timeline.ts';

/** From the first second up to, and not with, the last. Seconds since 1970. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Seconds, and how many values they were found from; undefined when there was none. */
export interface Spread {
  readonly count: number;
  readonly median: number | undefined;
  /** Nine of ten are at most this (nearest rank). */
  readonly p90: number | undefined;
}

/** What is said of a service in an environment, of an environment, or of all. */
export interface Figures {
  /** Images written that were no roll-back. */
  readonly deployments: number;
  readonly perWeek: number;
  /** How many of them a smoke test proved, by its note. */
  readonly proven: number;
  /** From the source commit to the bump, and to the first verdict that passed. */
  readonly leadToBump: Spread;
  readonly leadToProven: Spread;
  /** Deployments that were rolled back or seen to fail; the rate is undefined without deployments. */
  readonly failed: number;
  readonly failureRate: number | undefined;
  readonly rollbacks: number;
  readonly rollbackRate: number | undefined;
  /** From the bump that failed until something good stood there again. */
  readonly timeToRestore: Spread;
  /** Failures that nothing good followed yet. */
  readonly notRestored: number;
  /** Times when another image stood there than the last record had written. */
  readonly unrecorded: number;
}

const secondsInWeek = 7 * 24 * 3600;

/** The figures of all these timelines together. */
export function countFigures(timelines: readonly Pick<Timeline, 'steps'>[], span: Span): Figures {
  const steps = timelines.flatMap((timeline) => timeline.steps.filter((step) => isWithin(step, span)));
  const shipped = steps.filter(({ deployment }) => !deployment.isRollback);
  const failed = shipped.filter(({ isFailed }) => isFailed);
  const rollbacks = steps.length - shipped.length;

  return {
    deployments: shipped.length,
    perWeek: shipped.length / ((span.to - span.from) / secondsInWeek),
    proven: shipped.filter(({ provenAt }) => provenAt !== undefined).length,
    leadToBump: spreadOf(shipped.flatMap((step) => sinceSource(step, step.deployment.at))),
    leadToProven: spreadOf(shipped.flatMap((step) => sinceSource(step, step.provenAt))),
    failed: failed.length,
    failureRate: shareOf(failed.length, shipped.length),
    rollbacks,
    rollbackRate: shareOf(rollbacks, shipped.length),
    timeToRestore: spreadOf(failed.flatMap((step) => timeToRestore(step) ?? [])),
    notRestored: failed.filter(({ restored }) => restored === undefined).length,
    unrecorded: steps.filter(({ isAfterUnrecorded }) => isAfterUnrecorded).length,
  };
}

/** True when the branch got it in that span. */
export const isWithin = ({ deployment: { at } }: Pick<TimelineStep, 'deployment'>, { from, to }: Span): boolean =>
  at >= from && at < to;

/** Seconds from the bump that failed until the restoration; undefined without one. */
export const timeToRestore = ({ restored, deployment }: TimelineStep): number | undefined => {
  if (restored === undefined) return undefined;
  return Math.max(0, restored.at - deployment.at);
};

/** Clocks of two machines may disagree: nothing is shipped before it is written. */
function sinceSource({ deployment: { sourceAt } }: TimelineStep, at: number | undefined): number[] {
  if (sourceAt === undefined || at === undefined) return [];
  return [Math.max(0, at - sourceAt)];
}

const shareOf = (part: number, whole: number): number | undefined => {
  if (whole === 0) return undefined;
  return part / whole;
};

/** The middle one, or the mean of the two in the middle; and the nearest rank of nine in ten. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const count = sorted.length;
  if (count === 0) return { count, median: undefined, p90: undefined };

  const [low, high] = [sorted[Math.floor((count - 1) / 2)] ?? 0, sorted[Math.floor(count / 2)] ?? 0];
  return { count, median: (low + high) / 2, p90: sorted[Math.ceil(count * 0.9) - 1] };
}
