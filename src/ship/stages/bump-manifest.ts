// bump-manifest as a stage, with the real clients. Decides nothing.

import { check, inputs } from '../../bump-manifest/inputs.ts';
import { questions } from '../../bump-manifest/questions.ts';
import { outputs } from '../../bump-manifest/report.ts';
import { run } from '../../bump-manifest/run.ts';
import { clients } from '../../bump-manifest/wiring.ts';
import { stageOf } from '../../runner/stage.ts';

/** The stage. */
export const stage = stageOf({ name: 'bump-manifest', inputs, outputs, check, run, clients }, questions);
