// The table of gates and the output of red ones.

import assert from 'node:assert/strict';
import test from 'node:test';
import { noEvidence } from '../../../src/quality-gate/evidence/evidence.ts';
import { gateTable, outputSection } from '../../../src/quality-gate/summary/gate-sections.ts';
import { linesOf, outcomeOf, testsOf } from '../values.ts';

test('a row shows what the gate rests on', () => {
  const evidence = {
    ...noEvidence,
    tests: new Map([['/r', testsOf(5, 0, 1)]]),
    coverage: new Map([['/c', linesOf(1, 2)]]),
    findings: new Map([['/f', { format: 'sarif' as const, findings: [], failures: [], gaps: [] }]]),
  };
  assert.match(gateTable([outcomeOf('unit', { evidence })]), /\| 5 tests, 1 skipped, coverage, 0 findings \|$/);
  assert.equal(gateTable([]), '');
});

test('only red gates without a failed test show their output', () => {
  const bad = { state: 'failed' as const, passed: false, lastLines: 'why' };
  const evidence = { ...noEvidence, tests: new Map([['/r', testsOf(1, 1)]]) };
  assert.match(outputSection([outcomeOf('lint', bad), outcomeOf('unit', { ...bad, evidence })]), /<b>lint<\/b>/);
  assert.equal(outputSection([outcomeOf('unit', { ...bad, evidence })]), '');
});
