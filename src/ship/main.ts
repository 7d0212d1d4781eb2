// Starts ship with the real clients. Decides nothing.

import { openLocalHistory } from '../clients/git/local-history.ts';
import { runAction } from '../runner/run-action.ts';
import { readDeployments } from './deployments.ts';
import { check, inputs } from './inputs.ts';
import { outputs } from './report.ts';
import { run } from './run.ts';

const clients = { openLocalHistory, readDeployments };

await runAction({
  name: 'ship',
  inputs,
  outputs,
  check,
  run,
  clients,
});
