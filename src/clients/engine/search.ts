// Finds the build engine that is here. Asks the tools themselves; never guesses from the platform, never starts a daemon.

import { ActionError } from '../../domain/action-error.ts';
import { findBuildah } from './buildah.ts';
import { findDocker } from './docker.ts';
import type { EngineName, FoundEngine } from './engine.ts';

/**
 * Finds the engine that is asked for, or with `auto` the first of BuildKit, Docker, Buildah that can do the build; when none
 * of those that are here can, the first of them, which says what it lacks. Throws an ActionError `engine_missing`.
 */
export async function findEngine(
  wanted: EngineName | 'auto',
  folder: string,
  env: Readonly<Record<string, string>>,
  needs: Parameters<FoundEngine['refuse']>[0],
): Promise<FoundEngine> {
  const remarks: string[] = [];
  let incapable: FoundEngine | undefined;
  for (const look of [findDocker, findBuildah]) {
    const found = await look(folder, env);
    const engines = found.engines.filter(({ name }) => wanted === 'auto' || name === wanted);
    const capable = engines.find((engine) => engine.refuse(needs) === undefined);
    if (capable !== undefined) return capable;
    incapable ??= engines[0];
    remarks.push(...found.remarks);
  }
  if (incapable !== undefined) return incapable;
  const asked = wanted === 'auto' ? 'No build engine was found' : `The engine "${wanted}" was not found`;
  const fix =
    'Run on a GitHub-hosted Ubuntu runner (it has Docker), add docker/setup-buildx-action, or install one: `apt-get install docker.io` and start dockerd, or `apt-get install buildah`, which needs no daemon.';
  const what = `${asked}. Looked for: ${remarks.join('; ')}`;
  throw new ActionError({ code: 'engine_missing', what, where: 'input `engine`', fix });
}
