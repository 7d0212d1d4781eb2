// Looks for the files of a build and where they really are, symlinks resolved. Only looks; never follows a path out of the workspace.

import { realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Problem } from '../../domain/action-error.ts';

/** Paths of a build as the inputs give them, relative to the workspace. */
export interface BuildPaths {
  readonly context: string;
  /** Undefined means `Dockerfile` in the context. */
  readonly dockerfile: string | undefined;
  /** `id=path` lines of the secret files. */
  readonly 'secret-files': readonly string[];
}

/** The Dockerfile's path relative to the workspace. */
export const dockerfileOf = (paths: Pick<BuildPaths, 'context' | 'dockerfile'>): string =>
  paths.dockerfile ?? path.join(paths.context, 'Dockerfile');

/** What is missing, of the wrong kind, or outside of the workspace. */
export function findBuildPathProblems(paths: BuildPaths, workspace: string): Problem[] {
  const context = pathProblem('context', paths.context, workspace, 'folder');
  if (context !== undefined && paths.dockerfile === undefined) return [context];
  const dockerfile = pathProblem('dockerfile', dockerfileOf(paths), workspace, 'file');
  const secrets = paths['secret-files'].map((line) =>
    pathProblem('secret-files', line.slice(line.indexOf('=') + 1), undefined, 'file', workspace),
  );
  return [context, dockerfile, ...secrets].filter((problem) => problem !== undefined);
}

function pathProblem(
  input: string,
  given: string,
  inside: string | undefined,
  kind: 'file' | 'folder',
  base = inside ?? '.',
): Problem | undefined {
  const where = `input \`${input}\``;
  const absolute = path.resolve(realPathOf(base) ?? base, given);
  const real = realPathOf(absolute);
  if (inside !== undefined && !isWithin(realPathOf(inside) ?? inside, real ?? absolute)) {
    const via = real === undefined || real === absolute ? '' : ` (it leads to ${real})`;
    const fix = 'Name a path inside the checked-out repository, relative to its root.';
    return { code: 'path_outside', what: `"${given}" lies outside the repository${via}`, where, fix };
  }
  if (real === undefined) {
    const fix = `Check the path (it is relative to ${base}), and that actions/checkout ran before this step.`;
    return { code: 'path_missing', what: `There is no ${kind} "${given}"`, where, fix };
  }
  const found = statSync(real);
  if (kind === 'file' ? found.isFile() : found.isDirectory()) return undefined;
  return { code: 'path_kind', what: `"${given}" is not a ${kind}`, where, fix: `Name a ${kind}.` };
}

function realPathOf(file: string): string | undefined {
  try {
    return realpathSync(file);
  } catch {
    return undefined;
  }
}

const isWithin = (folder: string, file: string): boolean => file === folder || file.startsWith(`${folder}${path.sep}`);
