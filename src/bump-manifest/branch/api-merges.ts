// What merges brought to a branch, where the pages of its history do not tell it whole. Asks GitHub for each of those that matter, and for
// a bounded number of them: what it cannot tell for certain, it refuses to tell.

import type { GitHubRepository, RemoteCommit } from '../../clients/github/repository.ts';
import { ActionError } from '../../domain/action-error.ts';
import { present } from '../../domain/text/optional.ts';
import type { HistoryCommit, PlainCommit } from './branch.ts';
import { type ChainCommit, newestFirst, type ParentedCommit, plain } from './chain.ts';

/** So many times is asked, at one head, what a merge brought: a run that needs more would take the limits of GitHub from others. */
const mostRanges = 200;
/** Whether merges changed the files is asked for so many files; of more, the folders that hold them. */
const mostPaths = 10;
/** GitHub resolves so many files in one request without running out of time. */
export const mostFiles = 1000;
const mostCommitsAtOnce = mostFiles / mostPaths / 2;

/** Looks up what merges brought; remembers what it was told. */
export class MergeLookup {
  readonly #repository: GitHubRepository;
  readonly #brought = new Map<string, readonly PlainCommit[]>();
  #ranges = 0;

  constructor(repository: GitHubRepository) {
    this.#repository = repository;
  }

  /** The same commits; of merges that changed one of `paths` (of every merge where there are none) all is told that they brought. */
  async *complete(commits: readonly ChainCommit[], paths: readonly string[]): AsyncGenerator<HistoryCommit> {
    const open = commits.filter(({ isWhole }) => !isWhole);
    const matters = new Map<string, boolean>();

    for (const commit of commits) {
      if (!commit.isWhole && !matters.has(commit.sha)) {
        const next = open.slice(open.indexOf(commit));
        for (const [sha, isChanged] of await this.#findChanged(next, paths)) matters.set(sha, isChanged);
      }
      if (matters.get(commit.sha) === true) yield await this.whole(commit);
      else yield commit;
    }
  }

  /** The commit with all that it brought. Throws an ActionError where that is not told, or too much was asked already. */
  async whole(commit: ChainCommit): Promise<HistoryCommit> {
    if (commit.isWhole || commit.parent === undefined) return commit;
    const known = this.#brought.get(commit.sha);
    if (known !== undefined) return { ...commit, merged: known };

    const brought = new Map<string, ParentedCommit>();
    for (const tip of commit.tips)
      for (const each of await this.#range(commit, commit.parent, tip)) brought.set(each.oid, parented(each));
    // GitHub lists the oldest first.
    const merged = newestFirst([...brought.values()]).map(plain);
    this.#brought.set(commit.sha, merged);
    return { ...commit, merged };
  }

  /** Whether each of the first of some merges changed one of the paths; as many of them as fit into one request. */
  async #findChanged(commits: readonly ChainCommit[], paths: readonly string[]): Promise<Map<string, boolean>> {
    const asked = coverOf(paths);
    const isToldAll = commits.every(({ sha }) => this.#brought.has(sha));
    if (asked.length === 0 || isToldAll) return new Map(commits.map(({ sha }) => [sha, true]));

    const some = commits.slice(0, mostCommitsAtOnce);
    const oids = [...new Set(some.flatMap(({ sha, parent }) => present([sha, parent])))];
    const found = await this.#repository.filesAt(oids, { paths: asked, withContent: false });
    const held = new Map(oids.map((oid, at) => [oid, stateOf(found[at] ?? [])]));
    return new Map(some.map(({ sha, parent = '' }) => [sha, held.get(sha) !== held.get(parent)]));
  }

  async #range(merge: ChainCommit, base: string, tip: string): Promise<RemoteCommit[]> {
    const found: RemoteCommit[] = [];
    for (let page = 1; ; page++) {
      this.#spend(merge);
      const range = await this.#repository.range(base, tip, page);
      if (range === undefined) throw this.#unclear(merge, 'it finds no ancestor in common with what was there before');
      const { commits, total } = range;
      found.push(...commits);
      if (found.length >= total) return found;
      if (commits.length === 0) throw this.#unclear(merge, `it lists ${found.length} of ${total} commits`);
    }
  }

  #spend(merge: ChainCommit): void {
    this.#ranges += 1;
    if (this.#ranges > mostRanges) throw this.#unclear(merge, `${mostRanges} requests were spent on merges before it`);
  }

  #unclear({ sha, message }: PlainCommit, why: string): ActionError {
    const merge = `the merge ${sha.slice(0, 7)} ("${message.split('\n')[0] ?? ''}")`;
    const problem = {
      code: 'signed_history_unclear',
      what: `What ${merge} brought to ${this.#repository.name} is not told by GitHub's API: ${why}. A newer run may be among it`,
      where: 'input `signed`',
      fix: 'Write by git, which sees all of it: `signed: false`. Or look for yourself whether a newer run wrote there, and bump with `force: true`.',
    };
    return new ActionError(problem);
  }
}

/** A commit as GitHub tells it, among those of a chain. */
export const parented = ({ oid, parents, committedAt, message }: RemoteCommit): ParentedCommit => ({
  sha: oid,
  parents,
  committedAt,
  message,
});

/** Few paths that change whenever one of `paths` does: themselves, or folders that hold them. None where only the root would do. */
function coverOf(paths: readonly string[]): readonly string[] {
  let cover = [...new Set(paths)];
  while (cover.length > mostPaths)
    cover = [...new Set(cover.map((path) => path.slice(0, Math.max(0, path.lastIndexOf('/')))))];
  if (cover.includes('')) return [];
  return cover;
}

const stateOf = (entries: readonly { path: string; mode: string; oid: string }[]): string =>
  entries
    .map(({ path, mode, oid }) => `${mode} ${oid} ${path}`)
    .sort()
    .join('\n');
