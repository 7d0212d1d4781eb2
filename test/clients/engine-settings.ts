// Settings and a build as the engines get them, for tests that run an engine's client on programs of their own.

import type { BuildSpec, EngineNeeds, EngineSettings } from '../../src/clients/engine/engine.ts';
import { type Cleanup, temporaryFolder } from '../fakes/folder.ts';

/** Settings with an empty folder, a private folder, and a log that is kept in `lines`. */
export function givenSettings(
  test: Cleanup,
  toolPath: string,
  over: Partial<EngineSettings> = {},
): { settings: EngineSettings; lines: string[] } {
  const lines: string[] = [];
  const none = (): void => undefined;
  const info = (line: string): void => {
    lines.push(line);
  };
  const silent = { debug: none, notice: none, warning: none, error: none, group: none, mask: none };
  const settings: EngineSettings = {
    folder: temporaryFolder(test),
    env: { PATH: toolPath },
    log: { ...silent, info, redact: (text) => text },
    signal: new AbortController().signal,
    privateFolder: temporaryFolder(test),
    authFile: undefined,
    plainHttp: false,
    ...over,
  };
  return { settings, lines };
}

/** A build of `r.io/shop/app:v1`. */
export const givenSpec = (over: Partial<BuildSpec> = {}): BuildSpec => ({
  image: 'r.io/shop/app:v1',
  context: 'app',
  dockerfile: 'app/Dockerfile',
  target: undefined,
  platforms: [],
  buildArgs: [],
  buildContexts: [],
  labels: {},
  annotations: [],
  secrets: [],
  cacheFrom: [],
  cacheTo: [],
  sbom: false,
  provenance: false,
  pull: false,
  push: true,
  epoch: undefined,
  isolation: undefined,
  ...over,
});

/** What a build needs of an engine when it needs nothing special. */
export const needsNothing: EngineNeeds = { ...givenSpec(), secrets: [] };

/** A build that uses everything. */
export const fullSpec = (): BuildSpec =>
  givenSpec({
    target: 'prod',
    platforms: ['linux/amd64'],
    buildArgs: ['A=1', 'B=x y'],
    labels: { team: 'shop' },
    buildContexts: ['docs=../docs'],
    epoch: 1768832625,
    secrets: [{ id: 'TOKEN', file: '/private/secret-0' }],
    pull: true,
  });
