// quality-gate as a stage, with the real clients. Decides nothing.
// The map of this room: quality-gate, build-push-image, bump-manifest, smoke-test and notify-slack, a chunk of the bundle each; stages.ts above opens them.

import { check, inputs } from '../../quality-gate/inputs.ts';
import { questions } from '../../quality-gate/questions.ts';
import { outputs } from '../../quality-gate/report.ts';
import { run } from '../../quality-gate/run.ts';
import { clients } from '../../quality-gate/wiring.ts';
import { stageOf } from '../../runner/stage.ts';

/** The stage. */
export const stage = stageOf({ name: 'quality-gate', inputs, outputs, check, run, clients }, questions);
