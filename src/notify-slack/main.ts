// Starts notify-slack with the real clients. Decides nothing.

import { connectGitHub } from '../clients/github/github.ts';
import { postToSlack } from '../clients/slack.ts';
import { runAction } from '../runner/run-action.ts';
import { check, inputs } from './inputs.ts';
import { outputs } from './report.ts';
import { run } from './run.ts';

const clients = { connectGitHub, postToSlack };

await runAction({
  name: 'notify-slack',
  inputs,
  outputs,
  check,
  run,
  clients,
});
