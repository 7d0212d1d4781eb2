// Starts notify-slack with the real clients. Decides nothing.

import { openReading } from '../clients/github/reading.ts';
import { sendToPagerDuty } from '../clients/pagerduty.ts';
import { postToSlack } from '../clients/slack.ts';
import { runAction } from '../runner/run-action.ts';
import { check, inputs } from './inputs.ts';
import { outputs } from './report.ts';
import { run } from './run.ts';

const clients = { openReading, postToSlack, sendToPagerDuty };

await runAction({
  name: 'notify-slack',
  inputs,
  outputs,
  check,
  run,
  clients,
});
