// Outputs, the reasons of a red step, and the JSON report.

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
  report,
  reportDocument,
} from '../../src/quality-gate/report.ts';
import type { QualityVerdict } from '../../src/quality-gate/verdict/verdict.ts';
import { gateNamed, greenVerdict as green, judgedOf, plainDemands, plainPlan, testsOf } from './values.ts';

const gate = gateNamed('unit', { run: 'npm test' });
const plan: Plan = { ...plainPlan, gates: [gate], demands: { ...plainDemands, coverage: { lines: 80 } } };

/** The report of a run that ended with this verdict. */
const reportOf = (verdict: QualityVerdict): ReturnType<typeof report> =>
  report({
    service: 'cart',
    plan,
    gates: [],
    verdict,
    names: { find: () => undefined },
    reportFile: '/tmp/report.json',
  });

test('what was not read is empty, never zero', () => {
  const values = reportOf(green).outputs;
  assert.deepEqual(Object.keys(values), [...outputs]);
  assert.deepEqual(
    [values.verdict, values.reasons, values.tests, values['coverage-lines'], values.report],
    ['pass', '', '', '', '/tmp/report.json'],
  );
});

test('what was read is given, percentages cut', () => {
  const verdict: QualityVerdict = {
    ...green,
    verdict: 'fail',
    reasons: [
      { code: 'a', text: 'x\n  y' },
      { code: 'b', text: '\u001b[31mz\u001b[0m' },
    ],
    tests: { tests: 0, failed: 0, skipped: 0, flaky: 0 },
    coverage: { lines: { covered: 79_999, total: 100_000 }, branches: { covered: 1, total: 2 }, functions: undefined },
  };
  const values = reportOf(verdict).outputs;
  assert.equal(values.reasons, 'a: x y\nb: z');
  assert.deepEqual(
    [values.tests, values['tests-failed'], values['coverage-lines'], values['coverage-branches']],
    [0, 0, '79.99', '50'],
  );
  assert.equal(formatReason({ code: 'c', text: ' t ' }), 'c: t');
});

test('findings are counted by severity, and the change has its share', () => {
  const counts = { critical: 1, high: 0, medium: 2, low: 0, none: 0, unknown: 0 };
  const values = reportOf({
    ...green,
    findings: { ...green.findings, counts, findings: [judgedOf()] },
    patch: { count: { covered: 1, total: 3 }, base: 'main', uncovered: [], unlisted: [] },
    weakened: ['`min-tests` goes from 3 to 1'],
  }).outputs;
  assert.deepEqual(JSON.parse(String(values.findings)), counts);
  assert.deepEqual([values['coverage-patch'], values['config-weakened']], ['33.33', '`min-tests` goes from 3 to 1']);
});

test('a green run does not fail the step', () => assert.equal(reportOf(green).failure, undefined));

test('a red run fails the step with its reasons, and with the next step of each kind once', () => {
  const reasons = [
    { code: 'tests_failed', text: '1 of 2 tests failed' },
    { code: 'tests_failed', text: '3 of 4 tests failed' },
    { code: 'no_such_code', text: 'x' },
  ];
  assert.deepEqual(reportOf({ ...green, verdict: 'fail', reasons }).failure, {
    code: 'quality_gate_failed',
    what: [
      'The quality gate is red:',
      '- tests_failed: 1 of 2 tests failed',
      '- tests_failed: 3 of 4 tests failed',
      '- no_such_code: x',
    ].join('\n'),
    fix: 'Fix the tests.\nThe log group of each red gate and the job summary show more.',
  });
});

test('a red run names 50 reasons, and says how many more there are', () => {
  const reasons = Array.from({ length: 52 }, (_, at) => ({ code: 'a', text: `x${at}` }));
  const { what = '' } = reportOf({ ...green, verdict: 'fail', reasons }).failure ?? {};
  assert.match(what, /\n- a: x49\n- and 2 more$/);
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
