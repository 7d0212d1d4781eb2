// Outputs, annotations and the JSON report.

import assert from 'node:assert/strict';
import test from 'node:test';
import { noEvidence } from '../../src/quality-gate/evidence/evidence.ts';
import type { GateOutcome } from '../../src/quality-gate/gates/outcome.ts';
import type { Plan } from '../../src/quality-gate/plan.ts';
import {
  dryRunSummary,
  formatReason,
  headline,
  outputs,
  outputsOf,
  reportDocument,
} from '../../src/quality-gate/report.ts';
import type { Verdict } from '../../src/quality-gate/verdict/verdict.ts';
import { gateNamed, greenVerdict as green, judgedOf, plainDemands, plainPlan, testsOf } from './values.ts';

const gate = gateNamed('unit', { run: 'npm test' });
const plan: Plan = { ...plainPlan, gates: [gate], demands: { ...plainDemands, coverage: { lines: 80 } } };

test('what was not read is empty, never zero', () => {
  const values = outputsOf(green, '/tmp/report.json');
  assert.deepEqual(Object.keys(values), [...outputs]);
  assert.deepEqual(
    [values.verdict, values.reasons, values.tests, values['coverage-lines'], values.report],
    ['pass', '', '', '', '/tmp/report.json'],
  );
});

test('what was read is given, percentages cut', () => {
  const verdict: Verdict = {
    ...green,
    verdict: 'fail',
    reasons: [
      { code: 'a', text: 'x\n  y' },
      { code: 'b', text: '\u001b[31mz\u001b[0m' },
    ],
    tests: { tests: 0, failed: 0, skipped: 0, flaky: 0 },
    coverage: { lines: { covered: 79_999, total: 100_000 }, branches: { covered: 1, total: 2 }, functions: undefined },
  };
  const values = outputsOf(verdict, '');
  assert.equal(values.reasons, 'a: x y\nb: z');
  assert.deepEqual(
    [values.tests, values['tests-failed'], values['coverage-lines'], values['coverage-branches']],
    [0, 0, '79.99', '50'],
  );
  assert.equal(formatReason({ code: 'c', text: ' t ' }), 'c: t');
});

test('findings are counted by severity, and the change has its share', () => {
  const counts = { critical: 1, high: 0, medium: 2, low: 0, none: 0, unknown: 0 };
  const values = outputsOf(
    {
      ...green,
      findings: { ...green.findings, counts, findings: [judgedOf()] },
      patch: { count: { covered: 1, total: 3 }, base: 'main', uncovered: [], unlisted: [] },
      weakened: ['`min-tests` goes from 3 to 1'],
    },
    '',
  );
  assert.deepEqual(JSON.parse(String(values.findings)), counts);
  assert.deepEqual([values['coverage-patch'], values['config-weakened']], ['33.33', '`min-tests` goes from 3 to 1']);
});

test('a headline has the first reason, or what the verdict rests on', () => {
  const reasons = [
    { code: 'a', text: 'x' },
    { code: 'b', text: 'y' },
  ];
  assert.equal(headline({ ...green, verdict: 'fail', reasons }), 'fail: x (and 1 more)');
  assert.equal(
    headline({ ...green, tests: testsOf(7), coverage: { ...green.coverage, lines: { covered: 4, total: 5 } } }),
    'pass · 7 tests · 80 % of lines',
  );
});

test('the JSON report holds gates, counts and thresholds', () => {
  const outcome: GateOutcome = {
    gate,
    state: 'failed',
    passed: false,
    reasons: [{ code: 'gate_failed', text: 'x' }],
    seconds: 1.5,
    attempts: 2,
    evidence: { ...noEvidence, tests: new Map([['/r.xml', testsOf(3, 1)]]) },
  };
  const text = JSON.stringify(
    reportDocument(plan, [outcome], {
      ...green,
      verdict: 'fail',
      coverage: { ...green.coverage, lines: { covered: 1, total: 3 } },
    }),
  );
  const parsed = JSON.parse(text) as { coverage: { lines: object }; gates: Record<string, unknown>[] };
  assert.deepEqual(parsed.coverage.lines, { covered: 1, total: 3, threshold: 80 });
  const [first] = parsed.gates;
  assert.deepEqual(
    [first?.['name'], first?.['verdict'], first?.['tests'], first?.['reports']],
    ['unit', 'fail', { tests: 3, failed: 1, skipped: 0, flaky: 0 }, ['/r.xml']],
  );
});

test('a dry run says what it is and shows the plan', () => {
  const text = dryRunSummary('cart', plan);
  assert.match(dryRunSummary('<b>', plan), /^## Quality gate of &#60;b&#62;: dry run/);
  assert.match(text, /cart: dry run[\s\S]*Nothing was run[\s\S]* {4}.*unit: npm test/);
});
