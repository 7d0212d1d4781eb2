// What a branch of a remote repository offers through git, and what it takes to open one. Interfaces only.

import type { Deadline } from '../deadline.ts';
import type { GitCredentials } from './access.ts';
import type { GitChange, GitCommit, GitCommitDraft, GitDifference, GitTreeEntry } from './objects.ts';
import type { PushVerdict } from './push.ts';
import type { GitHandle, GitOffer } from './queue.ts';

/** Where the branch is and how to get there. */
export interface GitOptions {
  readonly url: string;
  /** Branch; the default branch when undefined. */
  readonly branch: string | undefined;
  readonly credentials: GitCredentials;
  /** True when fetches after the first bring what other writers left for the branch. */
  readonly queue?: boolean | undefined;
  /** Folder in which the private folder is made. */
  readonly temporaryFolder: string;
  readonly env: Readonly<Record<string, string>>;
  readonly deadline: Deadline;
  readonly signal?: AbortSignal | undefined;
  /** Told before each pause that the server asks for. */
  readonly onWait?: ((seconds: number, why: string) => void) | undefined;
  /** Told of every text that must never be printed. */
  readonly onSecret?: ((secret: string) => void) | undefined;
}

/** A branch that is replaced whole. `expected` is where it was seen; undefined when it was not there. */
export interface GitTarget {
  readonly branch: string;
  readonly expected: string | undefined;
}

/** A branch of a remote repository. Every method that speaks to the server tries again after passing trouble until the deadline. */
export interface GitRemote {
  /** Known after the first fetch. */
  branch(): string;
  /** The branch's newest commit, with its trees and those of some commits before it. */
  fetch(): Promise<string>;
  /** The newest commit of another branch, with as much as `fetch` brings; undefined when there is no such branch. */
  fetchOther(branch: string): Promise<string | undefined>;
  list(sha: string, folders: readonly string[]): Promise<readonly GitTreeEntry[]>;
  /** Bytes by blob id; those that are not here come in one request. */
  read(blobs: readonly string[]): Promise<ReadonlyMap<string, Buffer>>;
  /** Fetches that many more commits, with their trees, behind those of `sha` that are here. False when there are no more. */
  deepen(sha: string, commits: number): Promise<boolean>;
  /** Every commit that is here and reachable from `sha`, in no certain order. */
  log(sha: string): Promise<readonly GitCommit[]>;
  /** Commits along first parents that changed `paths`; a commit of the boundary seems to have added them all. */
  changes(sha: string, paths: readonly string[]): Promise<readonly GitChange[]>;
  /** What became of `paths` from one commit that is here to another; from nothing when `from` is undefined. */
  difference(from: string | undefined, to: string, paths: readonly string[]): Promise<GitDifference>;
  /** Commits whose parents are not here. */
  boundary(): Promise<readonly string[]>;
  /** Writes commits here, the first on `parent` and each further one on the one before; their ids in that order. */
  commit(parent: string, changes: readonly GitCommitDraft[]): Promise<readonly string[]>;
  /** Moves the branch from `base` to its descendant `sha` if it is still at `base`, and removes `taken` with it; or moves `onto` if it is still as expected. One try. */
  push(sha: string, base: string, onto?: GitTarget, taken?: readonly GitHandle[]): Promise<PushVerdict>;
  /** What other writers left for the branch, as the last fetch brought it; the oldest first. None with the first fetch. */
  offers(): Promise<readonly GitOffer[]>;
  /** Leaves one line for other writers, in place of what we left before; undefined when the server does not take it. One try. */
  offer(name: string, text: string, instead?: GitHandle): Promise<GitHandle | undefined>;
  /** Takes back what we left. False when it is not there any more, or the server does not answer. */
  withdraw(offer: GitHandle): Promise<boolean>;
  /** Where a branch stands on the server now; undefined when it is not there. */
  locate(branch: string): Promise<string | undefined>;
  contains(head: string, sha: string): Promise<boolean>;
  close(): Promise<void>;
}
