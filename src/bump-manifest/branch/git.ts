// A branch of the manifests repository reached through git. Decides whether a push that got no answer has arrived; how git is run is the
// client's business.

import { setTimeout as pause } from 'node:timers/promises';
import type { Deadline } from '../../clients/deadline.ts';
import type { GitRemote } from '../../clients/git/git.ts';
import { ActionError } from '../../domain/action-error.ts';
import { optional } from '../../domain/text/optional.ts';
import type { Branch, CommitToBe, Head, PushOutcome, TreeEntry } from './branch.ts';
import { chainOf, gitPast, type ReadChain, readFiles } from './git-history.ts';
import { type Draft, type Folded, GitQueue, type QueueHead, type QueueRules } from './queue.ts';

/** The branch that `remote` was opened for. `repository` is its URL for people; without `rules` every writer is on its own. */
export function gitBranch(remote: GitRemote, repository: string, deadline: Deadline, rules?: QueueRules): Branch {
  const doubt: Doubt = { commit: undefined };
  const queue = optional(rules, (rules) => new GitQueue(remote, rules, repository));

  return {
    get name() {
      return remote.branch();
    },
    repository,
    fetch: async () => {
      const sha = await remote.fetch();
      const head = gitHead({ remote, deadline, doubt, queue }, sha);
      const own = await findArrived(remote, sha, doubt);
      doubt.commit = undefined;
      return { ...head, landed: own ?? (await queue?.findLanded(() => head.commits([]))) };
    },
    withdraw: async () => (await queue?.withdraw()) ?? true,
    close: async () => await remote.close(),
  };
}

/** A pushed commit that the server refused as if somebody had been first: the first may have been our own, sent twice. */
interface Doubt {
  commit: string | undefined;
}

/** The doubted commit, where the head has it. */
async function findArrived(remote: GitRemote, sha: string, { commit }: Doubt): Promise<string | undefined> {
  if (commit !== undefined && (await remote.contains(sha, commit))) return commit;
  return undefined;
}

/** How one writer reaches its branch. */
interface Writer {
  readonly remote: GitRemote;
  readonly deadline: Deadline;
  readonly doubt: Doubt;
  readonly queue: GitQueue | undefined;
}

function gitHead(writer: Writer, sha: string): Head {
  const { remote } = writer;
  const entries = new Map<string, TreeEntry>();
  const chain = chainOf(remote, sha);
  const past = gitPast(remote, sha, chain);

  return {
    ...past,
    list: async (folders) => {
      const found = await past.list(folders);
      for (const entry of found) entries.set(entry.path, entry);
      return found;
    },
    other: async (branch) => {
      const tip = await remote.fetchOther(branch);
      if (tip === undefined) return undefined;
      return gitPast(remote, tip, chainOf(remote, tip));
    },
    rehearse: async () => {
      const asked = await remote.rehearsePush(sha);
      if (asked.verdict === 'refused') throw asked.error;
    },
    push: async (change) => {
      const files = change.files.map((file) => ({ ...file, mode: entries.get(file.path)?.mode ?? '100644' }));
      const draft = { files, message: change.message, ...change.author };
      return await writeDown(writer, { sha, draft, change, chain, entries });
    },
  };
}

/** What is to be written on one head. */
interface Writing {
  readonly sha: string;
  readonly draft: Draft;
  readonly change: CommitToBe;
  readonly chain: ReadChain;
  readonly entries: ReadonlyMap<string, TreeEntry>;
}

const alone: Folded = { drafts: [], taken: [] };

/** One push with our own commit and on top of it what others handed over; who loses hands its own over. */
async function writeDown(writer: Writer, writing: Writing): Promise<PushOutcome> {
  const { remote, queue } = writer;
  const { sha, draft, change, chain, entries } = writing;
  if (queue === undefined || change.onto !== undefined) return await landFolded(writer, writing, alone);

  const head: QueueHead = { sha, commits: (await chain()).commits };
  const outcome = await landFolded(writer, writing, await queue.fold(head, draft));
  if (outcome.outcome !== 'raced') return outcome;

  const isHandedOver = await queue.handOver(head, draft, await readBefore(remote, draft, entries));
  return { ...outcome, isHandedOver };
}

async function readBefore(remote: GitRemote, { files }: Draft, entries: Writing['entries']) {
  const own = files.flatMap(({ path }) => entries.get(path) ?? []);
  return new Map((await readFiles(remote, own)).map(({ path, bytes }) => [path, bytes]));
}

/** Lands our commit and on top of it those of others. What a server refuses because of others does not keep us from writing ours. */
async function landFolded(writer: Writer, { sha, draft, change }: Writing, folded: Folded): Promise<PushOutcome> {
  const { remote, deadline, doubt, queue } = writer;
  const { drafts, taken } = folded;
  const commits = await remote.commit(sha, [draft, ...drafts]);
  const [own = ''] = commits;
  const push = { remote, base: sha, commit: own, change, deadline, doubt };

  const together = await land({ ...push, tip: commits.at(-1) ?? own, taken });
  if (together.outcome !== 'refused') {
    queue?.tried(taken, together.outcome === 'pushed', doubt.commit === own);
    return together;
  }
  if (taken.length === 0) throw together.error;

  queue?.stop();
  const alone = await land({ ...push, tip: own, taken: [] });
  if (alone.outcome === 'refused') throw alone.error;
  return alone;
}

/** Everything that the landing of one commit needs. */
interface Push {
  readonly remote: GitRemote;
  /** The head that the commit was made on. */
  readonly base: string;
  readonly commit: string;
  /** The commit, or the last of those on top of it that others handed over. */
  readonly tip: string;
  readonly taken: Folded['taken'];
  readonly change: CommitToBe;
  readonly deadline: Deadline;
  readonly doubt: Doubt;
}

/** The server will never take it. */
interface Refused {
  readonly outcome: 'refused';
  readonly error: Error;
}

/** Pushes until it is known what became of the commit. The same commit is pushed again, so that it cannot arrive twice. */
async function land(push: Push): Promise<PushOutcome | Refused> {
  const { remote, base, commit, tip, taken, change, deadline, doubt } = push;
  for (let wait = 250; ; wait = Math.min(wait * 2, 8000)) {
    const verdict = await remote.push(tip, base, change.onto, taken);
    if (verdict.verdict === 'pushed') return { outcome: 'pushed', sha: commit };
    if (verdict.verdict === 'refused') return { outcome: 'refused', error: verdict.error };
    if (verdict.verdict === 'raced') {
      if (verdict.sent) doubt.commit = commit;
      if (!verdict.sent || change.onto === undefined) return { outcome: 'raced', reason: verdict.reason };
    }

    const standing = await whereStands(push);
    if (standing === 'arrived') return { outcome: 'pushed', sha: commit };
    if (standing === 'moved') return { outcome: 'raced', reason: 'somebody else pushed while the answer was lost' };

    if (deadline.remaining() <= wait / 1000) throw unanswered(remote, change, verdict.reason);
    await pause(wait * (0.5 + Math.random() / 2));
  }
}

async function whereStands({ remote, base, commit, change }: Push): Promise<'arrived' | 'moved' | 'unmoved'> {
  if (change.onto !== undefined) {
    const now = await remote.locate(change.onto.branch);
    if (now === commit) return 'arrived';
    if (now === change.onto.expected) return 'unmoved';
    return 'moved';
  }
  const now = await remote.fetch();
  if (now === base) return 'unmoved';
  if (await remote.contains(now, commit)) return 'arrived';
  return 'moved';
}

function unanswered(remote: GitRemote, { onto }: CommitToBe, reason: string): ActionError {
  const branch = onto?.branch ?? remote.branch();
  const what = `The push to ${branch} was not answered (${reason}), and the branch does not have the commit`;
  const fix =
    'Run the step again when the server works again; nothing was written. `max-wait-seconds` says how long to try.';
  return new ActionError({ code: 'push_unanswered', what, where: 'input `repository`', fix });
}
