// What a branch itself stood at, read from commits in any order: the chain of first parents, and what each merge brought. Pure.

import type { HistoryCommit, PlainCommit } from './branch.ts';

/** A commit as a server or a clone tells it. */
export interface ParentedCommit {
  readonly sha: string;
  /** The branch's own first. */
  readonly parents: readonly string[];
  /** ISO 8601. */
  readonly committedAt: string;
  readonly message: string;
}

/** The commits that are known, by their ids. */
export type KnownCommits = ReadonlyMap<string, ParentedCommit>;

/**
 * The chain from `sha` down to the last commit that is known, of which the parents are known by name. What came with a merge is what
 * is known to be reachable from it and not from the commit before it.
 */
export function readChain(known: KnownCommits, sha: string): HistoryCommit[] {
  const chain = firstParents(known, sha);
  const reached = new Set<string>();
  const brought = new Map<string, PlainCommit[]>();

  // The oldest first: what an older commit of the branch reaches was there before the newer one.
  for (const commit of chain.toReversed()) {
    reached.add(commit.sha);
    brought.set(commit.sha, collect(known, commit.parents, reached));
  }

  return chain.map((commit) => ({
    ...plain(commit),
    committedAt: commit.committedAt,
    merged: brought.get(commit.sha) ?? [],
  }));
}

function firstParents(known: KnownCommits, sha: string): ParentedCommit[] {
  const chain: ParentedCommit[] = [];
  for (let at = known.get(sha); at !== undefined; at = known.get(at.parents[0] ?? '')) chain.push(at);
  return chain;
}

/** What is reachable from `tips` and was not reached yet, first parents of the chain aside; marks it as reached. */
function collect(known: KnownCommits, tips: readonly string[], reached: Set<string>): PlainCommit[] {
  const found: PlainCommit[] = [];
  const open = tips.slice(1);
  for (let sha = open.pop(); sha !== undefined; sha = open.pop()) {
    const commit = known.get(sha);
    if (commit === undefined || reached.has(sha)) continue;
    reached.add(sha);
    found.push(plain(commit));
    open.push(...commit.parents);
  }
  return found;
}

const plain = ({ sha, parents, message }: ParentedCommit): PlainCommit => ({ sha, parent: parents[0], message });
