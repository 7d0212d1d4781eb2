// The outputs and the job summary of smoke-test. Pure; every text that comes from a server is printable and escaped.

import { formatSeconds } from '../domain/duration.ts';
import type { Log } from '../domain/log.ts';
import { escapeMarkdown, inlineCode, markdownTable } from '../domain/markdown.ts';
import { showUrl } from '../domain/probe.ts';
import type { CheckOutcome } from './checks/check-run.ts';
import type { Measurements } from './evidence/measurements.ts';
import { formatPlan, type Plan } from './plan.ts';
import { printable } from './session.ts';
import { adviceFor, type Verdict } from './verdict.ts';
import type { VersionWatch } from './version/watch.ts';

/** By output name. */
export const outputs = [
  'verdict',
  'reason',
  'waited-seconds',
  'versions',
  'checks-passed',
  'checks-failed',
  'p50-ms',
  'p95-ms',
  'metrics',
  'report',
] as const;

/** Everything that a finished smoke test found. */
export interface Findings {
  readonly plan: Plan;
  readonly verdict: Verdict;
  readonly watch: VersionWatch | undefined;
  readonly checks: readonly CheckOutcome[];
  readonly measurements: Measurements;
  /** Until the version was stable, or the wait was given up. */
  readonly waitedSeconds: number;
  /** Path of the JUnit file as it was given. */
  readonly report: string | undefined;
}

type OutputValues = Partial<Record<(typeof outputs)[number], string | number | undefined>>;

/** The outputs. */
export function outputsOf(findings: Findings, log: Pick<Log, 'redact'>): OutputValues {
  const { verdict, watch, checks, measurements, waitedSeconds, report } = findings;
  const versions = Object.entries(watch?.versions() ?? {}).map(([version, answers]) => [
    printable(version, log, 80),
    answers,
  ]);
  return {
    verdict: verdict.verdict,
    reason: verdict.verdict === 'pass' ? '' : verdict.reason,
    'waited-seconds': Number(waitedSeconds.toFixed(1)),
    versions: JSON.stringify(Object.fromEntries(versions)),
    'checks-passed': checks.filter((check) => check.passed).length,
    'checks-failed': checks.filter((check) => !check.passed && !check.warn).length,
    'p50-ms': measurements.percentile(50),
    'p95-ms': measurements.percentile(95),
    metrics: JSON.stringify(metricsOf(checks, measurements)),
    report,
  };
}

/** What notify-slack takes as `metrics`: label → value. Empty when nothing of the expected version was measured. */
export function metricsOf(checks: readonly CheckOutcome[], measurements: Measurements): Record<string, string> {
  const p95 = measurements.percentile(95);
  const errorRate = measurements.errorRate();
  return {
    ...(p95 === undefined ? {} : { p95: `${p95} ms` }),
    ...(errorRate === undefined ? {} : { 'error rate': `${Number(errorRate.toFixed(2))} %` }),
    ...(checks.length === 0 ? {} : { checks: `${checks.filter((check) => check.passed).length}/${checks.length}` }),
  };
}

/** The job summary. */
export function summaryOf(findings: Findings, log: Pick<Log, 'redact'>): string {
  const { plan, verdict, watch, checks, waitedSeconds } = findings;
  const mark =
    verdict.verdict === 'pass' ? '✅ Smoke test passed' : `❌ Smoke test failed: ${inlineCode(verdict.reason)}`;
  const parts = [`### ${mark}`, `${inlineCode(showUrl(plan.url))} · ${wordsOf(findings)}`];
  if (verdict.verdict === 'fail') parts.push(escapeMarkdown(printable(verdict.what, log)), adviceFor[verdict.reason]);
  if (watch !== undefined && watch.rows().length > 0)
    parts.push(`**Who answered** (waited ${formatSeconds(waitedSeconds)})`, timeline(watch, log));
  if (checks.length > 0) parts.push('**Checks**', checksTable(checks));
  return parts.join('\n\n');
}

function wordsOf({ plan, checks, measurements }: Findings): string {
  const [p50, p95] = [measurements.percentile(50), measurements.percentile(95)];
  const passed = checks.filter((check) => check.passed).length;
  return [
    plan.version === undefined ? '' : `version ${inlineCode(plan.version.expected)}`,
    checks.length === 0 ? '' : `${passed} of ${checks.length} checks`,
    p50 === undefined ? '' : `p50 ${p50} ms, p95 ${p95} ms`,
  ]
    .filter((words) => words !== '')
    .join(' · ');
}

function timeline(watch: VersionWatch, log: Pick<Log, 'redact'>): string {
  const rows = watch.rows().map(({ label, expected, answers, first, last }) => {
    const name = escapeMarkdown(printable(label, log));
    return [expected ? `**${name}**` : name, String(answers), formatSeconds(first), formatSeconds(last)];
  });
  return markdownTable(['Answer', 'Times', 'First after', 'Last after'], rows);
}

function checksTable(checks: readonly CheckOutcome[]): string {
  const rows = checks.map(({ name, passed, warn, failures, tries, milliseconds }) => {
    const found = failures.map(
      ({ subject, expected, got }) =>
        `${escapeMarkdown(subject)}: expected ${escapeMarkdown(expected)}, got ${escapeMarkdown(got)}`,
    );
    if (tries > 1) found.unshift(`${tries} tries`);
    return [
      passed ? '✅' : warn ? '⚠️' : '❌',
      escapeMarkdown(name),
      formatSeconds(milliseconds / 1000),
      found.join('<br>'),
    ];
  });
  return markdownTable(['', 'Check', 'Time', 'Found'], rows);
}

/** The job summary of a dry run. */
export const summaryOfPlan = (plan: Plan): string =>
  ['### Smoke test: dry run, nothing was sent', ...formatPlan(plan).map((line) => `- ${escapeMarkdown(line)}`)].join(
    '\n',
  );
