// Reads and writes objects of a bare repository: trees, blobs in one batch, messages, one commit. Never touches a work tree.

import { randomUUID } from 'node:crypto';
import type { GitCommand } from './command.ts';

/** An entry of a tree, with its path from the root. */
export interface GitTreeEntry {
  readonly path: string;
  readonly mode: string;
  readonly blob: string;
}

/** A commit's message and date; `parents` are not needed by anybody. */
export interface GitCommit {
  readonly sha: string;
  readonly committedAt: string;
  readonly message: string;
}

/** A commit and what it changed: the blobs of the paths that were asked for, as they stood after it. */
export interface GitChange extends GitCommit {
  readonly entries: readonly GitTreeEntry[];
}

/** A commit to write on top of another. */
export interface GitCommitDraft {
  readonly parent: string;
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

/** Up to `limit` commits from `sha` backwards, children before parents; ends where the history that is here ends. */
export async function readLog(git: GitCommand, sha: string, limit: number): Promise<GitCommit[]> {
  const format = ['--topo-order', '-z', '--format=%H%n%cI%n%B', `--max-count=${limit}`];
  const { stdout } = await demand(git, ['log', ...format, sha, '--']);
  return splitNul(stdout).map(parseCommit);
}

/** The commits from `sha` backwards that changed one of `paths`. Needs the trees of the commits to be here. */
export async function readChanges(git: GitCommand, sha: string, paths: readonly string[]): Promise<GitChange[]> {
  // A message may hold anything but what nobody could know.
  const mark = randomUUID();
  const format = [
    '--topo-order',
    `--format=${mark}%H%n%cI%n%B${mark}`,
    '--raw',
    '--no-abbrev',
    '--no-renames',
    '-m',
    '-z',
  ];
  const { stdout } = await demand(git, ['log', ...format, sha, '--', ...paths]);
  const seen = new Map<string, GitChange>();
  const pieces = stdout.toString('utf8').split(mark).slice(1);
  for (let at = 0; at < pieces.length; at += 2) {
    const [head = '', raw = ''] = pieces.slice(at);
    const commit = parseCommit(head);
    if (!seen.has(commit.sha)) seen.set(commit.sha, { ...commit, entries: parseRaw(raw) });
  }
  return [...seen.values()];
}

/** Writes one commit with new blobs and the trees above them, and returns its id: https://git-scm.com/docs/git-fast-import */
export async function writeCommit(git: GitCommand, draft: GitCommitDraft): Promise<string> {
  const who = `${identity(draft.name)} <${identity(draft.email)}> ${Math.floor(Date.now() / 1000)} +0000`;
  const message = Buffer.from(draft.message);
  const head = `commit refs/ship/bump\nmark :1\nauthor ${who}\ncommitter ${who}\ndata ${message.length}\n`;
  const files = draft.files.flatMap(({ path, mode, bytes }) => [
    Buffer.from(`M ${mode} inline ${quotePath(path)}\ndata ${bytes.length}\n`),
    bytes,
    Buffer.from('\n'),
  ]);
  const from = Buffer.from(`\nfrom ${draft.parent}\n`);
  const stream = Buffer.concat([Buffer.from(head), message, from, ...files, Buffer.from('\nget-mark :1\ndone\n')]);
  const { stdout } = await demand(
    git,
    ['-c', 'fastimport.unpackLimit=0', 'fast-import', '--quiet', '--force', '--done'],
    stream,
  );
  return stdout.toString('latin1').trim();
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
  const [sha = '', committedAt = '', ...message] = text.trim().split('\n');
  return { sha, committedAt, message: message.join('\n').trim() };
}

/** `:<mode> <mode> <blob> <blob> <letter>\0<path>\0` of files that are there after the commit. */
function parseRaw(raw: string): GitTreeEntry[] {
  const parts = raw.split('\0').map((part) => part.trim());
  const entries: GitTreeEntry[] = [];
  parts.forEach((part, index) => {
    const [, mode, blob, letter] = /^:\d+ (\d+) [0-9a-f]+ ([0-9a-f]+) ([A-Z])/.exec(part) ?? [];
    const path = parts[index + 1];
    if (mode === undefined || blob === undefined || path === undefined || letter === 'D') return;
    entries.push({ mode, blob, path });
  });
  return entries;
}

/** What git lets stand in a name or an address. */
const identity = (text: string): string =>
  text
    .replace(/[<>\p{Cc}]/gu, ' ')
    .replace(/ +/g, ' ')
    .trim();

const quotePath = (path: string): string =>
  `"${path.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
