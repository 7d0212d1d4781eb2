// What a preflight asks of quality-gate: which gates would run? Runs none.

import type { Job } from '../domain/job.ts';
import type { Question } from '../domain/question.ts';
import type { Clients } from './clients.ts';
import type { QualityGateInputs } from './inputs.ts';
import { run } from './run.ts';

/** In the order in which they are asked. */
export const questions: readonly Question<QualityGateInputs, Clients>[] = [{ subject: 'gates', ask: askGates }];

async function askGates(inputs: QualityGateInputs, job: Job, clients: Clients): Promise<string> {
  await run({ ...inputs, 'dry-run': true }, job, clients);
  if (inputs.gates === undefined) return 'found in the repository';
  return `${inputs.gates.length} in the config file`;
}
