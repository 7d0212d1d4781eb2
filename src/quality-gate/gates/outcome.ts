// How a gate ended, with its evidence. A value.

import type { ReportEvidence } from '../evidence/evidence.ts';
import type { Reason } from '../reason.ts';
import type { Gate } from './gate.ts';

/** How a gate ended. `cancelled`: stopped by fail-fast or with the step. */
export interface GateOutcome {
  readonly gate: Gate;
  readonly state: 'passed' | 'failed' | 'skipped' | 'cancelled';
  readonly passed: boolean;
  /** Empty when it passed. */
  readonly reasons: readonly Reason[];
  /** Of all tries together. */
  readonly seconds: number;
  /** Tries that were made; 0 when it was skipped. */
  readonly attempts: number;
  /** The end of what a failed gate printed on its last try. */
  readonly lastLines?: string | undefined;
  readonly evidence: ReportEvidence;
}
