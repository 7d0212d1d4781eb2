// What Argo CD says of one application. Values only; clients/argocd.ts asks.

/** The state of an application: https://argo-cd.readthedocs.io/en/stable/operator-manual/health/ */
export interface SyncState {
  /** `Synced`, `OutOfSync` or `Unknown`. */
  readonly status: string;
  /** The commits that the application was compared with, one per source. */
  readonly revisions: readonly string[];
  /** Commits that were deployed before, newest last. */
  readonly history: readonly string[];
  /** `Healthy`, `Progressing`, `Degraded`, `Suspended`, `Missing` or `Unknown`. */
  readonly health: string;
  /** Why the last sync or the health is not well; empty when Argo CD says nothing. */
  readonly message: string;
}

/** The state in words. */
export const describeSync = ({ status, revisions, health, message }: SyncState): string => {
  const at = revisions.length === 0 ? '' : ` at ${revisions.map((each) => each.slice(0, 7)).join(', ')}`;
  return `${status}${at}, ${health}${message === '' ? '' : `: ${message}`}`;
};
