// Waits for a git server that is busy or passing through trouble, within the deadline. Knows no command.

import { setTimeout as pause } from 'node:timers/promises';
import { optional } from '../../domain/text/optional.ts';
import type { Deadline } from '../deadline.ts';
import { retry } from '../retry.ts';
import { GitFailure } from './failure.ts';

/** How long, and who hears of it. */
export interface Persistence {
  readonly deadline: Deadline;
  readonly signal?: AbortSignal | undefined;
  /** Hears of a wait that the server asked for: seconds, and its words. */
  readonly onWait?: ((seconds: number, said: string) => void) | undefined;
}

/** A server that is too busy to look at a push has not taken it. True when it has been given the time that it asked for. */
export async function waitFor(failure: GitFailure, { deadline, signal, onWait }: Persistence): Promise<boolean> {
  const { waitSeconds = 10, said = '' } = failure.facts;
  if (failure.kind !== 'busy' || waitSeconds > deadline.remaining()) return false;

  onWait?.(waitSeconds, said);
  await pause(
    waitSeconds * 1000,
    undefined,
    optional(signal, (signal) => ({ signal })),
  );
  return true;
}

/** Tries again while the trouble is passing. Rejects with the last failure. */
export async function persist<Value>(
  attempt: () => Promise<Value>,
  { deadline, signal, onWait }: Persistence,
): Promise<Value> {
  const isPassing = (thrown: unknown): boolean => thrown instanceof GitFailure && thrown.isPassing;
  const waitOf = (thrown: unknown): number | undefined => {
    if (!(thrown instanceof GitFailure)) return undefined;
    const { waitSeconds, said = '' } = thrown.facts;
    if (waitSeconds !== undefined && waitSeconds <= deadline.remaining()) onWait?.(waitSeconds, said);
    return waitSeconds;
  };

  return await retry(attempt, { retries: 50, maxSeconds: deadline.remaining(), signal, isPassing, waitOf });
}
