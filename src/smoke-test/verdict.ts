// Decides whether a smoke test is red, why, and whether that says anything about the service. Pure.

import { showUrl } from '../domain/probe.ts';
import { optional, phrase } from '../domain/text/optional.ts';
import { type CheckOutcome, isRed } from './checks/outcome.ts';
import type { WaitPlan } from './plan.ts';
import type { Cause, ReasonCode } from './reason.ts';
import { formatExpected } from './version/failure.ts';
import { isGood, isWanted, labelOf, type Sighting } from './version/sighting.ts';
import type { VersionWatch } from './version/watch.ts';

/** Pass, or fail with the first reason that explains it. */
export type SmokeVerdict = { readonly verdict: 'pass'; readonly what: string } | ({ readonly verdict: 'fail' } & Cause);

/** What one URL showed. */
export interface TargetEvidence {
  readonly url: URL;
  /** Undefined when nothing was waited for. */
  readonly wait: WaitPlan | undefined;
  readonly watch: VersionWatch | undefined;
  readonly checks: readonly CheckOutcome[];
  /** The probe after the checks. */
  readonly closing: Closing;
}

/** `none`: no check ran, so nothing can have changed. `late`: the time was up. */
export type Closing = Sighting | 'none' | 'late';

/** The verdict on one URL. A version that changed during the checks comes before what the checks found, because it explains it. */
export function judgeTarget(evidence: TargetEvidence): SmokeVerdict {
  const { wait, watch, checks, closing } = evidence;
  if (wait !== undefined && watch !== undefined && !watch.isStable()) return waitVerdict(evidence, watch);

  const changed = changedVerdict(evidence);
  if (changed !== undefined) return changed;
  const red = checks.find(isRed);
  if (red !== undefined) return checkVerdict(red, evidence);
  if (wait === undefined || closing === 'none') return { verdict: 'pass', what: passWords(evidence) };
  return closingVerdict(evidence, wait);
}

function waitVerdict({ url, wait }: TargetEvidence, watch: VersionWatch): SmokeVerdict {
  const failure = watch.failure();
  const where = requestOf(url, wait);
  return { verdict: 'fail', ...failure, where, conclusive: isConclusive(failure.reason, watch) };
}

/**
 * Nothing came, or something in front of the service answered, or a redirect to another origin: that says nothing about it, unless it had
 * answered before.
 */
function isConclusive(reason: ReasonCode, watch: VersionWatch): boolean {
  if (reason === 'version_missing') return watch.seen;
  if (watch.answered) return true;
  return !['unreachable', 'tls'].includes(reason) && !(watch.last?.kind === 'none' && watch.last.wall === true);
}

function changedVerdict({ url, wait, watch, closing }: TargetEvidence): SmokeVerdict | undefined {
  if (wait === undefined || watch === undefined || typeof closing === 'string') return undefined;
  if (closing.kind !== 'version' || isWanted(wait, closing)) return undefined;

  const isOld = Object.hasOwn(watch.versions(), closing.version);
  const lead = `${labelOf(closing)} answered after the checks, though ${formatExpected(wait.expected)} had been stable before`;
  const where = requestOf(url, wait);
  if (!isOld) return { verdict: 'fail', reason: 'version_changed', what: lead, where, conclusive: true };

  const fix =
    'An old pod still answers. Give `replicas` (how many pods answer behind the URL), so that the wait is long enough to meet it.';
  return {
    verdict: 'fail',
    reason: 'version_unstable',
    what: `${lead}; it had answered before`,
    where,
    fix,
    conclusive: true,
  };
}

function checkVerdict(red: CheckOutcome, { watch, checks }: TargetEvidence): SmokeVerdict {
  const [failure] = red.failures;
  const subject = failure?.subject ?? 'answer';
  const at = phrase(red.request, (request) => ` at ${request}`);
  const what = `check "${red.name}"${at}: ${subject}: expected ${failure?.expected}, got ${failure?.got}`;
  const reason = failure?.reason ?? 'assertion';
  // Whoever answered another request of this step is in reach.
  const answered = watch?.answered === true || checks.some((each) => each.status !== undefined && each.conclusive);
  const conclusive = red.conclusive || answered;
  return { verdict: 'fail', reason, what, where: red.request, fix: fixOf(red, watch), conclusive };
}

function fixOf(red: CheckOutcome, watch: VersionWatch | undefined): string | undefined {
  if (watch?.answered === true) return red.fixWhenProven;
  return red.fix;
}

function closingVerdict(evidence: TargetEvidence, wait: WaitPlan): SmokeVerdict {
  const { url, closing } = evidence;
  const lead = `${formatExpected(wait.expected)} had been stable, but the probe after the checks`;
  const red = { verdict: 'fail', where: requestOf(url, wait), conclusive: true } as const;

  if (closing === 'late' || closing === 'none') return { ...red, reason: 'timeout', what: `${lead} found the time up` };
  if (isGood(wait, closing)) return { verdict: 'pass', what: passWords(evidence) };
  if (closing.kind === 'none') return { ...red, reason: closing.reason, what: `${lead} saw: ${closing.what}` };
  return { ...red, reason: 'bad_status', what: `${lead} saw: ${labelOf(closing)}` };
}

function passWords({ url, wait, watch, checks }: TargetEvidence): string {
  const passed = checks.filter((each) => each.passed).length;
  const waited = wait && `${formatExpected(wait.expected)} answered at ${showUrl(url)} ${timesOf(watch?.streak ?? 0)}`;
  const checked = optional(checks.length > 0, () => `${passed} of ${checks.length} checks passed`);
  const place = phrase(wait === undefined, () => ` at ${showUrl(url)}`);
  return [waited, checked && `${checked}${place}`].filter((words) => words !== undefined).join(', and ');
}

const timesOf = (streak: number): string => {
  if (streak === 1) return 'once';
  return `${streak} times in a row`;
};

function requestOf(url: URL, wait: WaitPlan | undefined): string {
  const base = url.href.replace(/\/$/, '');
  return `GET ${showUrl(new URL(`${base}${fixedPath(wait)}`))}`;
}

/** Empty where the path begins with a placeholder: what it is filled with is not known here. */
function fixedPath(wait: WaitPlan | undefined): string {
  if (wait === undefined || !wait.path.startsWith('/')) return '';
  return wait.path;
}

/** Why a verdict is red; empty when it is not. */
export function reasonOf(verdict: SmokeVerdict): ReasonCode | '' {
  if (verdict.verdict === 'pass') return '';
  return verdict.reason;
}

/** One verdict of several: red when any is; the first that says something about the service explains it. */
export function joinVerdicts(verdicts: readonly SmokeVerdict[]): SmokeVerdict {
  const red = verdicts.filter((each) => each.verdict === 'fail');
  const lead = red.find((each) => each.conclusive) ?? red[0];
  if (lead === undefined) return { verdict: 'pass', what: verdicts.map((each) => each.what).join('; ') };
  if (red.length === 1) return lead;
  return { ...lead, what: red.map((each) => `${each.where ?? ''}: ${each.what}`).join('; ') };
}
