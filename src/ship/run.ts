// Runs the stages. Today the stage `plan`: reads and checks the config file for the reusable workflows. Changes nothing.

import { ActionError } from '../domain/action-error.ts';
import type { Job, Report } from '../domain/job.ts';
import type { readDeployments } from './deployments.ts';
import type { ShipInputs } from './inputs.ts';
import { planEnvironments } from './plan.ts';
import { type outputs, report } from './report.ts';

/** What main hands in. */
export interface Clients {
  readonly readDeployments: typeof readDeployments;
}

/** Runs the action. */
export async function run(inputs: ShipInputs, job: Job, clients: Clients): Promise<Report<(typeof outputs)[number]>> {
  const deployments = await clients.readDeployments(job.context, inputs.config, inputs.service);

  const plan = planEnvironments(deployments, {
    environments: inputs.environments,
    after: inputs.after,
    allowedHosts: inputs['allowed-hosts'],
  });
  if ('problems' in plan) throw new ActionError(plan.problems);

  for (const { name, sync, approval } of plan.steps)
    job.log.info(`${name}: sync ${sync}${approval === '' ? '' : `, approved in ${approval}`}`);
  return report(inputs.service, plan.steps);
}
