// By which an image that exists is known to be what this build would give: a hash of everything that the build is told. Pure.

import { createHash } from 'node:crypto';
import type { ImageInputs } from './inputs.ts';

/** The label that carries the hash. */
export const buildInputsLabel = 'ship-actions.build-inputs';

/** What the build is told, except for what must not change the image (secrets) or only names it (tags, version). */
type BuildInputs = Pick<ImageInputs, 'context' | 'dockerfile' | 'target' | 'build-args' | 'labels'>;

/** `sha256:…` over the commit and the build inputs; the order of lines does not count. */
export function hashBuildInputs(inputs: BuildInputs, sha: string, platforms: readonly string[]): string {
  const told = {
    sha,
    context: inputs.context,
    dockerfile: inputs.dockerfile ?? '',
    target: inputs.target ?? '',
    buildArgs: [...inputs['build-args']].sort(),
    labels: [...inputs.labels].sort(),
    platforms: [...platforms].sort(),
  };
  return `sha256:${createHash('sha256').update(JSON.stringify(told)).digest('hex')}`;
}
