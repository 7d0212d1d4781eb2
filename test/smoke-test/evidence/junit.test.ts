// The JUnit file: counts, failures, and text that XML forbids.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import type { CheckOutcome } from '../../../src/smoke-test/checks/outcome.ts';
import { escapeXml, formatJunit, type WaitCase, waitCasesOf } from '../../../src/smoke-test/evidence/junit.ts';
import { createMeasurements } from '../../../src/smoke-test/evidence/measurements.ts';
import type { SmokeFindings, TargetFindings } from '../../../src/smoke-test/findings.ts';
import { planSmokeTest } from '../../../src/smoke-test/plan.ts';
import type { ReasonCode } from '../../../src/smoke-test/reason.ts';
import type { SmokeVerdict } from '../../../src/smoke-test/verdict.ts';
import { failure, outcome, planInputs } from '../../fakes/smoke-findings.ts';

const quoted = failure({ expected: '"<b>"', got: '"&"' });
const xmlOf = (waits: readonly WaitCase[], checks: readonly CheckOutcome[], name = 'shop') =>
  formatJunit(name, waits, [{ url: new URL('https://shop.example'), checks }]);

test('passed, failed and warned checks, and the version, are cases of one suite', () => {
  const version = { name: 'version v1', seconds: 1.5, failure: { reason: 'timeout', what: 'no "answer"' } };
  const checks = [
    outcome('a', { milliseconds: 250 }),
    outcome('b', { milliseconds: 250, failures: [quoted], excerpt: 'oops' }),
    outcome('c', { milliseconds: 250, failures: [quoted], warn: true }),
  ];
  const xml = xmlOf([version], checks);
  assert.match(xml, /<testsuite name="shop" tests="4" failures="2" errors="0" skipped="1" time="2\.250">/);
  assert.match(xml, /name="version v1" time="1\.500"><failure type="timeout" message="no &quot;answer&quot;"\/>/);
  assert.match(xml, /name="a" time="0\.250"\/>/);
  assert.match(
    xml,
    /<failure type="assertion" message="\$\.a: expected &quot;&lt;b&gt;&quot;, got &quot;&amp;&quot;">/,
  );
  assert.match(xml, /GET https:\/\/shop\.example\/up\noops<\/failure>/);
  assert.match(xml, /name="c" time="0\.250"><skipped message=/);
});

const fail = (reason: ReasonCode): SmokeVerdict => ({ verdict: 'fail', reason, what: 'x', conclusive: true });
const target = (
  verdict: SmokeVerdict,
  checks: readonly CheckOutcome[],
  url = 'https://shop.example',
): TargetFindings => ({
  url: new URL(url),
  verdict,
  watch: undefined,
  instances: undefined,
  checks,
  measurements: createMeasurements(),
  waitedSeconds: 2,
});
const findings = (targets: readonly TargetFindings[], more: Partial<SmokeFindings> = {}): SmokeFindings => ({
  plan: planSmokeTest(planInputs()),
  verdict: { verdict: 'pass', what: '' },
  targets,
  syncs: [],
  insecure: false,
  exposure: undefined,
  report: undefined,
  ...more,
});
const same = (text: string): string => text;

test('the wait is red unless a red check explains the verdict', () => {
  const red = [outcome('b', { failures: [quoted] })];
  const of = (reason: ReasonCode, checks = red) =>
    waitCasesOf(findings([target(fail(reason), checks)]), same)[0]?.failure?.reason;
  assert.deepEqual(
    [of('assertion'), of('version_changed'), of('version_unstable'), of('timeout', [])],
    [undefined, 'version_changed', 'version_unstable', 'timeout'],
  );
});

test('each URL has a case of its own, and where nothing is waited for there is none', () => {
  const pass = { verdict: 'pass', what: '' } as const;
  const two = [target(pass, []), target(pass, [], 'https://eu.shop.example')];
  assert.deepEqual(
    waitCasesOf(findings(two), same).map(({ name }) => name),
    ['version new1234 at https://shop.example/', 'version new1234 at https://eu.shop.example/'],
  );
  const nothing = planSmokeTest(planInputs({ 'expect-version': [] }));
  assert.deepEqual(waitCasesOf(findings([target(pass, [])], { plan: nothing }), same), []);
  const health = planSmokeTest(planInputs({ 'expect-version': [], 'wait-for': 'healthy' }));
  assert.equal(waitCasesOf(findings([target(pass, [])], { plan: health }), same)[0]?.name, 'health');
});

test('a sync that failed is the only wait', () => {
  const plan = planSmokeTest(planInputs({ 'argocd-server': 'argocd.example', 'argocd-app': ['checkout'] }));
  const cause = { reason: 'argocd_degraded', what: 'crash', conclusive: true } as const;
  const base = { what: 'crash', seconds: 3, link: '', isIn: false };
  const syncs = [
    { ...base, app: 'checkout', failure: cause },
    { ...base, app: 'left-out', failure: undefined },
  ];
  const cases = waitCasesOf(findings([target(fail('argocd_degraded'), [])], { plan, syncs }), same);
  assert.deepEqual(
    cases.map(({ name, failure: red }) => [name, red?.reason]),
    [['sync of checkout', 'argocd_degraded']],
  );
});

test('any text makes well-formed XML', () => {
  const anything = fc.string({ unit: 'binary' });
  fc.assert(
    fc.property(anything, anything, (name, got) => {
      const parser = new SaxesParser();
      parser.on('error', (error) => {
        throw error;
      });
      parser.write(xmlOf([], [outcome(name, { failures: [failure({ got })], excerpt: got })], name)).close();
    }),
  );
});

test('what XML forbids becomes a replacement character', () => {
  assert.equal(escapeXml('a\u0000\u001b\ud800<'), 'a\uFFFD\uFFFD\uFFFD&lt;');
});
