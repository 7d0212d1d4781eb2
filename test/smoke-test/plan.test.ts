// How `stable` is derived, and the plan in words.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import * as v from 'valibot';
import { checksShape } from '../../src/smoke-test/checks/check.ts';
import {
  deriveStable,
  formatPlan,
  type PlanInputs,
  parseServer,
  planSmokeTest,
  planStreak,
  shortestWait,
  waitForOf,
} from '../../src/smoke-test/plan.ts';
import { planInputs } from '../fakes/smoke-findings.ts';
import { rowName } from '../row-name.ts';

const pace = { timeout: 600, interval: 2 };

const derived: readonly [number | undefined, number][] = [
  [undefined, 3],
  [1, 14],
  [2, 14],
  [3, 23],
  [4, 32],
  [5, 40],
  [10, 77],
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

const inputs = planInputs({
  url: ['https://bob:s3cret@shop.example/base'],
  'expect-version': ['a7f3c92'],
  replicas: 4,
});

test('the pause shrinks where the row would take more than two fifths of the time', () => {
  const streak = (more: Partial<PlanInputs>) => planStreak({ ...inputs, ...more });
  assert.deepEqual(streak({}), { stable: 32, interval: 2 });
  assert.deepEqual(streak({ stable: 4, 'timeout-seconds': 10 }), { stable: 4, interval: 1 });
  const many = streak({ replicas: 100 });
  assert.ok(many.interval < 0.35 && many.stable * many.interval <= 240, JSON.stringify(many));
  assert.equal(streak({ replicas: 100, 'expect-version': [] }).interval, 2);
  assert.ok(streak({ replicas: 100, 'expect-version': [], 'wait-for': 'healthy' }).interval < 2);
  assert.equal(streak({ stable: 100_000 }).interval, 0.01);
});

for (const replicas of [1, 4, 10, 50, 200]) {
  test(`with the default time, Argo CD's poll, a roll-out and the row fit in, whatever the replicas: ${rowName(replicas)}`, () => {
    const { stable, interval } = planStreak({ ...inputs, replicas });
    assert.ok(180 + 180 + shortestWait({ stable, minStableSeconds: 0 }, interval) <= 600, `${replicas} replicas`);
  });
}

test('the wait takes as long as its pauses, or as it is told to', () => {
  assert.equal(shortestWait({ stable: 3, minStableSeconds: 0 }, 2), 4);
  assert.equal(shortestWait({ stable: 3, minStableSeconds: 30 }, 2), 30);
});

test('the plan says what will happen, and no credentials', () => {
  const [first, second, third, ...rest] = formatPlan(planSmokeTest(inputs));
  assert.equal(first, 'Smoke test of https://shop.example/base, at most 10 min');
  assert.match(
    second ?? '',
    /json:\$\.version of \/health says a7f3c92, 32 times in a row \(takes 1 min 2 s or more\)/,
  );
  assert.match(
    third ?? '',
    /poll 3 min \+ roll-out 3 min \+ good answers in a row 1 min 2 s = 7 min 2 s, which fits into/,
  );
  assert.deepEqual(rest, []);
});

test('a time that is too short for what usually passes is said', () => {
  const lines = formatPlan(planSmokeTest({ ...inputs, 'timeout-seconds': 300 }));
  assert.match(lines[2] ?? '', /which is more than `timeout-seconds` \(5 min\)/);
});

test('a closing probe is planned only where a check runs', () => {
  const checks = v.parse(checksShape, ['/up?token=s3cret']);
  const lines = formatPlan(planSmokeTest({ ...inputs, checks, 'retry-checks-seconds': 30 }));
  assert.deepEqual(lines.slice(3), [
    'Check GET /up?…',
    'Run all checks again for up to 30 s, until all of them pass',
    'Ask /health once more',
  ]);
});

test('Argo CD is waited for when server and application are given', () => {
  const argocd = {
    'argocd-server': 'argocd.example',
    'argocd-app': ['shop/checkout', 'shop/checkout', 'eu/checkout'],
    'manifest-sha': 'a7f3c92',
  };
  const plan = planSmokeTest({ ...inputs, ...argocd, 'argocd-accept': ['suspended'] });
  assert.deepEqual([plan.syncs[0]?.server.href, plan.syncs[0]?.acceptSuspended], ['https://argocd.example/', true]);
  assert.match(formatPlan(plan)[1] ?? '', /Argo CD at argocd\.example has applied a7f3c92 in shop\/checkout/);
  assert.deepEqual(
    plan.syncs.map(({ app }) => app),
    ['shop/checkout', 'eu/checkout'],
  );
  assert.deepEqual(
    ['http://127.0.0.1:80', 'ftp://x', 'a b'].map((text) => parseServer(text)?.href),
    ['http://127.0.0.1/', undefined, undefined],
  );
});

for (const goal of ['nothing', 'healthy'] as const)
  test(`a version that nothing asks for is said: wait-for ${goal}`, () => {
    const plan = planSmokeTest({ ...inputs, 'wait-for': goal, 'argocd-server': 'argocd.example', 'argocd-app': ['a'] });
    assert.equal(plan.syncs[0]?.versionAsked, false);
    assert.ok(
      formatPlan(plan).includes('The service is not asked whether it is a7f3c92: that needs `wait-for: version`'),
    );
  });

test('a version that is waited for is asked for', () => assert.deepEqual(planSmokeTest(inputs).unasked, []));

test('several URLs are planned once each', () => {
  const { urls } = planSmokeTest({ ...inputs, url: ['https://a.example', 'https://b.example', 'https://a.example'] });
  assert.deepEqual(
    urls.map((url) => url.host),
    ['a.example', 'b.example'],
  );
});

const waits: readonly [Partial<PlanInputs>, string, readonly string[] | undefined][] = [
  [{}, 'version', ['a7f3c92']],
  [{ 'expect-version': [] }, 'nothing', undefined],
  [{ 'wait-for': 'healthy' }, 'healthy', []],
  [{ 'wait-for': 'nothing' }, 'nothing', undefined],
];

for (const [more, goal, expected] of waits)
  test(`${JSON.stringify(more)} waits for ${goal}`, () => {
    assert.equal(waitForOf({ ...inputs, ...more }), goal);
    assert.deepEqual(planSmokeTest({ ...inputs, ...more }).wait?.expected, expected);
  });

test('a given `stable` beats the derived one', () => {
  assert.equal(planSmokeTest({ ...inputs, stable: 5 }).wait?.stable, 5);
});
