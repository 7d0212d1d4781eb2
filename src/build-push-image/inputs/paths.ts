// What a wrong path of the build means in the words of this action's inputs. Looks at no disk.

import type { BuildPathFault, BuildPaths, findBuildPathFaults } from '../../clients/engine/build-files.ts';
import type { Problem } from '../../domain/action-error.ts';
import { phrase } from '../../domain/text/optional.ts';
import { splitPair } from './pairs.ts';

/** Asks the disk about the paths of a build. */
export type FindPathFaults = typeof findBuildPathFaults;

/** The inputs that name paths, and those that say whether they are looked at. */
export interface PathInputs {
  readonly context: string;
  readonly dockerfile: string | undefined;
  readonly file: string | undefined;
  readonly 'secret-files': readonly string[];
  readonly 'lifecycle-policy': string | undefined;
  readonly promote: string | undefined;
  readonly merge: readonly string[];
}

/** The Dockerfile as it was given; `file` is docker/build-push-action's name for it. */
export const dockerfileInput = ({ dockerfile, file }: Pick<PathInputs, 'dockerfile' | 'file'>): string | undefined =>
  dockerfile ?? file;

/** The paths among the inputs. */
export const pathsOf = (inputs: PathInputs): BuildPaths => ({
  context: inputs.context,
  dockerfile: dockerfileInput(inputs),
  secretFiles: inputs['secret-files'].map((line) => splitPair(line)[1]),
  policy: inputs['lifecycle-policy'],
});

/** Faults of the paths as problems. Of an image that is not built here no Dockerfile is asked for. */
export function pathProblems(
  inputs: Pick<PathInputs, 'file' | 'promote' | 'merge'>,
  faults: readonly BuildPathFault[],
): Problem[] {
  const builds = inputs.promote === undefined && inputs.merge.length === 0;
  const names: Record<BuildPathFault['of'], string> = {
    context: 'context',
    dockerfile: inputs.file === undefined ? 'dockerfile' : 'file',
    'secret-file': 'secret-files',
    policy: 'lifecycle-policy',
  };

  return faults
    .filter(({ of }) => builds || of === 'policy')
    .map((fault) => ({ ...words(fault), where: `input \`${names[fault.of]}\`` }));
}

function words({ kind, of, path, leadsTo }: BuildPathFault): Problem {
  const noun = of === 'context' ? 'folder' : 'file';
  if (kind === 'outside') {
    const via = phrase(leadsTo, (leadsTo) => ` (it leads to ${leadsTo})`);
    const fix =
      'Name a path inside the checked-out repository, relative to its root, or in the runner’s temporary folder.';
    return { code: 'path_outside', what: `"${path}" lies outside the repository${via}`, fix };
  }
  if (kind === 'missing') {
    const fix =
      'Check the path (it is relative to the root of the repository), and that actions/checkout ran before this step.';
    return { code: 'path_missing', what: `There is no ${noun} "${path}"`, fix };
  }

  return { code: 'path_kind', what: `"${path}" is not a ${noun}`, fix: `Name a ${noun}.` };
}
