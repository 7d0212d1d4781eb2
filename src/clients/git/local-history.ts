// Reads the commits of a repository that lies on this machine, one after the other and none of them twice. Never fetches, never writes,
// and runs nothing that the repository's own settings name.

import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { thinEnvironment } from '../../domain/environment.ts';
import { optional, phrase, present } from '../../domain/text/optional.ts';
import { type ProcessResult, runProcess } from '../process.ts';
import { type ParentLookup, ParentTable } from './parent-lookup.ts';

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
}

/** Which commits are read. */
export interface Selection {
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
  commits(selection: Selection, onCommit: (commit: LoggedCommit) => void): Promise<void>;
  /** Commits with their parents, without their messages. */
  parents(revisions: Iterable<string>, options: readonly string[]): Promise<ParentLookup>;
  /** Files as `commit:path`, in the order asked; undefined for one that is not there. */
  files(places: readonly string[]): Promise<readonly (Buffer | undefined)[]>;
}

/** How a repository is read. */
export interface HistoryOptions {
  readonly folder: string;
  /** A branch or commit; undefined for what is checked out, or the default branch of a bare repository. */
  readonly revision: string | undefined;
  readonly env: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
}

type Git = (
  args: readonly string[],
  input?: string | Uint8Array,
  onOutput?: (chunk: Buffer, stream: 'stdout' | 'stderr') => void,
) => Promise<ProcessResult>;

const settings = ['-c', 'safe.directory=*', '-c', 'core.quotePath=false', '-c', 'log.showSignature=false'];
/** What git maps of a big pack counts as memory. */
const little = ['-c', 'core.packedGitLimit=32m', '-c', 'core.packedGitWindowSize=2m'];
const plainPatch = ['-p', '-U0', '--no-renames', '--full-index', '--src-prefix=a/', '--dst-prefix=b/'];
const nothingElse = ['--no-color', '--no-ext-diff', '--no-textconv', '--no-show-signature', '--no-mailmap'];
const secondsAtMost = 3600;

/** Opens the repository that `folder` is or lies in; speaks to nobody, and reads nothing yet. */
export function openLocalHistory({ folder, revision, env, signal }: HistoryOptions): LocalHistory {
  const clean = Object.fromEntries(Object.entries(thinEnvironment(env)).filter(([name]) => !name.startsWith('GIT_')));
  const surroundings = { cwd: folder, env: { ...clean, GIT_NO_LAZY_FETCH: '1', GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' } };
  const git: Git = async (args, input, onOutput) =>
    await runProcess({
      command: 'git',
      args: ['--no-replace-objects', ...settings, ...little, ...args],
      input,
      timeoutSeconds: secondsAtMost,
      signal,
      onOutput,
      // What is read piece by piece is not kept besides.
      keepBytes: optional(onOutput, () => 1),
      ...surroundings,
    });

  return {
    state: async () => await readState(git, folder, revision ?? 'HEAD'),
    commits: async (selection, onCommit) => await readCommits(git, selection, onCommit),
    parents: async (revisions, options) => await readParents(git, revisions, options),
    files: async (places) => await readFiles(git, places),
  };
}

async function readState(git: Git, folder: string, revision: string): Promise<RepositoryState> {
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
async function oldestDay(git: Git, gitDir: string): Promise<string> {
  const boundary = (await readFile(path.join(gitDir, 'shallow'), 'utf8')).split('\n').filter(Boolean);
  const { stdout } = await git(['log', '--no-walk', '--format=%cs', ...boundary.slice(0, 100)]);
  return stdout.toString().trim().split('\n').sort()[0] ?? '';
}

async function readCommits(
  git: Git,
  { revisions, options, lineStart, notes }: Selection,
  onCommit: (commit: LoggedCommit) => void,
): Promise<void> {
  // A message may hold anything but what nobody could know.
  const mark = randomUUID();
  const isWhole = notes !== undefined;
  const format = `--format=${mark}%H%x00%P%x00%ct%x00%B%x00${phrase(isWhole, '%N')}%x00`;
  const content = isWhole ? [`--notes=${notes}`, '--diff-merges=first-parent', ...plainPatch] : ['--no-patch'];
  const only = lineStart === undefined ? [] : ['--basic-regexp', `--grep=^${lineStart}`];

  const pieces = pieceReader(mark, (piece) => onCommit(parseCommit(piece)));
  const args = ['log', format, ...content, ...nothingElse, ...only, ...options, '--stdin'];
  await demand(git, args, linesOf(revisions), pieces.take);
  pieces.end();
}

/** Cuts a stream at each mark, which is all that is kept of it. */
function pieceReader(marked: string, onPiece: (piece: string) => void) {
  const mark = Buffer.from(marked);
  let waiting: Buffer[] = [];
  let tail: Buffer = Buffer.alloc(0);
  const end = (): void => {
    const whole = waiting.length === 0 ? tail : Buffer.concat([...waiting, tail]);
    const piece = whole.toString('utf8');
    if (piece !== '') onPiece(piece);
    waiting = [];
    tail = Buffer.alloc(0);
  };

  const take = (chunk: Buffer): void => {
    let rest = tail.length === 0 ? chunk : Buffer.concat([tail, chunk]);
    for (let at = rest.indexOf(mark); at >= 0; at = rest.indexOf(mark)) {
      tail = rest.subarray(0, at);
      end();
      rest = rest.subarray(at + mark.length);
    }

    // A mark may be cut in two by the end of a chunk.
    const sure = Math.max(0, rest.length - mark.length);
    if (sure > 0) waiting.push(rest.subarray(0, sure));
    tail = rest.subarray(sure);
  };
  return { take, end };
}

function parseCommit(piece: string): LoggedCommit {
  const [sha = '', parents = '', committedAt = '0', message = '', note = ''] = piece.split('\0', 5);
  const patchAt = sha.length + parents.length + committedAt.length + message.length + note.length + 5;
  return {
    sha,
    parents: parents.split(' ').filter(Boolean),
    committedAt: Number(committedAt),
    message,
    note: note.trim(),
    patch: piece.slice(patchAt),
  };
}

async function readParents(git: Git, revisions: Iterable<string>, options: readonly string[]): Promise<ParentLookup> {
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

/** Bytes of a file, as of a manifest that is edited; bytes that are read at once; characters of a place, as of a path. */
const limits = { file: 16 * 1024 * 1024, portion: 32 * 1024 * 1024, place: 4096 + 65 };
const nowhere = '0'.repeat(40);

/** Sizes first: of what git says only so much is kept, and every file would then be taken for another one. */
async function readFiles(git: Git, places: readonly string[]): Promise<readonly (Buffer | undefined)[]> {
  if (places.length === 0) return [];
  const asked = places.map((place) => (place.length <= limits.place ? place : nowhere));
  const { stdout } = await demand(git, ['cat-file', '--batch-check'], `${asked.join('\n')}\n`);
  const lines = stdout.toString('utf8').split('\n');
  if (lines.length !== places.length + 1) throw new Error(`git told ${lines.length - 1} of ${places.length} files`);

  const ids = places.map((_, index) => {
    const [, id, size] = /^([0-9a-f]+) blob (\d+)$/.exec(lines[index] ?? '') ?? [];
    return optional(id !== undefined && Number(size) <= limits.file, () => ({ id: id ?? '', size: Number(size) }));
  });

  const found = new Map<string, Buffer>();
  for (const portion of portionsOf(new Map(present(ids).map(({ id, size }) => [id, size])))) {
    const { stdout: bytes } = await demand(git, ['cat-file', '--batch'], `${portion.join('\n')}\n`);
    takeBlobs(bytes, found);
  }
  return ids.map((each) => optional(each, ({ id }) => found.get(id)));
}

function portionsOf(sizes: ReadonlyMap<string, number>): string[][] {
  const portions: string[][] = [];
  let left = 0;
  for (const [id, size] of sizes) {
    if (size + id.length > left) {
      portions.push([]);
      left = limits.portion;
    }
    portions.at(-1)?.push(id);
    left -= size + id.length + 20;
  }
  return portions;
}

function takeBlobs(stdout: Buffer, found: Map<string, Buffer>): void {
  let at = 0;
  while (at < stdout.length) {
    const end = stdout.indexOf(10, at);
    const [id = '', , size = '0'] = stdout.toString('latin1', at, end).split(' ');
    found.set(id, stdout.subarray(end + 1, end + 1 + Number(size)));
    at = end + 2 + Number(size);
  }
}

/** Runs git and takes failure as a fault of the repository, which it says in git's words. */
async function demand(
  git: Git,
  args: readonly string[],
  input: string | Uint8Array,
  onOutput?: (chunk: Buffer) => void,
): Promise<ProcessResult> {
  const words: Buffer[] = [];
  const result = await git(
    args,
    input,
    onOutput && ((chunk, stream) => (stream === 'stdout' ? onOutput(chunk) : words.push(chunk))),
  );

  if (result.exitCode === 0) return result;

  const said = Buffer.concat([...words, result.stderr])
    .toString()
    .trim()
    .slice(0, 500);
  throw new Error(`git ${args[0]} failed: ${said || result.killedBy || 'time is up'}`);
}
