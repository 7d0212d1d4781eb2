// Says what a run's change is measured against, per event. Pure.
// https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows

import { recordOf } from '../../domain/json-value.ts';
import { optional } from '../../domain/text/optional.ts';

/** A commit or a branch to measure against. */
export interface Base {
  /** The commit, where the event names one. */
  readonly sha?: string | undefined;
  /** A branch or another name, tried when the commit is not given or not to be had. */
  readonly ref?: string | undefined;
  /** The head of the pull request: where HEAD is a merge of it, its other parent is the base. */
  readonly headSha?: string | undefined;
}

/** The facts of the run that decide. */
export interface BaseFacts {
  /** The input `base-ref`. */
  readonly given: string | undefined;
  readonly eventName: string | undefined;
  readonly event: Readonly<Record<string, unknown>>;
  readonly pullRequest: { readonly baseRef: string; readonly baseSha: string; readonly headSha: string } | undefined;
  readonly defaultBranch: string | undefined;
}

const commitIn = (value: unknown): string | undefined => {
  if (typeof value === 'string' && /^(?!0+$)[0-9a-f]{40,64}$/.test(value)) return value;
  return undefined;
};

/** The base; undefined when nothing names one. */
export function baseOf({ given, eventName, event, pullRequest, defaultBranch }: BaseFacts): Base | undefined {
  if (given !== undefined) return { sha: commitIn(given), ref: given };
  if (pullRequest !== undefined)
    return { sha: pullRequest.baseSha, ref: pullRequest.baseRef, headSha: pullRequest.headSha };
  if (eventName === 'merge_group') {
    const group = recordOf(event['merge_group']);
    const ref = typeof group['base_ref'] === 'string' ? group['base_ref'] : undefined;
    return { sha: commitIn(group['base_sha']), ref };
  }
  const before = optional(eventName === 'push', () => commitIn(event['before']));
  if (before !== undefined) return { sha: before, ref: defaultBranch };
  if (defaultBranch === undefined) return undefined;
  return { ref: defaultBranch };
}
