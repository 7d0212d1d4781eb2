// The job summary: what it shows, and that foreign text stays text and small.

import assert from 'node:assert/strict';
import test from 'node:test';
import { noEvidence as evidence } from '../../../src/quality-gate/evidence/evidence.ts';
import type { GateOutcome } from '../../../src/quality-gate/gates/outcome.ts';
import type { Plan } from '../../../src/quality-gate/plan.ts';
import { jobSummary as summaryOf } from '../../../src/quality-gate/summary/job-summary.ts';
import type { QualityVerdict } from '../../../src/quality-gate/verdict/verdict.ts';
import { rowName } from '../../row-name.ts';
import {
  everyName,
  failureOf as failure,
  greenVerdict,
  outcomeOf,
  plainDemands,
  plainPlan,
  testsOf,
} from '../values.ts';

const gate = (name: string, more: Partial<GateOutcome> = {}, required = true): GateOutcome =>
  outcomeOf(name, { required, ...more });
const plan: Plan = { ...plainPlan, demands: { ...plainDemands, coverage: { lines: 80, branches: 70 } } };
const jobSummary = (service: string, plan: Plan, gates: readonly GateOutcome[], verdict: QualityVerdict): string =>
  summaryOf({ service, plan, gates, verdict, names: everyName });

const red: QualityVerdict = {
  ...greenVerdict,
  verdict: 'fail',
  reasons: [{ code: 'tests_failed', text: 'gate `unit`: 1 of 342 tests failed' }],
  warnings: [{ code: 'gate_flaky', text: 'gate `e2e`: is flaky' }],
  tests: { tests: 342, failed: 1, skipped: 2, flaky: 1 },
  coverage: { lines: { covered: 79_999, total: 100_000 }, branches: undefined, functions: { covered: 3, total: 4 } },
  failures: [failure()],
  flakyNames: ['wobbles'],
};

{
  const counted = {
    ...evidence,
    tests: new Map([['r', { ...testsOf(342, 1, 2), flaky: 1 }]]),
  };
  const gates = [
    gate('unit', { state: 'failed', passed: false, evidence: counted }),
    gate('e2e', { attempts: 2 }),
    gate('docs', { state: 'failed', passed: false }, false),
    gate('build', { state: 'skipped', passed: false, attempts: 0 }),
  ];
  const text = jobSummary('checkout', plan, gates, red);
  for (const expected of [
    '## ❌ Quality gate of checkout: fail',
    '| unit | ❌ fail | 12.3 s | 342 tests, 1 failed, 2 skipped |',
    '| e2e | ✅ pass on try 2 (flaky) | 12.3 s | exit code 0 |',
    '| docs | ⚠️ fail (not required) | 12.3 s | – |',
    '| build | ❌ skipped | – | – |',
    '**342 tests**: 339 passed, 1 failed, 2 skipped, 1 flaky',
    'Flaky: wobbles',
    '| lines | ███████░░░ | 79.99 % (79999 of 100000) | 80 % | −0.01 | – |',
    '| branches |  | not reported | 70 % | – | – |',
    '| functions | ███████░░░ | 75 % (3 of 4) | – | – | – |',
    '<b>adds</b><br>1 is not 2',
    '- gate &#96;unit&#96;: 1 of 342 tests failed<br>→ Fix the tests below.',
  ]) {
    test(`shows verdict, gates, totals, coverage against thresholds, and failed tests: ${rowName(expected)}`, () => {
      assert.ok(text.includes(expected), `${expected}\n---\n${text}`);
    });
  }
}

test('a green verdict without tests or coverage is short', () => {
  const green: QualityVerdict = {
    ...red,
    verdict: 'pass',
    reasons: [],
    warnings: [],
    tests: undefined,
    coverage: { lines: undefined, branches: undefined, functions: undefined },
    failures: [],
  };
  const bare = plainPlan;
  assert.equal(
    jobSummary('a', bare, [gate('lint')], green),
    '## ✅ Quality gate of a: pass\n\n| Gate | Verdict | Time | Evidence |\n| --- | --- | --- | --- |\n| lint | ✅ pass | 12.3 s | exit code 0 |',
  );
});

test('foreign text stays text', () => {
  const evil = '</details><img src=x onerror=y> @everyone | # `x` \u001b[31m';
  const text = jobSummary('a', plan, [gate(evil)], {
    ...red,
    reasons: [{ code: 'x', text: evil }],
    failures: [failure({ name: evil, message: evil, text: `\`\`\`\n${evil}` })],
  });
  const outside = text.replace(/^(`{4,})[\s\S]*?^\1$/gm, '');
  assert.ok(!outside.includes('<img') && !outside.includes('@everyone') && !text.includes('\u001b'), outside);
  assert.equal(outside.match(/<\/details>/g)?.length, 1);
});

test('ten thousand failed tests fit into a summary, and the rest is counted', () => {
  const failures = Array.from({ length: 10_000 }, () =>
    failure({ name: '&'.repeat(1000), message: '<'.repeat(5000), text: '€'.repeat(8000) }),
  );
  const reasons = Array.from({ length: 5000 }, () => ({ code: 'x', text: '|'.repeat(2000) }));
  const gates = Array.from({ length: 1000 }, (_, at) => gate(`g${at}`));
  const text = jobSummary('a', plan, gates, {
    ...red,
    failures,
    reasons: reasons.slice(0, 50),
    tests: { tests: 10_000, failed: 10_000, skipped: 0, flaky: 0 },
  });
  assert.ok(Buffer.byteLength(text) < 1024 * 1024, `${Buffer.byteLength(text)} bytes`);
  assert.match(text, /and \d+ more failed tests/);
  assert.match(text, /and 700 more gates/);
});

test('shows the end of what a red gate printed, unless failed tests say more', () => {
  const bad = { state: 'failed', passed: false } as const;
  const failed = testsOf(1, 1);
  const summary = jobSummary(
    'cart',
    plan,
    [
      gate('lint <x>', { ...bad, lastLines: '\u001b[31msrc/a.js:3 ``` no-unused-vars\u001b[0m' }),
      gate('unit', { ...bad, lastLines: 'long trace', evidence: { ...evidence, tests: new Map([['r', failed]]) } }),
      gate('silent', { ...bad, lastLines: '' }),
      gate('green'),
    ],
    red,
  );
  assert.match(
    summary,
    /### Output of red gates\n\n<details><summary><b>lint &#60;x&#62;<\/b><\/summary>\n\n````\nsrc\/a.js:3 ``` no-unused-vars\n````/,
  );
  assert.doesNotMatch(summary, /long trace|<b>silent|<b>green/);
});
