// Plain values of quality-gate that tests start from: demands, plan, outcome, verdict.

import { noEvidence } from '../../src/quality-gate/evidence/evidence.ts';
import { type Gate, plainGate } from '../../src/quality-gate/gates/gate.ts';
import type { GateOutcome } from '../../src/quality-gate/gates/outcome.ts';
import type { Plan } from '../../src/quality-gate/plan.ts';
import { type CoverageReport, emptyCoverage } from '../../src/quality-gate/reports/coverage/coverage.ts';
import { finding } from '../../src/quality-gate/reports/findings/finding.ts';
import type { TestReport } from '../../src/quality-gate/reports/tests/test-report.ts';
import type { Demands } from '../../src/quality-gate/verdict/demands.ts';
import type { JudgedFinding } from '../../src/quality-gate/verdict/findings-judgement.ts';
import type { QualityVerdict, TestFailure } from '../../src/quality-gate/verdict/verdict.ts';

/** Nothing is demanded beyond the defaults. */
export const plainDemands: Demands = {
  minTests: undefined,
  coverage: {},
  patch: { percent: undefined, minLines: 0 },
  baseline: undefined,
  findings: { maxSeverity: 'medium', unknownSeverity: 'warn', ignoreUnfixed: false, allow: [] },
  configChange: 'warn',
};

/** A plan without gates and reports. */
export const plainPlan: Plan = {
  gates: [],
  detected: false,
  junit: [],
  coverage: [],
  findings: [],
  demands: plainDemands,
  baseline: [],
  testsPromised: false,
  maxParallel: 2,
  failFast: false,
  readsChange: false,
};

/** A gate of this name. */
export const gateNamed = (name: string, more: Partial<Gate> = {}): Gate => ({
  ...plainGate,
  name,
  run: 'true',
  ...more,
});

/** A gate that passed, unless said otherwise. */
export function outcomeOf(name: string, more: Partial<GateOutcome> & { required?: boolean } = {}): GateOutcome {
  const { required = true, ...rest } = more;
  const gate = gateNamed(name, { required, retries: 2 });
  return {
    gate,
    state: 'passed',
    passed: true,
    reasons: [],
    seconds: 12.34,
    attempts: 1,
    evidence: noEvidence,
    ...rest,
  };
}

/** A test report with so many tests. */
export const testsOf = (tests: number, failed = 0, skipped = 0): TestReport => ({
  tests,
  failed,
  skipped,
  flaky: 0,
  recovered: 0,
  failedTries: 0,
  failures: Array.from({ length: failed }, (_, at) => plainFailure(`t${at}`)),
  flakyNames: [],
});

const plainFailure = (name: string) => ({ name, message: '', text: '', file: undefined, line: undefined });

/** A failed test as the verdict has it. */
export const failureOf = (more: Partial<TestFailure> = {}): TestFailure => ({
  ...plainFailure('adds'),
  message: '1 is not 2',
  required: true,
  report: '/repo/r.xml',
  folder: '/repo',
  ...more,
});

/** A coverage report of one file with so many lines, the first of them covered. */
export function linesOf(covered: number, total: number, name = 'a.js'): CoverageReport {
  const coverage = emptyCoverage();
  for (let line = 1; line <= total; line++) coverage.lines.mark(line, line <= covered);
  return { format: 'lcov', files: new Map([[name, coverage]]), sources: [] };
}

/** A finding as it was judged. */
export const judgedOf = (more: Partial<JudgedFinding> = {}): JudgedFinding => ({
  ...finding({ ids: ['CVE-1-1'], title: 'bad', severity: 'high' }),
  file: undefined,
  required: true,
  standing: 'over',
  ...more,
});

/** A verdict that passes and rests on nothing. */
export const greenVerdict: QualityVerdict = {
  verdict: 'pass',
  reasons: [],
  warnings: [],
  tests: undefined,
  coverage: { lines: undefined, branches: undefined, functions: undefined },
  baseline: undefined,
  patch: undefined,
  findings: { findings: [], counts: undefined, reasons: [], warnings: [] },
  failures: [],
  flakyNames: [],
  unresolved: [],
  weakened: [],
};

/** Every name means the file of that name. */
export const everyName = { find: (name: string): string => name };
