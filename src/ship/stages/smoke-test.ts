// smoke-test as a stage, with the real clients. Decides nothing.

import { stageOf } from '../../runner/stage.ts';
import { check, inputs } from '../../smoke-test/inputs.ts';
import { questions } from '../../smoke-test/questions.ts';
import { outputs } from '../../smoke-test/report.ts';
import { run } from '../../smoke-test/run.ts';
import { clients } from '../../smoke-test/wiring.ts';

/** The stage. */
export const stage = stageOf({ name: 'smoke-test', inputs, outputs, check, run, clients }, questions);
