// What is planned, printed, and refused for its place on the disk.

import assert from 'node:assert/strict';
import test from 'node:test';
import { ActionError } from '../../src/domain/action-error.ts';
import { type Gate, plainGate } from '../../src/quality-gate/gates/gate.ts';
import type { QualityGateInputs } from '../../src/quality-gate/inputs.ts';
import { formatPlan, planQualityGate } from '../../src/quality-gate/plan.ts';

const gate = (name: string, more: Partial<Gate> = {}): Gate => ({ ...plainGate, name, run: `run ${name}`, ...more });

function plan(given: Partial<QualityGateInputs>, packageJson?: string) {
  const lists = { junit: [], coverage: [], findings: [], 'coverage-baseline': [], allow: [] };
  const inputs = { ...lists, 'fail-fast': false, 'max-severity': 'medium', ...given } as unknown as QualityGateInputs;
  const text = (name: string) => (name === 'package.json' ? packageJson : undefined);
  return planQualityGate(inputs, { processors: 4, repository: { names: [], text } });
}

const lint = '{"scripts": {"lint": "x"}}';

test('gates are detected only when neither gates nor reports are given', () => {
  assert.deepEqual(
    plan({ 'coverage-lines': 80 }, lint).gates.map((each) => each.name),
    ['lint'],
  );
  assert.deepEqual(
    plan({ gates: [gate('a')] }, lint).gates.map((each) => each.name),
    ['a'],
  );
  assert.deepEqual(plan({ junit: ['a.xml'] }, lint).gates, []);
  assert.deepEqual(plan({ coverage: ['a.info'] }, lint).gates, []);
  assert.deepEqual(plan({ findings: ['a.sarif'] }, lint).gates, []);
  assert.throws(() => plan({}), ActionError);
});

test('as many gates as processors run at once, unless said otherwise', () => {
  assert.equal(plan({}, lint).maxParallel, 4);
  assert.equal(plan({ 'max-parallel': 1 }, lint).maxParallel, 1);
});

test('test reports are promised by an input or a gate', () => {
  assert.equal(plan({}, lint).testsPromised, false);
  assert.equal(plan({ junit: ['a.xml'] }).testsPromised, true);
  assert.equal(plan({ gates: [gate('a', { junit: ['a.xml'] })] }).testsPromised, true);
  assert.equal(plan({ gates: [gate('a', { junit: ['a.xml'], required: false })] }).testsPromised, false);
});

test('a plan can be printed', () => {
  const gates = [
    gate('lint'),
    gate('unit', {
      run: 'npm ci\nnpm test',
      needs: ['lint'],
      required: false,
      workingDirectory: 'api',
      junit: ['r.xml'],
    }),
  ];
  assert.deepEqual(formatPlan(plan({ gates, coverage: ['c.info'], 'coverage-lines': 80, 'fail-fast': true })), [
    '2 gates, at most 4 at once, fail-fast',
    '  lint: run lint',
    '  unit: npm ci … (in api; after lint; not required; leaves r.xml)',
    '  reads c.info',
    '  coverage-lines: at least 80 %',
  ]);
  const findings = { findings: ['a.sarif'], 'coverage-patch': 90, 'coverage-baseline': ['old.info'] };
  assert.deepEqual(formatPlan(plan(findings)).slice(2), [
    '  coverage-patch: at least 90 % of the changed lines',
    '  compares coverage with old.info',
    '  max-severity: medium',
  ]);
  assert.equal(formatPlan(plan({ junit: ['a.xml'] }))[0], 'no gates, only reports that earlier steps left');
  assert.equal(formatPlan(plan({}, lint))[0], '1 gate (detected from the repository), at most 4 at once');
});
