// A repository through GitHub's API as the rooms see it: reads and one signed commit.

import { type CommitVerdict, commitOnBranch, type RemoteChange } from './commit.ts';
import { findGitHubFault, type GitHubAttempt, githubFailure } from './fault.ts';
import type { GitHub } from './github.ts';
import {
  type FilesAsked,
  fetchBlobs,
  type RangeQuestion,
  type RemoteCommit,
  type RemoteEntry,
  type RemoteHead,
  type RemoteRange,
  readCommits,
  readFilesAt,
  readHead,
  readRange,
  readTree,
} from './objects.ts';
import { deleteBranch, findBranch } from './refs.ts';

export type { CommitVerdict, RemoteChange } from './commit.ts';
export type { FilesAsked, RemoteCommit, RemoteEntry, RemoteHead, RemoteRange } from './objects.ts';

/** A repository, `owner/name`. Every method rejects with a GitHubFailure when GitHub refuses. */
export interface GitHubRepository {
  readonly name: string;
  /** Undefined when the branch (the default one when undefined) is not there. Files and folders at `paths` come along. */
  head(branch: string | undefined, paths: readonly string[]): Promise<RemoteHead | undefined>;
  /** From `oid` backwards, the newest by their dates first, at most 100. */
  commits(oid: string, first: number): Promise<readonly RemoteCommit[]>;
  /** What `head` reaches and `base` does not, at most 100 of them a page; `page` counts from 1. Undefined when they have no ancestor in common. */
  range(base: string, head: string, page: number): Promise<RemoteRange | undefined>;
  filesAt(oids: readonly string[], asked: FilesAsked): Promise<readonly (readonly RemoteEntry[])[]>;
  /** Undefined when GitHub cannot list it whole. */
  tree(oid: string): Promise<readonly RemoteEntry[] | undefined>;
  blobs(oids: readonly string[]): Promise<ReadonlyMap<string, Buffer>>;
  commit(change: RemoteChange): Promise<CommitVerdict>;
  /** Undefined when the branch is not there. */
  branchHead(branch: string): Promise<string | undefined>;
  deleteBranch(branch: string): Promise<void>;
}

/** The repository; speaks to nobody yet. `hasty` is the same door without patience for outages, for what may be too much to ask at once. */
export function openRepository(github: GitHub, name: string, hasty: GitHub = github): GitHubRepository {
  const reading = async <T>(doing: string, calls: () => Promise<T>): Promise<T> =>
    await calling({ repository: name, doing, permission: 'contents: read' }, calls);
  const writing = async <T>(doing: string, calls: () => Promise<T>, proposal?: string): Promise<T> =>
    await calling({ repository: name, doing, permission: 'contents: write', proposal }, calls);

  return {
    name,
    head: (branch, paths) => reading('reading the branch', () => headWith({ github, hasty }, name, branch, paths)),
    commits: (oid, first) => reading('reading the history', () => readCommits(github, name, oid, first)),
    range: (base, head, page) => reading('reading the history', () => rangeOf(github, name, { base, head, page })),
    filesAt: (oids, asked) => reading('reading files', () => readFilesAt(github, name, oids, asked)),
    tree: (oid) => reading('listing files', () => readTree(github, name, oid)),
    blobs: (oids) => reading('reading files', () => fetchBlobs(github, name, oids)),
    commit: (change) =>
      writing(
        `committing to ${change.onto?.branch ?? change.branch}`,
        () => commitOnBranch(github, name, change),
        change.onto?.branch,
      ),
    branchHead: (branch) => reading(`reading ${branch}`, () => findBranch(github, name, branch)),
    deleteBranch: (branch) => writing(`deleting ${branch}`, () => deleteBranch(github, name, branch)),
  };
}

/** The head with what lies at the paths; without contents when GitHub cannot put that much into one answer. */
async function headWith(
  { github, hasty }: { readonly github: GitHub; readonly hasty: GitHub },
  name: string,
  branch: string | undefined,
  paths: readonly string[],
): Promise<RemoteHead | undefined> {
  try {
    return await readHead(hasty, name, { branch, paths });
  } catch (thrown) {
    const kind = findGitHubFault(thrown)?.kind;
    if (kind !== 'unreachable' && kind !== 'too_large') throw thrown;
    return await readHead(github, name, { branch, paths, withContent: false });
  }
}

/** GitHub does not find a comparison of commits without a common ancestor. */
async function rangeOf(github: GitHub, name: string, asked: RangeQuestion): Promise<RemoteRange | undefined> {
  try {
    return await readRange(github, name, asked);
  } catch (thrown) {
    if (findGitHubFault(thrown)?.kind === 'not_found') return undefined;
    throw thrown;
  }
}

async function calling<T>(attempt: GitHubAttempt, calls: () => Promise<T>): Promise<T> {
  try {
    return await calls();
  } catch (thrown) {
    throw githubFailure(thrown, attempt);
  }
}
