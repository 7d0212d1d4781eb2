// A branch of the manifests repository reached through git. Decides how much history is fetched, and whether a push that
// got no answer has arrived; how git is run is the client's business.

import { setTimeout as pause } from 'node:timers/promises';
import type { GitRemote } from '../../clients/git/git.ts';
import { ActionError } from '../../domain/action-error.ts';
import type { ManifestFile } from '../edit/image-change.ts';
import type { Branch, Change, Head, HistoryCommit, HistoryVersion, PushOutcome, TreeEntry } from './branch.ts';

/** How long to keep trying; `remaining` is in seconds. */
export interface Patience {
  remaining(): number;
}

const firstStep = 200;
const firstTreeStep = 50;
/** With the steps before it some 4,000 commits: beyond, a roll-back would fetch as much as a clone. */
const lastTreeStep = 3200;
const blobsAtOnce = 16;

/** The branch that `remote` was opened for. `repository` is its URL for people. */
export function gitBranch(remote: GitRemote, repository: string, patience: Patience): Branch {
  const doubt: Doubt = { commit: undefined };
  return {
    get name() {
      return remote.branch();
    },
    repository,
    fetch: async () => {
      const sha = await remote.fetch();
      const landed =
        doubt.commit !== undefined && (await remote.contains(sha, doubt.commit)) ? doubt.commit : undefined;
      return { ...gitHead(remote, sha, patience, doubt), landed };
    },
    close: async () => await remote.close(),
  };
}

/** A pushed commit that the server refused as if somebody had been first: the first may have been our own, sent twice. */
interface Doubt {
  commit: string | undefined;
}

function gitHead(remote: GitRemote, sha: string, patience: Patience, doubt: Doubt): Head {
  const modes = new Map<string, string>();
  return {
    sha,
    list: async (folders) => {
      const entries = await remote.list(sha, folders);
      for (const { path, mode } of entries) modes.set(path, mode);
      return entries;
    },
    read: async (entries) => await readFiles(remote, entries),
    commits: () => readCommits(remote, sha),
    history: (paths) => readHistory(remote, sha, paths),
    at: (past) => ({
      list: async (folders) => await remote.list(past, folders),
      read: async (entries) => await readFiles(remote, entries),
    }),
    push: async (change) => {
      const files = change.files.map((file) => ({ ...file, mode: modes.get(file.path) ?? '100644' }));
      const commit = await remote.commit(sha, { files, message: change.message, ...change.author });
      return await land(remote, sha, commit, change, patience, doubt);
    },
  };
}

async function readFiles(remote: GitRemote, entries: readonly TreeEntry[]): Promise<ManifestFile[]> {
  const bytes = await remote.read(entries.map(({ blob }) => blob));
  return entries.map(({ path, blob }) => ({ path, bytes: bytes.get(blob) ?? Buffer.alloc(0) }));
}

/** Messages only: what is here first, then in steps that grow. */
async function* readCommits(remote: GitRemote, sha: string): AsyncGenerator<HistoryCommit> {
  const seen = new Set<string>();
  let limit = firstStep;
  for (let step = firstStep; ; ) {
    const log = await remote.log(sha, limit);
    for (const commit of log) {
      if (seen.has(commit.sha)) continue;
      seen.add(commit.sha);
      yield commit;
    }
    if (log.length >= limit) limit *= 4;
    else if (await remote.deepen(sha, step, false)) step *= 4;
    else return;
  }
}

async function* readHistory(remote: GitRemote, sha: string, paths: readonly string[]): AsyncGenerator<HistoryVersion> {
  const seen = new Set<string>();
  for (let step = firstTreeStep; ; step *= 4) {
    const deeper = await remote.deepen(sha, step, true);
    const boundary = new Set(await remote.boundary());
    const changes = await remote.changes(sha, paths);
    const fresh = changes.filter((change) => !seen.has(change.sha) && !boundary.has(change.sha));
    for (let at = 0; at < fresh.length; at += blobsAtOnce) {
      const some = fresh.slice(at, at + blobsAtOnce);
      await remote.read(some.flatMap(({ entries }) => entries.map(({ blob }) => blob)));
      for (const { entries, ...commit } of some) {
        seen.add(commit.sha);
        yield { ...commit, files: await readFiles(remote, entries) };
      }
    }
    if (!deeper || step >= lastTreeStep) return;
  }
}

/** Pushes until it is known what became of the commit. The same commit is pushed again, so that it cannot arrive twice. */
async function land(
  remote: GitRemote,
  base: string,
  commit: string,
  change: Change,
  patience: Patience,
  doubt: Doubt,
): Promise<PushOutcome> {
  for (let wait = 250; ; wait = Math.min(wait * 2, 8000)) {
    const verdict = await remote.push(commit, base, change.onto);
    if (verdict.verdict === 'pushed') return { outcome: 'pushed', sha: commit };
    if (verdict.verdict === 'refused') throw verdict.error;
    if (verdict.verdict === 'raced') {
      if (verdict.sent) doubt.commit = commit;
      if (!verdict.sent || change.onto === undefined) return { outcome: 'raced', reason: verdict.reason };
    }
    const standing = await whereStands(remote, base, commit, change);
    if (standing === 'arrived') return { outcome: 'pushed', sha: commit };
    if (standing === 'moved') return { outcome: 'raced', reason: 'somebody else pushed while the answer was lost' };
    if (patience.remaining() <= wait / 1000) throw unanswered(remote, change, verdict.reason);
    await pause(wait * (0.5 + Math.random() / 2));
  }
}

async function whereStands(
  remote: GitRemote,
  base: string,
  commit: string,
  change: Change,
): Promise<'arrived' | 'moved' | 'unmoved'> {
  if (change.onto !== undefined) {
    const now = await remote.locate(change.onto.branch);
    return now === commit ? 'arrived' : now === change.onto.expected ? 'unmoved' : 'moved';
  }
  const now = await remote.fetch();
  if (now === base) return 'unmoved';
  return (await remote.contains(now, commit)) ? 'arrived' : 'moved';
}

function unanswered(remote: GitRemote, { onto }: Change, reason: string): ActionError {
  const branch = onto?.branch ?? remote.branch();
  const what = `The push to ${branch} was not answered (${reason}), and the branch does not have the commit`;
  const fix =
    'Run the step again when the server is well; nothing was written. `max-wait-seconds` says how long to try.';
  return new ActionError({ code: 'push_unanswered', what, where: 'input `repository`', fix });
}
