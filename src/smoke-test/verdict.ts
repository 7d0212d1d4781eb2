// Decides whether the smoke test is red, and which reason a workflow reads. Pure.

import { isSameVersion } from '../domain/version.ts';
import type { SyncFailure } from './argocd/sync-wait.ts';
import type { CheckOutcome } from './checks/check-run.ts';
import { labelOf, type Reason, type Sighting, type VersionWatch } from './version/watch.ts';

/** Pass, or fail with the first reason that explains it. */
export type Verdict =
  | { readonly verdict: 'pass' }
  | { readonly verdict: 'fail'; readonly reason: Reason; readonly what: string };

/** What is known at the end. */
export interface Evidence {
  /** Why Argo CD did not come to an end; undefined when it did, or was not asked. */
  readonly sync?: SyncFailure | undefined;
  /** Undefined when no version is expected. */
  readonly watch: VersionWatch | undefined;
  readonly expected: string | undefined;
  readonly checks: readonly CheckOutcome[];
  /** The probe after the checks; undefined when there was none, or the time was up. */
  readonly closing: Sighting | undefined;
}

/** The verdict. A version that changed during the checks comes before what the checks found, because it explains it. */
export function decideVerdict({ sync, watch, expected, checks, closing }: Evidence): Verdict {
  if (sync !== undefined) return { verdict: 'fail', ...sync };
  if (watch !== undefined && !watch.isStable()) return { verdict: 'fail', ...watch.failure() };
  if (expected !== undefined && closing?.kind === 'version' && !isSameVersion(expected, closing.version)) {
    const what = `${labelOf(closing)} answered after the checks, though ${expected} had been stable before`;
    return { verdict: 'fail', reason: 'version_changed', what };
  }
  const red = checks.find((check) => !check.passed && !check.warn);
  const [failure] = red?.failures ?? [];
  if (red !== undefined && failure !== undefined) {
    const what = `check "${red.name}": ${failure.subject}: expected ${failure.expected}, got ${failure.got}`;
    return { verdict: 'fail', reason: failure.reason, what };
  }
  return expected === undefined ? { verdict: 'pass' } : judgeClosing(expected, closing);
}

function judgeClosing(expected: string, closing: Sighting | undefined): Verdict {
  const lead = `${expected} had been stable, but the probe after the checks`;
  if (closing === undefined) return { verdict: 'fail', reason: 'timeout', what: `${lead} found the time up` };
  if (closing.kind === 'none') return { verdict: 'fail', reason: closing.reason, what: `${lead} saw: ${closing.what}` };
  if (closing.good) return { verdict: 'pass' };
  return { verdict: 'fail', reason: 'bad_status', what: `${lead} saw: ${labelOf(closing)}` };
}

/** What to look at first, by reason. */
export const adviceFor: Readonly<Record<Reason, string>> = {
  version_mismatch:
    'Look whether the rollout has begun: is the manifest synced, and does `version-at` point to the running version? A longer `timeout-seconds` waits longer.',
  version_unstable:
    'Old and new answer side by side: look at the rollout for pods that do not get ready. A longer `timeout-seconds` waits longer.',
  version_changed: 'Look for a roll-back or another deployment that ran during the checks.',
  unreachable:
    'Look at `url`, DNS, the ingress and the pods; the runner must be able to reach it. Proxies are not used.',
  timeout:
    'Look at what the service was busy with; raise `try-timeout-seconds` or `timeout-seconds` if it needs longer.',
  tls: 'Look at the certificate of the host; for a private authority give its certificate as `ca`.',
  bad_status: 'Look at the log of the service: its version endpoint does not answer 2xx.',
  assertion: 'Look at the failed check in the job summary and at the log of the service.',
  not_json: 'Look at what answers there: a login page or a proxy often answers HTML. Check `path` and `version-path`.',
  body_too_large: 'Point the check at a smaller answer: 1 MiB is the limit.',
  argocd_unreachable: 'Look whether the runner can reach `argocd-server`.',
  argocd_not_synced:
    'Look at the application in Argo CD: a sync may wait for a person, or have failed. A longer `timeout-seconds` waits longer.',
  argocd_not_healthy: 'Look at the application in Argo CD for the resource that is not healthy.',
  request_invalid: 'Look at the values that are filled into the check: they make no valid request.',
};
