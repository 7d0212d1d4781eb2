// Why a smoke test is red, in the words that workflows read, and what a person looks at first. Decides nothing.

import type { ProbeFaultReason } from '../domain/probe.ts';

/** Why a smoke test is red, as workflows read it. */
export type ReasonCode =
  | ProbeFaultReason
  | 'version_mismatch'
  | 'version_unstable'
  | 'version_changed'
  | 'version_missing'
  | 'bad_status'
  | 'assertion'
  | 'not_json'
  | 'cancelled'
  | 'argocd_unreachable'
  | 'argocd_denied'
  | 'argocd_deleted'
  | 'argocd_not_synced'
  | 'argocd_not_healthy'
  | 'argocd_hook_failed'
  | 'argocd_sync_failed'
  | 'argocd_build_failed'
  | 'argocd_degraded'
  | 'argocd_replaced';

/** One thing that went wrong, in words whose secrets are not hidden yet. */
export interface Cause {
  readonly reason: ReasonCode;
  /** One sentence without its full stop. */
  readonly what: string;
  /** What to do, where the advice of the reason is not the right one. */
  readonly fix?: string | undefined;
  /** False when this says nothing about the service. */
  readonly conclusive: boolean;
  /** The request that failed: method and URL. */
  readonly where?: string | undefined;
}

/** What to look at first, by reason. */
export const adviceFor: Readonly<Record<ReasonCode, string>> = {
  version_mismatch:
    'See whether the roll-out has begun: is the manifest synced, and does `version-at` name the running version? A longer `timeout-seconds` waits longer.',
  version_unstable:
    'Old and new answer side by side. Look for pods that do not become ready, and give `replicas`, so that the wait is long enough to find the last old pod.',
  version_changed: 'Look for a roll-back or another deployment that ran during the checks.',
  version_missing:
    'Write in `version-at` where the answer holds the version. The service is not judged by this: its version could not be read.',
  unreachable:
    'Look at `url`, DNS, the ingress and the pods. The runner must be able to reach the host: a private address needs a runner in that network, or a proxy in `https_proxy`.',
  timeout:
    'See what keeps the service busy. If it needs longer, raise `try-timeout-seconds` (one request) or `timeout-seconds` (the whole step).',
  tls: 'Look at the certificate of the host. For a private authority, give its certificate as `ca`.',
  redirect_loop: 'Look at the redirects of the service: a missing `x-forwarded-proto` is a common cause.',
  bad_status:
    'Look whether this is where the service reports its version (`url`, `version-path`); if it is, look at its log.',
  assertion: 'Look at the failed check in the job summary, and at the log of the service.',
  not_json: 'See what answers there: a login page or a proxy often answers HTML. Check `path` and `version-path`.',
  body_too_large: 'Point the check at a smaller answer: the limit is 5 MiB.',
  request_invalid: 'Look at the values that are filled into the check: with them it is not a valid request.',
  cancelled: 'Nothing was proven. Run the step again.',
  argocd_unreachable: 'See whether the runner can reach `argocd-server`, and whether Argo CD can reach the repository.',
  argocd_denied:
    'Check `argocd-app` (`name` or `namespace/name`), and that the token is valid and may `get` the application.',
  argocd_deleted: 'See who deleted the application, or took the right to read it from the token.',
  argocd_not_synced:
    'Look at the application in Argo CD: a sync may wait for a person. A longer `timeout-seconds` waits longer.',
  argocd_not_healthy: 'Look in Argo CD for the resource that is not healthy.',
  argocd_hook_failed: 'Look at the log of the hook. Argo CD may still try it again until its retries are used up.',
  argocd_sync_failed: 'Look at the last sync in Argo CD: it names the resource that was refused.',
  argocd_build_failed: 'Fix the manifests: Argo CD cannot build them.',
  argocd_degraded: 'Look at the events and the log of the resource that is named.',
  argocd_replaced:
    'See who rolled back or reverted, and whether the application follows the branch that was written. Nothing needs to be rolled back.',
};
