// Waits until Argo CD has synced a revision, or a later one, and calls the application Healthy. Never syncs by itself.

import type { ArgoCd, Bounds } from '../../clients/argocd.ts';
import { ActionError } from '../../domain/action-error.ts';
import { formatSeconds } from '../../domain/duration.ts';
import { describeSync, type SyncState } from '../../domain/sync.ts';
import { isSameVersion } from '../../domain/version.ts';
import type { SyncPlan } from '../plan.ts';
import { pauseBetween, printable, type Session, secondsLeft } from '../session.ts';
import type { Reason } from '../version/watch.ts';

const refreshSeconds = 10;

/** Why Argo CD did not come to an end in time. */
export interface SyncFailure {
  readonly reason: Reason;
  readonly what: string;
}

/** Resolves to undefined once synced and healthy. Throws an ActionError when Argo CD refuses to answer. */
export async function waitForSync(session: Session, plan: SyncPlan, argo: ArgoCd): Promise<SyncFailure | undefined> {
  const arrived = createArrival(session, plan, argo);
  let failure: SyncFailure = { reason: 'argocd_unreachable', what: 'Argo CD did not answer before the time was up' };
  let printed = '';
  let refreshed = Number.NEGATIVE_INFINITY;
  while (secondsLeft(session) > 0) {
    const refresh = session.clock.now() - refreshed >= refreshSeconds;
    if (refresh) refreshed = session.clock.now();
    const state = await argo.fetchState(refresh, boundsOf(session));
    if ('kind' in state && state.kind === 'denied') throw denied(plan, state.status);
    const words = 'kind' in state ? state.what : describeSync(state);
    const at = formatSeconds(session.clock.now());
    if (words !== printed) session.log.info(`${at}: Argo CD: ${printable(words, session.log)}`);
    printed = words;
    if (!('kind' in state)) {
      const there = await arrived(state);
      if (there && state.health === 'Healthy') return undefined;
      failure = failureOf(plan, state, there);
    } else if (secondsLeft(session) > 0) failure = { reason: 'argocd_unreachable', what: state.what };
    await pauseBetween(session);
  }
  return failure;
}

const boundsOf = (session: Session): Bounds => ({
  timeoutSeconds: Math.min(session.pace.tryTimeout, Math.max(secondsLeft(session), 0.001)),
  signal: session.signal,
});

function failureOf({ app, revision }: SyncPlan, state: SyncState, there: boolean): SyncFailure {
  const words = `Argo CD says of ${app}: ${describeSync(state)}`;
  if (there) return { reason: 'argocd_not_healthy', what: words };
  return { reason: 'argocd_not_synced', what: `${words}; wanted ${revision ?? 'Synced'}` };
}

/**
 * Says whether the wanted revision, or one committed later, is synced. Others bump the same repository, so that Argo CD may
 * go from an older revision straight to a newer one: then the dates of the two commits decide, asked once per revision.
 */
function createArrival(session: Session, { revision }: SyncPlan, argo: ArgoCd): (state: SyncState) => Promise<boolean> {
  const later = new Map<string, boolean>();
  const isLater = async (wanted: string, current: string): Promise<boolean> => {
    const [ours, theirs] = [
      await argo.findRevisionDate(wanted, boundsOf(session)),
      await argo.findRevisionDate(current, boundsOf(session)),
    ];
    return ours !== undefined && theirs !== undefined && theirs > ours;
  };
  return async ({ status, revisions, history }) => {
    if (status !== 'Synced') return false;
    if (revision === undefined || [...revisions, ...history].some((each) => isSameVersion(revision, each))) return true;
    for (const current of revisions) {
      if (later.get(current) !== true) later.set(current, await isLater(revision, current));
      if (later.get(current) === true) return true;
    }
    return false;
  };
}

const denied = ({ server, app }: SyncPlan, status: number): ActionError =>
  new ActionError({
    code: 'argocd_denied',
    what: `Argo CD at ${server.origin} refuses to tell about "${app}" (status ${status})`,
    where: 'input `argocd-token`',
    fix: 'Check `argocd-app` (`name` or `namespace/name`), and that the token is valid and may `get` the application.',
  });
