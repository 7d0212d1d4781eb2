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

/** A commit of the chain. */
export interface ChainCommit extends HistoryCommit {
  /** Its parents besides the first: the tips that it merged. */
  readonly tips: readonly string[];
  /** False when what it merged leads to commits that are not known: some of what it brought may be missing, and some of the rest be older. */
  readonly isWhole: boolean;
}

/** The commits that are known, by their ids. */
export type KnownCommits = ReadonlyMap<string, ParentedCommit>;

/**
 * The chain from `sha` down to the last commit that is known, of which the parents are known by name. What came with a merge is what
 * is known to be reachable from it and not from the commit before it. `cut` are commits whose parents are not told.
 */
export function readChain(known: KnownCommits, sha: string, cut: ReadonlySet<string> = new Set()): ChainCommit[] {
  const chain = firstParents(known, sha);
  const reached = new Set<string>();
  const brought = new Map<string, Brought>();

  // The oldest first: what an older commit of the branch reaches was there before the newer one.
  for (const commit of chain.toReversed()) {
    reached.add(commit.sha);
    brought.set(commit.sha, collect({ known, cut, reached }, commit.parents.slice(1)));
  }

  return chain.map((commit) => ({
    ...plain(commit),
    committedAt: commit.committedAt,
    tips: commit.parents.slice(1),
    ...(brought.get(commit.sha) ?? nothing),
  }));
}

type Brought = Pick<ChainCommit, 'merged' | 'isWhole'>;
const nothing: Brought = { merged: [], isWhole: true };

function firstParents(known: KnownCommits, sha: string): ParentedCommit[] {
  const chain: ParentedCommit[] = [];
  for (let at = known.get(sha); at !== undefined; at = known.get(at.parents[0] ?? '')) chain.push(at);
  return chain;
}

/** What is known, and what of it older commits of the branch reach. */
interface Ground {
  readonly known: KnownCommits;
  readonly cut: ReadonlySet<string>;
  readonly reached: Set<string>;
}

/** What is reachable from `tips` and was not reached yet; marks it as reached. */
function collect({ known, cut, reached }: Ground, tips: readonly string[]): Brought {
  const merged: ParentedCommit[] = [];
  const open = [...tips];
  let isWhole = true;

  for (let sha = open.pop(); sha !== undefined; sha = open.pop()) {
    if (reached.has(sha)) continue;
    const commit = known.get(sha);
    if (commit === undefined || cut.has(sha)) isWhole = false;
    if (commit === undefined) continue;
    reached.add(sha);
    merged.push(commit);
    open.push(...commit.parents);
  }

  return { merged: newestFirst(merged).map(plain), isWhole };
}

/** None before those that were made on top of it; where that leaves a choice, the newest by their dates first. */
export function newestFirst(commits: readonly ParentedCommit[]): ParentedCommit[] {
  const known = new Map(commits.map((commit) => [commit.sha, { commit, at: Date.parse(commit.committedAt) }]));
  const onTop = new Map<string, number>();
  for (const parent of commits.flatMap(({ parents }) => parents)) onTop.set(parent, (onTop.get(parent) ?? 0) + 1);

  const ready = [...known.values()].filter(({ commit }) => !onTop.has(commit.sha));
  const sorted: ParentedCommit[] = [];
  for (let next = takeNewest(ready); next !== undefined; next = takeNewest(ready)) {
    sorted.push(next);
    for (const parent of next.parents) {
      const left = (onTop.get(parent) ?? 0) - 1;
      onTop.set(parent, left);
      const dated = known.get(parent);
      if (left === 0 && dated !== undefined) ready.push(dated);
    }
  }
  return sorted;
}

/** A commit and its date in milliseconds. */
interface DatedCommit {
  readonly commit: ParentedCommit;
  readonly at: number;
}

/** Takes the newest by its date away; of two of one second always the same. */
function takeNewest(commits: DatedCommit[]): ParentedCommit | undefined {
  let newest = 0;
  for (let index = 1; index < commits.length; index++) if (isNewer(commits[index], commits[newest])) newest = index;
  return commits.splice(newest, 1)[0]?.commit;
}

function isNewer(one: DatedCommit | undefined, other: DatedCommit | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  return one.at > other.at || (one.at === other.at && one.commit.sha > other.commit.sha);
}

/** The commit by itself. */
export const plain = ({ sha, parents, message }: ParentedCommit): PlainCommit => ({ sha, parent: parents[0], message });
