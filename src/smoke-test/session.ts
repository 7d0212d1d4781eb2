// What every request of one smoke test shares: the prober, the clock, the deadline, and how foreign text is made printable.

import type { Log } from '../domain/log.ts';
import type { Answer, Fault, ProbeRequest, Prober } from '../domain/probe.ts';
import type { Measurements } from './evidence/measurements.ts';
import type { Pace } from './plan.ts';

/** Time as a smoke test sees it, in seconds since its start. */
export interface Clock {
  now(): number;
  /** Rejects with the reason when the signal aborts. */
  pause(seconds: number, signal: AbortSignal): Promise<void>;
}

/** The surroundings of one smoke test. */
export interface Session {
  readonly send: Prober;
  readonly clock: Clock;
  readonly pace: Pace;
  readonly signal: AbortSignal;
  readonly log: Log;
  readonly measurements: Measurements;
}

/** Seconds that are left of the whole step; never negative. */
export const secondsLeft = ({ clock, pace }: Pick<Session, 'clock' | 'pace'>): number =>
  Math.max(0, pace.timeout - clock.now());

/** What came of a request; `cutShort` when it was the step's deadline that ended it. */
export interface Try {
  readonly outcome: Answer | Fault;
  readonly cutShort: boolean;
}

/** Sends one request, bounded by its own time and by what is left of the step. */
export async function tryOnce(
  session: Session,
  request: Omit<ProbeRequest, 'timeoutSeconds' | 'signal'>,
  timeoutSeconds: number,
): Promise<Try> {
  const left = secondsLeft(session);
  const bound = Math.min(timeoutSeconds, left);
  const outcome = await session.send({ ...request, timeoutSeconds: bound, signal: session.signal });
  return { outcome, cutShort: outcome.kind === 'fault' && outcome.reason === 'timeout' && left < timeoutSeconds };
}

/** Pauses for the interval, but not beyond the deadline. */
export const pauseBetween = async (session: Session): Promise<void> =>
  await session.clock.pause(Math.min(session.pace.interval, secondsLeft(session)), session.signal);

const longest = 300;

/** Foreign text without secrets and control characters, cut to a length that a person reads. Secrets go first, so that no cut one is left. */
export function printable(text: string, log: Pick<Log, 'redact'>, limit = longest): string {
  const clean = log
    .redact(text)
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .toWellFormed();
  return clean.length > limit ? `${clean.slice(0, limit)}… (${clean.length} characters)` : clean;
}
