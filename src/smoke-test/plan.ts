// Decides what smoke-test does, as a value that can be printed: how often the version must answer, and what will be asked in which order.
// Pure: sends nothing.

import { showPlace, showUrl, withScheme } from '../domain/probe.ts';
import { formatSeconds } from '../domain/text/duration.ts';
import { phrase } from '../domain/text/optional.ts';
import { type Check, checkName } from './checks/check.ts';
import type { TimeBounds } from './session.ts';
import { formatExpected } from './version/failure.ts';
import { formatVersionPlace, parseVersionPlace, type VersionPlace } from './version/place.ts';
import type { Goal } from './version/sighting.ts';

/** The wait for a version, or for a healthy answer. */
export interface WaitPlan extends Goal {
  readonly path: string;
  /** Undefined when any 2xx will do. */
  readonly place: VersionPlace | undefined;
}

/** The wait for Argo CD. */
export interface SyncPlan {
  readonly server: URL;
  readonly app: string;
  /** The commit that must be applied; undefined means any. */
  readonly revision: string | undefined;
  /** Image references that were written; any one of them proves that the commit was applied. */
  readonly images: readonly string[];
  /** The versions that must answer; the tag of an image often is one of them. */
  readonly expected: readonly string[];
  readonly service: string;
  /** True when the service itself is asked for its version afterwards. */
  readonly versionAsked: boolean;
  /** True when a paused canary is good enough. */
  readonly acceptSuspended: boolean;
}

/** What a smoke test will do. */
export interface Plan {
  readonly urls: readonly URL[];
  /** One per application; empty when Argo CD is not asked. */
  readonly syncs: readonly SyncPlan[];
  readonly wait: WaitPlan | undefined;
  /** Versions that are expected, but that nothing asks the service for. */
  readonly unasked: readonly string[];
  readonly checks: readonly Check[];
  /** Seconds in which the whole set of checks is run again. */
  readonly retryChecksSeconds: number;
  readonly pace: TimeBounds;
}

const defaultStable = 3;
/** How likely one stuck old pod may be missed over the whole wait. */
const acceptedChance = 0.01;
/** Share of `timeout-seconds` that the good answers in a row may take; the rest is for Argo CD's poll and the roll-out. */
const streakShare = 0.4;
/** What usually passes before the new version answers, in seconds: https://argo-cd.readthedocs.io/en/stable/faq/ */
const usual = { poll: 180, rollout: 180 };

/**
 * Good answers in a row that prove that no old pod is left behind a balancer that picks one of `replicas` pods at random per
 * connection. The smallest k with ((N−1)/N)^k × (1 + W/N) ≤ 1 %, where W is the number of probes that fit into the whole
 * wait: a streak can begin anew after each of the W/N old answers. At least 3; one replica counts as two, because old and
 * new stand side by side while it is replaced. Three when `replicas` is undefined.
 */
export function deriveStable(replicas: number | undefined, pace: Pick<TimeBounds, 'timeout' | 'interval'>): number {
  if (replicas === undefined) return defaultStable;
  const pods = Math.max(2, replicas);
  const probes = pace.timeout / Math.max(pace.interval, 0.01);
  const chance = acceptedChance / (1 + probes / pods);
  return Math.max(defaultStable, Math.ceil(Math.log(chance) / Math.log((pods - 1) / pods)));
}

/** The inputs that the plan is made from; they are known to be sound. */
export interface PlanInputs {
  readonly service: string;
  readonly url: readonly string[];
  readonly 'argocd-server': string | undefined;
  readonly 'argocd-app': readonly string[];
  readonly 'argocd-accept': readonly string[];
  readonly 'manifest-sha': string | undefined;
  readonly image: readonly string[];
  readonly 'expect-version': readonly string[];
  readonly 'wait-for': 'version' | 'healthy' | 'nothing' | undefined;
  readonly 'version-path': string;
  readonly 'version-at': string;
  readonly stable: number | undefined;
  readonly replicas: number | undefined;
  readonly 'min-stable-seconds': number;
  readonly 'timeout-seconds': number;
  readonly 'try-timeout-seconds': number;
  readonly 'interval-seconds': number;
  readonly checks: readonly Check[];
  readonly 'retry-checks-seconds': number;
}

/** Makes the plan. */
export function planSmokeTest(inputs: PlanInputs): Plan {
  const pace = {
    timeout: inputs['timeout-seconds'],
    tryTimeout: inputs['try-timeout-seconds'],
    interval: planStreak(inputs).interval,
  };

  return {
    urls: [...new Set(inputs.url)].map((each) => new URL(each)),
    syncs: planSyncs(inputs),
    wait: planWait(inputs),
    unasked: unaskedOf(inputs),
    checks: inputs.checks,
    retryChecksSeconds: inputs['retry-checks-seconds'],
    pace,
  };
}

/** What is waited for: what the input says, else the version where one is expected. */
export function waitForOf(inputs: Pick<PlanInputs, 'wait-for' | 'expect-version'>): 'version' | 'healthy' | 'nothing' {
  const given = inputs['wait-for'];
  if (given !== undefined) return given;
  if (inputs['expect-version'].length > 0) return 'version';
  return 'nothing';
}

function unaskedOf(inputs: PlanInputs): readonly string[] {
  if (waitForOf(inputs) === 'version') return [];
  return inputs['expect-version'];
}

function planSyncs(inputs: PlanInputs): SyncPlan[] {
  const server = parseServer(inputs['argocd-server'] ?? '');
  if (server === undefined) return [];

  const common = {
    server,
    revision: inputs['manifest-sha'],
    images: inputs.image,
    expected: inputs['expect-version'],
    versionAsked: waitForOf(inputs) === 'version',
    service: inputs.service,
    acceptSuspended: inputs['argocd-accept'].includes('suspended'),
  };
  return [...new Set(inputs['argocd-app'])].map((app) => ({ ...common, app }));
}

/** The root of an Argo CD server; without a scheme it is HTTPS, as Argo CD's own tools have it. Undefined when it is none. */
export function parseServer(given: string): URL | undefined {
  const url = URL.parse(withScheme(given, 'https'));
  if (url === null || !/^https?:$/.test(url.protocol)) return undefined;
  return url;
}

function planWait(inputs: PlanInputs): WaitPlan | undefined {
  const goal = waitForOf(inputs);
  const { value: place } = parseVersionPlace(inputs['version-at']);
  if (goal === 'nothing' || place === undefined) return undefined;

  const wait = {
    path: inputs['version-path'],
    stable: planStreak(inputs).stable,
    minStableSeconds: inputs['min-stable-seconds'],
  };
  if (goal === 'healthy') return { ...wait, expected: [], place: undefined };
  return { ...wait, expected: inputs['expect-version'], place };
}

const shortestPause = 0.01;

/** What the row of good answers is made from. */
type StreakInputs = Pick<
  PlanInputs,
  'stable' | 'replicas' | 'timeout-seconds' | 'interval-seconds' | 'expect-version' | 'wait-for'
>;

/**
 * How many good answers in a row, and the seconds between them: `interval-seconds`, or less where the row would take more than
 * two fifths of `timeout-seconds`, so that many replicas need no other input; never below 10 ms.
 */
export function planStreak(inputs: StreakInputs): { readonly stable: number; readonly interval: number } {
  const timeout = inputs['timeout-seconds'];
  const waits = waitForOf(inputs) !== 'nothing';
  let interval = inputs['interval-seconds'];
  let stable = inputs.stable ?? deriveStable(inputs.replicas, { timeout, interval });

  // A shorter pause means more probes, and those a slightly longer row: a few rounds settle it.
  for (let round = 0; round < 20 && waits; round++) {
    const longest = Math.max(shortestPause, (timeout * streakShare) / stable);
    if (interval <= longest) break;
    interval = longest;
    stable = inputs.stable ?? deriveStable(inputs.replicas, { timeout, interval });
  }
  return { stable, interval };
}

/** Seconds that the wait for a version takes at least. */
export const shortestWait = (goal: Pick<Goal, 'stable' | 'minStableSeconds'>, interval: number): number =>
  Math.max((goal.stable - 1) * interval, goal.minStableSeconds);

/** The plan in words, a line each. */
export function formatPlan(plan: Plan): string[] {
  const { urls, syncs, wait, checks, pace } = plan;
  const lines = [`Smoke test of ${urls.map(showUrl).join(', ')}, at most ${formatSeconds(pace.timeout)}`];

  for (const { revision, server, app } of syncs) {
    const ours = phrase(revision, (revision) => ` ${revision} in`);
    lines.push(`Wait until Argo CD at ${server.host} has applied${ours} ${app} and calls it Healthy`);
  }
  if (wait !== undefined) lines.push(...formatWait(wait, pace));
  if (plan.unasked.length > 0) lines.push(formatUnasked(plan));
  for (const check of checks) lines.push(`Check ${checkName(check)}${phrase(check.warn, ' (only warns)')}`);
  if (checks.length > 0 && plan.retryChecksSeconds > 0)
    lines.push(`Run all checks again for up to ${formatSeconds(plan.retryChecksSeconds)}, until all of them pass`);
  if (wait !== undefined && checks.length > 0) lines.push(`Ask ${showPlace(wait.path)} once more`);
  return lines;
}

/** What is not measured, so that nobody takes it for proven. */
export const formatUnasked = ({ unasked }: Pick<Plan, 'unasked'>): string =>
  `The service is not asked whether it is ${formatExpected(unasked)}: that needs \`wait-for: version\``;

function formatWait(wait: WaitPlan, pace: TimeBounds): string[] {
  const least = shortestWait(wait, pace.interval);
  return [
    `Wait until ${goalOf(wait)}, ${wait.stable} times in a row (takes ${formatSeconds(least)} or more)`,
    formatBudget(pace.timeout, least),
  ];
}

function goalOf({ path, place, expected }: WaitPlan): string {
  if (place === undefined) return `${showPlace(path)} answers 2xx`;
  return `${formatVersionPlace(place)} of ${showPlace(path)} says ${formatExpected(expected)}`;
}

/** Holds the time against what usually passes before the last good answer. */
function formatBudget(timeout: number, streak: number): string {
  const sum = usual.poll + usual.rollout + streak;
  const parts = [usual.poll, usual.rollout, streak].map(formatSeconds);
  const words = `Argo CD's poll ${parts[0]} + roll-out ${parts[1]} + good answers in a row ${parts[2]} = ${formatSeconds(sum)}`;
  const rest = timeout >= sum ? 'fits into' : 'is more than';
  return `Usual time: ${words}, which ${rest} \`timeout-seconds\` (${formatSeconds(timeout)})`;
}
