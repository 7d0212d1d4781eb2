// Everything that a smoke test found, as one value. Judges nothing.

import type { SyncOutcome } from './argocd/sync-wait.ts';
import type { CheckOutcome } from './checks/outcome.ts';
import type { Measurements } from './evidence/measurements.ts';
import type { Exposure } from './exposure.ts';
import type { Plan } from './plan.ts';
import type { TargetCourse } from './target-run.ts';
import type { SmokeVerdict } from './verdict.ts';
import type { VersionWatch } from './version/watch.ts';

/** What one URL showed. */
export interface TargetFindings {
  readonly url: URL;
  readonly verdict: SmokeVerdict;
  /** Undefined when nothing was waited for. */
  readonly watch: VersionWatch | undefined;
  /** How many instances answered with the expected version, where answers name theirs. */
  readonly instances: number | undefined;
  readonly checks: readonly CheckOutcome[];
  readonly measurements: Measurements;
  /** Until the version was stable, or the wait was given up. */
  readonly waitedSeconds: number;
}

/** Everything that a finished smoke test found. */
export interface SmokeFindings {
  readonly plan: Plan;
  readonly verdict: SmokeVerdict;
  readonly targets: readonly TargetFindings[];
  /** One per application; empty when Argo CD was not asked. */
  readonly syncs: readonly SyncOutcome[];
  readonly insecure: boolean;
  /** Undefined when no secret left without TLS. */
  readonly exposure: Exposure | undefined;
  /** Path of the JUnit file as it was given. */
  readonly report: string | undefined;
}

/** The findings of one URL. */
export const targetOf = (course: TargetCourse, verdict: SmokeVerdict, now: number): TargetFindings => ({
  url: course.url,
  verdict,
  watch: course.wait?.watch,
  instances: course.wait?.instances.count,
  checks: course.checks,
  measurements: course.measurements,
  waitedSeconds: course.waitedSeconds ?? now,
});
