// Reads the commits of a repository that lies on this machine, one after the other and none of them twice. Never fetches, never writes.
//
// The map of this room: history (the door), git (how it is run, and why a history cannot be read), parents and files (what is read besides).

import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { phrase, present } from '../../../domain/text/optional.ts';
import { type FileLimits, fileLimits, fileReader, type ReadFiles } from './files.ts';
import { demand, HistoryFault, type LocalGit, openLocalGit } from './git.ts';
import { type ParentLookup, ParentTable } from './parents.ts';

/** What there is to read: everything, or what is missing. */
export type RepositoryState =
  | { readonly kind: 'whole'; readonly head: string }
  | { readonly kind: 'absent'; readonly said: string }
  /** `since` is the day of the oldest commit that is here. */
  | { readonly kind: 'shallow'; readonly since: string }
  | { readonly kind: 'partial' }
  | { readonly kind: 'no commit'; readonly asked: string };

/** A commit as the log tells it. */
export interface LoggedCommit {
  readonly sha: string;
  readonly parents: readonly string[];
  /** Seconds since 1970: when it was committed, by the clock of who did. */
  readonly committedAt: number;
  readonly message: string;
  /** The text of its note; empty for none. */
  readonly note: string;
  /** What it changed against its first parent, without context lines; empty where it was not asked for. */
  readonly patch: string;
  /** True when there is more of it than is read: the end of the patch is missing then, and may be all of it. */
  readonly isCut: boolean;
}

/** Which commits are read. */
export interface CommitSelection {
  /** Read more than once. */
  readonly revisions: Iterable<string>;
  /** Options of `git log` that say which commits from there on. */
  readonly options: readonly string[];
  /** Only commits whose message has a line that begins so. */
  readonly lineStart?: string | undefined;
  /** Full name of the ref whose notes come along, with what each commit changed; undefined: messages alone, which is much quicker. */
  readonly notes?: string | undefined;
}

/** The history of one repository. */
export interface LocalHistory {
  state(): Promise<RepositoryState>;
  /** Tells each commit as it is read, in the order of `git log`. */
  commits(selection: CommitSelection, onCommit: (commit: LoggedCommit) => void): Promise<void>;
  /** Commits with their parents, without their messages. */
  parents(revisions: Iterable<string>, options: readonly string[]): Promise<ParentLookup>;
  /** Rejects with a HistoryFault when more would have to be read than anybody waits for. */
  readonly files: ReadFiles;
}

/** How a repository is read. */
export interface HistoryOptions {
  readonly folder: string;
  /** A branch or commit; undefined for what is checked out, or the default branch of a bare repository. */
  readonly revision: string | undefined;
  readonly env: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
}

const plainPatch = ['-p', '-U0', '--no-renames', '--full-index', '--src-prefix=a/', '--dst-prefix=b/'];
const nothingElse = ['--no-color', '--no-ext-diff', '--no-textconv', '--no-show-signature', '--no-mailmap'];
/** Bytes of a commit with its note and patch; some twenty thousand lines of manifests are one. */
const mostOfCommit = 32 * 1024 * 1024;

/** Opens the repository that `folder` is or lies in; speaks to nobody, and reads nothing yet. */
export function openLocalHistory(
  { folder, revision, env, signal }: HistoryOptions,
  limits: FileLimits = fileLimits,
): LocalHistory {
  const git = openLocalGit({ folder, env, signal });
  return {
    state: async () => await readState(git, folder, revision ?? 'HEAD'),
    commits: async (selection, onCommit) => await readCommits(git, selection, onCommit),
    parents: async (revisions, options) => await readParents(git, revisions, options),
    files: fileReader(git, limits),
  };
}

async function readState(git: LocalGit, folder: string, revision: string): Promise<RepositoryState> {
  const place = await git(['rev-parse', '--is-shallow-repository', '--absolute-git-dir']);
  if (place.exitCode !== 0) return { kind: 'absent', said: place.stderr.toString().trim() };
  const [isShallow, gitDir = ''] = place.stdout.toString().trim().split('\n');

  if (isShallow === 'true') return { kind: 'shallow', since: await oldestDay(git, path.resolve(folder, gitDir)) };
  const filters = await git(['config', '--get-regexp', '^remote\\..*\\.(promisor|partialclonefilter)$']);
  if (filters.exitCode === 0) return { kind: 'partial' };

  const head = await git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]);
  if (head.exitCode !== 0) return { kind: 'no commit', asked: revision };
  return { kind: 'whole', head: head.stdout.toString().trim() };
}

/** https://git-scm.com/docs/shallow */
async function oldestDay(git: LocalGit, gitDir: string): Promise<string> {
  const boundary = (await readFile(path.join(gitDir, 'shallow'), 'utf8')).split('\n').filter(Boolean);
  const { stdout } = await git(['log', '--no-walk', '--format=%cs', ...boundary.slice(0, 100)]);
  return stdout.toString().trim().split('\n').sort()[0] ?? '';
}

async function readCommits(
  git: LocalGit,
  { revisions, options, lineStart, notes }: CommitSelection,
  onCommit: (commit: LoggedCommit) => void,
): Promise<void> {
  // A message may hold anything but what nobody could know.
  const mark = randomUUID();
  const format = `--format=${mark}%H%x00%P%x00%ct%x00%B%x00${phrase(notes, '%N')}%x00`;
  const only = present([lineStart !== undefined && `--grep=^${lineStart}`]);
  if (notes !== undefined) await refuseBadNotes(git, notes);

  const pieces = pieceReader(mark, (piece, isCut) => onCommit(parseCommit(piece, isCut)));
  const content = [...contentOf(notes), ...nothingElse, '--basic-regexp', ...only];
  await demand(git, ['log', format, ...content, ...options, '--stdin'], linesOf(revisions), pieces.take);
  pieces.end();
}

const contentOf = (notes: string | undefined): readonly string[] => {
  if (notes === undefined) return ['--no-patch'];
  return [`--notes=${notes}`, '--diff-merges=first-parent', ...plainPatch];
};

/** Git reads no notes from a blob and takes a tree for one without notes. */
async function refuseBadNotes(git: LocalGit, ref: string): Promise<void> {
  const found = await git(['rev-parse', '--verify', '--quiet', ref]);
  if (found.exitCode !== 0) return;
  const commit = await git(['rev-parse', '--verify', '--quiet', `${ref}^{commit}`]);
  if (commit.exitCode === 0) return;

  const { stdout } = await git(['cat-file', '-t', ref]);
  throw new HistoryFault({ kind: 'notes', ref, type: stdout.toString().trim() || 'nothing that is here' });
}

/** Cuts a stream at each mark, which is all that is kept of it; of a piece that is too long the beginning. */
function pieceReader(marked: string, onPiece: (piece: string, isCut: boolean) => void) {
  const mark = Buffer.from(marked);
  let waiting: Buffer[] = [];
  let length = 0;
  let isCut = false;
  let tail: Buffer = Buffer.alloc(0);
  const keep = (bytes: Buffer): void => {
    const kept = bytes.subarray(0, mostOfCommit - length);
    isCut ||= kept.length < bytes.length;
    length += kept.length;
    if (kept.length > 0) waiting.push(kept);
  };
  const end = (): void => {
    keep(tail);
    const piece = Buffer.concat(waiting).toString('utf8');
    if (piece !== '') onPiece(piece, isCut);
    waiting = [];
    length = 0;
    isCut = false;
    tail = Buffer.alloc(0);
  };

  const take = (chunk: Buffer): void => {
    let rest = Buffer.concat([tail, chunk]);
    for (let at = rest.indexOf(mark); at >= 0; at = rest.indexOf(mark)) {
      tail = rest.subarray(0, at);
      end();
      rest = rest.subarray(at + mark.length);
    }

    // A mark may be cut in two by the end of a chunk.
    const sure = Math.max(0, rest.length - mark.length);
    keep(rest.subarray(0, sure));
    tail = rest.subarray(sure);
  };
  return { take, end };
}

function parseCommit(piece: string, isCut: boolean): LoggedCommit {
  const [sha = '', parents = '', committedAt = '0', message = '', note = ''] = piece.split('\0', 5);
  const patchAt = sha.length + parents.length + committedAt.length + message.length + note.length + 5;
  return {
    sha,
    parents: parents.split(' ').filter(Boolean),
    committedAt: Number(committedAt),
    message,
    note: note.trim(),
    patch: piece.slice(patchAt),
    isCut,
  };
}

async function readParents(
  git: LocalGit,
  revisions: Iterable<string>,
  options: readonly string[],
): Promise<ParentLookup> {
  const table = new ParentTable();
  let rest = '';

  await demand(git, ['rev-list', '--parents', ...options, '--stdin'], linesOf(revisions), (chunk) => {
    const lines = `${rest}${chunk.toString('latin1')}`.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) table.add(line);
  });
  if (rest !== '') table.add(rest);
  return table;
}

/** As bytes, some at a time: the text of hundreds of thousands of lines would lie in memory twice. */
function linesOf(words: Iterable<string>): Buffer {
  const pieces: Buffer[] = [];
  let some: string[] = [];
  const flush = (): void => {
    pieces.push(Buffer.from(some.map((word) => `${word}\n`).join('')));
    some = [];
  };

  for (const word of words) {
    some.push(word);
    if (some.length === 1000) flush();
  }
  flush();
  return Buffer.concat(pieces);
}
