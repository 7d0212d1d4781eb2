// The preflight as a page: a line for each thing, the missing ones first in the summary. Pure.

import { withoutEnd } from '../../domain/text/ends.ts';
import { escapeMarkdown, markdownTable } from '../../domain/text/markdown.ts';
import { optional, phrase, present } from '../../domain/text/optional.ts';
import type { ShipReport } from '../report.ts';
import type { PreflightFinding, State } from './finding.ts';

const words: Readonly<Record<State, string>> = { ok: 'ok', missing: 'MISSING', unasked: 'not asked' };

/** One line for the log. */
export function findingLine(finding: PreflightFinding): string {
  const { state, said, where, fix } = finding;
  const line = `${words[state].padEnd(10)}${about(finding)}: ${withoutEnd(said, '. \n\r\t')}`;
  if (state !== 'missing') return line;
  const at = phrase(where !== '', () => ` (${where})`);
  return `${line}${at}. ${fix}`.trimEnd();
}

/** The outputs, the summary, and red when something is missing. */
export function reportPreflight(service: string, findings: readonly PreflightFinding[]): ShipReport {
  const lacking = findings.filter(({ state }) => state === 'missing');
  const isWhole = lacking.length === 0;
  return {
    outputs: { service, verdict: isWhole ? 'pass' : 'fail', preflight: JSON.stringify(findings) },
    summary: renderPage(service, findings, lacking),
    failure: optional(!isWhole, () => ({
      code: 'preflight_missing',
      what: `${ofAsked(lacking, findings)} things that ${service} needs are missing${unaskedWords(findings)}:\n${lacking.map(findingLine).join('\n')}`,
      fix: 'Do what each line says, and run the preflight again. Nothing was changed.',
    })),
  };
}

function renderPage(
  service: string,
  findings: readonly PreflightFinding[],
  lacking: readonly PreflightFinding[],
): string {
  const todo = lacking.map(
    (each) =>
      `- [ ] **${escapeMarkdown(about(each))}**: ${escapeMarkdown(each.said)}${phrase(each.fix !== '', () => ` → ${escapeMarkdown(each.fix)}`)}`,
  );
  const rows = findings.map((each) => [words[each.state], escapeMarkdown(about(each)), escapeMarkdown(each.said)]);

  return present([
    `### Preflight of ${escapeMarkdown(service)}: ${wordVerdict(lacking, findings)}`,
    'Nothing was changed.',
    todo.length > 0 && todo.join('\n'),
    markdownTable(['', 'what', 'found'], rows),
  ]).join('\n\n');
}

const wordVerdict = (lacking: readonly PreflightFinding[], all: readonly PreflightFinding[]): string => {
  if (lacking.length === 0) return 'nothing that was asked for is missing';
  return `${ofAsked(lacking, all)} are missing${unaskedWords(all)}`;
};

const unaskedIn = (all: readonly PreflightFinding[]): number => all.filter(({ state }) => state === 'unasked').length;

/** What was not asked may be there, or missing as well. */
const ofAsked = (lacking: readonly PreflightFinding[], all: readonly PreflightFinding[]): string =>
  `${lacking.length} of ${all.length - unaskedIn(all)}`;

const unaskedWords = (all: readonly PreflightFinding[]): string =>
  phrase(unaskedIn(all) > 0, () => ` (${unaskedIn(all)} more were not asked)`);

const about = ({ subject, environments }: PreflightFinding): string =>
  `${subject}${phrase(environments.length > 0, () => ` (${environments.join(', ')})`)}`;
