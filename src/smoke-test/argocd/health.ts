// Judges the health of an application in which ours was applied. Right after a sync it is still that of the pods before. Pure.

import { type SyncState, shortRevisions } from '../../domain/sync.ts';
import { phrase } from '../../domain/text/optional.ts';
import type { SyncPlan } from '../plan.ts';
import type { ArgoJudgement } from './judgement.ts';
import type { Proof } from './proof.ts';

/** In seconds: the health of the pods before lasts for some 0.3 s; a Degraded one of theirs a little longer. */
const patience = { healthy: 1, outOfSync: 5, degraded: 5, mixed: 15 };

/** Go on once it is healthy, and stays so. */
export function judgeHealth(state: SyncState, live: Proof, { acceptSuspended }: SyncPlan): ArgoJudgement {
  const words = wordsOf(state);
  const base = { reason: 'argocd_not_healthy', what: words, patience: 0, conclusive: true } as const;

  if (state.health === 'Degraded')
    return { ...base, kind: 'red', reason: 'argocd_degraded', patience: patience.degraded };
  if (state.health === 'Suspended') return judgeSuspended({ ...base, what: words }, acceptSuspended);
  if (state.health !== 'Healthy') return { ...base, kind: 'wait' };
  if (live === 'mixed') {
    const what = `${words}; old and new images run side by side`;
    return { ...base, kind: 'go', what, patience: patience.mixed };
  }
  if (state.status === 'Synced') return { ...base, kind: 'go', patience: patience.healthy };
  return judgeDrift(state, base);
}

type Base = Pick<ArgoJudgement, 'reason' | 'what' | 'patience' | 'conclusive'>;

/** A pause with or without a duration looks the same. */
function judgeSuspended(base: Base, accepted: boolean): ArgoJudgement {
  if (accepted)
    return { ...base, kind: 'go', patience: patience.healthy, warning: `Argo CD: ${base.what}: accepted as it is` };
  const what = `${base.what}: a canary is paused, and goes on when somebody promotes it or its pause ends`;
  const fix = 'Promote the roll-out, or write `argocd-accept: suspended` to test the paused canary.';
  return { ...base, kind: 'wait', what, fix };
}

/** Ours was applied, and something else is not as git has it: a renamed ConfigMap that is not pruned, a field changed by hand. */
function judgeDrift({ resources }: SyncState, base: Base): ArgoJudgement {
  const drifted = resources
    .filter(({ status }) => status === 'OutOfSync')
    .map(({ name, requiresPruning }) => `${name}${phrase(requiresPruning, ' (to be pruned)')}`);
  const named = phrase(drifted.length > 0, () => `: ${drifted.slice(0, 5).join(', ')}`);
  const warning = `Argo CD: what we wrote was applied, but the application is OutOfSync for another reason${named}`;
  return { ...base, kind: 'go', patience: patience.outOfSync, warning };
}

function wordsOf({ status, health, compared, resources }: SyncState): string {
  const unwell = resources
    .filter((each) => !['', 'Healthy'].includes(each.health) && !each.hook)
    .map(({ name, health: own, message }) => `${name} is ${own}${phrase(message !== '', () => `: ${message}`)}`);
  const details = phrase(unwell.length > 0, () => ` (${unwell.slice(0, 3).join('; ')})`);
  return `${status} at ${shortRevisions(compared)}, ${health}${details}`;
}
