// Writes the job summary of quality-gate as Markdown of bounded size. Pure; every foreign text is escaped.

import { formatSeconds } from '../domain/text/duration.ts';
import { codeBlock, escapeMarkdown, markdownTable } from '../domain/text/markdown.ts';
import { plainText } from './plain-text.ts';
import type { Plan } from './plan.ts';
import { formatPercent, measures } from './reports/coverage.ts';
import { addCounts } from './reports/test-report.ts';
import { describeCount, type Failure, type GateOutcome, type Verdict } from './verdict.ts';

/** GitHub drops a summary of more than 1 MiB whole: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#adding-a-job-summary */
const budgetBytes = 600_000;
const shownFailures = 100;
const shownRows = 300;
const shownOutputs = 20;

/** The job summary. */
export function jobSummary(service: string, plan: Plan, gates: readonly GateOutcome[], verdict: Verdict): string {
  const passed = verdict.verdict === 'pass';
  const sections = [
    `## ${passed ? '✅' : '❌'} Quality gate of ${escapeMarkdown(service)}: ${verdict.verdict}`,
    bullets(verdict.reasons.map((reason) => reason.text)),
    verdict.warnings.length === 0 ? '' : `**Warnings**\n\n${bullets(verdict.warnings.map((reason) => reason.text))}`,
    gateTable(gates),
    testLine(verdict),
    coverageTable(plan, verdict),
    failureSection(verdict),
    outputSection(gates),
  ];
  return sections.filter((section) => section !== '').join('\n\n');
}

const bullets = (texts: readonly string[]): string =>
  [
    ...texts.slice(0, shownRows).map((text) => `- ${escapeMarkdown(plainText(text, 600))}`),
    ...(texts.length > shownRows ? [`- and ${texts.length - shownRows} more`] : []),
  ].join('\n');

function gateTable(gates: readonly GateOutcome[]): string {
  if (gates.length === 0) return '';
  const rows = gates.slice(0, shownRows).map((outcome) => {
    const { tests, failed } = addCounts(outcome.evidence.tests.values());
    return [
      escapeMarkdown(plainText(outcome.gate.name, 100)),
      verdictCell(outcome),
      outcome.attempts === 0 ? '–' : formatSeconds(outcome.seconds),
      outcome.evidence.tests.size === 0 ? '–' : `${tests}${failed > 0 ? `, ${failed} failed` : ''}`,
    ];
  });
  const more = gates.length > shownRows ? `\n\nand ${gates.length - shownRows} more gates` : '';
  return markdownTable(['Gate', 'Verdict', 'Time', 'Tests'], rows) + more;
}

function verdictCell({ state, gate, attempts }: GateOutcome): string {
  if (state === 'passed') return attempts > 1 ? `✅ pass on try ${attempts} (flaky)` : '✅ pass';
  const words = { failed: 'fail', skipped: 'skipped', cancelled: 'stopped' }[state];
  return gate.required ? `❌ ${words}` : `⚠️ ${words} (not required)`;
}

function testLine({ tests, flakyNames }: Verdict): string {
  if (tests === undefined) return '';
  const passed = tests.tests - tests.failed - tests.skipped;
  const line = `**${tests.tests} tests**: ${passed} passed, ${tests.failed} failed, ${tests.skipped} skipped, ${tests.flaky} flaky`;
  if (flakyNames.length === 0) return line;
  const shown = flakyNames.slice(0, 20).map((name) => escapeMarkdown(plainText(name, 200)));
  const more = tests.flaky - shown.length;
  return `${line}\n\nFlaky: ${shown.join('; ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function coverageTable(plan: Plan, { coverage }: Verdict): string {
  const rows = measures
    .filter((measure) => coverage[measure] !== undefined || plan.demands.coverage[measure] !== undefined)
    .map((measure) => {
      const [count, threshold] = [coverage[measure], plan.demands.coverage[measure]];
      const got = count === undefined ? 'not reported' : describeCount(count);
      const gap =
        count === undefined || threshold === undefined ? '–' : difference(Number(formatPercent(count)) - threshold);
      return [measure, got, threshold === undefined ? '–' : `${threshold} %`, gap];
    });
  return rows.length === 0 ? '' : markdownTable(['Coverage', 'Covered', 'At least', 'Points'], rows);
}

const difference = (points: number): string => `${points < 0 ? '−' : '+'}${Math.abs(Number(points.toFixed(2)))}`;

function failureSection({ failures, tests }: Verdict): string {
  if (failures.length === 0) return '';
  const parts = ['### Failed tests'];
  let size = 0;
  let shown = 0;
  for (const failure of failures.slice(0, shownFailures)) {
    const part = failurePart(failure);
    size += Buffer.byteLength(part);
    if (size > budgetBytes) break;
    parts.push(part);
    shown += 1;
  }
  const more = (tests?.failed ?? failures.length) - shown;
  return [...parts, ...(more > 0 ? [`and ${more} more failed tests`] : [])].join('\n\n');
}

function failurePart(failure: Failure): string {
  const title = `${escapeMarkdown(plainText(failure.name, 300))}${failure.required ? '' : ' (not required)'}`;
  const message = escapeMarkdown(plainText(failure.message, 600));
  const head = `<b>${title}</b>${message === '' ? '' : `<br>${message}`}`;
  if (failure.text === '') return head;
  return `<details><summary>${head}</summary>\n\n${codeBlock(plainText(failure.text, 4000))}\n\n</details>`;
}

/** What red gates printed last, where no failed test says more. */
function outputSection(gates: readonly GateOutcome[]): string {
  const mute = ({ evidence }: GateOutcome): boolean => addCounts(evidence.tests.values()).failed === 0;
  const parts = gates
    .filter((outcome) => mute(outcome) && (outcome.lastLines ?? '') !== '')
    .slice(0, shownOutputs)
    .map(({ gate, lastLines = '' }) => {
      const title = escapeMarkdown(plainText(gate.name, 100));
      return `<details><summary><b>${title}</b></summary>\n\n${codeBlock(plainText(lastLines))}\n\n</details>`;
    });
  return parts.length === 0 ? '' : ['### Output of red gates', ...parts].join('\n\n');
}
