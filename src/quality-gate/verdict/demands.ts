// What the evidence is held against. Values only.

import type { AllowEntry, Severity } from '../../domain/findings.ts';
import type { Measure } from '../reports/coverage/count.ts';

/** What an absence, or a doubt, means. */
export type Policy = 'warn' | 'fail';

/** What is demanded of findings. */
export interface FindingsDemands {
  /** The worst severity that is tolerated. */
  readonly maxSeverity: Severity;
  readonly unknownSeverity: Policy;
  readonly ignoreUnfixed: boolean;
  readonly allow: readonly AllowEntry[];
}

/** What is demanded of the change. */
export interface PatchDemands {
  /** Smallest percentage; undefined: none is asked for. */
  readonly percent: number | undefined;
  /** Fewest coverable changed lines to which it applies. */
  readonly minLines: number;
}

/** What is demanded in comparison with an earlier report. */
export interface BaselineDemands {
  /** Points below the baseline that still pass. */
  readonly maxDrop: number;
  readonly onMissing: Policy;
}

/** All demands. */
export interface Demands {
  /** As given; undefined means 1 wherever test reports are read. */
  readonly minTests: number | undefined;
  /** Smallest percentage by measure. */
  readonly coverage: Readonly<Partial<Record<Measure, number>>>;
  readonly patch: PatchDemands;
  /** Undefined: no baseline is named. */
  readonly baseline: BaselineDemands | undefined;
  readonly findings: FindingsDemands;
  /** What a weakened config file means. */
  readonly configChange: Policy;
}

/** What is red, and what is only worth a warning. */
export interface Judgement<R> {
  readonly reasons: readonly R[];
  readonly warnings: readonly R[];
}
