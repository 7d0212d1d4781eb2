// notify-slack as a stage, with the real clients. Decides nothing.

import { check, inputs } from '../../notify-slack/inputs.ts';
import { questions } from '../../notify-slack/questions.ts';
import { outputs } from '../../notify-slack/report.ts';
import { run } from '../../notify-slack/run.ts';
import { clients } from '../../notify-slack/wiring.ts';
import { stageOf } from '../../runner/stage.ts';

/** The stage. */
export const stage = stageOf({ name: 'notify-slack', inputs, outputs, check, run, clients }, questions);
