// Outputs, annotations and the JSON report.

import assert from 'node:assert/strict';
import test from 'node:test';
import { plainGate } from '../../src/quality-gate/gates.ts';
import type { Plan } from '../../src/quality-gate/plan.ts';
import {
  annotationsOf,
  dryRunSummary,
  formatReason,
  outputs,
  outputsOf,
  reportDocument,
  shownAnnotations,
} from '../../src/quality-gate/report.ts';
import type { Failure, GateOutcome, Verdict } from '../../src/quality-gate/verdict.ts';

const green: Verdict = {
  verdict: 'pass',
  reasons: [],
  warnings: [],
  tests: undefined,
  coverage: { lines: undefined, branches: undefined, functions: undefined },
  failures: [],
  flakyNames: [],
};
const failure = (name: string, required = true): Failure => ({
  name,
  message: `no ${name}`,
  text: '',
  file: 'a.js',
  line: 3,
  required,
});
const sources = { workspace: '/repo', sourceRoot: undefined, exists: () => true };
const gate = { ...plainGate, name: 'unit', run: 'npm test' };
const plan: Plan = {
  gates: [gate],
  detected: false,
  junit: [],
  coverage: [],
  demands: { minTests: undefined, coverage: { lines: 80 } },
  testsPromised: false,
  maxParallel: 2,
  failFast: false,
};

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

test('failed tests are annotated within what GitHub shows, and the rest is counted', () => {
  const failures = [...Array.from({ length: 20 }, (_, at) => failure(`r${at}`)), failure('o', false)];
  const { shown, more } = annotationsOf(
    { ...green, failures, tests: { tests: 40, failed: 30, skipped: 0, flaky: 0 } },
    sources,
  );
  assert.equal(shown.length, shownAnnotations + 1);
  assert.equal(more, 30 - shown.length);
  assert.deepEqual(shown[0], {
    level: 'error',
    message: 'no r0',
    place: { title: 'Test failed: r0', file: 'a.js', startLine: 3 },
  });
  assert.equal(shown.at(-1)?.level, 'warning');
});

test('the JSON report holds gates, counts and thresholds', () => {
  const outcome: GateOutcome = {
    gate,
    state: 'failed',
    passed: false,
    reasons: [{ code: 'gate_failed', text: 'x' }],
    seconds: 1.5,
    attempts: 2,
    evidence: {
      tests: new Map([['/r.xml', { tests: 3, failed: 1, skipped: 0, flaky: 0, failures: [], flakyNames: [] }]]),
      coverage: new Map(),
      faults: [],
    },
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
