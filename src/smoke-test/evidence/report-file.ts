// Writes the JUnit file inside the workspace. Never through a link that leads out of it, also not through one that dangles.

import { constants } from 'node:fs';
import { lstat, mkdir, open, realpath } from 'node:fs/promises';
import path from 'node:path';
import { ActionError } from '../../domain/action-error.ts';
import { systemErrorCode } from '../../domain/thrown.ts';

/** The absolute path of the report, whose folder exists; undefined when none is wanted. */
export async function placeReport(given: string | undefined, workspace: string): Promise<string | undefined> {
  if (given === undefined) return undefined;
  const root = await realpath(workspace);
  const below = path.relative(workspace, path.resolve(workspace, given));
  const file = path.join(root, below);
  const parts = below.split(path.sep);
  if (below === '' || path.isAbsolute(below) || parts[0] === '..') throw outside(given);

  for (let depth = 1; depth < parts.length; depth++)
    if (!(await isWithin(root, path.join(root, ...parts.slice(0, depth))))) throw outside(given);
  const found = await lstat(file).catch(absent);
  if (found?.isSymbolicLink() === true) throw outside(given);
  if (found?.isDirectory() === true) throw unwritable(given, 'it is a folder');
  await mkdir(path.dirname(file), { recursive: true }).catch((thrown) => {
    throw unwritable(given, systemErrorCode(thrown));
  });
  return file;
}

/** True for what is not there yet, and for what really lies in the workspace. */
async function isWithin(root: string, place: string): Promise<boolean> {
  const found = await lstat(place).catch(absent);
  if (found === undefined || !found.isSymbolicLink()) return true;
  const real = await realpath(place).catch(absent);
  return real !== undefined && `${real}${path.sep}`.startsWith(`${root}${path.sep}`);
}

const absent = (thrown: unknown): undefined => {
  if (['ENOENT', 'ENOTDIR'].includes(systemErrorCode(thrown))) return undefined;
  throw thrown;
};

/** Writes the file; what became a link meanwhile is not followed. */
export async function writeReport(file: string, text: string): Promise<void> {
  const { O_WRONLY, O_CREAT, O_TRUNC, O_NOFOLLOW } = constants;
  try {
    const handle = await open(file, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW, 0o644);
    await handle.writeFile(text).finally(async () => await handle.close());
  } catch (thrown) {
    throw unwritable(file, systemErrorCode(thrown));
  }
}

const unwritable = (file: string, why: string): ActionError =>
  new ActionError({
    code: 'report_unwritable',
    what: `"${file}" cannot be written: ${why}`,
    where: 'input `report`',
    fix: 'Name a file in a folder that can be written, e.g. `report: reports/smoke-test.xml`.',
  });

function outside(given: string): ActionError {
  const what = `"${given}" lies outside the workspace, or is a link that may lead there`;
  const fix = 'Name a file inside the workspace, e.g. `report: reports/smoke-test.xml`.';
  return new ActionError({ code: 'report_outside', what, where: 'input `report`', fix });
}
