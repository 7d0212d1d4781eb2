// Entry of ship: hands the real clients to run. Decides nothing.

import { runAction } from '../runner/run-action.ts';
import { readDeployments } from './deployments.ts';
import { inputs } from './inputs.ts';
import { outputs } from './report.ts';
import { run } from './run.ts';

await runAction({
  name: 'ship',
  inputs,
  outputs,
  clients: { readDeployments },
  run,
});
