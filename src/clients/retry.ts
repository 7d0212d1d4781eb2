// Tries again after passing trouble of a network: full jitter, bounded by a deadline. Decides nothing: the caller says what is passing.

import pRetry from 'p-retry';

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
}

/** Runs `attempt` until it succeeds, fails for good, or time is up; then throws what the last try threw. */
export async function retry<T>(attempt: (number: number) => Promise<T>, options: RetryOptions): Promise<T> {
  const asError = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error(String(thrown)));
  return await pRetry(
    async (number) =>
      await attempt(number).catch((thrown: unknown) => {
        throw asError(thrown);
      }),
    {
      retries: options.retries ?? 4,
      minTimeout: options.minMilliseconds ?? 250,
      maxTimeout: 10_000,
      maxRetryTime: (options.maxSeconds ?? 60) * 1000,
      randomize: true,
      shouldRetry: ({ error }) => options.isPassing(error),
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    },
  );
}
