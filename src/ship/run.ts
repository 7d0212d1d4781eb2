// Runs a stage: `plan` reads and checks the config file for the reusable workflows, `ending` finds the words for how a deployment
// ended, `report` tells the deployments that git remembers. Changes nothing.

import type { openLocalHistory } from '../clients/git/local-history.ts';
import { ActionError } from '../domain/action-error.ts';
import type { Job } from '../domain/job.ts';
import type { readDeployments } from './deployments.ts';
import { decideEnding, readFacts } from './ending.ts';
import { reportHistory } from './history/stage.ts';
import type { ShipInputs } from './inputs.ts';
import { planEnvironments } from './plan.ts';
import { reportEnding, reportFiles, reportPlan, type ShipReport } from './report.ts';

/** What main hands in. */
export interface Clients {
  readonly openLocalHistory: typeof openLocalHistory;
  readonly readDeployments: typeof readDeployments;
}

/** Runs the action. */
export async function run(inputs: ShipInputs, job: Job, clients: Clients): Promise<ShipReport> {
  if (inputs.stages === 'report') return reportFiles(await reportHistory(inputs, job, clients.openLocalHistory));
  return inputs.stages === 'ending' ? tellEnding(inputs, job) : await planStage(inputs, job, clients);
}

async function planStage(inputs: ShipInputs, job: Job, clients: Clients): Promise<ShipReport> {
  const deployments = await clients.readDeployments(job.context, inputs.config, inputs.service);

  const plan = planEnvironments(deployments, {
    environments: inputs.environments,
    after: inputs.after,
    promote: inputs.promote,
    from: inputs.from,
    allowedHosts: inputs['allowed-hosts'],
  });
  if ('problems' in plan) throw new ActionError(plan.problems);

  for (const { name, sync, approval } of plan.steps)
    job.log.info(`${name}: sync ${sync}${approval === '' ? '' : `, approved in ${approval}`}`);
  return reportPlan(inputs.service, plan.steps);
}

function tellEnding({ facts: given, task, sync, result, service }: ShipInputs, job: Job): ShipReport {
  const facts = readFacts([given ?? null, { task, sync, result }]);
  if ('code' in facts) throw new ActionError([facts]);

  const ending = decideEnding(facts);
  job.log.info(`${ending.event} ${ending.version} ${ending.explanation}`.trim());
  return reportEnding(service, ending);
}
