// Starts quality-gate with the real clients. Decides nothing.

import { killMarked } from '../clients/leftover.ts';
import { runProcess } from '../clients/process.ts';
import { runAction } from '../runner/run-action.ts';
import { check, inputs } from './inputs.ts';
import { outputs } from './report.ts';
import { run } from './run.ts';

const clients = { killMarked, runProcess };

await runAction({
  name: 'quality-gate',
  inputs,
  outputs,
  check,
  run,
  clients,
});
