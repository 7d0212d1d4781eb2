// Lists the files of a workspace that is no git repository. Never follows a link, never looks into what tools put there.

import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { onSystemFault } from '../../domain/thrown.ts';

const skipped = new Set(['.git', 'node_modules', 'target', 'build', '.venv', 'venv', '__pycache__']);
const most = 200_000;

/** Paths from the root, at most 200,000. */
export async function listFiles(root: string): Promise<string[]> {
  const files: string[] = [];
  const folders = [''];
  for (let folder = folders.pop(); folder !== undefined && files.length < most; folder = folders.pop()) {
    const entries = await readdir(path.join(root, folder), { withFileTypes: true }).catch(onSystemFault<Dirent[]>([]));
    for (const entry of entries) {
      const name = path.posix.join(folder, entry.name);
      if (entry.isFile()) files.push(name);
      else if (entry.isDirectory() && !skipped.has(entry.name)) folders.push(name);
    }
  }
  return files;
}
