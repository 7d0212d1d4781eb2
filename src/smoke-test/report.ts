// The outputs of smoke-test, and everything that it found as one value. Pure; texts of a server are printable where they leave.

import type { Log } from '../domain/log.ts';
import { showUrl } from '../domain/probe.ts';
import { optional } from '../domain/text/optional.ts';
import type { SyncOutcome } from './argocd/sync-wait.ts';
import { type CheckOutcome, isRed } from './checks/outcome.ts';
import { joinMeasurements, type Measurements } from './evidence/measurements.ts';
import type { Exposure } from './exposure.ts';
import type { Plan } from './plan.ts';
import { printable } from './session.ts';
import type { Course } from './target-run.ts';
import type { Verdict } from './verdict.ts';
import type { VersionWatch } from './version/watch.ts';

/** By output name. */
export const outputs = [
  'verdict',
  'reason',
  'explanation',
  'conclusive',
  'version-seen',
  'waited-seconds',
  'versions',
  'urls',
  'checks-passed',
  'checks-failed',
  'p50-ms',
  'p95-ms',
  'metrics',
  'report',
] as const;

/** What one URL showed. */
export interface TargetFindings {
  readonly url: URL;
  readonly verdict: Verdict;
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
export interface Findings {
  readonly plan: Plan;
  readonly verdict: Verdict;
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
export const targetOf = (course: Course, verdict: Verdict, now: number): TargetFindings => ({
  url: course.url,
  verdict,
  watch: course.wait?.watch,
  instances: course.wait?.instances.count,
  checks: course.checks,
  measurements: course.measurements,
  waitedSeconds: course.waitedSeconds ?? now,
});

type OutputValues = Partial<Record<(typeof outputs)[number], string | number | boolean | undefined>>;
type Redactor = Pick<Log, 'redact'>;

const longestExplanation = 1000;

/** The outputs. */
export function outputsOf(findings: Findings, log: Redactor): OutputValues {
  const { verdict, targets, plan, report } = findings;
  const checks = targets.flatMap((each) => each.checks);
  const measurements = joinMeasurements(targets.map((each) => each.measurements));
  const isPass = verdict.verdict === 'pass';

  return {
    verdict: verdict.verdict,
    reason: isPass ? '' : verdict.reason,
    explanation: `${printable(verdict.what, log, longestExplanation)}.`,
    conclusive: isPass || verdict.conclusive,
    'version-seen': seenOf(plan, targets),
    'waited-seconds': Number(Math.max(...targets.map((each) => each.waitedSeconds)).toFixed(1)),
    versions: JSON.stringify(versionsOf(targets, log)),
    urls: JSON.stringify(targets.map((each) => rowOf(each, plan, log))),
    'checks-passed': checks.filter((check) => check.passed).length,
    'checks-failed': checks.filter(isRed).length,
    'p50-ms': measurements.percentile(50),
    'p95-ms': measurements.percentile(95),
    metrics: JSON.stringify(metricsOf(checks, measurements)),
    report,
  };
}

/** Undefined when the service is not asked for a version: then none can be seen. */
function seenOf(plan: Plan, targets: readonly TargetFindings[]): boolean | undefined {
  if (plan.wait === undefined || plan.wait.expected.length === 0) return undefined;
  return targets.some(({ watch }) => watch?.seen === true);
}

/** How often each version answered, at all URLs together. */
function versionsOf(targets: readonly TargetFindings[], log: Redactor): Record<string, number> {
  const sum = new Map<string, number>();
  for (const { watch } of targets) {
    for (const [version, answers] of Object.entries(watch?.versions() ?? {})) {
      const name = printable(version, log, 80);
      sum.set(name, (sum.get(name) ?? 0) + answers);
    }
  }
  return Object.fromEntries(sum);
}

function rowOf(target: TargetFindings, plan: Plan, log: Redactor): object {
  const { url, verdict, checks, measurements, waitedSeconds } = target;

  return {
    url: showUrl(url),
    verdict: verdict.verdict,
    reason: verdict.verdict === 'pass' ? '' : verdict.reason,
    explanation: `${printable(verdict.what, log, longestExplanation)}.`,
    conclusive: verdict.verdict === 'pass' || verdict.conclusive,
    'version-seen': seenOf(plan, [target]) ?? null,
    'waited-seconds': Number(waitedSeconds.toFixed(1)),
    'checks-passed': checks.filter((check) => check.passed).length,
    'checks-failed': checks.filter(isRed).length,
    'p95-ms': measurements.percentile(95) ?? null,
  };
}

/** What notify-slack takes as `metrics`: label → value, with the base of each rate. Empty when nothing of the expected version was measured. */
export function metricsOf(checks: readonly CheckOutcome[], measurements: Measurements): Record<string, string> {
  const p95 = measurements.percentile(95);
  const errorRate = measurements.errorRate();
  const base = `of ${measurements.requests} requests`;
  const passed = checks.filter((check) => check.passed).length;

  return {
    ...optional(p95, (p95) => ({ p95: `${p95} ms (${base})` })),
    ...optional(errorRate, (errorRate) => ({ 'error rate': `${Number(errorRate.toFixed(2))} % ${base}` })),
    ...optional(checks.length > 0, () => ({ checks: `${passed}/${checks.length}` })),
  };
}
