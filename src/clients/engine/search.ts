// Finds the build engine that is here. Asks the tools themselves; never guesses from the platform, never starts a daemon.

import { findBuildah } from './buildah.ts';
import { findDocker } from './docker.ts';
import type { EngineName, EngineNeeds, FoundEngine } from './engine.ts';

/** The engine that can do the build; or the first one that is here and cannot; or what was looked for in vain. */
export type EngineFind =
  | { readonly state: 'found' | 'incapable'; readonly engine: FoundEngine }
  | { readonly state: 'missing'; readonly lookedFor: readonly string[] };

/** Finds the engine that is asked for, or with `auto` the first of BuildKit, Docker, Buildah that can do the build. */
export async function findEngine(
  wanted: EngineName | 'auto',
  folder: string,
  env: Readonly<Record<string, string>>,
  needs: EngineNeeds,
): Promise<EngineFind> {
  const lookedFor: string[] = [];
  let incapable: FoundEngine | undefined;

  for (const look of [findDocker, findBuildah]) {
    const passes = wanted !== 'auto' && (wanted === 'buildah') !== (look === findBuildah);
    if (passes) continue;
    const found = await look(folder, env);
    const engines = found.engines.filter(({ name }) => wanted === 'auto' || name === wanted);
    const capable = engines.find((engine) => engine.lacks(needs) === undefined);
    if (capable !== undefined) return { state: 'found', engine: capable };
    incapable ??= engines[0];
    lookedFor.push(...found.remarks);
  }

  if (incapable === undefined) return { state: 'missing', lookedFor };
  return { state: 'incapable', engine: incapable };
}
