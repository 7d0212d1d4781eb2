// Holds findings against the worst severity that is tolerated and the allow-list. Pure: today's date is given.

import { allows, findAllowance, isExpired, isWorse, type Severity, severities } from '../../domain/findings.ts';
import { optional, phrase } from '../../domain/text/optional.ts';
import { counted, type Reason } from '../reason.ts';
import type { Finding } from '../reports/findings/finding.ts';
import type { FindingsDemands, Judgement } from './demands.ts';

/** A finding, the file of the repository that it is in, and whether its gate is required. */
export interface PlacedFinding extends Finding {
  /** The path in the repository; undefined when it is not known. */
  readonly file: string | undefined;
  readonly required: boolean;
}

/** What became of a finding. `over`: it makes the verdict red. */
export type FindingStanding = 'over' | 'tolerated' | 'allowed' | 'unfixed' | 'unknown';

/** A finding as it was judged. */
export interface JudgedFinding extends PlacedFinding {
  readonly standing: FindingStanding;
  /** Why it is allowed. */
  readonly excuse?: string | undefined;
}

/** The counts of those that are not allowed and not left out as unfixed. */
export type FindingCounts = Readonly<Record<Severity | 'unknown', number>>;

/** Everything about findings; undefined counts when no report was read. */
export interface FindingsJudgement extends Judgement<Reason> {
  readonly findings: readonly JudgedFinding[];
  readonly counts: FindingCounts | undefined;
}

/** Judges all findings. `isRead`: a report of findings was read, even if it was empty. */
export function judgeFindings(
  all: readonly PlacedFinding[],
  demands: FindingsDemands,
  isRead: boolean,
  today: string,
): FindingsJudgement {
  const findings = all.map((each) => judge(each, demands, today)).sort(worstFirst);
  if (!isRead) return { findings, counts: undefined, reasons: [], warnings: [] };

  const counts = countsOf(findings);
  const over = findings.filter((each) => each.standing === 'over');
  const red = over.filter((each) => each.required);
  const pale = over.filter((each) => !each.required);
  const unknown = findings.filter((each) => each.standing === 'unknown');
  return {
    findings,
    counts,
    reasons: tooSevere(red, demands),
    warnings: [...tooSevere(pale, demands), ...unknownWarning(unknown), ...allowWarnings(all, demands, today)],
  };
}

function judge(finding: PlacedFinding, demands: FindingsDemands, today: string): JudgedFinding {
  const { ids, file, path } = finding;
  const excuse = findAllowance({ ids, path: file ?? path }, demands.allow, today);
  if (excuse !== undefined) return { ...finding, standing: 'allowed', excuse: excuse.reason };
  return { ...finding, standing: standingOf(finding, demands) };
}

/** What becomes of a finding that nothing excuses. */
function standingOf({ severity, fixable }: Finding, demands: FindingsDemands): FindingStanding {
  if (demands.ignoreUnfixed && fixable === false) return 'unfixed';
  if (severity === undefined) return demands.unknownSeverity === 'fail' ? 'over' : 'unknown';
  return isWorse(severity, demands.maxSeverity) ? 'over' : 'tolerated';
}

const rank = ({ severity }: Finding): number => {
  if (severity === undefined) return 0.5;
  return severities.indexOf(severity);
};
const worstFirst = (a: JudgedFinding, b: JudgedFinding): number =>
  Number(b.standing === 'over') - Number(a.standing === 'over') || rank(b) - rank(a);

function countsOf(findings: readonly JudgedFinding[]): FindingCounts {
  const counts = { critical: 0, high: 0, medium: 0, low: 0, none: 0, unknown: 0 };
  for (const { standing, severity } of findings)
    if (standing !== 'allowed' && standing !== 'unfixed') counts[severity ?? 'unknown'] += 1;
  return counts;
}

/** `2 critical, 1 high`; of a severity without any nothing is said. */
export const formatCounts = (counts: FindingCounts): string =>
  (['critical', 'high', 'medium', 'low', 'none', 'unknown'] as const)
    .filter((each) => counts[each] > 0)
    .map((each) => `${counts[each]} ${each}`)
    .join(', ');

/** Of findings that come with the worst one first. */
function tooSevere(over: readonly JudgedFinding[], demands: FindingsDemands): Reason[] {
  const [worst] = over;
  if (worst === undefined) return [];
  const counts = formatCounts(countsOf(over));
  const text = `${counted(over.length, 'finding')} ${limitOf(over, demands)}: ${counts}; the worst: ${findingName(worst)}`;
  return [{ code: 'findings_too_severe', text }];
}

/** The limit that findings are over, in words. */
function limitOf(over: readonly JudgedFinding[], { maxSeverity }: FindingsDemands): string {
  if (over.every((each) => each.severity === undefined)) return 'without a severity (unknown-severity: fail)';
  return `above max-severity (${maxSeverity})`;
}

/** `GHSA-xvch-5gv4-984h in minimist 1.2.0`. */
export function findingName({ ids, title, subject, file, path, line }: PlacedFinding): string {
  const place = file ?? path;
  const at = phrase(line, (line) => `:${line}`);
  const where = subject ?? optional(place, (place) => `${place}${at}`);
  return `${ids[0] ?? title}${phrase(where, (where) => ` in ${where}`)}`;
}

function unknownWarning(unknown: readonly JudgedFinding[]): Reason[] {
  const [first] = unknown;
  if (first === undefined) return [];
  const text = `${counted(unknown.length, 'finding')} without a severity, e.g. ${findingName(first)}: look at them, or write \`unknown-severity: fail\``;
  return [{ code: 'severity_unknown', text }];
}

/** Entries that expired, and entries that excuse nothing any more. */
function allowWarnings(all: readonly PlacedFinding[], { allow }: FindingsDemands, today: string): Reason[] {
  return allow.flatMap((entry): Reason[] => {
    const named = all.filter((each) => allows(entry, { ids: each.ids, path: each.file ?? each.path })).length;
    if (named === 0)
      return [{ code: 'allow_unused', text: `the allow entry \`${entry.id}\` matches no finding: remove it` }];
    if (!isExpired(entry, today)) return [];
    const text = `the allow entry \`${entry.id}\` expired on ${entry.expires}: ${counted(named, 'finding')} that it covered count again`;
    return [{ code: 'allow_expired', text }];
  });
}
