// Starts quality-gate with the real clients. Decides nothing.

import { openWorkTreeHistory } from '../clients/git/diff.ts';
import { openVerdictBoard } from '../clients/github/verdicts/board.ts';
import { killMarked } from '../clients/leftover.ts';
import { findPidNamespace } from '../clients/pid-namespace.ts';
import { askTool, runProcess } from '../clients/process.ts';
import { runAction } from '../runner/run-action.ts';
import { check, inputs } from './inputs.ts';
import { outputs } from './report.ts';
import { run } from './run.ts';

const clients = { runProcess, askTool, killMarked, findPidNamespace, openWorkTreeHistory, openVerdictBoard };

await runAction({
  name: 'quality-gate',
  inputs,
  outputs,
  check,
  run,
  clients,
});
