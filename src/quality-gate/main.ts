// Entry point of the quality-gate action: hands the real clients to run.

import { killMarked } from '../clients/leftover.ts';
import { runProcess } from '../clients/process.ts';
import { runAction } from '../runner/run-action.ts';
import { check, inputs } from './inputs.ts';
import { outputs } from './report.ts';
import { run } from './run.ts';

await runAction({
  name: 'quality-gate',
  inputs,
  outputs,
  check,
  run: (inputs, job) => run(inputs, job, { runProcess, killMarked }),
});
