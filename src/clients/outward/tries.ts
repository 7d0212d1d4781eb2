// How often a request to a messenger is made: three times at most, within a minute and the deadline of the step. Sends nothing itself.

import { setTimeout as pause } from 'node:timers/promises';
import type { Reply } from './json-exchange.ts';

/** What a try says about another one. */
export type Again =
  /** Done, or refused for good. */
  | { readonly kind: 'never' }
  /** Asked to wait. */
  | { readonly kind: 'limited'; readonly seconds: number }
  /** The server says that it did nothing. */
  | { readonly kind: 'refused' }
  /** The server may have acted. */
  | { readonly kind: 'unsure' }
  /** The request never left. */
  | { readonly kind: 'not sent' };

/** The bounds of all tries together. */
export interface TryLimits {
  /** On the clock of `performance.now()`. */
  readonly deadline: number;
  /** True when a second call does no harm, or less than none: then an unknown outcome is tried once more. */
  readonly repeatable: boolean;
  readonly signal: AbortSignal;
}

const mostTries = 3;
const mostMilliseconds = 60_000;
/** A try that has less time might arrive and still be cut off, and would hide why the one before failed. */
const leastMilliseconds = 500;

/** Runs tries until one of them is the last, and resolves to what that one said. Rejects only with the reason of an abort. */
export async function tryRepeatedly<T>(
  attempt: (milliseconds: number) => Promise<readonly [outcome: T, again: Again]>,
  limits: TryLimits,
): Promise<T> {
  const deadline = Math.min(limits.deadline, performance.now() + mostMilliseconds);
  let doubtful = 0;

  for (let tries = 1; ; tries++) {
    const left = deadline - performance.now();
    // A first try that hangs must leave time for the second.
    const share = limits.repeatable && tries === 1 ? left / 2 : left;
    const [outcome, again] = await attempt(Math.max(1, share));

    if (again.kind === 'refused' || again.kind === 'unsure') doubtful += 1;
    const seconds = pauseBefore(again, { tries, doubtful, repeatable: limits.repeatable });
    if (seconds === undefined || performance.now() + seconds * 1000 > deadline - leastMilliseconds) return outcome;
    await pause(seconds * 1000, undefined, { signal: limits.signal }).catch((thrown: unknown) => {
      limits.signal.throwIfAborted();
      throw thrown;
    });
  }
}

interface Count {
  readonly tries: number;
  readonly doubtful: number;
  readonly repeatable: boolean;
}

/** Seconds before the next try; undefined for no other. */
function pauseBefore(again: Again, { tries, doubtful, repeatable }: Count): number | undefined {
  if (tries >= mostTries) return undefined;

  switch (again.kind) {
    case 'never':
      return undefined;
    case 'limited':
      return again.seconds;
    case 'refused':
      if (doubtful > 1) return undefined;
      return 0.5 + Math.random() * 0.5;
    case 'unsure':
      if (repeatable && doubtful <= 1) return 0.5 + Math.random() * 0.5;
      return undefined;
    case 'not sent':
      return 0.2 * tries + Math.random() * 0.3;
  }
}

/** What a reply says by itself: the status of the door before anybody reads the body. Undefined for an ordinary answer. */
export function againAfter(reply: Reply): Again | undefined {
  if (reply.kind === 'fault') return afterFault(reply);
  if (reply.status === 429) return { kind: 'limited', seconds: retryAfter(reply.headers['retry-after']) };
  if ([500, 502, 503].includes(reply.status)) return { kind: 'refused' };
  // A gateway gave up waiting: what is behind it may have acted.
  if (reply.status === 504 || reply.status === 408) return { kind: 'unsure' };
  return undefined;
}

function afterFault({ reason, sent, what }: Extract<Reply, { kind: 'fault' }>): Again {
  if (reason === 'insecure' || reason === 'too large' || what.includes('407')) return { kind: 'never' };
  return { kind: sent ? 'unsure' : 'not sent' };
}

/** Seconds, at least a tenth; one where nothing sensible is said. */
function retryAfter(header: string | undefined): number {
  const seconds = Number(header ?? 1);
  if (Number.isFinite(seconds) && seconds >= 0) return Math.max(0.1, seconds);
  return 1;
}
