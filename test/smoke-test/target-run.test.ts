// One URL from its first probe to the closing one, on a clock that jumps.

import assert from 'node:assert/strict';
import test from 'node:test';
import * as v from 'valibot';
import { checksShape } from '../../src/smoke-test/checks/check.ts';
import { type PlanInputs, planSmokeTest } from '../../src/smoke-test/plan.ts';
import { createCourse, runTarget, verdictOf } from '../../src/smoke-test/target-run.ts';
import { answer, fault, type Respond, virtualSession } from '../fakes/session.ts';
import { planInputs } from '../fakes/smoke-findings.ts';

const good = answer('{"version":"new1234"}');
const checks = v.parse(checksShape, ['/up']);

async function runOne(respond: Respond, more: Partial<PlanInputs> = {}) {
  const plan = planSmokeTest(planInputs({ stable: 2, ...more }));
  const session = virtualSession({}, respond);
  const [url] = plan.urls;
  assert.ok(url);
  const course = createCourse(url, plan);
  assert.equal(verdictOf(course, plan).verdict === 'fail' && verdictOf(course, plan).what.includes('cancelled'), true);
  await runTarget(session, plan, course, { headers: {}, variables: new Map() });
  const verdict = verdictOf(course, plan);
  return { course, paths: session.sent.map(({ url: each }) => each.pathname), verdict };
}

test('wait, checks, one more probe', async () => {
  const { paths, verdict } = await runOne(() => good, { checks });
  assert.deepEqual([paths, verdict.verdict], [['/health', '/health', '/up', '/health'], 'pass']);
});

test('no closing probe where no check ran', async () => {
  assert.deepEqual((await runOne(() => good)).paths, ['/health', '/health']);
});

test('nothing to wait for: the checks alone', async () => {
  assert.deepEqual((await runOne(() => good, { checks, 'expect-version': [] })).paths, ['/up']);
});

test('healthy is waited for without a version', async () => {
  const { paths, verdict } = await runOne((_, at) => (at < 5 ? fault('unreachable') : answer('ok')), {
    'expect-version': [],
    'wait-for': 'healthy',
    checks,
  });
  assert.equal(verdict.verdict, 'pass');
  assert.deepEqual(paths.slice(-3), ['/health', '/up', '/health']);
});

test('a hiccup at the end is asked again, another version is not', async () => {
  let count = 0;
  const hiccup = await runOne(() => (++count === 4 ? fault('unreachable') : good), { checks });
  assert.deepEqual([hiccup.verdict.verdict, hiccup.paths.length], ['pass', 5]);
  let asked = 0;
  const changed = await runOne(() => (++asked >= 4 ? answer('{"version":"next567"}') : good), { checks });
  assert.equal(changed.verdict.verdict === 'fail' && changed.verdict.reason, 'version_changed');
  assert.equal(changed.paths.length, 4);
});

test('checks are not run on a version that never came', async () => {
  const { paths, verdict } = await runOne(() => answer('{"version":"old1234"}'), { checks, 'timeout-seconds': 20 });
  assert.ok(!paths.includes('/up'));
  assert.equal(verdict.verdict === 'fail' && verdict.reason, 'version_mismatch');
});
