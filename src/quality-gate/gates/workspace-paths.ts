// Faults of the paths that the inputs name: outside the workspace, or not there. Asks the disk only through `isFolder`.

import path from 'node:path';
import type { Problem } from '../../domain/action-error.ts';

/** Relative paths that lead out of the workspace, and exclusions, which are not known. */
export function findPathFaults(paths: readonly string[], subject: string, input: string): Problem[] {
  const where = `input \`${input}\``;
  return paths.flatMap((each): Problem[] => {
    if (path.basename(each).startsWith('!') || each.startsWith('!')) {
      const fix = 'Name only what is to be read: patterns that exclude files are not supported.';
      return [{ code: 'path_exclusion', what: `${subject} "${each}" starts with "!"`, where, fix }];
    }
    if (!path.isAbsolute(each) && /^\.\.(?:\/|$)/.test(path.normalize(each))) {
      const fix = 'Name a path inside the workspace.';
      return [{ code: 'path_outside', what: `${subject} "${each}" lies outside the workspace`, where, fix }];
    }
    return [];
  });
}

/** What the disk shows about a path that the inputs name. */
export interface PlaceFacts {
  readonly workspace: string;
  isFolder(absolute: string): boolean;
}

/** What is looked at in a gate. */
export interface PlacedGate {
  readonly name: string;
  readonly workingDirectory: string;
  readonly needs: readonly string[];
}

/** Faults that only the disk shows: a working-directory that is not there, an absolute path outside the workspace. `named` is by input. */
export function findPlaceFaults(
  gates: readonly PlacedGate[],
  named: Readonly<Record<string, readonly string[]>>,
  facts: PlaceFacts,
): Problem[] {
  const { workspace } = facts;
  const isOutside = (place: string): boolean => {
    const relative = path.relative(workspace, path.resolve(workspace, place));
    return relative === '..' || relative.startsWith('../');
  };

  const missing = gates
    // A gate that waits for another may use a folder that the other makes.
    .filter((gate) => gate.needs.length === 0 && !isOutside(gate.workingDirectory))
    .filter((gate) => !facts.isFolder(path.resolve(workspace, gate.workingDirectory)))
    .map((gate) => ({
      code: 'gates_invalid',
      what: `The gate "${gate.name}": working-directory "${gate.workingDirectory}" is not a folder in the workspace`,
      where: 'input `gates`',
      fix: 'Check the path, and that actions/checkout ran before this step.',
    }));
  const outside = Object.entries(named).flatMap(([input, places]) =>
    places.filter(isOutside).map((place) => ({
      code: 'path_outside',
      what: `"${place}" lies outside the workspace`,
      where: `input \`${input}\``,
      fix: 'Name a path inside the workspace.',
    })),
  );
  return [...missing, ...outside];
}
