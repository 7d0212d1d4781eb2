// One bare repository as GitHub keeps it: git objects through git itself, and pull requests beside them. Serves no HTTP.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';

/** An answer that GitHub gives instead of what was asked for. `type` is GraphQL's. */
export class Refusal extends Error {
  readonly status: number;
  readonly type: string;
  readonly errors: readonly unknown[] | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    message: string,
    more: { type?: string; errors?: readonly unknown[]; headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(message);
    this.status = status;
    this.type = more.type ?? 'UNPROCESSABLE';
    this.errors = more.errors;
    this.headers = more.headers ?? {};
  }
}

/** A commit as git holds it. */
export interface StoredCommit {
  readonly oid: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Person;
  readonly committer: Person;
  readonly message: string;
  /** True when GitHub made and signed it. */
  readonly signed: boolean;
}

/** Who and when. */
export interface Person {
  readonly name: string;
  readonly email: string;
  readonly date: string;
}

/** One line of a tree. */
export interface StoredEntry {
  readonly mode: string;
  readonly type: 'blob' | 'tree' | 'commit';
  readonly oid: string;
  readonly size: number;
  readonly path: string;
}

const signature = 'gpgsig -----BEGIN PGP SIGNATURE-----\n \n stand-in-for-web-flow\n -----END PGP SIGNATURE-----\n';

/** A bare repository below the root, `owner/name.git`. */
export class GitStore {
  readonly name: string;
  readonly #folder: string;
  /** What an object id means never changes: each is asked of git once. */
  readonly #types = new Map<string, string>();
  readonly #commits = new Map<string, StoredCommit>();
  readonly #trees = new Map<string, readonly StoredEntry[]>();

  constructor(root: string, name: string) {
    this.name = name;
    this.#folder = path.join(root, `${name}.git`);
    if (!existsSync(this.#folder)) throw new Refusal(404, 'Not Found', { type: 'NOT_FOUND' });
  }

  git(args: readonly string[], input?: string | Uint8Array): string {
    return this.bytes(args, input).toString('utf8').trimEnd();
  }

  bytes(args: readonly string[], input?: string | Uint8Array): Buffer {
    return execFileSync('git', ['--git-dir', this.#folder, ...args], {
      input: input ?? '',
      maxBuffer: 1 << 28,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
  }

  /** Undefined where git answers with an error. */
  find(args: readonly string[]): string | undefined {
    try {
      return this.git(args);
    } catch {
      return undefined;
    }
  }

  get defaultBranch(): string {
    return this.git(['symbolic-ref', '--short', 'HEAD']);
  }

  /** The oid of `refs/…`, or undefined. */
  ref(name: string): string | undefined {
    return this.find(['rev-parse', '--verify', '--quiet', `${name}^{object}`]);
  }

  head(branch: string): string | undefined {
    return this.ref(`refs/heads/${branch}`);
  }

  /** A sha, branch or tag as a commit's oid. */
  resolve(expression: string): string | undefined {
    const tries = [`refs/heads/${expression}`, `refs/tags/${expression}`, expression];
    for (const each of tries) {
      const oid = this.find(['rev-parse', '--verify', '--quiet', `${each}^{commit}`]);
      if (oid !== undefined) return oid;
    }
    return undefined;
  }

  type(oid: string): string | undefined {
    if (!isObjectId(oid)) return undefined;
    const type = this.#types.get(oid) ?? this.find(['cat-file', '-t', oid]);
    if (type !== undefined) this.#types.set(oid, type);
    return type;
  }

  /** Moves a ref as one step; a refusal when it is not at `from` any more. */
  update(ref: string, to: string | undefined, from?: string): void {
    try {
      if (to === undefined) this.git(['update-ref', '-d', ref]);
      else this.git(['update-ref', ref, to, ...(from === undefined ? [] : [from])]);
    } catch {
      throw new Refusal(422, 'Reference update failed');
    }
  }

  commit(oid: string): StoredCommit {
    const commit = this.#commits.get(oid) ?? commitOf(oid, this.bytes(['cat-file', 'commit', oid]).toString('utf8'));
    if (isObjectId(oid)) this.#commits.set(oid, commit);
    return commit;
  }

  /** Reads all of them at once, since a page of a history asks for each. */
  #readCommits(oids: readonly string[]): void {
    const unread = oids.filter((oid) => !this.#commits.has(oid));
    if (unread.length === 0) return;
    let rest = this.bytes(['cat-file', '--batch'], `${unread.join('\n')}\n`);
    for (const oid of unread) {
      const header = rest.subarray(0, rest.indexOf('\n')).toString('utf8');
      const start = header.length + 1;
      const end = start + Number(header.split(' ')[2]);
      this.#commits.set(oid, commitOf(oid, rest.subarray(start, end).toString('utf8')));
      this.#types.set(oid, 'commit');
      rest = rest.subarray(end + 1);
    }
  }

  /** Entries of a tree-ish, with paths as they are written in it. */
  tree(treeish: string, recursive = false): readonly StoredEntry[] {
    const key = `${treeish} ${recursive}`;
    const entries = this.#trees.get(key) ?? this.#readTree(treeish, recursive);
    if (isObjectId(treeish)) this.#trees.set(key, entries);
    return entries;
  }

  #readTree(treeish: string, recursive: boolean): StoredEntry[] {
    const flags = recursive ? ['-r', '-t'] : [];
    const rows = this.bytes(['ls-tree', '-z', '-l', ...flags, treeish])
      .toString('utf8')
      .split('\0');
    return rows.filter(Boolean).map((row) => {
      const [, mode = '', type, oid = '', size, name = ''] =
        /^(\d+) (\w+) ([0-9a-f]+) +(\S+)\t([\s\S]*)$/.exec(row) ?? [];
      return { mode, type: type as StoredEntry['type'], oid, size: Number(size) || 0, path: name };
    });
  }

  entry(treeish: string, file: string): StoredEntry | undefined {
    const clean = file.replace(/^\.?\/+|\/+$/g, '');
    if (clean === '' || clean === '.') return undefined;
    return this.tree(treeish, true).find((each) => each.path === clean);
  }

  blob(oid: string): Buffer {
    return this.bytes(['cat-file', 'blob', oid]);
  }

  writeBlob(content: Uint8Array): string {
    return this.git(['hash-object', '-w', '--stdin'], content);
  }

  /** A tree like `base` with other entries at some paths; oid undefined removes the path. */
  writeTree(
    base: string | undefined,
    changes: readonly { path: string; mode: string; oid: string | undefined }[],
  ): string {
    const entries = new Map<string, { mode: string; oid: string }>();
    for (const each of base === undefined ? [] : this.tree(base, true))
      if (each.type !== 'tree') entries.set(each.path, { mode: each.mode, oid: each.oid });
    for (const each of changes) {
      if (each.oid === undefined) entries.delete(each.path);
      else entries.set(each.path, { mode: each.mode, oid: each.oid });
    }
    return this.#writeFolder([...entries].map(([name, entry]) => ({ parts: name.split('/'), ...entry })));
  }

  #writeFolder(files: readonly { parts: readonly string[]; mode: string; oid: string }[]): string {
    const folders = Map.groupBy(
      files.filter(({ parts }) => parts.length > 1),
      ({ parts }) => parts[0] ?? '',
    );
    const rows = files
      .filter(({ parts }) => parts.length === 1)
      .map((each) => `${each.mode} blob ${each.oid}\t${each.parts[0]}`);
    for (const [name, inside] of folders) {
      const oid = this.#writeFolder(inside.map((each) => ({ ...each, parts: each.parts.slice(1) })));
      rows.push(`040000 tree ${oid}\t${name}`);
    }
    const lines = rows.map((row) =>
      row.startsWith('160000 blob') ? row.replace('160000 blob', '160000 commit') : row,
    );
    return this.git(['mktree', '-z', '--missing'], lines.map((line) => `${line}\0`).join(''));
  }

  /** Writes a commit object; GitHub's own signature makes it verified. */
  writeCommit(commit: {
    tree: string;
    parents: readonly string[];
    message: string;
    author: Person;
    committer: Person;
    signed: boolean;
  }): string {
    const line = ({ name, email, date }: Person): string =>
      `${name} <${email}> ${Math.floor(Date.parse(date) / 1000)} +0000`;
    const head = [
      `tree ${commit.tree}`,
      ...commit.parents.map((parent) => `parent ${parent}`),
      `author ${line(commit.author)}`,
      `committer ${line(commit.committer)}`,
    ];
    const text = `${head.join('\n')}\n${commit.signed ? signature : ''}\n${commit.message}`;
    return this.git(['hash-object', '-t', 'commit', '-w', '--stdin'], text);
  }

  isAncestor(older: string, newer: string): boolean {
    return this.find(['merge-base', '--is-ancestor', older, newer]) !== undefined;
  }

  /** Oids from newest to oldest. */
  log(range: string, options: { path?: string | undefined; limit?: number; skip?: number } = {}): string[] {
    const limits = [`--max-count=${options.limit ?? 250}`, `--skip=${options.skip ?? 0}`];
    const paths = options.path === undefined || options.path === '' ? [] : ['--', options.path];
    const oids = this.git(['rev-list', ...limits, range, ...paths])
      .split('\n')
      .filter(Boolean);
    this.#readCommits(oids);
    this.#readCommits([...new Set(oids.flatMap((oid) => this.commit(oid).parents))]);
    return oids;
  }

  /** The tree of a merge without conflict, else undefined. */
  mergedTree(base: string, head: string): string | undefined {
    return this.find(['merge-tree', '--write-tree', base, head])?.split('\n')[0];
  }

  /** GitHub's opaque node ids: ours say what they are. */
  nodeId(kind: string, key: string | number): string {
    return `${kind}_${createHash('sha1').update(`${this.name}#${key}`).digest('hex').slice(0, 16)}`;
  }
}

const isObjectId = (text: string): boolean => /^[0-9a-f]{40}$/.test(text);

/** A commit from the text of its object. */
function commitOf(oid: string, text: string): StoredCommit {
  const split = text.indexOf('\n\n');
  const header = text.slice(0, split).split('\n');
  const values = (key: string): string[] =>
    header.filter((line) => line.startsWith(`${key} `)).map((line) => line.slice(key.length + 1));
  return {
    oid,
    tree: values('tree')[0] ?? '',
    parents: values('parent'),
    author: personOf(values('author')[0] ?? ''),
    committer: personOf(values('committer')[0] ?? ''),
    message: text.slice(split + 2).replace(/\n$/, ''),
    signed: text.slice(0, split).includes('stand-in-for-web-flow'),
  };
}

function personOf(line: string): Person {
  const [, name = '', email = '', seconds = '0'] = /^(.*) <(.*)> (\d+) [+-]\d{4}$/.exec(line) ?? [];
  return { name, email, date: new Date(Number(seconds) * 1000).toISOString().replace('.000Z', 'Z') };
}
