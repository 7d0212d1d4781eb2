// What every request of one smoke test shares: the prober, the clock, the deadline, and how foreign text is made printable.

import type { Log } from '../domain/log.ts';
import type { Fault, ProbeAnswer, ProbeRequest, Prober } from '../domain/probe.ts';
import type { Measurements } from './evidence/measurements.ts';

/** Time as a smoke test sees it, in seconds since its start. */
export interface Clock {
  now(): number;
  /** Rejects with the reason when the signal aborts. */
  pause(seconds: number, signal: AbortSignal): Promise<void>;
}

/** Bounds of time, in seconds. */
export interface TimeBounds {
  /** The whole step. */
  readonly timeout: number;
  /** One request, body included. */
  readonly tryTimeout: number;
  /** Pause between two probes, and before a check is tried again. */
  readonly interval: number;
}

/** The surroundings of one smoke test. */
export interface Session {
  readonly send: Prober;
  readonly clock: Clock;
  readonly pace: TimeBounds;
  readonly signal: AbortSignal;
  readonly log: Log;
  readonly measurements: Measurements;
}

/** Seconds that are left of the whole step; never negative. */
export const secondsLeft = ({ clock, pace }: Pick<Session, 'clock' | 'pace'>): number =>
  Math.max(0, pace.timeout - clock.now());

/** What came of a request; `cutShort` when it was the step's deadline that ended it. */
export interface Try {
  readonly outcome: ProbeAnswer | Fault;
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

  const isTimeOut = outcome.kind === 'fault' && (outcome.reason === 'timeout' || outcome.timedOut === true);
  return { outcome, cutShort: isTimeOut && left < timeoutSeconds };
}

/** Pauses for the interval, or longer where the server asked for it, but not beyond the deadline. */
export async function pauseBetween(session: Session, outcome?: ProbeAnswer | Fault): Promise<void> {
  const wanted = Math.max(session.pace.interval, (outcome && retryAfterOf(outcome)) ?? 0);
  await session.clock.pause(Math.min(wanted, secondsLeft(session)), session.signal);
}

/** Seconds that a server asks to be left alone: `Retry-After` of a 429; undefined when it asks for none. https://www.rfc-editor.org/rfc/rfc9110#field.retry-after */
export function retryAfterOf(outcome: ProbeAnswer | Fault, now = Date.now()): number | undefined {
  if (outcome.kind === 'fault' || outcome.status !== 429) return undefined;
  const given = outcome.headers['retry-after']?.slice(0, 100).trim() ?? '';
  if (/^\d{1,9}$/.test(given)) return Number(given);

  // A bare number would be parsed as a year.
  if (!/[a-z]/i.test(given)) return undefined;
  const date = Date.parse(given);
  if (Number.isNaN(date)) return undefined;
  return Math.max(0, (date - now) / 1000);
}

/** The same log, whose lines begin with a label: where several are tested side by side, they say whose they are. */
export const labelled = (log: Log, label: string): Log => ({
  ...log,
  info: (line) => log.info(`[${label}] ${line}`),
  warning: (text, at) => log.warning(`[${label}] ${text}`, at),
});

const longest = 300;
/** More of a foreign text is not looked at: patterns and masks take their time. */
const longestLookedAt = 65_536;

/** Foreign text without secrets and control characters, cut to a length that a person reads. Secrets go first, so that no cut one is left. */
export function printable(text: string, log: Pick<Log, 'redact'>, limit = longest): string {
  const clean = log
    .redact(text.slice(0, longestLookedAt))
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
    .toWellFormed();
  if (clean.length <= limit) return clean;
  const length = text.length > longestLookedAt ? text.length : clean.length;
  return `${clean.slice(0, limit)}… (${length} characters)`;
}
