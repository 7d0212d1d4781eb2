// Writes what quality-gate leaves behind: outputs, the job summary, the annotations and the JSON report. Pure: prints nothing.

import type { AnnotationPlace } from '../domain/log.ts';
import { escapeMarkdown } from '../domain/text/markdown.ts';
import { oneLine, plainText } from './plain-text.ts';
import { formatPlan, type Plan } from './plan.ts';
import { type Count, formatPercent, measures } from './reports/coverage.ts';
import { addCounts } from './reports/test-report.ts';
import { findPlace, type Sources } from './source-places.ts';
import type { GateOutcome, Reason, Verdict } from './verdict.ts';

/** By the names of action.yml. */
export const outputs = [
  'verdict',
  'reasons',
  'tests',
  'tests-failed',
  'tests-skipped',
  'tests-flaky',
  'coverage-lines',
  'coverage-branches',
  'coverage-functions',
  'report',
] as const;
export type OutputName = (typeof outputs)[number];

/** `code: words`, on one line. */
export const formatReason = ({ code, text }: Reason): string => `${code}: ${oneLine(text)}`;

/** The outputs. Percentages are cut after two decimals; what was not read is empty. */
export function outputsOf(verdict: Verdict, reportFile: string): Partial<Record<OutputName, string | number>> {
  const percent = (count: Count | undefined): string => (count === undefined ? '' : formatPercent(count));
  return {
    verdict: verdict.verdict,
    reasons: verdict.reasons.map(formatReason).join('\n'),
    tests: verdict.tests?.tests ?? '',
    'tests-failed': verdict.tests?.failed ?? '',
    'tests-skipped': verdict.tests?.skipped ?? '',
    'tests-flaky': verdict.tests?.flaky ?? '',
    'coverage-lines': percent(verdict.coverage.lines),
    'coverage-branches': percent(verdict.coverage.branches),
    'coverage-functions': percent(verdict.coverage.functions),
    report: reportFile,
  };
}

/** One annotation. */
export interface Annotation {
  readonly level: 'error' | 'warning';
  readonly message: string;
  readonly place: AnnotationPlace;
}

/** GitHub shows 10 errors and 10 warnings per step; one error is the verdict's own. */
export const shownAnnotations = 9;

/** The annotations of failed tests, at most `shownAnnotations` of each level, and how many more there are. */
export function annotationsOf(
  verdict: Verdict,
  sources: Sources,
): { readonly shown: Annotation[]; readonly more: number } {
  const shown = (['error', 'warning'] as const).flatMap((level) =>
    verdict.failures
      .filter((failure) => failure.required === (level === 'error'))
      .slice(0, shownAnnotations)
      .map((failure): Annotation => {
        const place = findPlace(failure, sources);
        const message = plainText(failure.message || failure.text, 1000) || 'the test failed';
        const title = oneLine(`Test failed: ${failure.name}`, 200);
        return { level, message, place: { title, file: place?.file, startLine: place?.line } };
      }),
  );
  return { shown, more: (verdict.tests?.failed ?? 0) - shown.length };
}

/** The JSON report: everything, with counts instead of rounded percentages. */
export function reportDocument(plan: Plan, gates: readonly GateOutcome[], verdict: Verdict): object {
  return {
    verdict: verdict.verdict,
    reasons: verdict.reasons,
    warnings: verdict.warnings,
    tests: verdict.tests,
    'min-tests': plan.testsPromised ? (plan.demands.minTests ?? 1) : undefined,
    coverage: Object.fromEntries(
      measures.map((measure) => [measure, { ...verdict.coverage[measure], threshold: plan.demands.coverage[measure] }]),
    ),
    gates: gates.map((outcome) => ({
      name: outcome.gate.name,
      run: outcome.gate.run,
      required: outcome.gate.required,
      verdict: outcome.passed ? 'pass' : 'fail',
      state: outcome.state,
      reasons: outcome.reasons,
      seconds: outcome.seconds,
      attempts: outcome.attempts,
      tests: outcome.evidence.tests.size === 0 ? undefined : addCounts(outcome.evidence.tests.values()),
      reports: [...outcome.evidence.tests.keys(), ...outcome.evidence.coverage.keys()],
    })),
    failures: verdict.failures,
    flaky: verdict.flakyNames,
  };
}

/** The words of a dry run. */
export function dryRunSummary(service: string, plan: Plan): string {
  const rows = formatPlan(plan).map((row) => row.trimEnd());
  return [
    `## Quality gate of ${escapeMarkdown(service)}: dry run`,
    '',
    'Nothing was run. This would be:',
    '',
    ...rows.map((row) => `    ${row}`),
  ].join('\n');
}
