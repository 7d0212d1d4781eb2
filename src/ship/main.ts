// Starts ship with the real clients. Decides nothing.

import { openLocalHistory } from '../clients/git/local-history.ts';
import { runAction } from '../runner/run-action.ts';
import { listEnvironments, readDeployments } from './deployments.ts';
import { check, inputs } from './inputs.ts';
import { outputs } from './report.ts';
import { run } from './run.ts';
import { loadReading, openStages } from './stages.ts';

const clients = { listEnvironments, loadReading, openLocalHistory, openStages, readDeployments };

await runAction({
  name: 'ship',
  inputs,
  outputs,
  check,
  run,
  clients,
});
