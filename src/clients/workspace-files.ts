// Lists, reads and replaces files of the workspace. Follows no symbolic link, and replaces all files or none.

import { lstat, readdir, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { messageOf } from '../domain/action-error.ts';
import { phrase } from '../domain/text/optional.ts';
import { onSystemFault, systemErrorCode } from '../domain/thrown.ts';
import { WorkTreeFault } from '../domain/work-tree.ts';

/** A file of the workspace, its mode as git would write it. */
export interface WorkspaceEntry {
  /** From the root of the workspace, with slashes. */
  readonly path: string;
  readonly mode: string;
}

/** The files below a folder on disk. */
export interface WorkspaceFiles {
  /** Everything below `folders`; `''` is the root. What is not there yields nothing; `.git` is passed over. */
  list(folders: readonly string[]): Promise<readonly WorkspaceEntry[]>;
  read(paths: readonly string[]): Promise<{ path: string; bytes: Buffer }[]>;
  /** Replaces the content of files; the mode stays. Throws a WorkTreeFault, and then every file is as it was. */
  replace(files: readonly { readonly path: string; readonly bytes: Buffer }[]): Promise<void>;
}

/** Opens a folder; looks at it only when called. */
export function openWorkspaceFiles(root: string): WorkspaceFiles {
  return {
    list: async (folders) => (await Promise.all([...new Set(folders)].map((folder) => listBelow(root, folder)))).flat(),
    read: async (paths) =>
      await Promise.all(paths.map(async (each) => ({ path: each, bytes: await readFile(path.join(root, each)) }))),
    replace: async (files) => await replaceAll(root, files),
  };
}

async function listBelow(root: string, relative: string): Promise<WorkspaceEntry[]> {
  // A link above the folder would lead out of the workspace.
  const parent = await realpath(path.dirname(path.join(root, relative))).catch(onSystemFault(undefined));
  const expected = path.join(await realpath(root), path.dirname(relative));
  if (relative === '' || parent === path.resolve(expected)) return await walk(root, relative);
  return [];
}

async function walk(root: string, relative: string): Promise<WorkspaceEntry[]> {
  const absolute = path.join(root, relative);
  const found = await lstat(absolute).catch(onSystemFault(undefined));
  if (found === undefined) return [];
  if (found.isSymbolicLink()) return [{ path: relative, mode: '120000' }];
  if (found.isFile()) return [{ path: relative, mode: (found.mode & 0o100) === 0 ? '100644' : '100755' }];
  if (!found.isDirectory()) return [];

  const names = await readdir(absolute);
  if (names.length === 0 && (await isSubmodule(root, relative))) return [{ path: relative, mode: '160000' }];
  const above = phrase(relative !== '', `${relative}/`);
  const below = names.filter((name) => name !== '.git').sort();
  return (await Promise.all(below.map((name) => walk(root, `${above}${name}`)))).flat();
}

/** True for a folder that a checkout without its submodules left empty. https://git-scm.com/docs/gitmodules */
async function isSubmodule(root: string, relative: string): Promise<boolean> {
  const text = await readFile(path.join(root, '.gitmodules'), 'utf8').catch(onSystemFault(''));
  return text.split('\n').some((line) => {
    const [key = '', ...value] = line.split('=');
    return key.trim() === 'path' && value.join('=').trim().replace(/^"|"$/g, '') === relative;
  });
}

/** Writes every new content beside its file first; only then the names change hands, and are given back on failure. */
async function replaceAll(root: string, files: readonly { path: string; bytes: Buffer }[]): Promise<void> {
  const steps = files.map((file, index) => {
    const target = path.join(root, file.path);
    return { target, fresh: `${target}.ship-${process.pid}-${index}`, bytes: file.bytes };
  });

  const done: { target: string; before: Buffer; mode: number }[] = [];
  try {
    for (const { target, fresh, bytes } of steps) {
      await writeFile(fresh, bytes, { mode: (await lstat(target)).mode & 0o777, flag: 'wx' });
    }

    for (const { target, fresh } of steps) {
      const before = await readFile(target);
      const { mode } = await lstat(target);
      await rename(fresh, target);
      done.push({ target, before, mode });
    }
  } catch (cause) {
    for (const { target, before, mode } of done) await writeFile(target, before, { mode: mode & 0o777 });
    systemErrorCode(cause);
    const what = `The files of the workspace cannot be written: ${messageOf(cause)}`;
    throw new WorkTreeFault('unwritable', what, { cause });
  } finally {
    await Promise.all(steps.map(({ fresh }) => rm(fresh, { force: true })));
  }
}
