// One branch of a remote repository in a private bare folder: fetched shallow and without blobs, moved by one push.
// Never makes a work tree, runs a hook, or leaves anything behind after close().
// The map of this room: remote (what is offered) → git (one branch) → command, access, host-keys (how git is run) → objects, refs, queue (what lies
// there) → push and failure (what its answers mean), persistence (trying again). Beside them notes, and work-tree and diff for the checkout; local/
// is for a clone.

import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { optional, present } from '../../domain/text/optional.ts';
import { onAnyFault } from '../../domain/thrown.ts';
import { basicCredentials, gitEnvironment, readLastHeaders } from './access.ts';
import { type GitCommand, gitCommand, refuseOldGit } from './command.ts';
import { GitFailure, type GitPlace, isNameServiceDown, readFailure } from './failure.ts';
import {
  type GitChange,
  type GitCommit,
  type GitCommitDraft,
  type GitDifference,
  type GitTreeEntry,
  listTree,
  readBlobs,
  readChanges,
  readDifference,
  readLog,
  writeCommits,
} from './objects.ts';
import { persist, waitFor } from './persistence.ts';
import { type PushVerdict, readPush } from './push.ts';
import {
  type GitHandle,
  type GitOffer,
  pushOffer,
  pushQuietly,
  queueRefspec,
  readOffers,
  removal,
  removeOffer,
} from './queue.ts';
import { readGitFile, readHeadBranch, readRef, removeLocks } from './refs.ts';
import type { GitOptions, GitRemote, GitTarget } from './remote.ts';

export type { GitOptions, GitRemote } from './remote.ts';

const fetchQuietly = ['fetch', '-q', '--no-tags', '--no-write-fetch-head'];
/** So many commits come along with a head: most services find their last bump among them. */
const window = 50;

/** Prepares the private folder; speaks to nobody yet. */
export async function openGit(options: GitOptions): Promise<GitRemote> {
  const header = basicCredentials(options.url, options.credentials);
  if (header !== undefined) options.onSecret?.(header);
  const folder = await mkdtemp(path.join(options.temporaryFolder, 'ship-manifests-'));
  const env = await gitEnvironment(options.url, options.credentials, folder, options.env);
  const command = gitCommand(folder, env, options.deadline, options.signal);
  const gitDir = path.join(folder, 'repository.git');
  const within =
    (run: GitCommand): GitCommand =>
    (args, input) =>
      run([`--git-dir=${gitDir}`, '--literal-pathspecs', ...args], input);
  const last = within(gitCommand(folder, env, options.deadline));
  return new Remote(options, { folder, gitDir, command, git: within(command), last });
}

/** The private folder, and git in it. */
interface Workplace {
  readonly folder: string;
  readonly gitDir: string;
  /** Outside the repository. */
  readonly command: GitCommand;
  readonly git: GitCommand;
  /** Also when the step is cancelled. */
  readonly last: GitCommand;
}

class Remote implements GitRemote {
  readonly #options: GitOptions;
  readonly #folder: string;
  readonly #gitDir: string;
  /** Outside the repository. */
  readonly #command: GitCommand;
  readonly #git: GitCommand;
  readonly #last: GitCommand;
  readonly #blobs = new Map<string, Buffer>();
  #branch: string | undefined;
  /** True when blobs must be asked for. */
  #partial = true;
  /** True when the branch was fetched more than once. */
  #refetched = false;
  /** True when contents that were read changed from one fetch to the next. */
  #isShared = false;

  constructor(options: GitOptions, { folder, gitDir, command, git, last }: Workplace) {
    this.#options = options;
    this.#folder = folder;
    this.#gitDir = gitDir;
    this.#command = command;
    this.#git = git;
    this.#last = last;
  }

  branch(): string {
    return this.#branch ?? this.#options.branch ?? 'HEAD';
  }

  async fetch(): Promise<string> {
    if (this.#branch === undefined) {
      await persist(async () => await this.#clone(), this.#options);
      this.#branch = await this.#headBranch();
    } else {
      const refspecs = present([
        `+refs/heads/${this.#branch}:refs/heads/${this.#branch}`,
        this.#options.queue === true && queueRefspec(this.#branch),
      ]);
      // Where others change the same file as we, its contents come along; elsewhere they would come as differences from what is not here.
      const filter = this.#isShared ? 'blob:limit=1m' : 'blob:none';
      // Without a depth a branch that was merged in the meantime would bring all that lies behind it.
      await this.#ask([
        ...fetchQuietly,
        '--prune',
        `--depth=${window}`,
        ...present([this.#partial && `--filter=${filter}`]),
        'origin',
        ...refspecs,
      ]);
      this.#refetched = true;
    }
    const tip = await readRef(this.#gitDir, `refs/heads/${this.#branch}`);
    if (tip !== undefined) return tip;

    throw new GitFailure('empty', this.#place());
  }

  async list(sha: string, folders: readonly string[]): Promise<readonly GitTreeEntry[]> {
    return await listTree(this.#git, sha, folders);
  }

  async read(blobs: readonly string[]): Promise<ReadonlyMap<string, Buffer>> {
    const missing = [...new Set(blobs)].filter((blob) => !this.#blobs.has(blob));
    // After a refetch they should be here; git itself asks for one that is not, and we for all when it cannot.
    const here = await optional(this.#isShared, () => readBlobs(this.#git, missing).catch(onAnyFault(undefined)));
    if (here === undefined) await this.#fetchBlobs(missing);
    if (missing.length > 0) this.#isShared = this.#refetched;
    for (const [blob, bytes] of here ?? (await readBlobs(this.#git, missing))) this.#blobs.set(blob, bytes);
    return this.#blobs;
  }

  /** What git itself does for missing objects, but for all of them at once. */
  async #fetchBlobs(blobs: readonly string[]): Promise<void> {
    if (!this.#partial || blobs.length === 0) return;
    const args = ['-c', 'fetch.negotiationAlgorithm=noop', ...fetchQuietly, '--filter=blob:none', '--stdin', 'origin'];
    await this.#ask(args, `${blobs.join('\n')}\n`);
  }

  async fetchOther(branch: string): Promise<string | undefined> {
    const ref = `refs/ship/other/${branch}`;
    const args = [`--depth=${window}`, '--filter=blob:none', 'origin', `+refs/heads/${branch}:${ref}`];
    try {
      await this.#ask([...fetchQuietly, ...args]);
    } catch (thrown) {
      if (thrown instanceof GitFailure && /couldn't find remote ref/i.test(thrown.message)) return undefined;
      throw thrown;
    }
    return await readRef(this.#gitDir, ref);
  }

  async deepen(sha: string, commits: number): Promise<boolean> {
    const before = await this.boundary();
    if (before.length === 0) return false;
    // With their trees: a push looks into that of every branch and tag whose commit is here, and would ask for each by itself.
    const behind = ['--filter=blob:none', 'origin', sha];
    await this.#ask([...fetchQuietly, `--deepen=${commits}`, ...behind]);
    if (await this.#hasMoved(before)) return true;

    // Where clocks of committers were wrong, a server may believe that the boundary is not behind the head, and send nothing.
    await this.#ask([...fetchQuietly, '--unshallow', ...behind]);
    return await this.#hasMoved(before);
  }

  async #hasMoved(boundary: readonly string[]): Promise<boolean> {
    return (await this.boundary()).join() !== boundary.join();
  }

  async log(sha: string): Promise<readonly GitCommit[]> {
    return await readLog(this.#git, sha);
  }

  async changes(sha: string, paths: readonly string[]): Promise<readonly GitChange[]> {
    return await readChanges(this.#git, sha, paths);
  }

  async difference(from: string | undefined, to: string, paths: readonly string[]): Promise<GitDifference> {
    return await readDifference(this.#git, from, to, paths);
  }

  async boundary(): Promise<readonly string[]> {
    return (await readGitFile(this.#gitDir, 'shallow')).split('\n').filter((line) => line !== '');
  }

  async commit(parent: string, changes: readonly GitCommitDraft[]): Promise<readonly string[]> {
    return await writeCommits(this.#git, parent, changes);
  }

  async push(sha: string, base: string, onto?: GitTarget, taken: readonly GitHandle[] = []): Promise<PushVerdict> {
    const target = onto ?? { branch: this.branch(), expected: base };
    const ref = `refs/heads/${target.branch}`;
    // With a lease git compares ids only; without one it would fetch the other writers' commits just to call them newer.
    const lease = `--force-with-lease=${ref}:${target.expected ?? ''}`;
    const { options, refspecs } = removal(this.branch(), taken);
    const args = [...pushQuietly, ...options, lease, 'origin', `${sha}:${ref}`, ...refspecs];
    const place = { ...this.#place(), branch: target.branch, isProposal: onto !== undefined };

    for (;;) {
      const verdict = await this.#pushOnce(args, place);
      if (verdict.verdict !== 'refused' || !(await waitFor(verdict.error, this.#options))) return verdict;
    }
  }

  async offers(): Promise<readonly GitOffer[]> {
    if (this.#options.queue === true && this.#refetched) return await readOffers(this.#git);
    return [];
  }

  async offer(name: string, text: string, instead?: GitHandle): Promise<GitHandle | undefined> {
    return await pushOffer(this.#git, this.branch(), { name, text, instead });
  }

  async withdraw(offer: GitHandle): Promise<boolean> {
    return await removeOffer(this.#last, this.branch(), offer);
  }

  async rehearsePush(sha: string): Promise<PushVerdict> {
    return await this.#pushOnce(
      [...pushQuietly, '--dry-run', 'origin', `${sha}:refs/heads/${this.branch()}`],
      this.#place(),
    );
  }

  async #pushOnce(args: readonly string[], place: GitPlace): Promise<PushVerdict> {
    const { exitCode, stdout, stderr, timedOut } = await this.#git(args);
    const headers = (await optional(exitCode !== 0, () => readLastHeaders(this.#folder))) ?? {};
    return readPush({ exitCode, stdout: stdout.toString(), stderr: stderr.toString(), timedOut, headers }, place);
  }

  async locate(branch: string): Promise<string | undefined> {
    let found: string | undefined;
    await this.#ask(['ls-remote', 'origin', `refs/heads/${branch}`], undefined, (stdout) => {
      found = /^[0-9a-f]+/.exec(stdout)?.[0];
    });
    return found;
  }

  async contains(head: string, sha: string): Promise<boolean> {
    return head === sha || (await this.#git(['merge-base', '--is-ancestor', sha, head])).exitCode === 0;
  }

  async close(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true, maxRetries: 3 });
  }

  async #clone(): Promise<void> {
    await rm(this.#gitDir, { recursive: true, force: true });
    const { url, branch } = this.#options;
    const shape = ['--bare', `--depth=${window}`, '--single-branch', '--no-tags', '--filter=blob:none', '--template='];
    const only = present([branch !== undefined && `--branch=${branch}`]);

    await refuseOldGit(this.#command);
    const result = await this.#command(['clone', '-q', ...shape, ...only, '--', url, this.#gitDir]);

    const words = result.stderr.toString();
    this.#partial = !words.includes('filtering not recognized');
    if (result.exitCode === 0) return;
    if (/Remote branch \S{1,300} not found/.test(words)) throw await this.#branchMissing();
    throw await this.#failureOf(words, result.timedOut);
  }

  async #headBranch(): Promise<string> {
    const name = await readHeadBranch(this.#gitDir);
    if (name !== undefined) return name;
    throw new GitFailure('not_a_branch', { ...this.#place(), branch: this.#options.branch ?? 'HEAD' });
  }

  async #branchMissing(): Promise<GitFailure> {
    const { url } = this.#options;
    const { stdout } = await this.#command(['ls-remote', '--heads', '--', url]);
    const branches = [...stdout.toString().matchAll(/\trefs\/heads\/(.+)$/gm)].map(([, name = '']) => name);
    return new GitFailure('branch_missing', this.#place(), { branches });
  }

  /** A command that speaks to the server. */
  async #ask(args: readonly string[], input?: string, onAnswer?: (stdout: string) => void): Promise<void> {
    await persist(async () => {
      const result = await this.#git(args, input);
      if (result.exitCode === 0) return onAnswer?.(result.stdout.toString());
      await removeLocks(this.#gitDir, this.branch());
      throw await this.#failureOf(result.stderr.toString(), result.timedOut);
    }, this.#options);
  }

  async #failureOf(words: string, timedOut: boolean): Promise<GitFailure> {
    const failure = readFailure(words, this.#place(), { timedOut, headers: await readLastHeaders(this.#folder) });
    if (failure.kind !== 'unresolved' || !(await isNameServiceDown(this.#options.url))) return failure;
    return new GitFailure('unreachable', failure.place, failure.facts);
  }

  #place(): GitPlace {
    const { url, credentials } = this.#options;
    const authenticated = credentials.token !== undefined || credentials.sshKey !== undefined;
    return { url, branch: this.branch(), authenticated };
  }
}
