// Says why the expected version was not stable in time. Pure; its words still hold secrets.

import { phrase } from '../../domain/text/optional.ts';
import type { Cause } from '../reason.ts';
import { type Goal, isExpected, type Sighting, type Unsighted } from './sighting.ts';

/** Why a wait came to nothing. */
export type WatchFailure = Omit<Cause, 'conclusive'>;

/** What was counted. */
export interface Counted {
  readonly good: number;
  readonly best: number;
  readonly last: Sighting | undefined;
  readonly versions: ReadonlyMap<string, number>;
}

/** The reason, and one sentence that names what was wanted and what came. */
export function causeOf(goal: Goal, counted: Counted): WatchFailure {
  const { good, last } = counted;
  const wanted = formatExpected(goal.expected);
  if (last === undefined) return { reason: 'timeout', what: 'no probe was answered before the time was up' };
  if (good > 0) return unstable(goal, counted, last);

  if (last.kind === 'none') {
    const what = `${wanted} never answered; the last probe saw: ${last.what}${whatWasBefore(counted, last)}`;
    return { reason: last.reason, what, fix: fixFor(counted, last) };
  }
  if (last.kind === 'version' && isExpected(goal.expected, last.version))
    return { reason: 'bad_status', what: `${wanted} answered with status ${last.status} only, never with 2xx` };
  return {
    reason: 'version_mismatch',
    what: `${wanted} never answered; ${tallyOf(counted.versions)}${noteOf(goal, last)}`,
  };
}

/** Where another version answered first, the redirect came with the new one. */
const isNewRedirect = ({ versions }: Counted, last: Unsighted): boolean => last.redirect === true && versions.size > 0;

const whatWasBefore = (counted: Counted, last: Unsighted): string =>
  phrase(isNewRedirect(counted, last), () => `; before the redirect, ${tallyOf(counted.versions)}`);

/** An address at which another version answered is the right one: to write another would not help. */
function fixFor(counted: Counted, last: Unsighted): string | undefined {
  if (last.wall !== true || !isNewRedirect(counted, last)) return last.fix;
  return 'Another version answered at this address, so the new one may have brought the redirect: look at its log and its configuration.';
}

/** Answered, but not often enough in a row: because others answered as well, or because it stopped. */
function unstable(goal: Goal, { good, best, versions }: Counted, last: Sighting): WatchFailure {
  const wanted = formatExpected(goal.expected);
  const row = `${goal.stable} times in a row${phrase(goal.minStableSeconds > 0, () => ` over ${goal.minStableSeconds} s`)}`;
  const others = [...versions].filter(([version]) => !isExpected(goal.expected, version));
  const lead = `${wanted} answered ${timesOf(good)}, but not ${row} (best: ${best})`;

  if (others.length > 0) return { reason: 'version_unstable', what: `${lead}: ${tallyOf(versions)}` };
  if (last.kind !== 'none') return { reason: 'timeout', what: `${lead}: the time was up` };
  return { reason: last.reason, what: `${lead}; the last probe saw: ${last.what}`, fix: last.fix };
}

/** `v2.4.1 or a7f3c92`; for no version, what is waited for instead. */
export const formatExpected = (expected: readonly string[]): string => {
  if (expected.length === 0) return 'a healthy service';
  return expected.join(' or ');
};

const mostNamed = 5;

function tallyOf(versions: ReadonlyMap<string, number>): string {
  const named = [...versions]
    .slice(0, mostNamed)
    .map(([version, answers]) => `${version} answered ${timesOf(answers)}`);
  if (versions.size > mostNamed) return `${named.join(', ')}, and more versions`;
  return named.join(', ');
}

const timesOf = (count: number): string => {
  if (count === 1) return 'once';
  return `${count} times`;
};

/** A version that is written as a number loses its zeros before we see it. */
function noteOf({ expected }: Goal, last: Sighting): string {
  if (last.kind !== 'version' || last.number !== true) return '';
  const near = expected.find((each) => each !== last.version && Number(each) === Number(last.version));
  if (near === undefined) return ' (a JSON number, where a text is safer)';
  return `: ${near} came as the number ${last.version}; let the service report it as a text`;
}
