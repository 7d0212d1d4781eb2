// The room's clients for tests in this process: the real ones, with a log that is kept.

import type { Work } from '../../src/build-push-image/build/build.ts';
import type { Clients } from '../../src/build-push-image/clients.ts';
import type { BuildPushImageInputs } from '../../src/build-push-image/inputs.ts';
import { planImage } from '../../src/build-push-image/plan.ts';
import { readBuildContext } from '../../src/clients/engine/context-content.ts';
import { engineEnvironment } from '../../src/clients/engine/environment.ts';
import { findEngine } from '../../src/clients/engine/search.ts';
import { readWorkTree } from '../../src/clients/git/work-tree.ts';
import { amazon } from '../../src/clients/registry/amazon.ts';
import { copyImage } from '../../src/clients/registry/copy.ts';
import * as logins from '../../src/clients/registry/docker-config.ts';
import { connectImageRepository } from '../../src/clients/registry/registry.ts';
import { orThrow } from '../../src/domain/action-error.ts';
import type { Job } from '../../src/domain/job.ts';
import { type Cleanup, temporaryFolder } from '../fakes/folder.ts';
import { givenContent, givenContext, givenInputs, givenSource } from './given-inputs.ts';

/** Every client, and the real thing behind each. */
export const realClients: Clients = {
  readWorkTree,
  readBuildContext,
  engine: { findEngine, engineEnvironment },
  logins,
  registry: { connectRepository: connectImageRepository, copyImage },
  ecr: amazon,
};

/** A job with an environment, and what it said and masked. */
export function givenJob(
  test: Cleanup,
  env: Record<string, string> = {},
): { job: Job; said: string[]; masked: string[] } {
  const [said, masked]: [string[], string[]] = [[], []];
  const say = (text: string): void => void said.push(text);
  const log = {
    ...{ info: say, debug: say, notice: say, warning: say, error: say },
    group: (title: string, text: string) => say(`${title} ${text}`),
    mask: (secret: string) => void masked.push(secret),
    redact: (text: string) => text,
  };
  const context = givenContext({ workspace: temporaryFolder(test), temporaryFolder: temporaryFolder(test) });
  const signal = new AbortController().signal;
  return {
    job: { context, log, signal, env: { PATH: process.env['PATH'] ?? '', HOME: '/nonexistent', ...env } },
    said,
    masked,
  };
}

/** A step that has come as far as its plan. */
export function givenWork(
  test: Cleanup,
  over: Partial<BuildPushImageInputs> = {},
  env: Record<string, string> = {},
): Work & { said: string[] } {
  const { job, said } = givenJob(test, env);
  const inputs = givenInputs(over);
  const plan = orThrow(planImage(inputs, { context: job.context, source: givenSource, content: givenContent }));
  return { inputs, plan, job, said, clients: realClients, access: undefined, repository: undefined };
}
