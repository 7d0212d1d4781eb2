// An Argo CD that acts: commits come in, syncs begin, hooks run and are tried again, pods roll out, as the real one was seen to do.
// Time is the clock of the machine, and short. Applies nothing to any cluster.

import { type ApplicationFacts, applicationOf, type HookFacts, type OperationFacts } from './argocd-documents.ts';

/** What becomes of a commit. */
export interface CommitFacts {
  readonly sha: string;
  /** Image of the workload. */
  readonly image: string;
  readonly hook?: { readonly type: 'PreSync' | 'PostSync'; readonly seconds: number; readonly fails?: boolean };
  /** Seconds of its roll-out. */
  readonly rollout?: number;
  /** Health after the roll-out. */
  readonly fate?: 'Healthy' | 'Degraded' | 'Suspended';
  readonly unbuildable?: boolean;
}

/** How the application is set up. */
export interface ModelOptions {
  readonly manual?: boolean;
  /** Times that a failed sync is tried again; the pause between them, in seconds. */
  readonly retries?: number;
  readonly retrySeconds?: number;
}

interface Running {
  readonly commit: CommitFacts;
  readonly begun: number;
  readonly retries: number;
}

/** The model. */
export interface ArgoCdModel {
  /** A new head of the branch. */
  commit(commit: CommitFacts): void;
  /** A person syncs the head, or rolls back to a commit. */
  sync(): void;
  rollBack(sha: string): void;
  /** The application as it is now; a refresh looks at the branch. */
  document(refresh: string | null): unknown;
}

/** The health of the pods before lasts for this long after a sync, in seconds. */
const lag = 0.3;
const now = (): number => Date.now() / 1000;

/** Right after a sync only the images before are told of, during a roll-out both. */
function imagesOf(
  age: number,
  { isRolling, image, before }: { readonly isRolling: boolean; readonly image: string; readonly before: string },
): string[] {
  if (age < lag) return [before];
  return isRolling ? [...new Set([before, image])] : [image];
}

/** Starts with one commit that runs. */
export function startArgoCdModel(first: CommitFacts, options: ModelOptions = {}): ArgoCdModel {
  const { manual = false, retries = 0, retrySeconds = 1 } = options;
  const commits: CommitFacts[] = [first];
  const history: CommitFacts[] = [first];
  let compared = first;
  let applied = { commit: first, at: 0 };
  let before = first;
  let running: Running | undefined;
  let ended: OperationFacts = { phase: 'Succeeded', revision: first.sha, image: first.image };

  const begin = (commit: CommitFacts, count = 0): void => {
    running = { commit, begun: now(), retries: count };
  };
  const apply = (commit: CommitFacts): void => {
    if (applied.commit !== commit) before = applied.commit;
    applied = { commit, at: now() };
  };
  const hookOf = ({ hook }: CommitFacts, phase: HookFacts['phase']): { hook?: HookFacts } =>
    hook === undefined
      ? {}
      : {
          hook: {
            type: hook.type,
            phase,
            message: phase === 'Failed' ? 'Job has reached the specified backoff limit' : '',
          },
        };

  const succeed = (commit: CommitFacts): void => {
    if (applied.commit !== commit) apply(commit);
    history.push(commit);
    ended = { phase: 'Succeeded', revision: commit.sha, image: commit.image, ...hookOf(commit, 'Succeeded') };
    running = undefined;
  };
  const fail = (commit: CommitFacts): void => {
    const image = commit.hook?.type === 'PostSync' ? { image: commit.image } : {};
    const message = 'one or more synchronization tasks completed unsuccessfully';
    ended = { phase: 'Failed', revision: commit.sha, message, ...image, ...hookOf(commit, 'Failed') };
    running = undefined;
  };

  /** Moves a running sync on. */
  const advance = (): void => {
    if (running === undefined) return;
    const { commit, begun, retries: count } = running;
    const { hook } = commit;
    const isOver = now() - begun >= (hook?.seconds ?? 0.1);
    if (hook?.type !== 'PreSync' && applied.commit !== commit) apply(commit);
    if (!isOver) return;

    if (hook?.fails !== true) succeed(commit);
    else if (count >= retries) fail(commit);
    else if (now() - begun >= hook.seconds + retrySeconds) begin(commit, count + 1);
  };
  const operation = (): OperationFacts => {
    if (running === undefined) return ended;
    const { commit, begun, retries: count } = running;
    const failed = commit.hook?.fails === true && (count > 0 || now() - begun >= commit.hook.seconds);
    const image = applied.commit === commit ? { image: commit.image } : {};
    const message = failed ? `Retrying attempt #${count + 1}` : `waiting for completion of hook batch/Job/migrate`;
    return {
      phase: 'Running',
      revision: commit.sha,
      retries: count,
      message,
      ...image,
      ...hookOf(commit, failed ? 'Failed' : 'Running'),
    };
  };

  const facts = (): ApplicationFacts => {
    const age = now() - applied.at;
    const { rollout = 0.5, fate = 'Healthy', image } = applied.commit;
    const isRolling = age < lag + rollout;
    const settled = isRolling ? 'Progressing' : fate;
    const isSynced = compared.image === image && running === undefined;
    return {
      manual,
      status: age < lag || !isSynced ? 'OutOfSync' : 'Synced',
      compared: compared.sha,
      history: history.map(({ sha }) => sha),
      operation: operation(),
      health: age < lag ? (before.fate ?? 'Healthy') : settled,
      images: imagesOf(age, { isRolling: isRolling || fate === 'Degraded', image, before: before.image }),
      ...(settled === 'Degraded' && { healthMessage: 'Deployment "checkout" exceeded its progress deadline' }),
      conditions:
        compared.unbuildable === true
          ? [
              {
                type: 'ComparisonError',
                message: 'Manifest generation error: `kustomize build` failed exit status 1: no such file',
              },
            ]
          : [],
    };
  };

  return {
    commit: (commit) => void commits.push(commit),
    sync: () => begin(compared),
    rollBack: (sha) => begin(history.find((each) => each.sha === sha) ?? first),
    document: (refresh) => {
      advance();
      if (refresh !== null) compared = commits.at(-1) ?? first;
      const isDue =
        !manual && running === undefined && compared.unbuildable !== true && compared.image !== applied.commit.image;
      if (isDue && ended.revision !== compared.sha) begin(compared);
      return applicationOf(facts());
    },
  };
}
