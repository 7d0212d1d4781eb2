// How `stable` is derived, and the plan in words.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {
  deriveStable,
  formatPlan,
  type PlanInputs,
  parseServer,
  planSmokeTest,
  planStreak,
  shortestWait,
} from '../../src/smoke-test/plan.ts';

const pace = { timeout: 300, interval: 2 };

const derived: readonly [number | undefined, number][] = [
  [undefined, 3],
  [1, 13],
  [2, 13],
  [3, 22],
  [4, 29],
  [5, 37],
  [10, 71],
];

for (const [replicas, stable] of derived)
  test(`replicas ${replicas ?? 'not given'} makes stable ${stable}`, () =>
    assert.equal(deriveStable(replicas, pace), stable));

test('the chance to miss one stuck old pod over the whole wait stays below 1 %, and one answer less would not do', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 500 }), fc.integer({ min: 1, max: 5000 }), (pods, probes) => {
      const k = deriveStable(pods, { timeout: probes, interval: 1 });
      const chance = (length: number): number => ((pods - 1) / pods) ** length * (1 + probes / pods);
      return chance(k) <= 0.01 + 1e-12 && (k === 3 || chance(k - 1) > 0.01 - 1e-12);
    }),
  );
});

test('with turn-taking, every pod is asked at least once', () => {
  for (let replicas = 1; replicas <= 200; replicas++) assert.ok(deriveStable(replicas, pace) >= replicas);
});

test('the pause shrinks where the row would take more than half of the time', () => {
  const streak = (more: Partial<PlanInputs>) => planStreak({ ...inputs, ...more });
  assert.deepEqual(streak({}), { stable: 29, interval: 2 });
  assert.deepEqual(streak({ stable: 3, 'timeout-seconds': 3 }), { stable: 3, interval: 0.5 });
  const many = streak({ replicas: 100 });
  assert.ok(many.interval < 0.3 && many.stable * many.interval <= 150, JSON.stringify(many));
  assert.equal(streak({ replicas: 100, 'expect-version': undefined }).interval, 2);
  assert.equal(streak({ stable: 100_000 }).interval, 0.01);
});

test('the wait takes as long as its pauses, or as it is told to', () => {
  assert.equal(shortestWait({ stable: 3, minStableSeconds: 0 }, 2), 4);
  assert.equal(shortestWait({ stable: 3, minStableSeconds: 30 }, 2), 30);
});

const inputs: PlanInputs = {
  url: 'https://bob:s3cret@shop.example/base',
  'argocd-server': undefined,
  'argocd-app': undefined,
  'manifest-sha': undefined,
  'expect-version': 'a7f3c92',
  'version-path': '/health',
  'version-at': 'json:$.version',
  stable: undefined,
  replicas: 4,
  'min-stable-seconds': 0,
  'timeout-seconds': 300,
  'try-timeout-seconds': 10,
  'interval-seconds': 2,
  checks: [],
};

test('the plan says what will happen, and no credentials', () => {
  const [first, second, third] = formatPlan(planSmokeTest(inputs));
  assert.equal(first, 'Smoke test of https://shop.example/base, at most 5 min');
  assert.match(second ?? '', /json:\$\.version of \/health says a7f3c92, 29 times in a row \(takes 56 s or more\)/);
  assert.equal(third, 'Ask for the version once more');
});

test('Argo CD is waited for when server and application are given', () => {
  const argocd = { 'argocd-server': 'argocd.example', 'argocd-app': 'shop/checkout', 'manifest-sha': 'a7f3c92' };
  const plan = planSmokeTest({ ...inputs, ...argocd });
  assert.equal(plan.sync?.server.href, 'https://argocd.example/');
  assert.match(formatPlan(plan)[1] ?? '', /Argo CD at argocd\.example has synced shop\/checkout to a7f3c92/);
  assert.deepEqual(
    ['http://127.0.0.1:80', 'ftp://x', 'a b'].map((text) => parseServer(text)?.href),
    ['http://127.0.0.1/', undefined, undefined],
  );
});

test('a given `stable` beats the derived one, and without a version nothing is waited for', () => {
  assert.equal(planSmokeTest({ ...inputs, stable: 5 }).version?.stable, 5);
  assert.equal(planSmokeTest({ ...inputs, 'expect-version': undefined }).version, undefined);
});
