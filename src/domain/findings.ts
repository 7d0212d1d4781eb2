// The words for what scanners and linters find: severities in their order, and the allow-list whose entries expire. Reads no report.

import { withoutEnd } from './text/ends.ts';
import { optional } from './text/optional.ts';

/** From harmless to worst. */
export const severities = ['none', 'low', 'medium', 'high', 'critical'] as const;
export type Severity = (typeof severities)[number];

const synonyms: Readonly<Record<string, Severity>> = {
  info: 'low',
  informational: 'low',
  note: 'low',
  minor: 'low',
  negligible: 'low',
  style: 'low',
  moderate: 'medium',
  warning: 'medium',
  warn: 'medium',
  major: 'high',
  important: 'high',
  error: 'high',
  blocker: 'critical',
};

/** The severity that a tool's own word means, in any case; undefined for a word that says nothing, such as `UNKNOWN`. */
export function parseSeverity(word: string): Severity | undefined {
  const plain = word.trim().toLowerCase();
  const own = severities.find((each) => each === plain);
  return own ?? optional(Object.hasOwn(synonyms, plain), () => synonyms[plain]);
}

/** The severity of a CVSS base score (https://www.first.org/cvss/specification-document, table 14); undefined for what is no score. */
export function severityOfScore(score: number): Severity | undefined {
  if (!(score >= 0 && score <= 10)) return undefined;
  if (score === 0) return 'none';
  if (score < 4) return 'low';
  if (score < 7) return 'medium';
  if (score < 9) return 'high';
  return 'critical';
}

/** Below zero when `a` is less severe than `b`. */
export const compareSeverity = (a: Severity, b: Severity): number => severities.indexOf(a) - severities.indexOf(b);

/** A finding that somebody decided to live with for a while. */
export interface AllowEntry {
  /** Any of the finding's ids: CVE, GHSA, rule, the scanner's own. */
  readonly id: string;
  readonly reason: string;
  /** The last day on which it counts, `YYYY-MM-DD` in UTC; undefined: for ever. */
  readonly expires?: string | undefined;
  /** Only findings in this file, or below this folder. */
  readonly path?: string | undefined;
}

/** What an allow-list looks at in a finding. */
export interface Allowable {
  /** Its own id and every alias. */
  readonly ids: readonly string[];
  readonly path?: string | undefined;
}

/** True for a day that exists, written `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** True when the entry's last day lies before `today` (`YYYY-MM-DD`, UTC). */
export const isExpired = ({ expires }: AllowEntry, today: string): boolean => expires !== undefined && expires < today;

/** True when the entry names this finding, expired or not. Ids are compared without regard to case. */
export function allows(entry: AllowEntry, finding: Allowable): boolean {
  const id = entry.id.trim().toLowerCase();
  if (!finding.ids.some((each) => each.toLowerCase() === id)) return false;
  if (entry.path === undefined) return true;
  const wanted = withoutEnd(entry.path.replace(/^\.\//, ''), '/');
  return finding.path === wanted || (finding.path?.startsWith(`${wanted}/`) ?? false);
}

/** True when a finding of this severity is worse than the worst that is tolerated. */
export const isWorse = (severity: Severity, tolerated: Severity): boolean => compareSeverity(severity, tolerated) > 0;

/** The first entry that allows the finding today; undefined when none does. */
export function findAllowance(
  finding: Allowable,
  allowed: readonly AllowEntry[],
  today: string,
): AllowEntry | undefined {
  return allowed.find((entry) => allows(entry, finding) && !isExpired(entry, today));
}
