// Makes bare repositories for the stand-ins of GitHub and of git servers. Only for tests.

import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { GitStore } from './store.ts';

/** A file's text, or its text and its mode, e.g. `100755` or `120000`. */
export type SeedFile = string | Uint8Array | { readonly text: string; readonly mode: string };

const seeder = { name: 'Seed', email: 'seed@example.com', date: '2026-01-01T00:00:00Z' };

/** A new bare repository `owner/name.git` below `root`, with one commit on `main`; gives its folder. */
export function bareRepository(root: string, name: string, files: Readonly<Record<string, SeedFile>>): string {
  const folder = path.join(root, `${name}.git`);
  mkdirSync(folder, { recursive: true });
  execFileSync('git', ['init', '--quiet', '--bare', '--initial-branch=main', folder]);
  for (const setting of ['http.receivepack', 'uploadpack.allowFilter', 'uploadpack.allowAnySHA1InWant'])
    execFileSync('git', ['--git-dir', folder, 'config', setting, 'true']);
  commitFiles(root, name, files, { message: 'chore: seed' });
  return folder;
}

/** Commits files on a branch as somebody else would; `undefined` removes a file. Gives the new head. */
export function commitFiles(
  root: string,
  name: string,
  files: Readonly<Record<string, SeedFile | undefined>>,
  options: { readonly branch?: string; readonly message: string; readonly from?: string },
): string {
  const store = new GitStore(root, name);
  const ref = `refs/heads/${options.branch ?? 'main'}`;
  const head = options.from ?? store.ref(ref);
  const changes = Object.entries(files).map(([file, content]) => {
    const plain = typeof content === 'string' || content instanceof Uint8Array;
    const mode = content === undefined || plain ? '100644' : content.mode;
    const bytes = plain ? content : (content?.text ?? '');
    return { path: file, mode, oid: content === undefined ? undefined : store.writeBlob(Buffer.from(bytes)) };
  });
  const tree = store.writeTree(head, changes);
  const parents = head === undefined ? [] : [head];
  const { message } = options;
  const oid = store.writeCommit({
    tree,
    parents,
    message: `${message}\n`,
    author: seeder,
    committer: seeder,
    signed: false,
  });
  store.update(ref, oid);
  return oid;
}
