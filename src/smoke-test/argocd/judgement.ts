// What one answer of Argo CD means: a value. Judges nothing.

import type { ReasonCode } from '../reason.ts';

/** What one answer means. */
export interface ArgoJudgement {
  readonly kind: 'go' | 'wait' | 'red';
  /** The reason if the time is up, or at once when red. */
  readonly reason: ReasonCode;
  /** In words that say what Argo CD said. */
  readonly what: string;
  /** Seconds that the same judgement must hold before it counts. */
  readonly patience: number;
  /** False when it says nothing about the service. */
  readonly conclusive: boolean;
  readonly fix?: string | undefined;
  /** What a person should know though it is good. */
  readonly warning?: string | undefined;
  /** What would tell more: the sync windows, or a refresh without caches. */
  readonly ask?: 'windows' | 'hard refresh' | undefined;
}

type More = Partial<Omit<ArgoJudgement, 'kind' | 'reason' | 'what'>>;

/** Red, at once unless it says how long it must hold. */
export function red(reason: ReasonCode, what: string, more: More = {}): ArgoJudgement {
  return { kind: 'red', reason, what, patience: 0, conclusive: true, ...more };
}

/** Not yet; the reason counts when the time is up. */
export function wait(reason: ReasonCode, what: string, more: More = {}): ArgoJudgement {
  return { kind: 'wait', reason, what, patience: 0, conclusive: true, ...more };
}
