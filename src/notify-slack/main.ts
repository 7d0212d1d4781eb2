// The entry of notify-slack: hands the real clients to run. Decides nothing.

import { connectGitHub } from '../clients/github/github.ts';
import { postToSlack } from '../clients/slack.ts';
import { runAction } from '../runner/run-action.ts';
import { check, inputs } from './inputs.ts';
import { outputs } from './report.ts';
import { run } from './run.ts';

await runAction({
  name: 'notify-slack',
  inputs,
  outputs,
  check,
  run: (given, job) => run(given, job, { connectGitHub, postToSlack }),
});
