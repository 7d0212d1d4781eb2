// Finds the build engine that is here. Asks the tools themselves; never guesses from the platform, never starts a daemon.

import { ActionError } from '../domain/action-error.ts';
import { findBuildah } from './buildah.ts';
import { findDocker } from './docker.ts';
import type { EngineName, FoundEngine } from './engine.ts';

/** Finds the engine that is asked for, or with `auto` the first of BuildKit, Docker, Buildah. Throws an ActionError `engine_missing`. */
export async function findEngine(
  wanted: EngineName | 'auto',
  folder: string,
  env: Readonly<Record<string, string>>,
): Promise<FoundEngine> {
  const remarks: string[] = [];
  for (const look of [findDocker, findBuildah]) {
    const found = await look(folder, env);
    const engine = found.engines.find(({ name }) => wanted === 'auto' || name === wanted);
    if (engine !== undefined) return engine;
    remarks.push(...found.remarks);
  }
  const asked = wanted === 'auto' ? 'No build engine was found' : `The engine "${wanted}" was not found`;
  const fix =
    'Run on a GitHub-hosted Ubuntu runner (it has Docker), add docker/setup-buildx-action, or install one: `apt-get install docker.io` and start dockerd, or `apt-get install buildah`, which needs no daemon.';
  const what = `${asked}. Looked for: ${remarks.join('; ')}`;
  throw new ActionError({ code: 'engine_missing', what, where: 'input `engine`', fix });
}
