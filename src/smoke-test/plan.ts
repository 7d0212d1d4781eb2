// Decides how often the version must answer, and what will be asked in which order. A value that can be printed; sends nothing.

import { formatSeconds } from '../domain/duration.ts';
import { showUrl } from '../domain/probe.ts';
import { type Check, nameOf } from './checks/check.ts';
import { formatVersionPlace, parseVersionPlace, type VersionPlace } from './version/place.ts';
import type { Goal } from './version/watch.ts';

/** The wait for a version. */
export interface VersionPlan extends Goal {
  readonly path: string;
  readonly place: VersionPlace;
}

/** The wait for Argo CD. */
export interface SyncPlan {
  readonly server: URL;
  readonly app: string;
  /** The commit that must be synced; undefined means any. */
  readonly revision: string | undefined;
}

/** Bounds of time, in seconds. */
export interface Pace {
  /** The whole step. */
  readonly timeout: number;
  /** One request, body included. */
  readonly tryTimeout: number;
  /** Pause between two probes, and before a check is tried again. */
  readonly interval: number;
}

/** What a smoke test will do. */
export interface Plan {
  readonly url: URL;
  readonly sync: SyncPlan | undefined;
  readonly version: VersionPlan | undefined;
  readonly checks: readonly Check[];
  readonly pace: Pace;
}

const defaultStable = 3;
/** How likely one stuck old pod may be missed over the whole wait. */
const acceptedChance = 0.01;

/**
 * Good answers in a row that prove that no old pod is left behind a balancer that picks one of `replicas` pods at random per
 * connection. The smallest k with ((N−1)/N)^k × (1 + W/N) ≤ 1 %, where W is the number of probes that fit into the whole
 * wait: a streak can begin anew after each of the W/N old answers. At least 3; one replica counts as two, because old and
 * new stand side by side while it is replaced. Three when `replicas` is undefined.
 */
export function deriveStable(replicas: number | undefined, pace: Pick<Pace, 'timeout' | 'interval'>): number {
  if (replicas === undefined) return defaultStable;
  const pods = Math.max(2, replicas);
  const probes = pace.timeout / Math.max(pace.interval, 0.01);
  const chance = acceptedChance / (1 + probes / pods);
  return Math.max(defaultStable, Math.ceil(Math.log(chance) / Math.log((pods - 1) / pods)));
}

/** The inputs that the plan is made from; they are known to be sound. */
export interface PlanInputs {
  readonly url: string;
  readonly 'argocd-server': string | undefined;
  readonly 'argocd-app': string | undefined;
  readonly 'manifest-sha': string | undefined;
  readonly 'expect-version': string | undefined;
  readonly 'version-path': string;
  readonly 'version-at': string;
  readonly stable: number | undefined;
  readonly replicas: number | undefined;
  readonly 'min-stable-seconds': number;
  readonly 'timeout-seconds': number;
  readonly 'try-timeout-seconds': number;
  readonly 'interval-seconds': number;
  readonly checks: readonly Check[];
}

/** Makes the plan. */
export function planSmokeTest(inputs: PlanInputs): Plan {
  const pace = {
    timeout: inputs['timeout-seconds'],
    tryTimeout: inputs['try-timeout-seconds'],
    interval: planStreak(inputs).interval,
  };
  return {
    url: new URL(inputs.url),
    sync: planSync(inputs),
    version: planVersion(inputs),
    checks: inputs.checks,
    pace,
  };
}

function planSync(inputs: PlanInputs): SyncPlan | undefined {
  const server = parseServer(inputs['argocd-server'] ?? '');
  const app = inputs['argocd-app'];
  return server === undefined || app === undefined ? undefined : { server, app, revision: inputs['manifest-sha'] };
}

/** The root of an Argo CD server; without a scheme it is HTTPS, as Argo CD's own tools have it. Undefined when it is none. */
export function parseServer(given: string): URL | undefined {
  const text = /^[a-z][a-z0-9+.-]*:\/\//i.test(given) ? given : `https://${given}`;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url !== undefined && /^https?:$/.test(url.protocol) ? url : undefined;
}

function planVersion(inputs: PlanInputs): VersionPlan | undefined {
  const expected = inputs['expect-version'];
  const place = parseVersionPlace(inputs['version-at']);
  if (expected === undefined || 'code' in place) return undefined;
  return {
    expected,
    path: inputs['version-path'],
    place,
    stable: planStreak(inputs).stable,
    minStableSeconds: inputs['min-stable-seconds'],
  };
}

const shortestPause = 0.01;

/** What the row of good answers is made from. */
type StreakInputs = Pick<PlanInputs, 'stable' | 'replicas' | 'timeout-seconds' | 'interval-seconds' | 'expect-version'>;

/**
 * How many good answers in a row, and the seconds between them: `interval-seconds`, or less where the row would take more than
 * half of `timeout-seconds`, so that many replicas need no other input; never below 10 ms.
 */
export function planStreak(inputs: StreakInputs): { readonly stable: number; readonly interval: number } {
  const timeout = inputs['timeout-seconds'];
  let interval = inputs['interval-seconds'];
  let stable = inputs.stable ?? deriveStable(inputs.replicas, { timeout, interval });
  // A shorter pause means more probes, and those a slightly longer row: a few rounds settle it.
  for (let round = 0; round < 20 && inputs['expect-version'] !== undefined; round++) {
    if (interval <= Math.max(shortestPause, timeout / 2 / stable)) break;
    interval = Math.max(shortestPause, timeout / 2 / stable);
    stable = inputs.stable ?? deriveStable(inputs.replicas, { timeout, interval });
  }
  return { stable, interval };
}

/** Seconds that the wait for a version takes at least. */
export const shortestWait = (goal: Pick<Goal, 'stable' | 'minStableSeconds'>, interval: number): number =>
  Math.max((goal.stable - 1) * interval, goal.minStableSeconds);

/** The plan in words, a line each. */
export function formatPlan({ url, sync, version, checks, pace }: Plan): string[] {
  const lines = [`Smoke test of ${showUrl(url)}, at most ${formatSeconds(pace.timeout)}`];
  if (sync !== undefined) {
    const revision = sync.revision === undefined ? '' : ` to ${sync.revision}`;
    lines.push(`Wait until Argo CD at ${sync.server.host} has synced ${sync.app}${revision} and calls it Healthy`);
  }
  if (version !== undefined) {
    const { expected, path, place, stable } = version;
    const least = shortestWait(version, pace.interval);
    const where = `${formatVersionPlace(place)} of ${path}`;
    lines.push(
      `Wait until ${where} says ${expected}, ${stable} times in a row (takes ${formatSeconds(least)} or more)`,
    );
  }
  for (const check of checks) lines.push(`Check ${nameOf(check)}${check.warn ? ' (only warns)' : ''}`);
  if (version !== undefined) lines.push(`Ask for the version once more`);
  return lines;
}
