// Starts smoke-test with the real clients. Decides nothing.

import { connectArgoCd } from '../clients/argocd.ts';
import { createProber } from '../clients/http.ts';
import { runAction } from '../runner/run-action.ts';
import { check, inputs } from './inputs.ts';
import { outputs } from './report.ts';
import { run } from './run.ts';

const clients = { connectArgoCd, createProber };

await runAction({
  name: 'smoke-test',
  inputs,
  outputs,
  check,
  run,
  clients,
});
