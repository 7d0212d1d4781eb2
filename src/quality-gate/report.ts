// Writes what quality-gate leaves behind: outputs and the JSON report. Pure: prints nothing.

import { escapeMarkdown } from '../domain/text/markdown.ts';
import { optional, phrase, present } from '../domain/text/optional.ts';
import type { GateOutcome } from './gates/outcome.ts';
import { oneLine } from './plain-text.ts';
import { formatPlan, type Plan } from './plan.ts';
import type { Reason } from './reason.ts';
import { type Count, formatPercent, measures } from './reports/coverage/count.ts';
import { addCounts } from './reports/tests/test-report.ts';
import { formatCounts } from './verdict/findings-judgement.ts';
import type { Verdict } from './verdict/verdict.ts';

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
  'coverage-patch',
  'findings',
  'config-weakened',
  'report',
] as const;
export type OutputName = (typeof outputs)[number];

/** `code: words`, on one line. */
export const formatReason = ({ code, text }: Reason): string => `${code}: ${oneLine(text)}`;

/** The outputs. Percentages are cut after two decimals; what was not read is empty. */
export function outputsOf(verdict: Verdict, reportFile: string): Partial<Record<OutputName, string | number>> {
  const percent = (count: Count | undefined): string => {
    if (count === undefined) return '';
    return formatPercent(count);
  };

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
    'coverage-patch': percent(verdict.patch?.count),
    findings: phrase(verdict.findings.counts, (counts) => JSON.stringify(counts)),
    'config-weakened': verdict.weakened.map((each) => oneLine(each)).join('\n'),
    report: reportFile,
  };
}

/** The verdict in a line, for titles: `fail: 3 of 120 tests failed in …`. */
export function headline({ verdict, reasons, tests, coverage, findings }: Verdict): string {
  const [first] = reasons;
  const more = phrase(reasons.length > 1, () => ` (and ${reasons.length - 1} more)`);
  if (first !== undefined) return `fail: ${oneLine(first.text, 200)}${more}`;
  const facts = present([
    tests !== undefined && `${tests.tests} tests`,
    coverage.lines !== undefined && `${formatPercent(coverage.lines)} % of lines`,
    findings.counts !== undefined && `findings: ${formatCounts(findings.counts) || 'none'}`,
  ]);
  return [verdict, ...facts].join(' · ');
}

/** The JSON report: everything, with counts instead of rounded percentages. A later run reads it as its baseline. */
export function reportDocument(plan: Plan, gates: readonly GateOutcome[], verdict: Verdict): object {
  return {
    schema: 'ship-actions/quality-gate/1',
    verdict: verdict.verdict,
    reasons: verdict.reasons,
    warnings: verdict.warnings,
    tests: verdict.tests,
    'min-tests': optional(Boolean(plan.testsPromised), () => plan.demands.minTests ?? 1),
    coverage: Object.fromEntries(
      measures.map((measure) => [
        measure,
        {
          ...verdict.coverage[measure],
          threshold: plan.demands.coverage[measure],
          baseline: verdict.baseline?.[measure],
        },
      ]),
    ),
    patch: verdict.patch,
    findings: optional(verdict.findings.counts, () => findingsPart(verdict)),
    gates: gates.map(gatePart),
    failures: verdict.failures.map(({ folder: _folder, ...failure }) => failure),
    flaky: verdict.flakyNames,
    'unresolved-names': verdict.unresolved,
    'config-weakened': verdict.weakened,
  };
}

const findingsPart = ({ findings }: Verdict): object => ({ counts: findings.counts, list: findings.findings });

const gatePart = (outcome: GateOutcome): object => ({
  name: outcome.gate.name,
  run: outcome.gate.run,
  required: outcome.gate.required,
  verdict: outcome.passed ? 'pass' : 'fail',
  state: outcome.state,
  reasons: outcome.reasons,
  seconds: outcome.seconds,
  attempts: outcome.attempts,
  tests: optional(outcome.evidence.tests.size > 0, () => addCounts(outcome.evidence.tests.values())),
  reports: (['tests', 'coverage', 'findings'] as const).flatMap((kind) => [...outcome.evidence[kind].keys()]),
});

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
