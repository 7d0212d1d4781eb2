// What a branch itself held, through GitHub's API, in pages that are asked for as it is read. Never reads more than is taken.
// GitHub lists commits of merged branches among those of the branch: the chain of first parents is made here.

import type { GitHubRepository, RemoteCommit, RemoteEntry } from '../../clients/github/repository.ts';
import { present } from '../../domain/text/optional.ts';
import { type MergeLookup, mostFiles, parented } from './api-merges.ts';
import type { FileVersions, HistoryCommit, HistoryVersion, PlainCommit } from './branch.ts';
import { type ChainCommit, type ParentedCommit, readChain } from './chain.ts';

/** Where history begins; `newest` are commits that are known already. */
export interface ApiPast {
  readonly repository: GitHubRepository;
  readonly oid: string;
  readonly newest: readonly RemoteCommit[];
  readonly merges: MergeLookup;
}

const pageSize = 100;

/** Commits of the branch from `oid` backwards. What merges brought is whole where they changed one of `paths`, and everywhere when there are none. */
export async function* apiCommits(past: ApiPast, paths: readonly string[]): AsyncGenerator<HistoryCommit> {
  for await (const commits of readStretches(past)) yield* past.merges.complete(commits, paths);
}

/**
 * The commits of the branch, as many at once as are known. One whose merge leads to what is not known is told only after the page behind it:
 * most often the branch that it merged began there.
 */
async function* readStretches({ repository, oid, newest }: ApiPast): AsyncGenerator<readonly ChainCommit[]> {
  const known = new Map<string, ParentedCommit>();
  keep(known, newest);
  let told = 0;
  let sure = 0;

  for (;;) {
    const chain = readChain(known, oid);
    const open = chain.findIndex(({ isWhole }, at) => at >= Math.max(told, sure) && !isWhole);
    const end = open < 0 ? chain.length : open;
    if (end > told) yield chain.slice(told, end);
    told = end;

    const next = firstUnknown(chain, oid);
    if (next !== undefined) keep(known, await repository.commits(next, pageSize));
    const isLast = next === undefined || !known.has(next);
    if (isLast && told === chain.length) return;
    sure = chain.length;
  }
}

/** Where the branch goes on below what is known of it; undefined when it is known down to its first commit. */
function firstUnknown(chain: readonly HistoryCommit[], oid: string): string | undefined {
  const last = chain.at(-1);
  if (last === undefined) return oid;
  return last.parent;
}

function keep(known: Map<string, ParentedCommit>, commits: readonly RemoteCommit[]): void {
  for (const commit of commits) known.set(commit.oid, parented(commit));
}

const firstBatch = 8;
const largestBatch = 100;
/** Beyond, a roll-back would ask as much as a clone fetches. */
const mostCommits = 4250;

/** Commits of the branch from `oid` backwards that changed one of `paths`, with those of them that are files. */
export async function* apiHistory(past: ApiPast, paths: readonly string[]): AsyncGenerator<HistoryVersion> {
  const entries = new Map<string, readonly RemoteEntry[]>();
  const largest = Math.max(1, Math.min(largestBatch, Math.floor(mostFiles / Math.max(1, paths.length))));
  let size = Math.min(firstBatch, largest);
  let batch: ChainCommit[] = [];
  let read = 0;

  for await (const commit of readEach(past)) {
    batch.push(commit);
    if (batch.length < size) continue;
    yield* readVersions(past, batch, paths, entries);
    read += batch.length;
    if (read >= mostCommits) return;
    batch = [];
    size = Math.min(size * 4, largest);
  }
  if (batch.length > 0) yield* readVersions(past, batch, paths, entries);
}

async function* readEach(past: ApiPast): AsyncGenerator<ChainCommit> {
  for await (const commits of readStretches(past)) yield* commits;
}

/** What one commit made of some files. */
export async function apiChange(
  repository: GitHubRepository,
  { sha, parent }: PlainCommit,
  paths: readonly string[],
): Promise<FileVersions> {
  const oids = present([sha, parent]);
  const [after = [], before = []] = await repository.filesAt(oids, { paths, withContent: true });
  return await contents(repository, differing(before, after));
}

/** Those of consecutive commits that changed something; `entries` remembers what lay there by commit. */
async function* readVersions(
  { repository, merges }: ApiPast,
  commits: readonly ChainCommit[],
  paths: readonly string[],
  entries: Map<string, readonly RemoteEntry[]>,
): AsyncGenerator<HistoryVersion> {
  const oids = [...commits.map(({ sha }) => sha), commits.at(-1)?.parent ?? ''];
  const unknown = oids.filter((oid) => oid !== '' && !entries.has(oid));
  const found = await repository.filesAt(unknown, { paths, withContent: false });
  for (const [at, oid] of unknown.entries()) entries.set(oid, found[at] ?? []);

  const changes = commits.flatMap((commit) => {
    const before = entries.get(commit.parent ?? '') ?? [];
    const after = entries.get(commit.sha) ?? [];
    const difference = differing(before, after);
    if (difference.isChanged) return [{ commit, difference }];
    return [];
  });

  const blobs = changes.flatMap(({ difference: { before, after } }) => [...before, ...after].map(({ oid }) => oid));
  const bytes = await repository.blobs(blobs);
  for (const { commit, difference } of changes) yield { ...(await merges.whole(commit)), ...filled(difference, bytes) };
}

/** The files of two states that are not the same in both. */
interface Difference {
  readonly before: readonly RemoteEntry[];
  readonly after: readonly RemoteEntry[];
  /** Also true when only a folder differs. */
  readonly isChanged: boolean;
}

function differing(before: readonly RemoteEntry[], after: readonly RemoteEntry[]): Difference {
  const without = (some: readonly RemoteEntry[], others: readonly RemoteEntry[]): RemoteEntry[] => {
    const same = new Set(others.map(({ path, oid, mode }) => `${mode} ${oid} ${path}`));
    return some.filter(({ path, oid, mode }) => !same.has(`${mode} ${oid} ${path}`));
  };
  const old = without(before, after);
  const young = without(after, before);
  const filesOf = (entries: readonly RemoteEntry[]): RemoteEntry[] =>
    byPath(entries.filter(({ type }) => type === 'blob'));
  return { before: filesOf(old), after: filesOf(young), isChanged: old.length + young.length > 0 };
}

/** In the order in which git tells files: of several images that they hold, both ways take the same for the first. */
export function byPath<T extends { readonly path: string }>(entries: readonly T[]): T[] {
  const keyed = entries.map((entry) => ({ entry, key: Buffer.from(entry.path) }));
  return keyed.toSorted((a, b) => Buffer.compare(a.key, b.key)).map(({ entry }) => entry);
}

async function contents(repository: GitHubRepository, difference: Difference): Promise<FileVersions> {
  const all = [...difference.before, ...difference.after];
  const missing = all.filter(({ content }) => content === undefined).map(({ oid }) => oid);
  return filled(difference, await repository.blobs(missing));
}

function filled({ before, after }: Difference, bytes: ReadonlyMap<string, Buffer>): FileVersions {
  const fileOf = ({ path, oid, content }: RemoteEntry) => ({
    path,
    bytes: content ?? bytes.get(oid) ?? Buffer.alloc(0),
  });
  return { before: before.map(fileOf), files: after.map(fileOf) };
}
