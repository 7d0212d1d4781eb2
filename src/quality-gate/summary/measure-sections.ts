// The parts of the job summary about coverage and findings. Pure.

import { escapeForeign, markdownTable } from '../../domain/text/markdown.ts';
import { phrase, present } from '../../domain/text/optional.ts';
import { plainText } from '../plain-text.ts';
import { type Count, describeCount, formatPercent, measures } from '../reports/coverage/count.ts';
import { pointsBetween, signed } from '../verdict/coverage-judgement.ts';
import type { Demands, FindingsDemands } from '../verdict/demands.ts';
import {
  type FindingsJudgement,
  findingName,
  formatCounts,
  type JudgedFinding,
} from '../verdict/findings-judgement.ts';
import { describePatch } from '../verdict/patch-judgement.ts';
import type { QualityVerdict } from '../verdict/verdict.ts';

const shownFindings = 50;

/** A row per measure: a bar, the share, the threshold, the change. */
export function coverageTable(demands: Demands, { coverage, baseline, patch }: QualityVerdict): string {
  const rows = measures
    .filter((measure) => coverage[measure] !== undefined || demands.coverage[measure] !== undefined)
    .map((measure) => row(measure, coverage[measure], demands.coverage[measure], baseline?.[measure]));
  if (patch?.count !== undefined) rows.push(row('changed lines', patch.count, demands.patch.percent, undefined));

  const note = patchNote(patch, demands);
  if (rows.length === 0) return note.trim();
  return markdownTable(['Coverage', '', 'Covered', 'At least', 'Points above', 'Change'], rows) + note;
}

/** Why there is no row for the change; empty when there is one, or nothing is known of the change. */
function patchNote(patch: QualityVerdict['patch'], demands: Demands): string {
  if (patch === undefined || patch.count !== undefined) return '';
  return `\n\nCoverage of the change: ${escapeForeign(describePatch(patch, demands.patch))}`;
}

function row(
  name: string,
  count: Count | undefined,
  threshold: number | undefined,
  before: Count | undefined,
): string[] {
  const asked = phrase(threshold, (threshold) => `${threshold} %`) || '–';
  if (count === undefined) return [name, '', 'not reported', asked, '–', '–'];
  const gap = phrase(threshold, (threshold) => signed(Number(formatPercent(count)) - threshold)) || '–';
  return [name, bar(count), describeCount(count), asked, gap, pointsBetween(before, count) || '–'];
}

/** Ten blocks, cut and never rounded up. */
const bar = ({ covered, total }: Count): string => {
  const full = Math.floor((covered * 10) / total);
  return `${'█'.repeat(full)}${'░'.repeat(10 - full)}`;
};

/** Findings by severity, then the worst of them. */
export function findingsSection({ findings, counts }: FindingsJudgement, { maxSeverity }: FindingsDemands): string {
  if (counts === undefined) return '';
  const allowed = findings.filter((each) => each.standing === 'allowed').length;
  const unfixed = findings.filter((each) => each.standing === 'unfixed').length;
  const aside = present([allowed > 0 && `${allowed} allowed`, unfixed > 0 && `${unfixed} without a fix, left out`]);
  const head = `**Findings**: ${[formatCounts(counts) || 'none', ...aside].join('; ')} (tolerated up to ${maxSeverity})`;
  if (findings.length === 0) return head;

  const rows = findings.slice(0, shownFindings).map(findingRow);
  const more = findings.length - rows.length;
  const table = markdownTable(['Severity', 'Finding', 'What', ''], rows);
  return `${head}\n\n${table}${phrase(more > 0, () => `\n\nand ${more} more`)}`;
}

function findingRow(finding: JudgedFinding): string[] {
  const { severity = 'unknown', standing, excuse, title, fixable } = finding;
  const name = findingName(finding);

  const words = {
    over: `❌${phrase(fixable, ' has a fix')}`,
    unknown: '⚠️ no severity',
    tolerated: '',
    allowed: `allowed: ${escapeForeign(plainText(excuse ?? '', 120))}`,
    unfixed: 'no fix yet',
  };
  return [severity, escapeForeign(plainText(name, 200)), escapeForeign(plainText(title, 200)), words[standing]];
}
