// A smoke-test session with a clock that jumps and a prober that is a function, for tests of waiting without waiting.

import type { Log } from '../../src/domain/log.ts';
import type { Fault, ProbeAnswer, ProbeRequest } from '../../src/domain/probe.ts';
import { createMeasurements } from '../../src/smoke-test/evidence/measurements.ts';
import type { Session, TimeBounds } from '../../src/smoke-test/session.ts';

/** Answers a request; `at` is the virtual time in seconds. */
export type Respond = (request: ProbeRequest, at: number) => ProbeAnswer | Fault;

/** A session that remembers what it printed and sent. */
export interface VirtualSession extends Session {
  readonly printed: string[];
  readonly sent: ProbeRequest[];
}

/** An answer with what a test cares about. */
export const answer = (body: string, more: Partial<ProbeAnswer> = {}): ProbeAnswer => ({
  kind: 'answer',
  status: 200,
  headers: {},
  body,
  milliseconds: 5,
  url: 'http://shop.example/',
  ...more,
});

/** A fault of some reason. */
export const fault = (reason: Fault['reason'], what: string = reason): Fault => ({
  kind: 'fault',
  reason,
  what,
  milliseconds: 1,
});

/** Starts a session in which a request takes 1 ms of virtual time, a time-out all of its time. */
export function virtualSession(pace: Partial<TimeBounds>, respond: Respond): VirtualSession {
  const printed: string[] = [];
  const sent: ProbeRequest[] = [];
  const secrets: string[] = [];
  let now = 0;
  const redact = (text: string): string => secrets.reduce((clean, secret) => clean.replaceAll(secret, '***'), text);
  const print = (line: string): void => void printed.push(redact(line));
  const log: Log = {
    info: print,
    debug: print,
    notice: print,
    warning: print,
    error: print,
    group: print,
    mask: (secret) => void secrets.push(secret),
    redact,
  };
  return {
    printed,
    sent,
    log,
    measurements: createMeasurements(),
    signal: new AbortController().signal,
    pace: { timeout: 300, tryTimeout: 10, interval: 2, ...pace },
    clock: {
      now: () => now,
      pause: async (seconds, signal) => {
        now += seconds;
        signal.throwIfAborted();
      },
    },
    send: async (request) => {
      sent.push(request);
      const outcome = respond(request, now);
      now += outcome.kind === 'fault' && outcome.reason === 'timeout' ? request.timeoutSeconds : 0.001;
      return outcome;
    },
  };
}
