// A branch of the manifests repository through GitHub's API, so that GitHub signs the commits. Writes only plain files,
// and reads what it needs along with the head: two round trips when nobody raced. Keeps nothing on disk.

import type { GitHubRepository, RemoteEntry, RemoteHead } from '../../clients/github/repository.ts';
import { ActionError } from '../../domain/action-error.ts';
import { phrase } from '../../domain/text/optional.ts';
import type { ManifestFile } from '../edit/image-change.ts';
import { type ApiPast, apiChange, apiCommits, apiHistory, byPath } from './api-history.ts';
import { MergeLookup } from './api-merges.ts';
import type { Branch, CommitToBe, Head, Past, PlainCommit, PushOutcome, TreeEntry } from './branch.ts';

/** Where the branch is, and what will be read of it. */
export interface ApiBranchOptions {
  readonly repository: GitHubRepository;
  /** The default branch when undefined. */
  readonly branch: string | undefined;
  /** Files and folders that come along with the head; others are asked for when they are needed. */
  readonly paths: readonly string[];
}

/** How many paths are asked along with the head. */
const alongAtMost = 50;

/** The branch; speaks to nobody before the first fetch. */
export function openApiBranch({ repository, branch, paths }: ApiBranchOptions): Branch {
  let newest: RemoteHead | undefined;
  const doubt: Doubt = { change: undefined };

  return {
    get name() {
      return newest?.branch ?? branch ?? 'HEAD';
    },
    get repository() {
      return newest?.url ?? repository.name;
    },
    fetch: async () => {
      const asked = [...new Set(paths.filter((path) => path !== ''))].slice(0, alongAtMost);
      newest = await repository.head(branch, asked);
      if (newest === undefined) throw branchMissing(repository.name, branch);
      return new ApiHead(repository, newest, doubt);
    },
    close: async () => undefined,
  };
}

/** A commit whose answer got lost, and which was not there when it was looked for: it may have arrived since. */
interface Doubt {
  change: { readonly parent: string; readonly message: string } | undefined;
}

/** Our commit among those that came since; its message names the run, so nobody else made it. */
function findLanded({ newest }: RemoteHead, { change }: Doubt): string | undefined {
  if (change === undefined) return undefined;
  for (const { oid, message } of newest) {
    if (oid === change.parent) return undefined;
    if (message.trim() === change.message.trim()) return oid;
  }
  return undefined;
}

class ApiHead implements Head {
  readonly sha: string;
  readonly landed: string | undefined;
  readonly #doubt: Doubt;
  readonly #repository: GitHubRepository;
  readonly #head: RemoteHead;
  readonly #merges: MergeLookup;
  readonly #entries = new Map<string, TreeEntry>();
  readonly #contents = new Map<string, Buffer>();

  constructor(repository: GitHubRepository, head: RemoteHead, doubt: Doubt) {
    this.sha = head.oid;
    this.landed = findLanded(head, doubt);
    this.#doubt = doubt;
    this.#repository = repository;
    this.#head = head;
    this.#merges = new MergeLookup(repository);
  }

  async list(folders: readonly string[]): Promise<readonly TreeEntry[]> {
    const found = await this.#find(folders.filter((folder) => folder !== ''));
    const trees = this.#treesOf(folders, found);
    const below = await Promise.all(trees.map(({ oid, path }) => this.#listTree(oid, path)));
    for (const entry of [...found, ...below.flat()]) this.#keep(entry);
    const covers = (path: string): boolean =>
      folders.some((folder) => folder === '' || path === folder || path.startsWith(`${folder}/`));
    return byPath([...this.#entries.values()].filter(({ path }) => covers(path)));
  }

  /** What is listed whole: the root, or those of the folders that are there. */
  #treesOf(folders: readonly string[], found: readonly RemoteEntry[]): Pick<RemoteEntry, 'oid' | 'path'>[] {
    if (folders.includes('')) return [{ oid: this.sha, path: '' }];
    return found.filter(({ type }) => type === 'tree');
  }

  async read(entries: readonly TreeEntry[]): Promise<readonly ManifestFile[]> {
    const missing = entries.filter(({ blob }) => !this.#contents.has(blob)).map(({ blob }) => blob);
    for (const [blob, bytes] of await this.#repository.blobs(missing)) this.#contents.set(blob, bytes);
    return entries.map(({ path, blob }) => ({ path, bytes: this.#contents.get(blob) ?? Buffer.alloc(0) }));
  }

  commits(paths: readonly string[]) {
    return apiCommits(this.#past(), paths);
  }

  history(paths: readonly string[]) {
    return apiHistory(this.#past(), paths);
  }

  async change(commit: PlainCommit, paths: readonly string[]) {
    return await apiChange(this.#repository, commit, paths);
  }

  at(sha: string) {
    return new ApiHead(this.#repository, { ...this.#head, oid: sha, found: new Map(), newest: [] }, this.#doubt);
  }

  async other(branch: string): Promise<Past | undefined> {
    const head = await this.#repository.head(branch, []);
    if (head === undefined) return undefined;
    return new ApiHead(this.#repository, head, { change: undefined });
  }

  async push({ files, message, onto }: CommitToBe): Promise<PushOutcome> {
    await this.#refuseModes(files.map(({ path }) => path));
    const commit = { branch: this.#head.branch, parent: this.sha, message, files, onto };
    const made = await this.#repository.commit(commit);
    if (made.verdict === 'raced') {
      if (made.isLost && onto === undefined) this.#doubt.change = commit;
      return { outcome: 'raced', reason: made.reason };
    }
    return { outcome: 'pushed', sha: made.oid, verified: made.verified };
  }

  #past(): ApiPast {
    return { repository: this.#repository, oid: this.sha, newest: this.#head.newest, merges: this.#merges };
  }

  /** What lies at paths; asks only for those that did not come along with the head. */
  async #find(paths: readonly string[]): Promise<RemoteEntry[]> {
    const known = this.#head.found;
    const unknown = paths.filter((path) => !known.has(path) && !this.#entries.has(path));
    const cameAlong = paths.flatMap((path) => known.get(path)?.entry ?? []);
    if (unknown.length === 0) return cameAlong;
    const [answer = []] = await this.#repository.filesAt([this.sha], { paths: unknown, withContent: true });
    return [...cameAlong, ...answer];
  }

  /** Everything below a folder: from what came along when it has no folders of its own. */
  async #listTree(oid: string, folder: string): Promise<readonly RemoteEntry[]> {
    const known = this.#head.found.get(folder)?.children;
    if (known !== undefined && known.length > 0 && known.every(({ type }) => type !== 'tree')) return known;
    const entries = await this.#repository.tree(oid);
    if (entries === undefined) throw tooLarge(this.#repository.name, folder);
    const prefix = phrase(folder !== '', () => `${folder}/`);
    return [...(known ?? []), ...entries.map((entry) => ({ ...entry, path: `${prefix}${entry.path}` }))];
  }

  #keep({ path, mode, type, oid, content }: RemoteEntry): void {
    if (type !== 'tree') this.#entries.set(path, { path, mode, blob: oid });
    if (content !== undefined) this.#contents.set(oid, content);
  }

  /** GitHub makes every file of such a commit a plain one. */
  async #refuseModes(paths: readonly string[]): Promise<void> {
    const unknown = paths.filter((path) => !this.#entries.has(path));
    if (unknown.length > 0) await this.list(unknown);
    const problems = paths
      .map((path) => ({ path, mode: this.#entries.get(path)?.mode ?? 'absent' }))
      .filter(({ mode }) => mode !== '100644')
      .map(({ path, mode }) => ({
        code: 'signed_file_mode',
        what: `"${path}" is ${modeNames[mode] ?? mode}, and a commit through GitHub's API would make it a plain file`,
        where: 'input `signed`',
        fix: 'Remove its executable bit in the manifests repository, or write by git: `signed: false`.',
      }));
    if (problems.length > 0) throw new ActionError(problems);
  }
}

const modeNames: Readonly<Record<string, string>> = { '100755': 'executable', '120000': 'a symbolic link' };

const branchMissing = (repository: string, branch: string | undefined): ActionError =>
  new ActionError({
    code: 'branch_not_found',
    what: `${repository} has no ${nameOf(branch)}`,
    where: 'input `ref`',
    fix: 'Name a branch of that repository; it must hold the manifests already.',
  });

/** Without a default branch a repository has no commit at all. */
const nameOf = (branch: string | undefined): string => {
  if (branch === undefined) return 'commit';
  return `branch "${branch}"`;
};

function tooLarge(repository: string, folder: string): ActionError {
  const part = folder === '' ? 'all' : `"${folder}"`;
  return new ActionError({
    code: 'signed_tree_too_large',
    what: `GitHub's API cannot list ${part} of ${repository}: it has too many files`,
    where: 'input `path`',
    fix: 'Name the folder or the files of the service in `path`, or write by git: `signed: false`.',
  });
}
