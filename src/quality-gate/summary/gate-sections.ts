// The parts of the job summary about gates: the table, and what red gates printed last. Pure.

import { formatSeconds } from '../../domain/text/duration.ts';
import { codeBlock, escapeForeign, markdownTable } from '../../domain/text/markdown.ts';
import { phrase, present } from '../../domain/text/optional.ts';
import type { GateOutcome } from '../gates/outcome.ts';
import { plainText } from '../plain-text.ts';
import { counted } from '../reason.ts';
import { addCounts } from '../reports/tests/test-report.ts';

const shownRows = 300;
const shownOutputs = 20;

/** A row per gate: verdict, time, evidence. */
export function gateTable(gates: readonly GateOutcome[]): string {
  if (gates.length === 0) return '';
  const rows = gates
    .slice(0, shownRows)
    .map((outcome) => [
      escapeForeign(plainText(outcome.gate.name, 100)),
      verdictCell(outcome),
      outcome.attempts === 0 ? '–' : formatSeconds(outcome.seconds),
      evidenceCell(outcome),
    ]);
  const more = phrase(gates.length > shownRows, () => `\n\nand ${gates.length - shownRows} more gates`);
  return markdownTable(['Gate', 'Verdict', 'Time', 'Evidence'], rows) + more;
}

function verdictCell({ state, gate, attempts }: GateOutcome): string {
  if (state === 'passed') {
    if (attempts > 1) return `✅ pass on try ${attempts} (flaky)`;
    return '✅ pass';
  }
  if (gate.required) return `❌ ${redWords[state]}`;
  return `⚠️ ${redWords[state]} (not required)`;
}

const redWords = { failed: 'fail', skipped: 'skipped', cancelled: 'stopped' } as const;

/** What the gate showed; a gate without reports shows its exit code alone. */
function evidenceCell({ evidence, state }: GateOutcome): string {
  const { tests, failed, skipped } = addCounts(evidence.tests.values());
  const findings = [...evidence.findings.values()].reduce((sum, each) => sum + each.findings.length, 0);
  const parts = present([
    evidence.tests.size > 0 && counted(tests, 'test'),
    failed > 0 && `${failed} failed`,
    skipped > 0 && `${skipped} skipped`,
    evidence.coverage.size > 0 && 'coverage',
    evidence.findings.size > 0 && counted(findings, 'finding'),
  ]);
  if (parts.length > 0) return parts.join(', ');
  if (state === 'passed') return 'exit code 0';
  return '–';
}

/** What red gates printed last, where no failed test says more. */
export function outputSection(gates: readonly GateOutcome[]): string {
  const mute = ({ evidence }: GateOutcome): boolean => addCounts(evidence.tests.values()).failed === 0;
  const parts = gates
    .filter((outcome) => mute(outcome) && (outcome.lastLines ?? '') !== '')
    .slice(0, shownOutputs)
    .map(({ gate, lastLines = '' }) => {
      const title = escapeForeign(plainText(gate.name, 100));
      return `<details><summary><b>${title}</b></summary>\n\n${codeBlock(plainText(lastLines, 4500))}\n\n</details>`;
    });
  if (parts.length === 0) return '';
  return ['### Output of red gates', ...parts].join('\n\n');
}
