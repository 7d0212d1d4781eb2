// notify-slack as a stage, with the real clients. Decides nothing.

import { openReading } from '../../clients/github/reading.ts';
import { sendToPagerDuty } from '../../clients/pagerduty.ts';
import { postToSlack } from '../../clients/slack.ts';
import { check, inputs } from '../../notify-slack/inputs.ts';
import { questions } from '../../notify-slack/questions.ts';
import { outputs } from '../../notify-slack/report.ts';
import { run } from '../../notify-slack/run.ts';
import { stageOf } from '../../runner/stage.ts';

const clients = { openReading, postToSlack, sendToPagerDuty };

/** The stage. */
export const stage = stageOf({ name: 'notify-slack', inputs, outputs, check, run, clients }, questions);
