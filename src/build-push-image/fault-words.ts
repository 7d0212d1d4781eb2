// Turns what a client threw into a problem in the words of this action. Asks the registry only for names that are near a missing one.

import { ActionError, type Problem } from '../domain/action-error.ts';
import { EngineFault } from '../domain/image/engine-fault.ts';
import { RegistryFault } from '../domain/image/registry-fault.ts';
import { optional } from '../domain/text/optional.ts';
import type { WorkTreeFault } from '../domain/work-tree.ts';
import type { Work } from './build/build.ts';
import { engineProblem } from './build/engine-words.ts';
import type { ImagePlan } from './plan.ts';
import { registryProblem } from './registry-words.ts';

/** What the words depend on. */
export interface FaultPlace extends Pick<Work, 'inputs' | 'access' | 'clients' | 'job'> {
  readonly plan: Pick<ImagePlan, 'repository' | 'dockerfile'>;
}

/** The error for the user; what is no fault of a client stays as it is. */
export async function wordFault(thrown: unknown, work: FaultPlace): Promise<unknown> {
  if (thrown instanceof EngineFault)
    return new ActionError(engineProblem(thrown, work.plan.dockerfile), { cause: thrown });
  if (!(thrown instanceof RegistryFault)) return thrown;

  const { inputs, plan, access, clients, job } = work;
  const registry = access?.registry ?? inputs.registry;
  const host = optional(registry, (registry) => clients.ecr.parseEcrHost(registry));
  const region = job.env['AWS_REGION'] ?? job.env['AWS_DEFAULT_REGION'];

  const problem = registryProblem(thrown, {
    registry,
    repository: plan.repository,
    isEcr: host !== undefined || inputs.registry === undefined || access?.ecr !== undefined,
    names: await neighbours(thrown, work),
    otherRegion: optional(host !== undefined && region !== undefined && region !== host.region, () => region),
    hasIdToken: job.env['ACTIONS_ID_TOKEN_REQUEST_URL'] !== undefined,
  });
  return new ActionError(problem, { cause: thrown });
}

/** A checkout that cannot be read. */
export const checkoutProblem = ({ message }: WorkTreeFault): Problem => ({
  code: 'git_failed',
  what: message,
  fix: 'Check that actions/checkout ran, and its depth.',
});

/** The repositories that are there, where one is missing and Amazon's API can be asked for them. */
async function neighbours({ kind }: RegistryFault, { access, clients }: FaultPlace): Promise<readonly string[]> {
  const ecr = access?.ecr;
  if (kind !== 'absent' || ecr === undefined) return [];
  return await clients.ecr.listRepositories(ecr.connection, ecr.account);
}
