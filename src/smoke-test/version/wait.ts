// Probes until the expected version is stable or the time is up, and tells the log what changed. Judges nothing but versions.
// The map of this room: place (where an answer says its version) → wait (probes) → sighting (one answer; wall and cache stand between) → watch (how
// often in a row) → failure (why not); search and instances only help a person.

import type { Fault, ProbeAnswer } from '../../domain/probe.ts';
import { formatSeconds } from '../../domain/text/duration.ts';
import { phrase } from '../../domain/text/optional.ts';
import type { RequestTarget } from '../checks/request.ts';
import type { WaitPlan } from '../plan.ts';
import { pauseBetween, printable, type Session, secondsLeft, tryOnce } from '../session.ts';
import { createCacheWatch } from './cache.ts';
import { createInstances, type Instances } from './instances.ts';
import { readSighting } from './place.ts';
import { labelOf, type Sighting } from './sighting.ts';
import { startVersionWatch, type VersionWatch } from './watch.ts';

const quietSeconds = 15;
/** Old and new in turn would print a line for every probe. */
const mostChanges = 30;

/** What the wait has seen so far; it grows while the wait goes on. */
export interface Wait {
  readonly watch: VersionWatch;
  readonly instances: Instances;
}

/** A wait that has not begun. */
export const createWait = (plan: WaitPlan): Wait => ({ watch: startVersionWatch(plan), instances: createInstances() });

/** Waits for the version, or for a healthy answer. The watch tells how it went. */
export async function waitForVersion(
  session: Session,
  plan: WaitPlan,
  target: RequestTarget,
  { watch, instances }: Wait,
): Promise<void> {
  const tell = createProgress(session, plan, watch);
  const warnOfCache = createCacheWatch(session.log);

  while (secondsLeft(session) > 0) {
    const probe = await probeVersion(session, plan, target);
    if (probe === undefined) break;

    const isNew = watch.see(probe.sighting, session.clock.now());
    if (watch.good > 0) session.measurements.add(probe.outcome);
    if (watch.streak > 0) instances.see(probe.outcome);
    warnOfCache(probe.outcome);
    tell(probe.sighting, isNew);

    if (watch.isStable() || watch.isHopeless()) break;
    await pauseBetween(session, probe.outcome);
  }
}

/** What one probe brought. */
export interface Probe {
  readonly outcome: ProbeAnswer | Fault;
  readonly sighting: Sighting;
}

/** Asks for the version once; undefined when the step's deadline cut it short. */
export async function probeVersion(
  session: Session,
  plan: WaitPlan,
  { url, headers }: RequestTarget,
): Promise<Probe | undefined> {
  const fresh = { 'cache-control': 'no-cache', pragma: 'no-cache', ...lowerCase(headers) };
  const request = { url, headers: fresh, method: 'GET', followRedirects: false };
  const { outcome, cutShort } = await tryOnce(session, request, session.pace.tryTimeout);
  if (cutShort) return undefined;

  const { place, expected } = plan;
  return { outcome, sighting: readSighting(outcome, place, expected) };
}

const lowerCase = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

/** Prints each change of state and the end of the wait; otherwise a sign of life after a quiet while. */
function createProgress(session: Session, plan: WaitPlan, watch: VersionWatch) {
  let printedAt = 0;
  let changes = 0;
  let before = '';

  return (sighting: Sighting, isNew: boolean): void => {
    const now = session.clock.now();
    const label = labelOf(sighting);
    const isChange = label !== before && changes < mostChanges;
    before = label;
    const worthwhile = isNew || isChange || watch.isStable();
    if (!worthwhile && now - printedAt < quietSeconds) return;

    printedAt = now;
    if (isChange) changes += 1;
    const streak = phrase(watch.streak > 0, () => `, ${watch.streak} of ${plan.stable} in a row`);
    const sofar = phrase(!worthwhile && watch.rows().length >= 2, () => ` (so far: ${tally(watch)})`);
    session.log.info(`${formatSeconds(now)}: ${printable(`${label}${streak}${sofar}`, session.log)}`);
  };
}

const tally = (watch: VersionWatch): string =>
  watch
    .rows()
    .map(({ label, answers }) => `${label} ${answers}×`)
    .join(', ');
