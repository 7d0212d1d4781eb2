// What a branch itself held, through git. Decides how much of it is fetched: in steps that grow, no further than it is read, and as far as a
// merge that matters reaches. Writes nothing.

import type { GitRemote } from '../../clients/git/git.ts';
import type { ManifestFile } from '../edit/image-change.ts';
import type { FileVersions, HistoryCommit, HistoryVersion, Past, TreeEntry } from './branch.ts';
import { type ChainCommit, readChain } from './chain.ts';

/** How many more commits are fetched at first, each time four times as many as before. */
const firstStep = 200;
/** With the steps before it and what came with the head some 4,000 commits: beyond, a roll-back would fetch as much as a clone. */
const lastVersionStep = 3200;
const blobsAtOnce = 16;

/** What the branch holds and held from `sha` backwards. */
export function gitPast(remote: GitRemote, sha: string, chain: ReadChain): Past {
  const at = (past: string): Pick<Past, 'list' | 'read'> => ({
    list: async (folders) => await remote.list(past, folders),
    read: async (entries) => await readFiles(remote, entries),
  });

  return {
    sha,
    ...at(sha),
    at,
    commits: (paths) => readCommits(remote, { sha, paths, chain }),
    history: (paths) => readHistory(remote, { sha, paths, chain }),
    change: async (commit, paths) =>
      await readVersions(remote, await remote.difference(commit.parent, commit.sha, paths)),
  };
}

/** The bytes of entries, in one batch. */
export async function readFiles(remote: GitRemote, entries: readonly TreeEntry[]): Promise<ManifestFile[]> {
  const bytes = await remote.read(entries.map(({ blob }) => blob));
  return entries.map(({ path, blob }) => ({ path, bytes: bytes.get(blob) ?? Buffer.alloc(0) }));
}

/** Both states in one request. */
async function readVersions(remote: GitRemote, { before, after }: Difference): Promise<FileVersions> {
  await remote.read([...before, ...after].map(({ blob }) => blob));
  return { before: await readFiles(remote, before), files: await readFiles(remote, after) };
}

type Difference = Awaited<ReturnType<GitRemote['difference']>>;

/** What is here first, then in steps that grow: also where a merge that matters brought more than is here. */
async function* readCommits(remote: GitRemote, question: HistoryQuestion): AsyncGenerator<HistoryCommit> {
  const { sha, chain } = question;
  let told = 0;

  for (let step = firstStep, isAll = false; ; step *= 4) {
    const { commits, isWhole } = await chain();
    for (const commit of commits.slice(told)) {
      if (!isAll && !commit.isWhole && (await concerns(remote, commit, question))) break;
      yield commit;
      told += 1;
    }
    if (isAll || (isWhole && told === commits.length)) return;
    isAll = !(await remote.deepen(sha, step));
    if (isAll && told === commits.length) return;
  }
}

/** Whether a commit changed one of the files. */
async function concerns(remote: GitRemote, { parent, sha }: ChainCommit, { paths }: HistoryQuestion): Promise<boolean> {
  if (paths.length === 0) return true;
  const { before, after } = await remote.difference(parent, sha, paths);
  return before.length + after.length > 0;
}

/** The commits of the branch whose parents are here; whole when the last of them is the first that there ever was. */
export type ReadChain = () => Promise<{ readonly commits: readonly ChainCommit[]; readonly isWhole: boolean }>;

/** Reads the log anew only when more of it has come. */
export function chainOf(remote: GitRemote, sha: string): ReadChain {
  let last: { boundary: string; chain: ReturnType<ReadChain> } | undefined;
  return async () => {
    const boundary = await remote.boundary();
    const key = boundary.join();
    if (last?.boundary !== key) last = { boundary: key, chain: chainHere(remote, sha, new Set(boundary)) };
    return await last.chain;
  };
}

async function chainHere(remote: GitRemote, sha: string, boundary: ReadonlySet<string>): ReturnType<ReadChain> {
  const known = new Map((await remote.log(sha)).map((commit) => [commit.sha, commit]));
  const commits = readChain(known, sha, boundary);
  if (boundary.has(commits.at(-1)?.sha ?? '')) return { commits: commits.slice(0, -1), isWhole: false };
  return { commits, isWhole: true };
}

/** What is looked for, and where. */
interface HistoryQuestion {
  readonly sha: string;
  readonly paths: readonly string[];
  readonly chain: ReadChain;
}

async function* readHistory(remote: GitRemote, { sha, paths, chain }: HistoryQuestion): AsyncGenerator<HistoryVersion> {
  const seen = new Set<string>();

  for (let step = firstStep, isAll = false; ; step *= 4) {
    const { commits: here, isWhole } = await chain();
    const commits = new Map(here.map((commit) => [commit.sha, commit]));
    const isLast = isAll || isWhole || step > lastVersionStep;
    const changes = await remote.changes(sha, paths);
    const fresh = changes.filter((change) => !seen.has(change.sha) && commits.has(change.sha));
    // A merge that brought more than is here is told when the rest has come.
    const open = fresh.findIndex((change) => !isLast && commits.get(change.sha)?.isWhole === false);
    const ready = fresh.slice(0, open < 0 ? fresh.length : open);

    for (let at = 0; at < ready.length; at += blobsAtOnce) {
      const some = ready.slice(at, at + blobsAtOnce);
      await remote.read(some.flatMap(({ before, after }) => [...before, ...after].map(({ blob }) => blob)));
      for (const change of some) {
        seen.add(change.sha);
        const commit = commits.get(change.sha);
        if (commit !== undefined) yield { ...commit, ...(await readVersions(remote, change)) };
      }
    }
    if (isLast) return;
    isAll = !(await remote.deepen(sha, step));
  }
}
