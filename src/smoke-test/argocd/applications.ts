// Waits for several applications of Argo CD side by side (regions, cells): each must be in, and the first red one ends the wait.

import type { ArgoCd } from '../../clients/argocd.ts';
import type { Log } from '../../domain/log.ts';
import type { SyncPlan } from '../plan.ts';
import { labelled, type Session } from '../session.ts';
import { linkOf, type SyncOutcome, waitForSync } from './sync-wait.ts';

/** Connects to the application of a plan. */
export type Connect = (plan: SyncPlan) => ArgoCd;

/** How each wait ended, in the order of the plans; empty without any. */
export async function waitForApplications(
  session: Session,
  plans: readonly SyncPlan[],
  connect: Connect,
): Promise<SyncOutcome[]> {
  const red = new AbortController();
  const signal = AbortSignal.any([session.signal, red.signal]);

  return await Promise.all(
    plans.map(async (plan) => {
      const log = logFor(plan, plans, session);
      try {
        const outcome = await waitForSync({ ...session, signal, log }, plan, connect(plan));
        if (outcome.failure !== undefined) red.abort(new OtherIsRed());
        return outcome;
      } catch (thrown) {
        if (!(thrown instanceof OtherIsRed)) throw thrown;
        return leftOut(session, plan);
      }
    }),
  );
}

/** Why a wait was broken off. */
class OtherIsRed extends Error {}

/** Nothing is known of it, and nothing of it is red. */
const leftOut = ({ clock }: Session, plan: SyncPlan): SyncOutcome => ({
  app: plan.app,
  failure: undefined,
  what: 'not waited for to the end, because another application is red',
  seconds: clock.now(),
  link: linkOf(plan),
  isIn: false,
});

function logFor({ app }: SyncPlan, plans: readonly SyncPlan[], { log }: Session): Log {
  if (plans.length === 1) return log;
  return labelled(log, app);
}

/** The red one that explains it best: of those that say something about the service, the first. */
export function findRed(outcomes: readonly SyncOutcome[]): SyncOutcome['failure'] {
  const red = outcomes.flatMap(({ failure }) => failure ?? []);
  return red.find(({ conclusive }) => conclusive) ?? red[0];
}
