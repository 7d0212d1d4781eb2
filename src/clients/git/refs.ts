// The files of a bare repository that say where its refs stand: cheaper to read than to ask git. Writes none.

import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { onSystemFault } from '../../domain/thrown.ts';

/** A file of a bare repository; empty when it is not there. */
export async function readGitFile(gitDir: string, name: string): Promise<string> {
  return await readFile(path.join(gitDir, name), 'utf8').catch(onSystemFault(''));
}

/** Where a ref stands; undefined when it is not there: https://git-scm.com/docs/gitrepository-layout */
export async function readRef(gitDir: string, ref: string): Promise<string | undefined> {
  const loose = await readGitFile(gitDir, ref);
  if (loose !== '') return loose.trim();
  const packed = (await readGitFile(gitDir, 'packed-refs')).split('\n').map((line) => line.split(' '));
  return packed.find(([, name]) => name === ref)?.[0];
}

/** The branch that the repository stands on; undefined when it stands on none. */
export async function readHeadBranch(gitDir: string): Promise<string | undefined> {
  const head = (await readGitFile(gitDir, 'HEAD')).trim();
  return /^ref: refs\/heads\/(.+)$/.exec(head)?.[1];
}

/** A killed git leaves its locks behind, where nobody else works. What lies in the queue comes again with the next fetch. */
export async function removeLocks(gitDir: string, branch: string): Promise<void> {
  for (const lock of ['shallow.lock', 'packed-refs.lock', `refs/heads/${branch}.lock`, 'refs/ship/queue'])
    await rm(path.join(gitDir, lock), { recursive: true, force: true });
}
