// The wait for a version, on a clock that jumps: random and turn-taking balancers, deadlines, and what the log says.

import assert from 'node:assert/strict';
import test from 'node:test';
import { roundRobin, seededChoice } from '../../../scripts/demo/balancer.ts';
import type { WaitPlan } from '../../../src/smoke-test/plan.ts';
import { createWait, probeVersion, waitForVersion } from '../../../src/smoke-test/version/wait.ts';
import { answer, fault, type Respond, type VirtualSession, virtualSession } from '../../fakes/session.ts';
import { waitPlan } from '../../fakes/smoke-findings.ts';

const target = { url: new URL('http://shop.example/health'), headers: { 'x-a': '1' } };
const pods = (name: string) => answer(name);

const planOf = (more: { stable?: number; replicas?: number; timeout?: number } = {}): WaitPlan =>
  waitPlan({
    'version-at': 'body',
    stable: more.stable,
    replicas: more.replicas,
    'timeout-seconds': more.timeout ?? 600,
  });

async function waitFor(session: VirtualSession, plan: WaitPlan) {
  const wait = createWait(plan);
  await waitForVersion(session, plan, target, wait);
  return wait.watch;
}

const balanced = (choice: (connection: number, count: number) => number, until = Number.POSITIVE_INFINITY): Respond => {
  let connection = 0;
  return (_, at) => {
    const picked = choice(connection++, 4);
    return pods(picked === 0 && at < until ? 'old1234' : 'new1234');
  };
};

test('one old pod in four behind a random balancer is missed in less than 2 of 100 waits of ten minutes', async () => {
  const missed = { derived: 0, three: 0 };
  for (let seed = 0; seed < 1000; seed++) {
    for (const [name, plan] of [
      ['derived', planOf({ replicas: 4 })],
      ['three', planOf({})],
    ] as const) {
      const session = virtualSession({}, balanced(seededChoice(seed * 7919 + 13)));
      if ((await waitFor(session, plan)).isStable()) missed[name] += 1;
    }
  }
  assert.ok(missed.derived < 20, `missed ${missed.derived} of 1000`);
  assert.ok(missed.three > 900, `three in a row should prove nothing, but missed only ${missed.three} of 1000`);
});

test('one old pod in four behind a balancer that takes turns is never missed', async () => {
  const session = virtualSession({}, balanced(roundRobin));
  const watch = await waitFor(session, planOf({ replicas: 4 }));
  assert.equal(watch.isStable(), false);
  assert.equal(watch.failure().reason, 'version_unstable');
});

test('once the old pod is gone, the wait ends after as many answers as are wanted', async () => {
  const session = virtualSession({}, balanced(roundRobin, 60));
  const watch = await waitFor(session, planOf({ replicas: 4 }));
  assert.equal(watch.isStable(), true);
  assert.equal(watch.streak, 32);
  const end = session.clock.now();
  assert.ok(end > 60 && end < 60 + 36 * 2.1, String(end));
});

test('the wait ends with the time of the step, also while a server says nothing', async () => {
  const session = virtualSession({ timeout: 25 }, () => fault('timeout'));
  const watch = await waitFor(session, planOf({ timeout: 25 }));
  assert.equal(session.clock.now(), 25);
  assert.deepEqual([watch.failure().reason, watch.rows()[0]?.answers], ['timeout', 2]);
});

test('the log tells changes and a sign of life, not each probe', async () => {
  const session = virtualSession({}, (_, at) => {
    if (at < 10) return fault('unreachable', 'connect ECONNREFUSED');
    return pods(at < 100 ? 'old1234' : 'new1234');
  });
  await waitFor(session, planOf({ stable: 3 }));
  assert.match(session.printed[0] ?? '', /^1 ms: connect ECONNREFUSED$/);
  assert.match(session.printed[1] ?? '', /^10 s: version old1234$/);
  assert.match(session.printed[2] ?? '', /so far: connect ECONNREFUSED 5×, version old1234/);
  assert.match(session.printed.at(-2) ?? '', /version new1234, 1 of 3 in a row$/);
  assert.match(session.printed.at(-1) ?? '', /version new1234, 3 of 3 in a row$/);
  assert.ok(session.printed.length < 12, session.printed.join('\n'));
  assert.equal(session.sent.length > 50, true);
});

test('times are measured from the first answer of the expected version on', async () => {
  let count = 0;
  const session = virtualSession({}, () => {
    count += 1;
    return { ...pods(count > 5 ? 'new1234' : 'old1234'), milliseconds: count > 5 ? 7 : 900 };
  });
  await waitFor(session, planOf({}));
  assert.equal(session.measurements.percentile(95), 7);
});

test('a server that asks to be left alone is left alone', async () => {
  const session = virtualSession({}, (_, at) =>
    at < 30 ? answer('', { status: 429, headers: { 'retry-after': '30' } }) : pods('new1234'),
  );
  await waitFor(session, planOf({ stable: 1 }));
  assert.equal(session.sent.length, 2);
});

test('a version that stands elsewhere ends the wait after three probes', async () => {
  const session = virtualSession({}, () => answer('{"data":{"sha":"new1234"}}'));
  const watch = await waitFor(session, waitPlan({}));
  assert.deepEqual([session.sent.length, watch.failure().reason], [3, 'version_missing']);
});

test('a probe asks the target with its headers and follows no redirect', async () => {
  const session = virtualSession({}, () => pods('new1234'));
  const probe = await probeVersion(session, planOf({}), target);
  assert.deepEqual(probe?.sighting, { kind: 'version', version: 'new1234', good: true, status: 200 });
  const [sent] = session.sent;
  const headers = { 'cache-control': 'no-cache', pragma: 'no-cache', 'x-a': '1' };
  assert.deepEqual([sent?.url.href, sent?.headers, sent?.followRedirects], [target.url.href, headers, false]);
});
