// What quality-gate ends with: its outputs, the job summary, the reasons of a red step, and the JSON report. Pure: prints nothing.

import type { Report } from '../domain/job.ts';
import { escapeMarkdown } from '../domain/text/markdown.ts';
import { optional, phrase, present } from '../domain/text/optional.ts';
import type { GateOutcome } from './gates/outcome.ts';
import { plainLine } from './plain-text.ts';
import { formatPlan, type Plan } from './plan.ts';
import type { Reason } from './reason.ts';
import { formatPercent, measures } from './reports/coverage/count.ts';
import { addCounts } from './reports/tests/test-report.ts';
import { jobSummary, type Summarized } from './summary/job-summary.ts';
import { nextStep } from './summary/next-steps.ts';
import { formatCounts } from './verdict/findings-judgement.ts';
import type { QualityVerdict } from './verdict/verdict.ts';

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
export const formatReason = ({ code, text }: Reason): string => `${code}: ${plainLine(text)}`;

/** A run that ended with a verdict. */
export interface Ended extends Summarized {
  /** Path of the JSON report. */
  readonly reportFile: string;
}

/** The report of a run. In the outputs percentages are cut after two decimals; what was not read is empty. */
export function report(ended: Ended): Report<OutputName> {
  const { verdict, reportFile } = ended;
  const { tests, coverage, patch, findings } = verdict;

  return {
    outputs: {
      verdict: verdict.verdict,
      reasons: verdict.reasons.map(formatReason).join('\n'),
      tests: tests?.tests ?? '',
      'tests-failed': tests?.failed ?? '',
      'tests-skipped': tests?.skipped ?? '',
      'tests-flaky': tests?.flaky ?? '',
      'coverage-lines': phrase(coverage.lines, formatPercent),
      'coverage-branches': phrase(coverage.branches, formatPercent),
      'coverage-functions': phrase(coverage.functions, formatPercent),
      'coverage-patch': phrase(patch?.count, formatPercent),
      findings: phrase(findings.counts, (counts) => JSON.stringify(counts)),
      'config-weakened': verdict.weakened.map((each) => plainLine(each)).join('\n'),
      report: reportFile,
    },
    summary: jobSummary(ended),
    failure: failureOf(verdict),
  };
}

/** Why the step ends red, and what to do next; undefined when the verdict is `pass`. */
function failureOf({ verdict, reasons }: QualityVerdict): Report['failure'] {
  if (verdict === 'pass') return undefined;
  const shown = reasons.slice(0, 50).map((reason) => `- ${formatReason(reason)}`);
  const more = reasons.length - shown.length;
  const what = present(['The quality gate is red:', ...shown, more > 0 && `- and ${more} more`]).join('\n');

  const steps = reasons.map((reason) => nextStep(reason).replace(' below', '')).filter((step) => step !== '');
  const first = [...new Set(steps)].slice(0, 3);
  const fix = [...first, 'The log group of each red gate and the job summary show more.'].join('\n');
  return { code: 'quality_gate_failed', what, fix };
}

/** The verdict in a line, for titles: `fail: 3 of 120 tests failed in …`. */
export function headline({ verdict, reasons, tests, coverage, findings }: QualityVerdict): string {
  const [first] = reasons;
  const more = phrase(reasons.length > 1, () => ` (and ${reasons.length - 1} more)`);
  if (first !== undefined) return `fail: ${plainLine(first.text, 200)}${more}`;
  const facts = present([
    tests !== undefined && `${tests.tests} tests`,
    coverage.lines !== undefined && `${formatPercent(coverage.lines)} % of lines`,
    findings.counts !== undefined && `findings: ${formatCounts(findings.counts) || 'none'}`,
  ]);
  return [verdict, ...facts].join(' · ');
}

/** The JSON report: everything, with counts instead of rounded percentages. A later run reads it as its baseline. */
export function reportDocument(plan: Plan, gates: readonly GateOutcome[], verdict: QualityVerdict): object {
  return {
    schema: 'ship-actions/quality-gate/1',
    verdict: verdict.verdict,
    reasons: verdict.reasons.map(({ code, text }) => ({ code, text })),
    warnings: verdict.warnings,
    tests: verdict.tests,
    'min-tests': optional(plan.testsPromised, () => plan.demands.minTests ?? 1),
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

const findingsPart = ({ findings }: QualityVerdict): object => ({ counts: findings.counts, list: findings.findings });

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
    'Nothing was run. This is what would run:',
    '',
    ...rows.map((row) => `    ${row}`),
  ].join('\n');
}
