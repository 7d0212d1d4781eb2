// Runs the chain or its preflight; or for the reusable workflows one stage: `plan` reads and checks the config file, `ending` finds the
// words for how a deployment ended, `report` tells the deployments that git remembers.

import { ActionError, orThrow } from '../domain/action-error.ts';
import type { Job } from '../domain/job.ts';
import { phrase } from '../domain/text/optional.ts';
import { hostProblems, planCourse } from './chain/course.ts';
import type { Clients } from './clients.ts';
import { decideEnding, readFacts } from './ending.ts';
import type { ShipInputs } from './inputs.ts';
import { planEnvironments } from './plan.ts';
import { reportEnding, reportFiles, reportPlan, type ShipReport } from './report.ts';

/** Runs the action. */
export async function run(inputs: ShipInputs, job: Job, clients: Clients): Promise<ShipReport> {
  const [first] = inputs.stages;
  if (first === 'ending') return await tellEnding(inputs, job, clients);
  if (first === 'report') return await history(inputs, job, clients);
  if (first === 'plan') return await planStage(inputs, job, clients);
  if (inputs['dry-run']) return await preflight(inputs, job, clients);
  return await chain(inputs, job, clients);
}

/** As `runChain`, loaded only when it is used: the workflows ask for a plan in every run, and wait for it. */
async function preflight(inputs: ShipInputs, job: Job, clients: Clients): Promise<ShipReport> {
  const { runPreflight } = await import('./preflight/run.ts');
  return await runPreflight(inputs, job, clients);
}

async function history(inputs: ShipInputs, job: Job, { openLocalHistory }: Clients): Promise<ShipReport> {
  const { reportHistory } = await import('./history/stage.ts');
  return reportFiles(await reportHistory(inputs, job, openLocalHistory));
}

async function chain(inputs: ShipInputs, job: Job, clients: Clients): Promise<ShipReport> {
  const { stages, environment, image, config, service } = inputs;
  const deployments = await clients.readDeployments(job.context, config, service);
  const allowedHosts = inputs['allowed-hosts'];

  const asked = { stages, environment, hasImage: image !== undefined, allowedHosts };
  const course = orThrow(planCourse(deployments, asked));

  const { runChain } = await import('./chain/run.ts');
  return await runChain(inputs, job, course, clients.openStages);
}

async function planStage(inputs: ShipInputs, job: Job, clients: Clients): Promise<ShipReport> {
  const deployments = await clients.readDeployments(job.context, inputs.config, inputs.service);

  const { environments, after, promote, from, 'allowed-hosts': allowedHosts } = inputs;
  const steps = orThrow(planEnvironments(deployments, { environments, after, promote, from, allowedHosts }));

  for (const { name, sync, approval } of steps)
    job.log.info(`${name}: sync ${sync}${phrase(approval !== '', () => `, approved in ${approval}`)}`);
  return reportPlan(inputs.service, steps);
}

async function tellEnding(inputs: ShipInputs, job: Job, clients: Clients): Promise<ShipReport> {
  const { facts: given, task, sync, result, service } = inputs;
  const facts = orThrow(readFacts([given ?? null, { task, sync, result }]));
  await refuseOtherHosts(inputs, job, clients);

  const ending = decideEnding(facts);
  job.log.info(`${ending.event} ${ending.version} ${ending.explanation}`.trim());
  return reportEnding(service, ending);
}

/** The words are for a messenger whose address the config file may choose, also where the plan refused that file. */
async function refuseOtherHosts(inputs: ShipInputs, job: Job, clients: Clients): Promise<void> {
  const allowedHosts = inputs['allowed-hosts'];
  if (allowedHosts.length === 0) return;

  const { environments, ...rest } = await clients.readDeployments(job.context, inputs.config, inputs.service);
  const told = environments.filter(({ name }) => inputs.environments.includes(name));
  const problems = hostProblems({ ...rest, environments: told.length === 0 ? environments : told }, { allowedHosts });
  if (problems.length > 0) throw new ActionError(problems);
}
