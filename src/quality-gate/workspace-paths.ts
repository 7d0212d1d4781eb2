// Faults of the paths that the inputs name: outside the workspace, or not there. Asks the disk only through `isFolder`.

import path from 'node:path';
import type { Problem } from '../domain/action-error.ts';
import type { Plan } from './plan.ts';

/** Relative paths that lead out of the workspace, and exclusions, which are not known. */
export function findPathFaults(paths: readonly string[], subject: string, input: string): Problem[] {
  const where = `input \`${input}\``;
  return paths.flatMap((each): Problem[] => {
    if (path.basename(each).startsWith('!') || each.startsWith('!'))
      return [
        {
          code: 'path_exclusion',
          what: `${subject} "${each}" starts with "!"`,
          where,
          fix: 'Name what to read; exclusions are not known.',
        },
      ];
    if (!path.isAbsolute(each) && /^\.\.(?:\/|$)/.test(path.normalize(each)))
      return [
        {
          code: 'path_outside',
          what: `${subject} "${each}" lies outside the workspace`,
          where,
          fix: 'Name a path inside the workspace.',
        },
      ];
    return [];
  });
}

/** What the disk shows about a path that the inputs name. */
export interface PlaceFacts {
  readonly workspace: string;
  isFolder(absolute: string): boolean;
}

/** Faults that only the disk shows: a working-directory that is not there, an absolute path outside the workspace. */
export function findPlaceFaults(plan: Plan, facts: PlaceFacts): Problem[] {
  const { workspace } = facts;
  const isOutside = (place: string): boolean => {
    const relative = path.relative(workspace, path.resolve(workspace, place));
    return relative === '..' || relative.startsWith('../');
  };
  const outside = (places: readonly string[], input: string): Problem[] =>
    places.filter(isOutside).map((place) => ({
      code: 'path_outside',
      what: `"${place}" lies outside the workspace`,
      where: `input \`${input}\``,
      fix: 'Name a path inside the workspace.',
    }));
  const missing = plan.gates
    // A gate that waits for another may use a folder that the other makes.
    .filter((gate) => gate.needs.length === 0 && !isOutside(gate.workingDirectory))
    .filter((gate) => !facts.isFolder(path.resolve(workspace, gate.workingDirectory)))
    .map((gate) => ({
      code: 'gates_invalid',
      what: `The gate "${gate.name}": working-directory "${gate.workingDirectory}" is no folder in the workspace`,
      where: 'input `gates`',
      fix: 'Check the path, and that actions/checkout ran before this step.',
    }));
  const named = plan.gates.flatMap((gate) =>
    [gate.workingDirectory, ...gate.junit, ...gate.coverage].filter((each) => path.isAbsolute(each)),
  );
  return [
    ...missing,
    ...outside(named, 'gates'),
    ...outside(plan.junit, 'junit'),
    ...outside(plan.coverage, 'coverage'),
  ];
}
