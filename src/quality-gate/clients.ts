// What quality-gate needs of the world; the real ones are in wiring.ts. Types only.

import type { openWorkTreeHistory } from '../clients/git/diff.ts';
import type { openVerdictBoard } from '../clients/github/verdicts/board.ts';
import type { killMarked } from '../clients/leftover.ts';
import type { findPidNamespace } from '../clients/pid-namespace.ts';
import type { askWithDeadline, runProcess } from '../clients/process.ts';

/** Every client of this room. */
export interface Clients {
  readonly runProcess: typeof runProcess;
  readonly askWithDeadline: typeof askWithDeadline;
  readonly killMarked: typeof killMarked;
  readonly findPidNamespace: typeof findPidNamespace;
  readonly openWorkTreeHistory: typeof openWorkTreeHistory;
  readonly openVerdictBoard: typeof openVerdictBoard;
}
