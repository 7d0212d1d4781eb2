// What smoke-test ends with: its outputs, the job summary, and why it is red. Pure; texts of a server are printable where they leave.

import type { Problem } from '../domain/action-error.ts';
import type { Report } from '../domain/job.ts';
import type { Log } from '../domain/log.ts';
import { showUrl } from '../domain/probe.ts';
import { optional } from '../domain/text/optional.ts';
import { type CheckOutcome, isRed } from './checks/outcome.ts';
import { joinMeasurements, type Measurements } from './evidence/measurements.ts';
import { summaryOf } from './evidence/summary.ts';
import type { SmokeFindings, TargetFindings } from './findings.ts';
import type { Plan } from './plan.ts';
import { adviceFor } from './reason.ts';
import { printable } from './session.ts';
import { reasonOf, type SmokeVerdict } from './verdict.ts';

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
export type OutputName = (typeof outputs)[number];

type Redactor = Pick<Log, 'redact'>;

/** The outputs and the job summary of a finished smoke test; a failure when its verdict is red. */
export function report(findings: SmokeFindings, log: Redactor): Report<OutputName> {
  return {
    outputs: outputValues(findings, log),
    summary: summaryOf(findings, log),
    failure: failureOf(findings.verdict, log),
  };
}

const longestText = 1000;

function failureOf(verdict: SmokeVerdict, log: Redactor): Problem | undefined {
  if (verdict.verdict === 'pass') return undefined;
  const lead = verdict.conclusive ? 'Smoke test failed' : 'Smoke test could not measure the service';
  const what = `${lead}: ${printable(verdict.what, log, longestText)}`;
  const where = verdict.where && printable(verdict.where, log, 500);
  return { code: verdict.reason, what, where, fix: verdict.fix ?? adviceFor[verdict.reason] };
}

function outputValues(findings: SmokeFindings, log: Redactor): Report<OutputName>['outputs'] {
  const { verdict, targets, plan, report } = findings;
  const checks = targets.flatMap((each) => each.checks);
  const measurements = joinMeasurements(targets.map((each) => each.measurements));

  return {
    ...verdictValues(verdict, log),
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

const verdictValues = (verdict: SmokeVerdict, log: Redactor) => ({
  verdict: verdict.verdict,
  reason: reasonOf(verdict),
  explanation: `${printable(verdict.what, log, longestText)}.`,
  conclusive: verdict.verdict === 'pass' || verdict.conclusive,
});

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
    ...verdictValues(verdict, log),
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
