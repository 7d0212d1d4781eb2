// The entry of notify-slack: hands the real clients to run. Decides nothing.

import { openReading } from '../clients/github/reading.ts';
import { sendToPagerDuty } from '../clients/pagerduty.ts';
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
  run: (given, job) => run(given, job, { openReading, postToSlack, sendToPagerDuty }),
});
