// Starts notify-slack with the real clients. Decides nothing.

import { runAction } from '../runner/run-action.ts';
import { check, inputs } from './inputs.ts';
import { outputs } from './report.ts';
import { run } from './run.ts';
import { clients } from './wiring.ts';

await runAction({
  name: 'notify-slack',
  inputs,
  outputs,
  check,
  run,
  clients,
});
