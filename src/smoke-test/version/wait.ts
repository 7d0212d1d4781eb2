// Probes until the expected version is stable or the time is up, and tells the log what changed. Judges nothing but versions.

import { formatSeconds } from '../../domain/duration.ts';
import type { Answer, Fault } from '../../domain/probe.ts';
import type { RequestTarget } from '../checks/request.ts';
import type { VersionPlan } from '../plan.ts';
import { pauseBetween, printable, type Session, secondsLeft, tryOnce } from '../session.ts';
import { readSighting } from './place.ts';
import { labelOf, type Sighting, startWatch, type VersionWatch } from './watch.ts';

const quietSeconds = 15;

/** Waits for the version. The watch tells how it went. */
export async function waitForVersion(
  session: Session,
  plan: VersionPlan,
  target: RequestTarget,
): Promise<VersionWatch> {
  const watch = startWatch(plan);
  const tell = createProgress(session, plan, watch);
  while (secondsLeft(session) > 0) {
    const probe = await probeVersion(session, plan, target);
    if (probe === undefined) break;
    const isNew = watch.see(probe.sighting, session.clock.now());
    if (watch.seen) session.measurements.add(probe.outcome);
    tell(probe.sighting, isNew);
    if (watch.isStable()) break;
    await pauseBetween(session);
  }
  return watch;
}

/** Asks for the version once; undefined when the step's deadline cut it short. */
export async function probeVersion(
  session: Session,
  plan: VersionPlan,
  target: RequestTarget,
): Promise<{ readonly outcome: Answer | Fault; readonly sighting: Sighting } | undefined> {
  const request = { ...target, method: 'GET', followRedirects: false };
  const { outcome, cutShort } = await tryOnce(session, request, session.pace.tryTimeout);
  return cutShort ? undefined : { outcome, sighting: readSighting(outcome, plan.place) };
}

/** Prints at once what was never seen before and the end of the wait; otherwise a sign of life after a quiet while. */
function createProgress(session: Session, plan: VersionPlan, watch: VersionWatch) {
  let printedAt = 0;
  return (sighting: Sighting, isNew: boolean): void => {
    const now = session.clock.now();
    const sparse = isNew || watch.isStable();
    if (!sparse && now - printedAt < quietSeconds) return;
    printedAt = now;
    const streak = watch.streak > 0 ? `, ${watch.streak} of ${plan.stable} in a row` : '';
    const sofar = sparse || watch.rows().length < 2 ? '' : ` (so far: ${tally(watch)})`;
    session.log.info(`${formatSeconds(now)}: ${printable(`${labelOf(sighting)}${streak}${sofar}`, session.log)}`);
  };
}

const tally = (watch: VersionWatch): string =>
  watch
    .rows()
    .map(({ label, answers }) => `${label} ${answers}×`)
    .join(', ');
