// What Argo CD says of one application. Values only; clients/argocd.ts asks, and smoke-test judges.

/** A resource in the result of a sync. */
export interface SyncedResource {
  /** `batch/Job/smoke`. */
  readonly name: string;
  /** `Synced`, `SyncFailed`, `Pruned` …; says nothing of a hook. */
  readonly status: string;
  /** `PreSync`, `Sync`, `PostSync` …; empty for what is no hook. */
  readonly hookType: string;
  /** `Running`, `Succeeded`, `Failed`, `Error`, `Terminating`; empty when unknown. */
  readonly hookPhase: string;
  readonly message: string;
  readonly images: readonly string[];
}

/** The newest operation, running or ended. */
export interface SyncOperation {
  /** `Running`, `Succeeded`, `Failed`, `Error` or `Terminating`. */
  readonly phase: string;
  /** The commits that it applies, one per source. */
  readonly revisions: readonly string[];
  readonly message: string;
  /** How often it was tried again. */
  readonly retries: number;
  /** True when only some resources were to be synced. */
  readonly partial: boolean;
  readonly resources: readonly SyncedResource[];
}

/** A resource of the application as it is now. */
export interface LiveResource {
  readonly name: string;
  /** `Synced`, `OutOfSync`; empty for a hook. */
  readonly status: string;
  readonly health: string;
  readonly message: string;
  readonly hook: boolean;
  readonly requiresPruning: boolean;
}

/** A complaint of Argo CD. */
export interface SyncCondition {
  /** `ComparisonError`, `SyncError`, `InvalidSpecError` … */
  readonly type: string;
  readonly message: string;
}

/** The state of an application: https://argo-cd.readthedocs.io/en/stable/operator-manual/health/ */
export interface SyncState {
  /** `Synced`, `OutOfSync` or `Unknown`: what was compared, not what was applied. */
  readonly status: string;
  /** The commits that the application was compared with, one per source. */
  readonly compared: readonly string[];
  /** The commits of each sync that succeeded, newest last. */
  readonly history: readonly (readonly string[])[];
  readonly operation: SyncOperation | undefined;
  /** True when an operation is asked for that has not begun. */
  readonly pending: boolean;
  /** `Healthy`, `Progressing`, `Degraded`, `Suspended`, `Missing` or `Unknown`. */
  readonly health: string;
  readonly resources: readonly LiveResource[];
  /** Images of what runs now; during a roll-out old and new. */
  readonly images: readonly string[];
  readonly conditions: readonly SyncCondition[];
  /** False when a person syncs. */
  readonly automated: boolean;
  /** The branch, tag or commit that the application follows. */
  readonly follows: string;
  readonly deleting: boolean;
}

/** A name of a commit that a person can read. */
export const shortRevisions = (revisions: readonly string[]): string =>
  revisions.map((each) => each.replace(/^([0-9a-f]{7})[0-9a-f]{33,57}$/i, '$1')).join(', ');
