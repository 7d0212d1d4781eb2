// The real clients of quality-gate: what it touches of the world, and nothing else. Decides nothing.

import { openWorkTreeHistory } from '../clients/git/diff.ts';
import { openVerdictBoard } from '../clients/github/verdicts/board.ts';
import { killMarked } from '../clients/leftover.ts';
import { findPidNamespace } from '../clients/pid-namespace.ts';
import { askWithDeadline, runProcess } from '../clients/process.ts';

/** Handed to the action by its main, and by the chain of which it is a stage. */
export const clients = {
  runProcess,
  askWithDeadline,
  killMarked,
  findPidNamespace,
  openWorkTreeHistory,
  openVerdictBoard,
};
