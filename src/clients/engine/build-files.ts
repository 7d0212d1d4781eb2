// Looks for the files of a build and where they really are, symlinks resolved. Only looks; never follows a path out of the places where
// a build may read.

import { realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { optional, present } from '../../domain/text/optional.ts';
import { systemErrorCode } from '../../domain/thrown.ts';

/** Paths of a build, relative to the workspace. */
export interface BuildPaths {
  readonly context: string;
  /** Undefined means `Dockerfile` in the context. */
  readonly dockerfile: string | undefined;
  readonly secretFiles: readonly string[];
  /** A file with a lifecycle policy. */
  readonly policy: string | undefined;
}

/** What is wrong with one path. */
export interface BuildPathFault {
  readonly kind: 'missing' | 'outside' | 'not-folder' | 'not-file';
  readonly of: 'context' | 'dockerfile' | 'secret-file' | 'policy';
  /** As it was given. */
  readonly path: string;
  /** Where a symbolic link leads to; undefined where it is the path itself. */
  readonly leadsTo: string | undefined;
}

/** The Dockerfile's path relative to the workspace. */
export const dockerfileOf = (paths: Pick<BuildPaths, 'context' | 'dockerfile'>): string =>
  paths.dockerfile ?? path.join(paths.context, 'Dockerfile');

/** What is missing, of the wrong kind, or outside of the workspace and of the runner's temporary folder. */
export function findBuildPathFaults(paths: BuildPaths, workspace: string, temporary: string): BuildPathFault[] {
  const within = [workspace, temporary];
  const context = faultOf('context', paths.context, workspace, within);
  const policy = optional(paths.policy, (policy) => faultOf('policy', policy, workspace, within));
  // A Dockerfile in a context that is wrong would only say so once more.
  if (context !== undefined && paths.dockerfile === undefined) return present([context, policy]);

  const dockerfile = faultOf('dockerfile', dockerfileOf(paths), workspace, within);
  const secrets = paths.secretFiles.map((file) => faultOf('secret-file', file, workspace, undefined));
  return present([context, dockerfile, policy, ...secrets]);
}

function faultOf(
  of: BuildPathFault['of'],
  given: string,
  base: string,
  within: readonly string[] | undefined,
): BuildPathFault | undefined {
  const absolute = path.resolve(realPathOf(base) ?? base, given);
  const real = realPathOf(absolute);
  const leadsTo = optional(real !== absolute, () => real);
  const isInside = (folder: string): boolean => isWithin(realPathOf(folder) ?? folder, real ?? absolute);

  if (within !== undefined && !within.some(isInside)) return { kind: 'outside', of, path: given, leadsTo };
  if (real === undefined) return { kind: 'missing', of, path: given, leadsTo };
  const found = statSync(real);
  if (of === 'context') {
    if (found.isDirectory()) return undefined;
    return { kind: 'not-folder', of, path: given, leadsTo };
  }
  if (found.isFile()) return undefined;
  return { kind: 'not-file', of, path: given, leadsTo };
}

function realPathOf(file: string): string | undefined {
  try {
    return realpathSync(file);
  } catch (thrown) {
    systemErrorCode(thrown);
    return undefined;
  }
}

const isWithin = (folder: string, file: string): boolean => file === folder || file.startsWith(`${folder}${path.sep}`);
