// The job summary.

import assert from 'node:assert/strict';
import test from 'node:test';
import { createMeasurements } from '../../../src/smoke-test/evidence/measurements.ts';
import { summaryOf, summaryOfPlan } from '../../../src/smoke-test/evidence/summary.ts';
import type { SmokeFindings, TargetFindings } from '../../../src/smoke-test/findings.ts';
import { planSmokeTest } from '../../../src/smoke-test/plan.ts';
import { answer } from '../../fakes/session.ts';
import { failure, outcome, planInputs, sight, watchOf } from '../../fakes/smoke-findings.ts';

const plan = planSmokeTest(planInputs({ url: ['https://bob:s3cret@shop.example'] }));
const log = { redact: (text: string) => text.replaceAll('s3cret', '***') };
const red = failure({ subject: '$.a|b', got: '"@all <img> | `x`"' });

function targetFindings(url = 'https://bob:s3cret@shop.example'): TargetFindings {
  const measurements = createMeasurements();
  for (const milliseconds of [10, 124]) measurements.add(answer('', { milliseconds }));
  return {
    url: new URL(url),
    verdict: { verdict: 'fail', reason: 'assertion', what: 'check "login": <b>', conclusive: true },
    watch: watchOf([sight('old s3cret|'), sight('new1234')], { stable: 1 }),
    instances: 2,
    checks: [
      outcome('health'),
      outcome('login', { failures: [red], tries: 3, status: 500, excerpt: '<h1>`oops` ``` </h1>' }),
      outcome('cache', { failures: [red], warn: true }),
    ],
    measurements,
    waitedSeconds: 4.26,
  };
}

function findings(more: Partial<SmokeFindings> = {}): SmokeFindings {
  const target = targetFindings();
  return {
    plan,
    verdict: target.verdict,
    targets: [target],
    syncs: [],
    insecure: false,
    exposure: undefined,
    report: undefined,
    ...more,
  };
}

test('the summary has the verdict, who answered when, and each check', () => {
  const summary = summaryOf(findings(), log);
  assert.match(summary, /^### ❌ Smoke test failed: `assertion`/);
  assert.match(summary, /^version new1234 +·█$/m);
  assert.match(summary, /\*\*version new1234\*\* \| 1 \| 1 s \| 1 s/);
  assert.match(summary, /2 instances met/);
  assert.match(summary, /\| ✅ \| health \| 200 \| 12 ms \|/);
  assert.match(summary, /\| ❌ \| login \| 500 \| 12 ms \| 3 tries<br>/);
  assert.match(summary, /\| ⚠️ \| cache \|/);
  assert.match(summary, /p95 124 ms of 2 requests/);
  assert.match(summaryOf(findings({ verdict: { verdict: 'pass', what: '' } }), log), /^### ✅ Smoke test passed/);
});

test('a red check shows its request and the beginning of the answer', () => {
  assert.match(
    summaryOf(findings(), log),
    /request: GET https:\/\/shop\.example\/up\nstatus: {2}500\nbody: {4}<h1>`oops`/,
  );
});

test('foreign text in the summary stays text, and secrets stay hidden', () => {
  const summary = summaryOf(findings(), log);
  assert.doesNotMatch(summary, /<b>|<img>|@all|s3cret|bob/);
  const table = summary.split('\n').filter((line) => line.startsWith('| ❌'));
  assert.equal(table[0]?.split('|').length, 7);
  const fence = /^(`+)text\nrequest/m.exec(summary)?.[1] ?? '';
  assert.ok(fence.length > 3, 'the fence is longer than any inside');
});

test('what could not be measured is not called bad', () => {
  const verdict = { verdict: 'fail', reason: 'unreachable', what: 'x', conclusive: false } as const;
  assert.match(summaryOf(findings({ verdict }), log), /`unreachable` \(the service could not be measured\)/);
});

test('secrets that were sent without TLS are loud', () => {
  const exposure = { places: ['http://api.test'], names: ['the secret `password`'] };
  assert.match(summaryOf(findings({ exposure }), log), /secrets go over plain HTTP/);
});

test('several URLs have a row each, and insecure is loud', () => {
  const targets = [targetFindings(), targetFindings('https://eu.shop.example')];
  const summary = summaryOf(findings({ targets, insecure: true }), log);
  assert.match(summary, /\| ❌ \| `https:\/\/eu\.shop\.example\/` \| `assertion` \| 4\.3 s \| 1 of 3 \| 124 ms \|/);
  assert.match(summary, /certificates were not checked/);
});

test('Argo CD has its line, with the page of the application', () => {
  const base = { failure: undefined, isIn: true, what: 'Synced <at>', seconds: 3 };
  const sync = { ...base, app: 'x', link: 'https://argocd.example/applications/x' };
  assert.match(
    summaryOf(findings({ syncs: [sync] }), log),
    /\*\*Argo CD\*\* \(3 s, \[application\]\(https:\/\/argocd\.example\/applications\/x\)\): Synced &#60;at&#62;/,
  );
  const both = summaryOf(
    findings({ syncs: [sync, { ...sync, app: 'y', link: 'https://argocd.example/applications/y' }] }),
    log,
  );
  assert.match(both, /\[x\]\(https:.*\n\n\*\*Argo CD\*\* \(3 s, \[y\]\(https:/);
});

test('a dry run says so', () => {
  assert.match(summaryOfPlan(plan), /dry run, nothing was sent\n- Smoke test of https/);
});
