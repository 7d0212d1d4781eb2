// Asks GitHub which of two commits of a repository came first. Only reads, takes seconds at most, and rejects for nobody but
// a cancelled step and a bug of ours: what GitHub does not tell is unknown.
// https://docs.github.com/en/rest/commits/commits#compare-two-commits

import { messageOf } from '../../domain/action-error.ts';
import { throwOurBug } from '../../domain/thrown.ts';
import { findGitHubFault, type GitHubFault } from './fault.ts';
import { connectGitHub } from './github.ts';
import { timelyGitHub } from './patience.ts';

/** A repository on GitHub, and a token that may read it. */
export interface SourceServer {
  readonly token: string;
  /** The REST root, e.g. `https://api.github.com`. */
  readonly apiUrl: string;
  /** `owner/name`. */
  readonly repository: string;
}

/** How to ask. */
export interface AncestryOptions {
  /** Where the proxy variables are looked up. */
  readonly env?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
  readonly tryTimeoutSeconds?: number;
}

/** Where a commit stands to another, or why that is not known. */
export type CommitOrder = 'same' | 'older' | 'newer' | { readonly unknown: string };

/** Neither descends from the other. */
export const unrelated: CommitOrder = { unknown: 'neither descends from the other' };

const mostSeconds = 5;

/** Prepares to ask; speaks to nobody yet. Once GitHub was out of reach or denied, it is not asked again. */
export function openAncestry(
  { token, apiUrl, repository }: SourceServer,
  { env = {}, signal, tryTimeoutSeconds = mostSeconds }: AncestryOptions = {},
): (commit: string, other: string) => Promise<CommitOrder> {
  const github = timelyGitHub(connectGitHub(token, apiUrl, signal, env), { tryTimeoutSeconds, signal });
  let refusal: CommitOrder | undefined;

  return async (commit, other) => {
    if (refusal !== undefined) return refusal;
    try {
      // Asked this way round, the answer for the newer commit, which is the rule, lists neither commits nor files.
      const route = `GET /repos/${repository}/compare/${commit}...${other}`;
      return readComparison(await github.request(route, { per_page: 1 }), commit, other);
    } catch (thrown) {
      signal?.throwIfAborted();
      throwOurBug(thrown);
      const fault = findGitHubFault(thrown);
      const unknown = { unknown: reasonOf(fault, thrown) };
      if (fault?.kind !== 'not_found') refusal = unknown;
      return unknown;
    }
  };
}

interface Comparison {
  readonly status?: string;
  readonly base_commit?: { readonly sha?: string };
  readonly merge_base_commit?: { readonly sha?: string };
}

const standings: Readonly<Record<string, CommitOrder>> = {
  behind: 'newer',
  ahead: 'older',
  identical: 'same',
  diverged: unrelated,
};

function readComparison(answer: unknown, commit: string, other: string): CommitOrder {
  const { status = '', base_commit: base, merge_base_commit: fork } = (answer ?? {}) as Comparison;
  const standing = standings[status];
  if (standing === undefined) return { unknown: 'GitHub answered with something else than a comparison' };
  // To GitHub a branch or tag of that name comes before an abbreviated commit.
  const isMeant = base?.sha?.startsWith(commit) && (status !== 'behind' || fork?.sha?.startsWith(other));
  if (isMeant) return standing;
  return { unknown: 'GitHub took an abbreviated commit for something else' };
}

/** Whether the token is at fault is said; which input brought it, the caller knows. */
function reasonOf(fault: GitHubFault | undefined, thrown: unknown): string {
  const said = `GitHub said "${fault?.message ?? messageOf(thrown)}"`;
  if (fault?.kind === 'unauthorized') return `${said}: is the token whole and not expired?`;
  if (fault?.kind === 'forbidden' || fault?.kind === 'not_found')
    return `${said}: does the repository have both commits, and the token contents: read?`;
  if (fault?.kind === 'unreachable') return `GitHub is out of reach: ${fault.message}`;
  return said;
}
