// build-push-image as a stage, with the real clients. Decides nothing.

import { check, inputs } from '../../build-push-image/inputs.ts';
import { questions } from '../../build-push-image/questions.ts';
import { outputs } from '../../build-push-image/report.ts';
import { run } from '../../build-push-image/run.ts';
import { clients } from '../../build-push-image/wiring.ts';
import { stageOf } from '../../runner/stage.ts';

/** The stage. */
export const stage = stageOf({ name: 'build-push-image', inputs, outputs, check, run, clients }, questions);
