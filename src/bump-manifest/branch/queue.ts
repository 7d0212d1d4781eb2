// Lets a writer who lost a race hand its edit to whoever wins the next one, and folds in what others handed over: each edit as a commit
// of its own, all in one push. A courtesy: whatever does not fit, and wherever a server does not play along, everybody races as before.

import { createHash } from 'node:crypto';
import type { GitRemote } from '../../clients/git/git.ts';
import { present } from '../../domain/text/optional.ts';
import type { ManifestFile } from '../edit/image-change.ts';
import type { HistoryCommit, PlainCommit, TreeEntry } from './branch.ts';
import { mergeLines } from './line-merge.ts';
import { formatOffer, type Offer, type OfferedFile, parseOffer, sealOf } from './offer.ts';

/** What is right to fold in; told by those who know what commits mean. */
export interface QueueRules {
  /** Known to those who write the branch with the same rights, and to nobody else. */
  readonly secret: string;
  /** Whether an edit still holds behind commits that its writer has not seen. */
  mayFollow(edit: { readonly message: string; readonly paths: readonly string[] }, unseen: readonly Unseen[]): boolean;
  /** Whether the files hold what the message says was written into them. */
  isDone(message: string, files: readonly ManifestFile[]): boolean;
}

/** A commit behind which an edit comes. */
export type Unseen = Pick<HistoryCommit, 'message' | 'merged'>;

/** A commit to be. */
export interface Draft {
  readonly files: readonly { readonly path: string; readonly mode: string; readonly bytes: Buffer }[];
  readonly message: string;
  readonly name: string;
  readonly email: string;
}

/** What others handed over and what is removed with its landing. */
export interface Folded {
  readonly drafts: readonly Draft[];
  readonly taken: readonly Handle[];
}

type Handle = NonNullable<Awaited<ReturnType<GitRemote['offer']>>>;

/** The head that everything is planned on, and the commits of the branch that are here, the newest first. */
export interface QueueHead {
  readonly sha: string;
  readonly commits: readonly HistoryCommit[];
}

/** An edit that was handed over lands within so many seconds, or its writer hands it over again. */
const freshSeconds = 60;
/** The clocks of two machines may differ by the rest. */
const goodSeconds = 120;
/** Nobody waits for it any more: its writer was killed. */
const staleSeconds = 600;
const mostFolded = 100;
/** A server that refuses so often what it might take is not one for queues. */
const mostDoubtful = 3;
const nothing: Folded = { drafts: [], taken: [] };

/** The queue of one branch, as one writer sees it. */
export class GitQueue {
  readonly #remote: GitRemote;
  readonly #rules: QueueRules;
  readonly #repository: string;
  /** Our own edit that other writers may take. */
  #standing: { readonly handle: Handle; readonly offer: Offer } | undefined;
  #isOff = false;
  #doubtful = 0;

  constructor(remote: GitRemote, rules: QueueRules, repository: string) {
    this.#remote = remote;
    this.#rules = rules;
    this.#repository = repository;
  }

  /** The commit by which another writer landed our edit, among the commits of the branch, newest first; undefined when none has. */
  async findLanded(commits: () => AsyncIterable<HistoryCommit>): Promise<string | undefined> {
    if (this.#standing === undefined) return undefined;
    const { offer } = this.#standing;
    for await (const commit of commits()) {
      if (commit.sha === offer.base) return undefined;
      if (commit.message.trim() !== offer.message.trim() || !(await this.#wrote(commit, offer))) continue;
      this.#standing = undefined;
      return commit.sha;
    }
    return undefined;
  }

  /** Whoever may read the queue can repeat a message: what counts is that its commit wrote what the message says. */
  async #wrote({ parent, sha }: HistoryCommit, { message, files }: Offer): Promise<boolean> {
    const paths = files.map(({ path }) => path);
    const { after } = await this.#remote.difference(parent, sha, paths);
    if (after.length < paths.length) return false;

    const bytes = await this.#remote.read(after.map(({ blob }) => blob));
    return this.#rules.isDone(
      message,
      after.map(({ path, blob }) => ({ path, bytes: bytes.get(blob) ?? Buffer.alloc(0) })),
    );
  }

  /** What is pushed together with our own commit, which comes first; our own offer is removed with it, too. */
  async fold(head: QueueHead, own: Draft): Promise<Folded> {
    if (this.#isOff) return nothing;
    const found = await this.#remote.offers();
    const mine = this.#standing?.handle;
    const others = found.filter(({ sha }) => sha !== mine?.sha);
    const stale = others.filter(({ committedAt }) => ageOf(committedAt) > staleSeconds);
    const key = this.#key();
    const offers = others.flatMap((handle) => {
      const offer = parseOffer(handle.text, handle.name, key);
      if (offer === undefined || Math.abs(ageOf(offer.madeAt)) > goodSeconds) return [];
      return [{ handle, offer }];
    });

    const folding = new Folding(this.#remote, this.#rules, head, own);
    const inOrder = offers.toSorted((a, b) => a.offer.madeAt.localeCompare(b.offer.madeAt));
    const folded = await folding.add(inOrder.slice(0, mostFolded));
    const taken = present([mine, ...stale, ...folded.taken]);
    return { drafts: folded.drafts, taken: taken.map(({ name, sha }) => ({ name, sha })) };
  }

  /** After a lost race: leaves our edit for others, unless what lies there is still good. True when they have it. */
  async handOver(head: QueueHead, own: Draft, before: ReadonlyMap<string, Buffer>): Promise<boolean> {
    if (this.#isOff) return false;
    if (this.#isGood(head)) return true;
    const files = own.files.flatMap(({ path, mode, bytes }) => {
      const old = before.get(path);
      if (old === undefined) return [];
      return [{ path, mode, before: old, after: bytes }];
    });
    const { message, name, email } = own;
    const offer = { base: head.sha, madeAt: new Date().toISOString(), message, name, email, files };
    const text = formatOffer(offer);
    if (text === undefined || files.length < own.files.length) return false;

    const handle = await this.#remote.offer(sealOf(text, this.#key()), text, this.#standing?.handle);
    if (handle !== undefined) this.#standing = { handle, offer };
    // Also when what lay there is gone: then somebody has just landed it, which the next look shows.
    else if (this.#standing === undefined) this.#isOff = true;
    return handle !== undefined;
  }

  /** What became of a push that took offers along; `isDoubtful` when the server refused it as if somebody had been first. */
  tried(taken: readonly Handle[], isPushed: boolean, isDoubtful: boolean): void {
    if (taken.length === 0) return;
    if (isPushed) this.#standing = undefined;
    if (isDoubtful) this.#doubtful += 1;
    if (this.#doubtful === mostDoubtful) this.stop();
  }

  /** From now on nothing of others is pushed: the server does not want it. */
  stop(): void {
    this.#isOff = true;
  }

  /** Takes our offer back. False when it is gone, or nobody knows. */
  async withdraw(): Promise<boolean> {
    if (this.#standing === undefined) return true;
    const isTaken = await this.#remote.withdraw(this.#standing.handle);
    if (isTaken) this.#standing = undefined;
    return isTaken;
  }

  #isGood({ commits }: QueueHead): boolean {
    if (this.#standing === undefined) return false;
    const { offer } = this.#standing;
    const unseen = commitsBehind(commits, offer.base);
    const isFresh = ageOf(offer.madeAt) < freshSeconds;
    return isFresh && unseen !== undefined && this.#rules.mayFollow(editOf(offer), unseen);
  }

  #key() {
    return { secret: this.#rules.secret, repository: this.#repository, branch: this.#remote.branch() };
  }
}

/** Puts edits on top of each other. */
class Folding {
  readonly #remote: GitRemote;
  readonly #rules: QueueRules;
  readonly #head: QueueHead;
  readonly #files = new Map<string, Buffer>();
  readonly #unseen: Unseen[];

  constructor(remote: GitRemote, rules: QueueRules, head: QueueHead, own: Draft) {
    this.#remote = remote;
    this.#rules = rules;
    this.#head = head;
    this.#unseen = [{ message: own.message, merged: [] }];
    for (const { path, bytes } of own.files) this.#files.set(path, bytes);
  }

  async add(offers: readonly { readonly handle: Handle; readonly offer: Offer }[]): Promise<Folded> {
    if (offers.length === 0) return nothing;
    const paths = new Set(offers.flatMap(({ offer }) => offer.files.map(({ path }) => path)));
    const entries = await this.#remote.list(this.#head.sha, [...paths]);
    const standing = new Map(entries.map((entry) => [entry.path, entry]));

    const drafts: Draft[] = [];
    const taken: Handle[] = [];
    for (const { handle, offer } of offers) {
      if (!this.#isInOrder(offer)) continue;
      const files = await this.#merge(offer.files, standing);
      if (files === undefined || !this.#rules.isDone(offer.message, files)) continue;
      for (const { path, bytes } of files) this.#files.set(path, bytes);
      this.#unseen.push({ message: offer.message, merged: [] });
      drafts.push({ files, message: offer.message, name: offer.name, email: offer.email });
      taken.push(handle);
    }
    return { drafts, taken };
  }

  #isInOrder(offer: Offer): boolean {
    const between = commitsBehind(this.#head.commits, offer.base);
    return between !== undefined && this.#rules.mayFollow(editOf(offer), [...this.#unseen, ...between]);
  }

  /** Undefined when one of the files is not what it was, beyond other lines. */
  async #merge(files: readonly OfferedFile[], standing: ReadonlyMap<string, TreeEntry>) {
    const merged = [];
    for (const { path, mode, before, after } of files) {
      const entry = standing.get(path);
      if (entry === undefined || entry.mode !== mode) return undefined;
      const bytes = mergeLines(before, this.#files.get(path) ?? (await this.#read(entry, before)), after);
      if (bytes === undefined) return undefined;
      merged.push({ path, mode, bytes });
    }
    return merged;
  }

  /** What its writer saw needs no reading. */
  async #read({ blob }: TreeEntry, before: Buffer): Promise<Buffer> {
    if (blob === blobOf(before, blob.length)) return before;
    return (await this.#remote.read([blob])).get(blob) ?? Buffer.alloc(0);
  }
}

const editOf = ({ message, files }: Offer) => ({ message, paths: files.map(({ path }) => path) });

/** The commits that the branch got on top of `base`, newest first; undefined when `base` is not among those that are here. */
function commitsBehind<T extends PlainCommit>(commits: readonly T[], base: string): readonly T[] | undefined {
  const at = commits.findIndex(({ sha }) => sha === base);
  const isNext = at < 0 && commits.at(-1)?.parent === base;
  if (at < 0 && !isNext) return undefined;
  if (isNext) return commits;
  return commits.slice(0, at);
}

const ageOf = (iso: string): number => (Date.now() - Date.parse(iso)) / 1000;

/** The id that git gives to these bytes, by the length of its ids. */
function blobOf(bytes: Buffer, length: number): string {
  const hash = createHash(length === 64 ? 'sha256' : 'sha1');
  return hash.update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}
