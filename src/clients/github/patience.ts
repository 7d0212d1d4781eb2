// A GitHub door that waits: for rate limits as long as GitHub asks, and for GitHub's own trouble where asking again is harmless.
// A call that is not answered in time counts as such trouble. Never sends a write twice.

import { setTimeout as pause } from 'node:timers/promises';
import { optional, present } from '../../domain/text/optional.ts';
import type { Deadline } from '../deadline.ts';
import { findGitHubFault, type GitHubFault } from './fault.ts';
import type { GitHub } from './github.ts';

/** How long to wait. */
export interface Patience {
  /** Of all calls together; no pause goes beyond it. */
  readonly deadline: Deadline;
  /** Of one call; default 30. */
  readonly tryTimeoutSeconds?: number;
  /** False: only rate limits are waited for. Default true. */
  readonly waitsForOutages?: boolean;
  readonly signal?: AbortSignal | undefined;
  /** Told before each pause. */
  readonly onWait?: ((seconds: number, why: string) => void) | undefined;
}

/** The door with a time limit for each call, and no other patience. */
export function timelyGitHub(
  github: GitHub,
  { tryTimeoutSeconds = 30, signal }: Pick<Patience, 'tryTimeoutSeconds' | 'signal'>,
): GitHub {
  const limit = (): { request: { signal: AbortSignal } } => {
    const timeout = AbortSignal.timeout(tryTimeoutSeconds * 1000);
    return { request: { signal: AbortSignal.any(present([signal, timeout])) } };
  };
  return {
    request: (route, parameters) => github.request(route, { ...parameters, ...limit() }),
    graphql: (query, variables) => github.graphql(query, { ...variables, ...limit() }),
  };
}

/** The door with patience. What is still wrong when time is up is thrown as the door threw it. */
export function patientGitHub(github: GitHub, patience: Patience): GitHub {
  const call = async (isRead: boolean, ask: () => Promise<unknown>): Promise<unknown> => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await ask();
      } catch (thrown) {
        patience.signal?.throwIfAborted();
        const fault = findGitHubFault(thrown);
        const seconds = optional(fault, (fault) =>
          waitFor(fault, isRead && patience.waitsForOutages !== false, attempt),
        );
        if (fault === undefined || seconds === undefined || seconds > patience.deadline.remaining()) throw thrown;
        patience.onWait?.(seconds, fault.message);
        await pause(
          seconds * 1000,
          undefined,
          optional(patience.signal, (signal) => ({ signal })),
        );
      }
    }
  };

  return {
    request: (route, parameters) => call(route.startsWith('GET '), () => github.request(route, parameters)),
    graphql: (query, variables) => call(!/^\s*mutation\b/.test(query), () => github.graphql(query, variables)),
  };
}

/** Seconds to wait before the next try; undefined when trying again is of no use or not safe. */
function waitFor(fault: GitHubFault, isRepeatable: boolean, attempt: number): number | undefined {
  if (fault.kind === 'rate_limited') return fault.waitSeconds;
  if (fault.kind !== 'unreachable' || !isRepeatable) return undefined;
  return 0.1 + Math.random() * Math.min(10, 0.25 * 2 ** attempt);
}
