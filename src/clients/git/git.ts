// One branch of a remote repository in a private bare folder: fetched shallow and without blobs, moved by one push.
// Never makes a work tree, runs a hook, or leaves anything behind after close().

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { retry } from '../retry.ts';
import { basicCredentials, gitEnvironment, readLastHeaders } from './access.ts';
import { type GitCommand, gitCommand, refuseOldGit } from './command.ts';
import { GitFailure, type GitPlace, readFailure } from './failure.ts';
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
import { type PushVerdict, readPush } from './push.ts';
import {
  type GitHandle,
  type GitOffer,
  queueRef,
  queueRefspec,
  readOffers,
  removal,
  together,
  writeOffer,
} from './queue.ts';
import type { GitOptions, GitRemote, GitTarget } from './remote.ts';

export type { GitOptions, GitRemote } from './remote.ts';

const fetchQuietly = ['fetch', '-q', '--no-tags', '--no-write-fetch-head'];
const pushQuietly = ['push', '--porcelain', '--no-verify'];
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
      await this.#persist(async () => await this.#clone());
      this.#branch = await this.#headBranch();
    } else {
      const refspecs = [
        `+refs/heads/${this.#branch}:refs/heads/${this.#branch}`,
        ...(this.#isQueued ? [queueRefspec(this.#branch)] : []),
      ];
      // Where others change the same file as we, its contents come along; elsewhere they would come as differences from what is not here.
      const filter = this.#isShared ? ['--filter=blob:limit=1m'] : ['--filter=blob:none'];
      // Without a depth a branch that was merged in the meantime would bring all that lies behind it.
      await this.#ask([
        ...fetchQuietly,
        '--prune',
        `--depth=${window}`,
        ...(this.#partial ? filter : []),
        'origin',
        ...refspecs,
      ]);
      this.#refetched = true;
    }
    const tip = await this.#tip(`refs/heads/${this.#branch}`);
    if (tip !== undefined) return tip;
    throw new GitFailure('empty', this.#place());
  }

  get #isQueued(): boolean {
    return this.#options.queue === true;
  }

  async list(sha: string, folders: readonly string[]): Promise<readonly GitTreeEntry[]> {
    return await listTree(this.#git, sha, folders);
  }

  async read(blobs: readonly string[]): Promise<ReadonlyMap<string, Buffer>> {
    const missing = [...new Set(blobs)].filter((blob) => !this.#blobs.has(blob));
    // After a refetch they should be here; git itself asks for one that is not, and we for all when it cannot.
    const here = this.#isShared ? await readBlobs(this.#git, missing).catch(() => undefined) : undefined;
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
    return await this.#tip(ref);
  }

  async deepen(sha: string, commits: number): Promise<boolean> {
    if ((await this.boundary()).length === 0) return false;
    // With their trees: a push looks into that of every branch and tag whose commit is here, and would ask for each by itself.
    await this.#ask([...fetchQuietly, `--deepen=${commits}`, '--filter=blob:none', 'origin', sha]);
    return true;
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
    return (await this.#file('shallow')).split('\n').filter((line) => line !== '');
  }

  async commit(parent: string, changes: readonly GitCommitDraft[]): Promise<readonly string[]> {
    return await writeCommits(this.#git, parent, changes);
  }

  async push(sha: string, base: string, onto?: GitTarget, taken: readonly GitHandle[] = []): Promise<PushVerdict> {
    const ref = `refs/heads/${onto?.branch ?? this.branch()}`;
    // With a lease git compares ids only; without one it would fetch the other writers' commits just to call them newer.
    const lease = `--force-with-lease=${ref}:${onto === undefined ? base : (onto.expected ?? '')}`;
    const { options, refspecs } = removal(this.branch(), taken);
    const args = [...pushQuietly, ...options, lease, 'origin', `${sha}:${ref}`, ...refspecs];
    const place = onto === undefined ? this.#place() : { ...this.#place(), branch: onto.branch, isProposal: true };

    for (;;) {
      const verdict = await this.#pushOnce(args, place);
      if (verdict.verdict !== 'refused' || !(await this.#waitFor(verdict.error))) return verdict;
    }
  }

  async offers(): Promise<readonly GitOffer[]> {
    return this.#isQueued && this.#refetched ? await readOffers(this.#git) : [];
  }

  async offer(name: string, text: string, instead?: GitHandle): Promise<GitHandle | undefined> {
    const ref = queueRef(this.branch(), name);
    const { options, refspecs } = removal(this.branch(), instead === undefined ? [] : [instead]);
    const sha = await writeOffer(this.#git, text);
    // Who cannot take several refs at once cannot remove an offer together with its landing: such a server gets none.
    const atomic = options.length === 0 ? together : options;
    const args = [...pushQuietly, ...atomic, `--force-with-lease=${ref}:`, 'origin', `${sha}:${ref}`, ...refspecs];
    return (await this.#git(args)).exitCode === 0 ? { name, sha } : undefined;
  }

  async withdraw(offer: GitHandle): Promise<boolean> {
    const { options, refspecs } = removal(this.branch(), [offer]);
    return (await this.#last([...pushQuietly, ...options, 'origin', ...refspecs])).exitCode === 0;
  }

  async rehearsePush(sha: string): Promise<PushVerdict> {
    const args = ['push', '--dry-run', '--porcelain', '--no-verify', 'origin', `${sha}:refs/heads/${this.branch()}`];
    return await this.#pushOnce(args, this.#place());
  }

  async #pushOnce(args: readonly string[], place: GitPlace): Promise<PushVerdict> {
    const { exitCode, stdout, stderr, timedOut } = await this.#git(args);
    const headers = exitCode === 0 ? {} : await readLastHeaders(this.#folder);
    return readPush({ exitCode, stdout: stdout.toString(), stderr: stderr.toString(), timedOut, headers }, place);
  }

  /** A server that is too busy to look at a push has not taken it. True when it has been given the time that it asked for. */
  async #waitFor({ kind, facts: { waitSeconds = 10, said = '' } }: GitFailure): Promise<boolean> {
    const { deadline, signal, onWait } = this.#options;
    if (kind !== 'busy' || waitSeconds > deadline.remaining()) return false;
    onWait?.(waitSeconds, said);
    await pause(waitSeconds * 1000, undefined, signal === undefined ? {} : { signal });
    return true;
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
    const only = branch === undefined ? [] : [`--branch=${branch}`];

    await refuseOldGit(this.#command);
    const result = await this.#command(['clone', '-q', ...shape, ...only, '--', url, this.#gitDir]);

    const words = result.stderr.toString();
    this.#partial = !words.includes('filtering not recognized');
    if (result.exitCode === 0) return;
    if (/Remote branch \S{1,300} not found/.test(words)) throw await this.#branchMissing();
    throw await this.#failureOf(words, result.timedOut);
  }

  /** Where a ref of the private folder stands: https://git-scm.com/docs/gitrepository-layout */
  async #tip(ref: string): Promise<string | undefined> {
    const loose = await this.#file(ref);
    if (loose !== '') return loose.trim();
    const packed = (await this.#file('packed-refs')).split('\n').map((line) => line.split(' '));
    return packed.find(([, name]) => name === ref)?.[0];
  }

  /** A file of the private folder; empty when it is not there. */
  async #file(name: string): Promise<string> {
    return await readFile(path.join(this.#gitDir, name), 'utf8').catch(() => '');
  }

  async #headBranch(): Promise<string> {
    const head = (await this.#file('HEAD')).trim();
    const name = /^ref: refs\/heads\/(.+)$/.exec(head)?.[1];
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
    await this.#persist(async () => {
      const result = await this.#git(args, input);
      if (result.exitCode === 0) return onAnswer?.(result.stdout.toString());
      await this.#unlock();
      throw await this.#failureOf(result.stderr.toString(), result.timedOut);
    });
  }

  /** A killed git leaves its locks behind, and nobody else works in this folder. */
  async #unlock(): Promise<void> {
    for (const lock of ['shallow.lock', 'packed-refs.lock', `refs/heads/${this.branch()}.lock`])
      await rm(path.join(this.#gitDir, lock), { force: true });
    await rm(path.join(this.#gitDir, 'refs/ship/queue'), { recursive: true, force: true });
  }

  async #persist(attempt: () => Promise<void>): Promise<void> {
    const { deadline, signal, onWait } = this.#options;
    const isPassing = (thrown: unknown): boolean => thrown instanceof GitFailure && thrown.isPassing;
    const waitOf = (thrown: unknown): number | undefined => {
      const { waitSeconds, said = '' } = thrown instanceof GitFailure ? thrown.facts : {};
      if (waitSeconds !== undefined && waitSeconds <= deadline.remaining()) onWait?.(waitSeconds, said);
      return waitSeconds;
    };
    await retry(attempt, { retries: 50, maxSeconds: deadline.remaining(), signal, isPassing, waitOf });
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

/** True when it is the name service that has trouble, and not the name that is wrong: git and curl do not tell them apart. */
async function isNameServiceDown(url: string): Promise<boolean> {
  const host = URL.canParse(url) ? new URL(url).hostname : (/^[^@]*@([^:]+):/.exec(url)?.[1] ?? '');
  const { lookup } = await import('node:dns/promises');
  try {
    await lookup(host);
    return true;
  } catch (thrown) {
    return thrown instanceof Error && 'code' in thrown && thrown.code === 'EAI_AGAIN';
  }
}
