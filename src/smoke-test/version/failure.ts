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

  const others = othersOf(goal, counted);
  const lead = leadOf(wanted, others.size < counted.versions.size);
  if (last.kind === 'none') {
    const before = phrase(last.redirect === true && others.size > 0, () => `; before the redirect, ${tallyOf(others)}`);
    return {
      reason: last.reason,
      what: `${lead}; the last probe saw: ${last.what}${before}`,
      fix: fixFor(counted, last),
    };
  }
  if (last.kind === 'version' && isExpected(goal.expected, last.version))
    return { reason: 'bad_status', what: `${wanted} answered with status ${last.status} only, never with 2xx` };
  return { reason: 'version_mismatch', what: `${lead}; ${tallyOf(counted.versions)}${noteOf(goal, last)}` };
}

/** The versions that answered though they were not waited for. */
const othersOf = ({ expected }: Goal, { versions }: Counted): ReadonlyMap<string, number> =>
  new Map([...versions].filter(([version]) => !isExpected(expected, version)));

const leadOf = (wanted: string, answered: boolean): string => {
  if (answered) return `${wanted} answered, never with 2xx`;
  return `${wanted} never answered`;
};

/** An address at which the service answered is the right one: to write another, or a token, would not help. */
function fixFor({ good, versions }: Counted, last: Unsighted): string | undefined {
  const isProven = good > 0 || versions.size > 0;
  if (last.wall !== true || last.redirect !== true || !isProven) return last.fix;
  return 'The service had answered at this address, so the new version may have brought the redirect: look at its log and its configuration.';
}

/** Answered, but not often enough in a row: because others answered as well, or because it stopped. */
function unstable(goal: Goal, counted: Counted, last: Sighting): WatchFailure {
  const { good, best, versions } = counted;
  const wanted = formatExpected(goal.expected);
  const row = `${goal.stable} times in a row${phrase(goal.minStableSeconds > 0, () => ` over ${goal.minStableSeconds} s`)}`;
  const lead = `${wanted} answered ${timesOf(good)}, but not ${row} (best: ${best})`;

  if (othersOf(goal, counted).size > 0) return { reason: 'version_unstable', what: `${lead}: ${tallyOf(versions)}` };
  if (last.kind !== 'none') return { reason: 'timeout', what: `${lead}: the time was up` };
  return { reason: last.reason, what: `${lead}; the last probe saw: ${last.what}`, fix: fixFor(counted, last) };
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
