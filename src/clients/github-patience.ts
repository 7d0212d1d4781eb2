// A GitHub door that waits: for rate limits as long as GitHub asks, and for GitHub's own trouble where asking again is harmless.

import { setTimeout as pause } from 'node:timers/promises';
import type { Deadline } from './git-command.ts';
import type { GitHub } from './github.ts';
import { findGitHubFault, type GitHubFault } from './github-fault.ts';

/** How long to wait, all calls together. */
export interface Patience {
  readonly deadline: Deadline;
  readonly signal?: AbortSignal | undefined;
  /** Told before each pause. */
  readonly onWait?: ((seconds: number, why: string) => void) | undefined;
}

/** The door with patience. What is still wrong when time is up is thrown as the door threw it; a write whose answer got lost is never sent twice. */
export function patientGitHub(github: GitHub, patience: Patience): GitHub {
  const call = async (isRead: boolean, ask: () => Promise<unknown>): Promise<unknown> => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await ask();
      } catch (thrown) {
        const fault = findGitHubFault(thrown);
        const seconds = fault === undefined ? undefined : waitFor(fault, isRead, attempt);
        if (fault === undefined || seconds === undefined || seconds > patience.deadline.remaining()) throw thrown;
        patience.onWait?.(seconds, fault.message);
        await pause(seconds * 1000, undefined, patience.signal === undefined ? {} : { signal: patience.signal });
      }
    }
  };
  return {
    request: (route, parameters) => call(route.startsWith('GET '), () => github.request(route, parameters)),
    graphql: (query, variables) => call(!/^\s*mutation\b/.test(query), () => github.graphql(query, variables)),
  };
}

/** Seconds to wait before the next try; undefined when trying again is of no use or not safe. */
function waitFor(fault: GitHubFault, isRead: boolean, attempt: number): number | undefined {
  if (fault.kind === 'rate_limited') return fault.waitSeconds;
  if (fault.kind !== 'unreachable' || !isRead || attempt > 6) return undefined;
  return Math.random() * Math.min(10, 0.25 * 2 ** attempt);
}
