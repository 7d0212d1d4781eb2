// Tries again after passing trouble of a network: full jitter, bounded by a deadline. Decides nothing: the caller says what is passing.

import { setTimeout as pause } from 'node:timers/promises';
import pRetry from 'p-retry';
import { optional } from '../domain/text/optional.ts';

/** How long and how often to try. */
export interface RetryOptions {
  /** Tries after the first; default 4. */
  readonly retries?: number;
  /** No new try starts after this; default 60. */
  readonly maxSeconds?: number;
  /** First pause at most, doubled from try to try; default 250. */
  readonly minMilliseconds?: number;
  readonly signal?: AbortSignal | undefined;
  /** True for trouble that may pass. */
  readonly isPassing: (thrown: unknown) => boolean;
  /** Seconds that the other side asks to wait; undefined where it does not say. A wait beyond `maxSeconds` ends the tries. */
  readonly waitOf?: (thrown: unknown) => number | undefined;
}

/** Runs `attempt` until it succeeds, fails for good, or time is up; then throws what the last try threw. */
export async function retry<T>(attempt: (number: number) => Promise<T>, options: RetryOptions): Promise<T> {
  const { signal, maxSeconds = 60 } = options;
  const end = performance.now() + maxSeconds * 1000;
  const stop = { ...optional(signal, (signal) => ({ signal })) };

  const goesOn = async (error: unknown): Promise<boolean> => {
    if (!options.isPassing(error)) return false;
    const wait = options.waitOf?.(error);
    if (wait === undefined) return true;
    if (performance.now() + wait * 1000 > end) return false;
    await pause(wait * 1000, undefined, stop);
    return true;
  };

  return await pRetry(attempt, {
    retries: options.retries ?? 4,
    minTimeout: options.minMilliseconds ?? 250,
    maxTimeout: 10_000,
    maxRetryTime: maxSeconds * 1000,
    randomize: true,
    shouldRetry: async ({ error }) => await goesOn(error),
    ...stop,
  });
}
