// Writes the job summary of quality-gate as Markdown of bounded size. Pure; every foreign text is escaped. The map of this room:
// job-summary puts the sections in their order → gate-sections, test-sections and measure-sections write them → next-steps has the advice.

import { escapeForeign } from '../../domain/text/markdown.ts';
import { phrase, present } from '../../domain/text/optional.ts';
import type { GateOutcome } from '../gates/outcome.ts';
import { plainText } from '../plain-text.ts';
import type { Plan } from '../plan.ts';
import type { Reason } from '../reason.ts';
import type { Names, QualityVerdict } from '../verdict/verdict.ts';
import { gateTable, outputSection } from './gate-sections.ts';
import { coverageTable, findingsSection } from './measure-sections.ts';
import { nextStep } from './next-steps.ts';
import { failureSection, testLine } from './test-sections.ts';

const shownReasons = 100;

/** GitHub drops a summary of more than 1 MiB whole: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#adding-a-job-summary */
const budgetBytes = 900_000;

/** What a summary tells of. */
export interface Summarized {
  readonly service: string;
  readonly plan: Plan;
  readonly gates: readonly GateOutcome[];
  readonly verdict: QualityVerdict;
  /** Says where failed tests point. */
  readonly names: Names;
}

/** The job summary. */
export function jobSummary({ service, plan, gates, verdict, names }: Summarized): string {
  const mark = verdict.verdict === 'pass' ? '✅' : '❌';
  const sections = [
    `## ${mark} Quality gate of ${escapeForeign(service)}: ${verdict.verdict}`,
    reasonList(verdict.reasons),
    gateTable(gates),
    testLine(verdict),
    coverageTable(plan.demands, verdict),
    findingsSection(verdict.findings, plan.demands.findings),
    phrase(verdict.warnings.length > 0, () => `### Warnings\n\n${reasonList(verdict.warnings)}`),
    failureSection(verdict, names),
    outputSection(gates),
  ];

  return withinBudget(sections.filter((section) => section !== ''));
}

/** Each reason with what to do about it, the same advice once. */
function reasonList(reasons: readonly Reason[]): string {
  const told = new Set<string>();
  const rows = reasons.slice(0, shownReasons).map((reason) => {
    const advice = nextStep(reason);
    const step = phrase(!told.has(advice), advice);
    told.add(advice);
    const words = `- ${escapeForeign(plainText(reason.text, 800))}`;
    if (step === '') return words;
    return `${words}<br>→ ${step}`;
  });
  const more = reasons.length - shownReasons;
  return present([...rows, more > 0 && `- and ${more} more`]).join('\n');
}

/** Sections that fit, whole; each keeps within bounds of its own, so that this cuts nearly never. */
function withinBudget(sections: readonly string[]): string {
  const kept: string[] = [];
  let size = 0;
  for (const section of sections) {
    size += Buffer.byteLength(section) + 2;
    if (size > budgetBytes) return [...kept, '… cut; the JSON report has everything.'].join('\n\n');
    kept.push(section);
  }
  return kept.join('\n\n');
}
