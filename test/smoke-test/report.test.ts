// The outputs, and why a step is red.

import assert from 'node:assert/strict';
import test from 'node:test';
import { createMeasurements } from '../../src/smoke-test/evidence/measurements.ts';
import type { SmokeFindings, TargetFindings } from '../../src/smoke-test/findings.ts';
import { planSmokeTest } from '../../src/smoke-test/plan.ts';
import { metricsOf, report } from '../../src/smoke-test/report.ts';
import { answer } from '../fakes/session.ts';
import { failure, outcome, planInputs, sight, watchOf } from '../fakes/smoke-findings.ts';

const plan = planSmokeTest(planInputs({ url: ['https://bob:s3cret@shop.example'] }));
const log = { redact: (text: string) => text.replaceAll('s3cret', '***') };

function targetFindings(more: Partial<TargetFindings> = {}): TargetFindings {
  const measurements = createMeasurements();
  for (const milliseconds of [10, 124]) measurements.add(answer('', { milliseconds }));
  return {
    url: new URL('https://bob:s3cret@shop.example'),
    verdict: { verdict: 'fail', reason: 'assertion', what: 'check "login": s3cret', conclusive: true },
    watch: watchOf([sight('old s3cret|'), sight('new1234')]),
    instances: undefined,
    checks: [
      outcome('health'),
      outcome('login', { failures: [failure()] }),
      outcome('cache', { failures: [failure()], warn: true }),
    ],
    measurements,
    waitedSeconds: 4.26,
    ...more,
  };
}

function findings(more: Partial<SmokeFindings> = {}, targets = [targetFindings()]): SmokeFindings {
  const [first] = targets;
  const verdict = first?.verdict ?? { verdict: 'pass', what: '' };
  return {
    plan,
    verdict,
    targets,
    syncs: [],
    insecure: false,
    exposure: undefined,
    report: 'smoke.xml',
    ...more,
  };
}

test('the outputs of a red verdict', () => {
  const { urls, ...rest } = report(findings(), log).outputs;
  assert.deepEqual(rest, {
    verdict: 'fail',
    reason: 'assertion',
    explanation: 'check "login": ***.',
    conclusive: true,
    'version-seen': true,
    'waited-seconds': 4.3,
    versions: '{"old ***|":1,"new1234":1}',
    'checks-passed': 1,
    'checks-failed': 1,
    'p50-ms': 10,
    'p95-ms': 124,
    metrics: '{"p95":"124 ms (of 2 requests)","error rate":"0 % of 2 requests","checks":"1/3"}',
    report: 'smoke.xml',
  });
  assert.deepEqual(JSON.parse(String(urls)), [
    {
      url: 'https://shop.example/',
      verdict: 'fail',
      reason: 'assertion',
      explanation: 'check "login": ***.',
      conclusive: true,
      'version-seen': true,
      'waited-seconds': 4.3,
      'checks-passed': 1,
      'checks-failed': 1,
      'p95-ms': 124,
    },
  ]);
});

test('the outputs of a green verdict have no reason, and say what was proven', () => {
  const { verdict, reason, explanation, conclusive } = report(
    findings({ verdict: { verdict: 'pass', what: 'v1 answered' } }),
    log,
  ).outputs;
  assert.deepEqual([verdict, reason, explanation, conclusive], ['pass', '', 'v1 answered.', true]);
});

test('several URLs are added up, and one of them is enough to have seen the version', () => {
  const targets = [
    targetFindings({ watch: watchOf([sight('old1234')]), waitedSeconds: 9 }),
    targetFindings({ watch: watchOf([sight('old1234'), sight('new1234')]) }),
  ];
  const outputs = report(findings({}, targets), log).outputs;
  assert.deepEqual(
    [outputs['versions'], outputs['version-seen'], outputs['waited-seconds'], outputs['checks-passed']],
    ['{"old1234":2,"new1234":1}', true, 9, 2],
  );
});

test('no version was seen: false where one was expected, empty where none was', () => {
  const unseen = [targetFindings({ watch: watchOf([sight('old1234')]) })];
  assert.equal(report(findings({}, unseen), log).outputs['version-seen'], false);
  const nothing = planSmokeTest(planInputs({ 'expect-version': [] }));
  assert.equal(report(findings({ plan: nothing }), log).outputs['version-seen'], undefined);
});

test('metrics that were not measured are left out', () => {
  assert.deepEqual(metricsOf([], createMeasurements()), {});
  assert.deepEqual(metricsOf([outcome('a')], createMeasurements()), { checks: '1/1' });
});

test('a red verdict is the failure of the step, with the advice of its reason', () => {
  assert.deepEqual(report(findings(), log).failure, {
    code: 'assertion',
    what: 'Smoke test failed: check "login": ***',
    where: undefined,
    fix: 'Look at the failed check in the job summary, and at the log of the service.',
  });
});

test('a verdict that says nothing about the service says so', () => {
  const verdict = { verdict: 'fail', reason: 'tls', what: 'expired', conclusive: false } as const;
  assert.equal(report(findings({ verdict }), log).failure?.what, 'Smoke test could not measure the service: expired');
});

test('a green verdict has no failure', () => {
  assert.equal(report(findings({ verdict: { verdict: 'pass', what: '' } }), log).failure, undefined);
});
