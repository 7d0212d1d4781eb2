// Time that is left: one value that everything of a step shares. Starts no timer and ends nothing by itself.

/** When no new try may start any more. */
export interface Deadline {
  /** Seconds that are left; never negative. */
  remaining(): number;
}

/** A deadline that many seconds from now. */
export function deadlineIn(seconds: number): Deadline {
  const end = performance.now() + seconds * 1000;
  return { remaining: () => Math.max(0, (end - performance.now()) / 1000) };
}
