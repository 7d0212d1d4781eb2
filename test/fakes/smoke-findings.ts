// Values of a smoke test with what a test cares about: the inputs of a plan, the outcome of a check, a watch that saw something.

import type { CheckFailure, CheckOutcome } from '../../src/smoke-test/checks/outcome.ts';
import { type PlanInputs, planSmokeTest, type SyncPlan, type WaitPlan } from '../../src/smoke-test/plan.ts';
import type { Goal, Sighting } from '../../src/smoke-test/version/sighting.ts';
import { startVersionWatch, type VersionWatch } from '../../src/smoke-test/version/watch.ts';

/** Sound inputs of a plan: one URL, one version, the defaults else. */
export const planInputs = (more: Partial<PlanInputs> = {}): PlanInputs => ({
  service: 'checkout',
  url: ['https://shop.example'],
  'argocd-server': undefined,
  'argocd-app': [],
  'argocd-accept': [],
  'manifest-sha': undefined,
  image: [],
  'expect-version': ['new1234'],
  'wait-for': undefined,
  'version-path': '/health',
  'version-at': 'json:$.version',
  stable: undefined,
  replicas: undefined,
  'min-stable-seconds': 0,
  'timeout-seconds': 600,
  'try-timeout-seconds': 10,
  'interval-seconds': 2,
  checks: [],
  'retry-checks-seconds': 0,
  ...more,
});

/** The wait of such a plan. */
export function waitPlan(more: Partial<PlanInputs> = {}): WaitPlan {
  const { wait } = planSmokeTest(planInputs(more));
  if (wait === undefined) throw new Error('these inputs wait for nothing');
  return wait;
}

/** A plan that waits for Argo CD. */
export const syncPlan = (more: Partial<SyncPlan> = {}): SyncPlan => ({
  server: new URL('https://argocd.example'),
  app: 'checkout',
  revision: undefined,
  images: [],
  expected: [],
  versionAsked: (more.expected ?? []).length > 0,
  service: 'checkout',
  acceptSuspended: false,
  ...more,
});

/** A failed expectation. */
export const failure = (more: Partial<CheckFailure> = {}): CheckFailure => ({
  reason: 'assertion',
  subject: '$.a',
  expected: '1',
  got: '2',
  ...more,
});

/** A check that passed, or one with these failures that did not. */
export const outcome = (name: string, more: Partial<CheckOutcome> = {}): CheckOutcome => ({
  name,
  passed: (more.failures ?? []).length === 0,
  warn: false,
  failures: [],
  tries: 1,
  milliseconds: 12,
  status: 200,
  request: 'GET https://shop.example/up',
  excerpt: '',
  fix: undefined,
  fixWhenProven: undefined,
  conclusive: true,
  ...more,
});

/** A version that answered. */
export const sight = (version: string, status = 200): Sighting => ({
  kind: 'version',
  version,
  good: status === 200,
  status,
});

/** A watch that saw these, one a second. */
export function watchOf(sightings: readonly Sighting[], more: Partial<Goal> = {}): VersionWatch {
  const watch = startVersionWatch({ expected: ['new1234'], stable: 3, minStableSeconds: 0, ...more });
  sightings.forEach((sighting, index) => void watch.see(sighting, index));
  return watch;
}
