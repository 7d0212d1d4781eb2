// Judges one answer of Argo CD: go on, wait, or red. Ours is in when it was applied, and that is proven by revisions and images. Pure.
// The facts behind each line are in the README, "Argo CD".

import { type SyncOperation, type SyncState, shortRevisions } from '../../domain/sync.ts';
import { phrase, present } from '../../domain/text/optional.ts';
import { isSameVersion } from '../../domain/version.ts';
import type { SyncPlan } from '../plan.ts';
import { findComparisonFault } from './comparison.ts';
import { judgeHealth } from './health.ts';
import { type ArgoJudgement, red, wait } from './judgement.ts';
import { type Proof, proveImages } from './proof.ts';

/** How long something must hold that may be a passing moment of Argo CD, in seconds. */
const patience = { onTop: 3, replaced: 10, elsewhere: 30, weather: 30 };

/** Judges a state; only one that came after a successful refresh may be judged. */
export function judgeSync(state: SyncState, plan: SyncPlan): ArgoJudgement {
  if (state.deleting) return red('argocd_deleted', 'the application is being deleted', { conclusive: false });
  const unbuilt = judgeComparison(state);
  if (unbuilt !== undefined) return unbuilt;

  const busy = judgeOperation(state, plan);
  if (busy !== undefined) return busy;
  if (isIn(state, plan)) return judgeHealth(state, proveImages(state.images, plan), plan);
  return judgeAbsence(state, plan);
}

function judgeComparison({ conditions }: SyncState): ArgoJudgement | undefined {
  const fault = findComparisonFault(conditions);
  if (fault?.kind === 'build')
    return red('argocd_build_failed', `Argo CD cannot build the manifests: ${fault.message}`);
  if (fault === undefined) return undefined;
  const what = `Argo CD cannot compare: ${fault.message}`;
  return red('argocd_unreachable', what, { conclusive: false, patience: patience.weather, ask: 'hard refresh' });
}

/** An operation that runs or failed, as far as it concerns our commit; undefined when there is none. */
function judgeOperation(state: SyncState, plan: SyncPlan): ArgoJudgement | undefined {
  const { operation, pending } = state;
  const phase = operation?.phase ?? '';
  if (operation !== undefined && ['Failed', 'Error'].includes(phase) && concernsUs(operation, plan))
    return judgeFailure(operation);
  if (operation !== undefined && ['Running', 'Terminating'].includes(phase))
    return judgeRunning(operation, state, plan);
  if (pending) return wait('argocd_not_synced', 'a sync is asked for, and has not begun');
  return undefined;
}

function judgeFailure(operation: SyncOperation): ArgoJudgement {
  const hook = failedHooks(operation)[0];
  if (hook !== undefined) return red('argocd_hook_failed', hook);

  const refused = operation.resources
    .filter(({ status }) => status === 'SyncFailed')
    .map(({ name, message }) => `${name}: ${message}`);
  const words = [operation.message, ...refused.slice(0, 3)].join('; ');
  return red('argocd_sync_failed', `the sync at ${shortRevisions(operation.revisions)} failed: ${words}`);
}

/** Only `hookPhase` tells: a failed hook may well have the status `Synced`. */
const failedHooks = ({ resources, retries }: SyncOperation): string[] =>
  resources
    .filter(({ hookType, hookPhase }) => hookType !== '' && ['Failed', 'Error'].includes(hookPhase))
    .map(({ name, hookType, hookPhase, message }) => {
      const again = phrase(retries > 0, () => ` (retry ${retries})`);
      return `the ${hookType} hook ${name} ${hookPhase === 'Error' ? 'could not run' : 'failed'}${again}: ${message}`;
    });

function judgeRunning(operation: SyncOperation, { compared }: SyncState, plan: SyncPlan): ArgoJudgement {
  const words = wordsOfRunning(operation);
  const isOfUs = concernsUs(operation, plan);
  // The newest commit of the branch holds ours, and its images are not known before they are applied.
  const isOnTop = operation.revisions.join() === compared.join();
  if (!isOfUs && !isOnTop) {
    const fix = 'Wait longer, set a lower `retry.limit` in the application, or end it with `argocd app terminate-op`.';
    return wait('argocd_not_synced', `${words}. Argo CD begins with ${shortOurs(plan)} only afterwards`, { fix });
  }

  const hook = failedHooks(operation)[0];
  if (hook === undefined) return wait('argocd_not_synced', words);
  return red('argocd_hook_failed', `${hook}. ${words}`, { patience: isOfUs ? 0 : patience.onTop });
}

function wordsOfRunning({ phase, revisions, retries, message }: SyncOperation): string {
  const again = phrase(retries > 0, () => `, retry ${retries}`);
  return `sync ${phase} at ${shortRevisions(revisions)}${again}${phrase(message !== '', () => `: ${message}`)}`;
}

const shortOurs = ({ revision }: SyncPlan): string => {
  if (revision === undefined) return 'ours';
  return shortRevisions([revision]);
};

const isOurs = ({ revision }: SyncPlan, revisions: readonly string[]): boolean =>
  revision !== undefined && revisions.some((each) => isSameVersion(revision, each));

/** True for an operation that applies our commit, or a later one that holds our image. Without a commit, any. */
const concernsUs = (operation: SyncOperation, plan: SyncPlan): boolean =>
  plan.revision === undefined || isOurs(plan, operation.revisions) || proveOperation(operation, plan) === 'ours';

/** What a sync applied, without the images of its hooks. */
const proveOperation = ({ resources }: SyncOperation, plan: SyncPlan): Proof =>
  proveImages(
    resources.filter(({ hookType }) => hookType === '').flatMap(({ images }) => images),
    plan,
  );

/** The commits of the newest sync that succeeded. */
const appliedOf = ({ operation, history }: SyncState): readonly string[] => {
  if (operation?.phase === 'Succeeded') return operation.revisions;
  return history.at(-1) ?? [];
};

/** True once what we wrote was applied. */
function isIn(state: SyncState, plan: SyncPlan): boolean {
  const { operation, status, compared } = state;
  const live = proveImages(state.images, plan);
  const succeeded = operation?.phase === 'Succeeded';
  const isSynced = status === 'Synced';
  if (plan.revision === undefined) return live === 'ours' || (isSynced && live !== 'absent');

  // A sync of some resources only, or images that are not ours yet: the revision alone does not prove it.
  const doubtful = live === 'absent' && (operation?.partial === true || plan.images.length > 0);
  if (isOurs(plan, appliedOf(state))) return !doubtful;
  if (succeeded && proveOperation(operation, plan) === 'ours') return true;
  if (live === 'ours' && (isSynced || succeeded)) return true;
  return isSynced && isOurs(plan, compared) && !doubtful;
}

/** Why ours is not in. */
function judgeAbsence(state: SyncState, plan: SyncPlan): ArgoJudgement {
  const live = proveImages(state.images, plan);
  const index = state.history.findIndex((each) => isOurs(plan, each));
  if (index >= 0 && !isOurs(plan, appliedOf(state))) return judgeReplaced(state, plan, { index, live });

  const stuck = judgeStuck(state, plan);
  if (stuck !== undefined) return stuck;
  if (state.status === 'Synced') return judgeElsewhere(state, plan, live);
  if (isOurs(plan, appliedOf(state)) && state.operation?.partial !== true) return judgeLate(state);
  return judgeUnsynced(state, plan);
}

/** Ours was applied a moment ago, and Argo CD still tells of the pods before. */
function judgeLate({ status, compared, health, images }: SyncState): ArgoJudgement {
  const words = `${status} at ${shortRevisions(compared)}, ${health}`;
  return wait(
    'argocd_not_healthy',
    `${words}: applied, but the images are still the old ones: ${images.slice(0, 3).join(', ')}`,
  );
}

/** Ours was applied once, and something else after it. */
function judgeReplaced(
  state: SyncState,
  plan: SyncPlan,
  { index, live }: { readonly index: number; readonly live: Proof },
): ArgoJudgement {
  const now = appliedOf(state);
  const words = `${shortRevisions(now)} was applied after ${shortOurs(plan)}`;
  const isOlder = state.history.slice(0, index).some((each) => each.join() === now.join());

  if (isOlder) return red('argocd_replaced', `${words}: it was rolled back by hand in Argo CD`);
  if (live === 'mixed') return wait('argocd_not_healthy', `${words}; old and new images run side by side`);
  if (live === 'absent')
    return red('argocd_replaced', `${words}, and its images are not ours: it was reverted in git`, {
      patience: patience.replaced,
    });
  return judgeUnproven(`${words}, and its images do not tell whether ours is in it`, plan, patience.replaced);
}

/** A later commit, or a refused one of ours, on which Argo CD does not try again. */
function judgeStuck(state: SyncState, plan: SyncPlan): ArgoJudgement | undefined {
  const { operation, compared, conditions } = state;
  const error = conditions.find(({ type }) => type === 'SyncError');
  const mentions = (revisions: readonly string[]): boolean =>
    revisions.some((each) => error?.message.includes(each.slice(0, 7)) === true);
  const ours = present([plan.revision]);
  if (error !== undefined && mentions([...ours, ...compared])) return red('argocd_sync_failed', error.message);

  if (operation === undefined || !['Failed', 'Error'].includes(operation.phase)) return undefined;
  if (operation.revisions.join() !== compared.join() || state.status === 'Synced') return undefined;
  return { ...judgeFailure(operation), patience: patience.replaced };
}

/** Synced at a commit that is not ours, after a refresh. */
function judgeElsewhere(state: SyncState, plan: SyncPlan, live: Proof): ArgoJudgement {
  const words = `Synced at ${shortRevisions(state.compared)}, not ${shortOurs(plan)}`;
  if (live === 'mixed') return wait('argocd_not_healthy', `${words}; old and new images run side by side`);
  if (live === 'absent' && plan.revision === undefined)
    return wait('argocd_not_synced', `Synced at ${shortRevisions(state.compared)}, with other images than ours`);
  if (live === 'absent') {
    const why = `it was reverted before it was applied, or the application follows another branch (${state.follows})`;
    return red('argocd_replaced', `${words}, with other images: ${why}`, { patience: patience.elsewhere });
  }
  return judgeUnproven(`${words}, and its images do not tell whether ours is in it`, plan, patience.elsewhere);
}

/** Nothing proves it either way. Where the version is measured afterwards, that decides; else nobody would. */
function judgeUnproven(what: string, plan: SyncPlan, seconds: number): ArgoJudgement {
  const fix = 'Give `image` (the output of bump-manifest), so that the images can prove it.';
  if (!plan.versionAsked) return wait('argocd_not_synced', what, { fix });
  const warning = `Argo CD: ${what}. The version that answers decides. ${fix}`;
  return { kind: 'go', reason: 'argocd_not_synced', what, patience: seconds, conclusive: true, warning };
}

function judgeUnsynced({ automated, compared, status, health }: SyncState, plan: SyncPlan): ArgoJudgement {
  const words = `${status} at ${shortRevisions(compared)}, ${health}`;
  if (automated) return wait('argocd_not_synced', `${words}: Argo CD has not begun to sync`, { ask: 'windows' });
  const what = `${words}: the application is synced by hand, and nobody has synced ${shortOurs(plan)} yet`;
  return wait('argocd_not_synced', what);
}
