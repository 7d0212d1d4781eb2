// Reads and writes objects of a bare repository: trees, blobs in one batch, messages, one commit. Never touches a work tree.

import { randomUUID } from 'node:crypto';
import { phrase } from '../../domain/text/optional.ts';
import type { GitCommand } from './command.ts';

/** An entry of a tree, with its path from the root. */
export interface GitTreeEntry {
  readonly path: string;
  readonly mode: string;
  readonly blob: string;
}

/** A commit's message, date and parents; no parents where the history that is here ends. */
export interface GitCommit {
  readonly sha: string;
  /** The branch's own first. */
  readonly parents: readonly string[];
  readonly committedAt: string;
  readonly message: string;
}

/** Files around a commit, those that it changed: as they stood in its first parent, and as it left them. */
export interface GitDifference {
  readonly before: readonly GitTreeEntry[];
  readonly after: readonly GitTreeEntry[];
}

/** A commit and what it made of the paths that were asked for. */
export interface GitChange extends GitCommit, GitDifference {}

/** A commit to write on top of another. */
export interface GitCommitDraft {
  readonly files: readonly { readonly path: string; readonly mode: string; readonly bytes: Buffer }[];
  readonly message: string;
  readonly name: string;
  readonly email: string;
}

/** The entries below `folders`; `''` is the root. Paths that are no UTF-8 are left out. */
export async function listTree(git: GitCommand, sha: string, folders: readonly string[]): Promise<GitTreeEntry[]> {
  const paths = folders.includes('') ? [] : ['--', ...folders];
  const { stdout } = await demand(git, ['ls-tree', '-r', '-z', '--full-tree', sha, ...paths]);
  return splitNul(stdout).flatMap((row) => {
    const [, mode, blob, path] = /^(\d+) \S+ ([0-9a-f]+)\t(.*)$/s.exec(row) ?? [];
    if (mode === undefined || blob === undefined || path === undefined || path.includes('\uFFFD')) return [];
    return [{ mode, blob, path }];
  });
}

/** The bytes of blobs that are here already, by id, through one `cat-file --batch`. */
export async function readBlobs(git: GitCommand, blobs: readonly string[]): Promise<Map<string, Buffer>> {
  const found = new Map<string, Buffer>();

  if (blobs.length === 0) return found;
  const { stdout } = await demand(git, ['cat-file', '--batch'], `${blobs.join('\n')}\n`);
  let at = 0;
  while (at < stdout.length) {
    const end = stdout.indexOf(10, at);
    const [id = '', type, size = '0'] = stdout.toString('latin1', at, end).split(' ');
    if (type === 'missing') throw new Error(`git object ${id} is missing`);
    const start = end + 1;
    found.set(id, stdout.subarray(start, start + Number(size)));
    at = start + Number(size) + 1;
  }
  return found;
}

/** Every commit that is here and reachable from `sha`, in no certain order. */
export async function readLog(git: GitCommand, sha: string): Promise<GitCommit[]> {
  const { stdout } = await demand(git, ['log', '-z', `--format=${commitFormat}`, sha, '--']);
  return splitNul(stdout).map(parseCommit);
}

const commitFormat = '%H%n%P%n%cI%n%B';
/** Each path with the modes and ids before and after. A merge is compared with its first parent only. */
const rawFormat = ['--raw', '--no-abbrev', '--no-renames', '-r', '-z'];

/** The commits from `sha` backwards along first parents that changed one of `paths`. Needs the trees of the commits to be here. */
export async function readChanges(git: GitCommand, sha: string, paths: readonly string[]): Promise<GitChange[]> {
  // A message may hold anything but what nobody could know.
  const mark = randomUUID();
  const format = ['--first-parent', '-m', `--format=${mark}${commitFormat}${mark}`, ...rawFormat];
  const { stdout } = await demand(git, ['log', ...format, sha, '--', ...paths]);

  const changes: GitChange[] = [];
  const pieces = stdout.toString('utf8').split(mark).slice(1);
  for (let at = 0; at < pieces.length; at += 2) {
    const [head = '', raw = ''] = pieces.slice(at);
    changes.push({ ...parseCommit(head), ...parseRaw(raw) });
  }
  return changes;
}

/** What became of `paths` from one commit to another; from nothing when `from` is undefined. Needs the trees of both to be here. */
export async function readDifference(
  git: GitCommand,
  from: string | undefined,
  to: string,
  paths: readonly string[],
): Promise<GitDifference> {
  const commits = from === undefined ? ['--root', '--no-commit-id', to] : [from, to];
  const { stdout } = await demand(git, ['diff-tree', ...rawFormat, ...commits, '--', ...paths]);
  return parseRaw(stdout.toString('utf8'));
}

/**
 * Writes commits with new blobs and the trees above them, each on top of the one before, and returns their ids; the first without a
 * parent where none is given: https://git-scm.com/docs/git-fast-import
 */
export async function writeCommits(
  git: GitCommand,
  parent: string | undefined,
  drafts: readonly GitCommitDraft[],
): Promise<string[]> {
  const stream = drafts.flatMap((draft, at) => formatDraft(draft, at + 1, at === 0 ? parent : `:${at}`));
  const { stdout } = await demand(
    git,
    ['-c', 'fastimport.unpackLimit=0', 'fast-import', '--quiet', '--force', '--done'],
    Buffer.concat([...stream, Buffer.from('done\n')]),
  );

  return stdout.toString('latin1').trim().split('\n');
}

function formatDraft(draft: GitCommitDraft, mark: number, parent: string | undefined): Buffer[] {
  const who = `${identity(draft.name)} <${identity(draft.email)}> ${Math.floor(Date.now() / 1000)} +0000`;
  const message = Buffer.from(draft.message);
  // Without a parent a ref that was written before would be taken for one.
  const start = phrase(parent === undefined, 'reset refs/ship/bump\n');
  const head = `${start}commit refs/ship/bump\nmark :${mark}\nauthor ${who}\ncommitter ${who}\ndata ${message.length}\n`;
  const from = `${phrase(parent, (parent) => `\nfrom ${parent}`)}\n`;
  const files = draft.files.flatMap(({ path, mode, bytes }) => [
    Buffer.from(`M ${mode} inline ${quotePath(path)}\ndata ${bytes.length}\n`),
    bytes,
    Buffer.from('\n'),
  ]);
  return [Buffer.from(head), message, Buffer.from(from), ...files, Buffer.from(`\nget-mark :${mark}\n`)];
}

/** Runs git and takes failure as our own bug: these commands only touch our private folder. */
async function demand(git: GitCommand, args: readonly string[], input?: string | Uint8Array) {
  const result = await git(args, input);
  if (result.exitCode === 0) return result;
  throw new Error(`git ${args[0]} failed: ${result.stderr.toString().trim() || result.killedBy || 'time is up'}`);
}

const splitNul = (bytes: Buffer): string[] =>
  bytes
    .toString('utf8')
    .split('\0')
    .filter((row) => row !== '');

function parseCommit(text: string): GitCommit {
  const [sha = '', parents = '', committedAt = '', ...message] = text.trim().split('\n');
  return { sha, parents: parents.split(' ').filter(Boolean), committedAt, message: message.join('\n').trim() };
}

const nothing = /^0+$/;

/** Rows of `:<mode> <mode> <blob> <blob> <letter>\0<path>\0`; an id of zeros stands for nothing. */
function parseRaw(raw: string): GitDifference {
  const before: GitTreeEntry[] = [];
  const after: GitTreeEntry[] = [];
  const parts = raw.split('\0').map((part) => part.trim());

  parts.forEach((part, index) => {
    const [, oldMode, newMode, oldBlob, newBlob] = /^:(\d+) (\d+) ([0-9a-f]+) ([0-9a-f]+) [A-Z]/.exec(part) ?? [];
    const path = parts[index + 1];
    if (oldMode === undefined || newMode === undefined || path === undefined) return;
    if (oldBlob !== undefined && !nothing.test(oldBlob)) before.push({ mode: oldMode, blob: oldBlob, path });
    if (newBlob !== undefined && !nothing.test(newBlob)) after.push({ mode: newMode, blob: newBlob, path });
  });
  return { before, after };
}

/** What git lets stand in a name or an address. */
const identity = (text: string): string =>
  text
    .replace(/[<>\p{Cc}]/gu, ' ')
    .replace(/ +/g, ' ')
    .trim();

const quotePath = (path: string): string =>
  `"${path.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
