// Outputs and job summary.

import assert from 'node:assert/strict';
import test from 'node:test';
import type { CheckOutcome } from '../../src/smoke-test/check-run.ts';
import { createMeasurements } from '../../src/smoke-test/measurements.ts';
import { type PlanInputs, planSmokeTest } from '../../src/smoke-test/plan.ts';
import { type Findings, metricsOf, outputsOf, summaryOf, summaryOfPlan } from '../../src/smoke-test/report.ts';
import { startWatch } from '../../src/smoke-test/version-watch.ts';
import { answer } from '../fakes/session.ts';

const inputs: PlanInputs = {
  url: 'https://bob:s3cret@shop.example',
  'argocd-server': undefined,
  'argocd-app': undefined,
  'manifest-sha': undefined,
  'expect-version': 'new1234',
  'version-path': '/health',
  'version-at': 'json:$.version',
  stable: 1,
  replicas: undefined,
  'min-stable-seconds': 0,
  'timeout-seconds': 300,
  'try-timeout-seconds': 10,
  'interval-seconds': 2,
  checks: [],
};
const plan = planSmokeTest(inputs);
const log = { redact: (text: string) => text.replaceAll('s3cret', '***') };

const check = (name: string, more: Partial<CheckOutcome> = {}): CheckOutcome => ({
  name,
  passed: true,
  warn: false,
  failures: [],
  tries: 1,
  milliseconds: 12,
  ...more,
});
const failure = { reason: 'assertion' as const, subject: '$.a|b', expected: '1', got: '"@all <img> | `x`"' };
const red = { passed: false, failures: [failure] };

function findingsOf(more: Partial<Findings> = {}): Findings {
  const watch = startWatch({ expected: 'new1234', stable: 1, minStableSeconds: 0 });
  watch.see({ kind: 'version', version: 'old s3cret|', good: true, status: 200 }, 0.5);
  watch.see({ kind: 'version', version: 'new1234', good: true, status: 200 }, 4.26);
  const measurements = createMeasurements();
  for (const milliseconds of [10, 124]) measurements.add(answer('', { milliseconds }));
  const checks = [check('health'), check('login', { ...red, tries: 3 }), check('cache', { ...red, warn: true })];
  const verdict = { verdict: 'fail', reason: 'assertion', what: 'check "login": <b>' } as const;
  return { plan, verdict, watch, checks, measurements, waitedSeconds: 4.26, report: 'smoke.xml', ...more };
}

test('the outputs of a red verdict', () => {
  assert.deepEqual(outputsOf(findingsOf(), log), {
    verdict: 'fail',
    reason: 'assertion',
    'waited-seconds': 4.3,
    versions: '{"old ***|":1,"new1234":1}',
    'checks-passed': 1,
    'checks-failed': 1,
    'p50-ms': 10,
    'p95-ms': 124,
    metrics: '{"p95":"124 ms","error rate":"0 %","checks":"1/3"}',
    report: 'smoke.xml',
  });
});

test('the outputs of a green verdict have no reason', () => {
  const { verdict, reason } = outputsOf(findingsOf({ verdict: { verdict: 'pass' } }), log);
  assert.deepEqual([verdict, reason], ['pass', '']);
});

test('metrics that were not measured are left out', () => {
  assert.deepEqual(metricsOf([], createMeasurements()), {});
  assert.deepEqual(metricsOf([check('a')], createMeasurements()), { checks: '1/1' });
});

test('the summary has the verdict, who answered when, and each check', () => {
  const summary = summaryOf(findingsOf(), log);
  assert.match(summary, /^### ❌ Smoke test failed: `assertion`/);
  assert.match(summary, /\*\*version new1234\*\* \| 1 \| 4\.3 s \| 4\.3 s/);
  assert.match(summary, /\| ✅ \| health \| 12 ms \|/);
  assert.match(summary, /\| ❌ \| login \| 12 ms \| 3 tries<br>/);
  assert.match(summary, /\| ⚠️ \| cache \|/);
  assert.match(summaryOf(findingsOf({ verdict: { verdict: 'pass' } }), log), /^### ✅ Smoke test passed/);
});

test('foreign text in the summary stays text, and secrets stay hidden', () => {
  const summary = summaryOf(findingsOf(), log);
  assert.doesNotMatch(summary, /<b>|<img>|@all|s3cret|bob/);
  const table = summary.split('\n').filter((line) => line.startsWith('| ❌'));
  assert.equal(table[0]?.split('|').length, 6);
});

test('a dry run says so', () => {
  assert.match(summaryOfPlan(plan), /dry run, nothing was sent\n- Smoke test of https&#58;/);
});
