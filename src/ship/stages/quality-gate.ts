// quality-gate as a stage, with the real clients. Decides nothing.

import { openWorkTreeHistory } from '../../clients/git/diff.ts';
import { openVerdictBoard } from '../../clients/github/verdicts/board.ts';
import { killMarked } from '../../clients/leftover.ts';
import { findPidNamespace } from '../../clients/pid-namespace.ts';
import { askTool, runProcess } from '../../clients/process.ts';
import { check, inputs } from '../../quality-gate/inputs.ts';
import { questions } from '../../quality-gate/questions.ts';
import { outputs } from '../../quality-gate/report.ts';
import { run } from '../../quality-gate/run.ts';
import { stageOf } from '../../runner/stage.ts';

const clients = { runProcess, askTool, killMarked, findPidNamespace, openWorkTreeHistory, openVerdictBoard };

/** The stage. */
export const stage = stageOf({ name: 'quality-gate', inputs, outputs, check, run, clients }, questions);
