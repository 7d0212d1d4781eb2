// What a branch has that its base has not: its commits, and the files as they stand on it. Only reads.
// https://docs.github.com/en/rest/commits/commits#compare-two-commits

import { blobName } from '../blob.ts';
import { findGitHubFault } from '../fault.ts';
import type { GitHub } from '../github.ts';

/** A branch beside its base. */
export interface Proposed {
  readonly head: string;
  /** What it has and its base has not, newest first. */
  readonly commits: readonly ProposedCommit[];
  /** False when there are more commits than GitHub shows (250). */
  readonly complete: boolean;
  /** True when it changes these files, to these contents, and surely nothing else. */
  holdsExactly(files: readonly { readonly path: string; readonly bytes: Uint8Array }[]): boolean;
}

/** A commit of such a branch. */
export interface ProposedCommit {
  readonly oid: string;
  readonly message: string;
  readonly parents: readonly string[];
  /** Who wrote it, for people. */
  readonly author: string;
  /** True when somebody else than its author wrote it again, e.g. by `git commit --amend`; GitHub itself is nobody. */
  readonly isRewritten: boolean;
  /** What GitHub says of its signature. */
  readonly verified: boolean;
}

interface Comparison {
  readonly html_url?: string;
  readonly total_commits: number;
  readonly merge_base_commit: { readonly sha: string };
  readonly commits: readonly CommitBody[];
  readonly files?: readonly { readonly filename: string; readonly status: string; readonly sha: string | null }[];
}

interface CommitBody {
  readonly sha: string;
  readonly parents: readonly { readonly sha: string }[];
  /** The account; `web-flow` is GitHub itself. */
  readonly committer: { readonly login?: string } | null;
  readonly commit: {
    readonly message: string;
    readonly author: { readonly name: string; readonly email: string } | null;
    readonly committer: { readonly email: string } | null;
    readonly verification?: { readonly verified: boolean };
  };
}

/** GitHub lists no more files than this. */
const mostFiles = 300;

/** Undefined when there is no such branch. Asked without `per_page`: a page would begin with the oldest commits, and hold 100. */
export async function readProposed(
  github: GitHub,
  name: string,
  base: string,
  branch: string,
): Promise<Proposed | undefined> {
  const range = `${encodeURIComponent(base)}...${encodeURIComponent(branch)}`;

  try {
    return proposedOf((await github.request(`GET /repos/${name}/compare/${range}`)) as Comparison);
  } catch (thrown) {
    const fault = findGitHubFault(thrown);
    // A branch that stands apart answers 404, too.
    if (fault?.kind === 'not_found' && !/no common ancestor/i.test(fault.message)) return undefined;
    throw thrown;
  }
}

function proposedOf(answer: Comparison): Proposed {
  const host = URL.parse(answer.html_url ?? '')?.hostname ?? 'github.com';
  const commits = answer.commits.toReversed().map((each): ProposedCommit => {
    const { message, author, verification } = each.commit;
    return {
      oid: each.sha,
      message,
      parents: each.parents.map((parent) => parent.sha),
      author: author?.name ?? 'somebody',
      isRewritten: isRewritten(each, host),
      verified: verification?.verified === true,
    };
  });

  const head = commits[0]?.oid ?? answer.merge_base_commit.sha;
  return { head, commits, complete: commits.length >= answer.total_commits, holdsExactly: comparing(blobsOf(answer)) };
}

/** Commits that GitHub makes, or puts on another base, have the address of that server, and the account `web-flow`. */
function isRewritten({ commit: { author, committer }, committer: account }: CommitBody, host: string): boolean {
  const isGitHub =
    account?.login === 'web-flow' ||
    committer?.email === 'noreply@github.com' ||
    committer?.email === `noreply@${host}`;
  return committer?.email !== author?.email && !isGitHub;
}

/** Anybody can write our message; the contents tell whether it is our change. */
function comparing(blobs: ReadonlyMap<string, string> | undefined): Proposed['holdsExactly'] {
  return (files) => {
    if (blobs?.size !== files.length) return false;
    return files.every(({ path, bytes }) => {
      const blob = blobs.get(path);
      return blob !== undefined && blob === blobName(bytes, blob.length);
    });
  };
}

/** The blobs of the changed files, by path; undefined when GitHub does not show all of them, or one is not just changed. */
function blobsOf({ files }: Comparison): ReadonlyMap<string, string> | undefined {
  if (files === undefined || files.length >= mostFiles) return undefined;
  const blobs = new Map<string, string>();
  for (const { filename, status, sha } of files) {
    if (status !== 'modified' || sha === null) return undefined;
    blobs.set(filename, sha);
  }
  return blobs;
}
