// Adds a paragraph to the git note of a commit, on the server: https://git-scm.com/docs/git-notes. Touches no branch, and loses nothing to
// others who add notes at the same time: a push that comes second is made anew on top of theirs.

import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { optional, present } from '../../domain/text/optional.ts';
import { basicCredentials, gitEnvironment, readLastHeaders } from './access.ts';
import { type GitCommand, gitCommand, refuseOldGit } from './command.ts';
import { GitFailure, type GitPlace, readFailure } from './failure.ts';
import { persist } from './persistence.ts';
import { readPush } from './push.ts';
import type { GitOptions } from './remote.ts';

/** What is to be added. */
export interface NoteDraft {
  /** Full name of the ref that holds the notes. */
  readonly ref: string;
  /** The whole id of the commit. */
  readonly commit: string;
  readonly text: string;
  readonly name: string;
  readonly email: string;
}

/** What a server says when it is asked for one commit; `not shown` where it shows no more than what its branches and tags point to. */
export type CommitSighting = 'there' | 'missing' | 'not shown';

/** How a note landed: after so many tries; undefined when others were first until the deadline. */
export type NoteLanding = { readonly tries: number; readonly commit: CommitSighting } | 'no such commit' | undefined;

/**
 * Adds the note, unless the server says that it has no such commit: git itself would take a note on anything. Rejects with a GitFailure when
 * the server refuses it or cannot be reached.
 */
export async function addNote(options: Omit<GitOptions, 'branch'>, draft: NoteDraft): Promise<NoteLanding> {
  const { url, credentials, temporaryFolder, env, deadline, signal, onSecret } = options;
  const header = basicCredentials(url, credentials);
  if (header !== undefined) onSecret?.(header);
  const folder = await mkdtemp(path.join(temporaryFolder, 'ship-notes-'));

  try {
    const command = gitCommand(folder, await gitEnvironment(url, credentials, folder, env), deadline, signal);
    const gitDir = path.join(folder, 'repository.git');
    const git: GitCommand = (args, input) => command([`--git-dir=${gitDir}`, ...args], input);
    const authenticated = credentials.token !== undefined || credentials.sshKey !== undefined;
    const desk = { git, folder, draft, place: { url, branch: draft.ref, authenticated } };

    await refuseOldGit(command);
    const commit = await persist(async () => await seekCommit(command, desk), options);
    if (commit === 'missing') return 'no such commit';
    await demand(command, ['init', '-q', '--bare', '--template=', gitDir]);
    await demand(git, ['remote', 'add', 'origin', url]);
    const tries = await pushUntilTaken(desk, options);
    return optional(tries, (tries) => ({ tries, commit }));
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

interface Desk {
  readonly git: GitCommand;
  readonly folder: string;
  readonly draft: NoteDraft;
  readonly place: GitPlace;
}

/**
 * Asks the server for the commit alone, without its files. In a folder of its own: where the notes are, git would look into the files of a commit
 * that is here when it pushes, and fetch them.
 */
async function seekCommit(command: GitCommand, { folder, draft: { commit }, place }: Desk): Promise<CommitSighting> {
  const gitDir = path.join(folder, 'sought.git');
  const git: GitCommand = (args) => command([`--git-dir=${gitDir}`, ...args]);
  await demand(command, ['init', '-q', '--bare', '--template=', gitDir]);
  const quietly = ['fetch', '-q', '--no-tags', '--no-write-fetch-head', '--depth=1', '--filter=tree:0'];
  const { exitCode, stderr, timedOut } = await git([...quietly, place.url, commit]);

  if (exitCode === 0) {
    const { stdout } = await git(['cat-file', '-t', commit]);
    return stdout.toString().trim() === 'commit' ? 'there' : 'missing';
  }
  const words = stderr.toString();
  if (/not our ref|want [0-9a-f]{1,64} not valid|couldn't find remote ref/i.test(words)) return 'missing';
  if (/does not allow request for unadvertised object/i.test(words)) return 'not shown';
  throw readFailure(words, place, { timedOut, headers: await readLastHeaders(folder) });
}

/** The number of tries; undefined when others were first until the deadline. */
async function pushUntilTaken(
  desk: Desk,
  { deadline, signal }: Pick<GitOptions, 'deadline' | 'signal'>,
): Promise<number | undefined> {
  for (let tries = 1; ; tries++) {
    const tried = await tryPatiently(desk);
    if (tried === true) return tries;

    // Whoever was first may be about to write again: each waits for a time of its own, that grows.
    const wait = Math.min(5000, 100 * 2 ** tries) * (0.5 + Math.random() / 2);
    const isLate = deadline.remaining() * 1000 <= wait;
    if (isLate && tried !== false) throw tried;
    if (isLate) return undefined;
    await pause(
      wait,
      undefined,
      optional(signal, (signal) => ({ signal })),
    );
  }
}

/** True when the note is there, false when somebody was first; or the trouble, if it is one that passes by itself. */
async function tryPatiently(desk: Desk): Promise<boolean | GitFailure> {
  try {
    return await tryOnce(desk);
  } catch (thrown) {
    if (thrown instanceof GitFailure && thrown.isPassing) return thrown;
    throw thrown;
  }
}

/** True when the note is on the server, false when it has to be tried again. */
async function tryOnce(desk: Desk): Promise<boolean> {
  const { git, draft, place, folder } = desk;
  const { ref, commit, text, name, email } = draft;
  const isNew = !(await fetchNotes(desk));
  if (!isNew && (await holds(desk))) return true;

  const who = ['-c', `user.name=${name}`, '-c', `user.email=${email}`];
  await demand(git, [...who, 'notes', `--ref=${ref}`, 'append', '-F', '-', commit], text);
  // Without a lease a new ref could be put over one that somebody made in the meantime.
  const lease = present([isNew && `--force-with-lease=${ref}:`]);
  const push = await git(['push', '--porcelain', '--no-verify', ...lease, 'origin', `${ref}:${ref}`]);

  const [stdout, stderr] = [push.stdout.toString(), push.stderr.toString()];
  const headers = await readLastHeaders(folder);
  const verdict = readPush({ exitCode: push.exitCode, stdout, stderr, timedOut: push.timedOut, headers }, place);
  if (verdict.verdict === 'refused') throw verdict.error;
  if (verdict.verdict === 'pushed') return true;
  if (isNew) await git(['update-ref', '-d', ref]);
  return false;
}

/** The newest notes, without their texts: git asks for the one that is added to. False when there are none yet. */
async function fetchNotes({ git, draft: { ref }, place, folder }: Desk): Promise<boolean> {
  const quietly = ['fetch', '-q', '--no-tags', '--no-write-fetch-head', '--depth=1', '--filter=blob:none'];
  const { exitCode, stderr, timedOut } = await git([...quietly, 'origin', `+${ref}:${ref}`]);
  if (exitCode === 0) return true;
  const words = stderr.toString();
  if (/couldn't find remote ref/i.test(words)) return false;
  throw readFailure(words, place, { timedOut, headers: await readLastHeaders(folder) });
}

/** The answer to a push may have been lost after it arrived. */
async function holds({ git, draft: { ref, commit, text } }: Desk): Promise<boolean> {
  const { exitCode, stdout } = await git(['notes', `--ref=${ref}`, 'show', commit]);
  return exitCode === 0 && stdout.toString().includes(text.trim());
}

async function demand(git: GitCommand, args: readonly string[], input?: string): Promise<void> {
  const { exitCode, stderr, killedBy } = await git(args, input);
  if (exitCode !== 0) throw new Error(`git ${args[0]} failed: ${stderr.toString().trim() || killedBy || 'time is up'}`);
}
