// What makes the verdict red, and what only warns.

import assert from 'node:assert/strict';
import test from 'node:test';
import type { Evidence } from '../../src/quality-gate/evidence.ts';
import { plainGate } from '../../src/quality-gate/gates.ts';
import { type CoverageReport, cover, emptyCoverage } from '../../src/quality-gate/reports/coverage.ts';
import type { TestReport } from '../../src/quality-gate/reports/test-report.ts';
import {
  type Demands,
  decideVerdict,
  type Facts,
  type GateOutcome,
  type Reason,
} from '../../src/quality-gate/verdict.ts';

const counts = (tests: number, failed = 0, skipped = 0): TestReport => ({
  tests,
  failed,
  skipped,
  flaky: 0,
  failures: Array.from({ length: failed }, (_, at) => ({
    name: `t${at}`,
    message: '',
    text: '',
    file: undefined,
    line: undefined,
  })),
  flakyNames: [],
});

function lines(covered: number, total: number): CoverageReport {
  const coverage = emptyCoverage();
  cover(coverage.lines, '', covered, total);
  return { format: 'lcov', files: new Map([['a.js', coverage]]) };
}

const evidence = (
  tests: Record<string, TestReport> = {},
  coverage: Record<string, CoverageReport> = {},
  faults: Reason[] = [],
): Evidence => ({
  tests: new Map(Object.entries(tests)),
  coverage: new Map(Object.entries(coverage)),
  faults,
});

function outcome(name: string, more: Partial<GateOutcome> & { required?: boolean } = {}): GateOutcome {
  const { required = true, ...rest } = more;
  const gate = { ...plainGate, name, run: 'true', required, retries: 2 };
  return { gate, state: 'passed', passed: true, reasons: [], seconds: 1, attempts: 1, evidence: evidence(), ...rest };
}

const red = (code: string): Partial<GateOutcome> => ({
  state: 'failed',
  passed: false,
  reasons: [{ code, text: 'why' }],
});

function decide(facts: Partial<Facts>, demands: Partial<Demands> = {}) {
  const whole: Facts = {
    gates: [],
    given: evidence(),
    testsPromised: false,
    cancelled: false,
    fileName: (name) => name,
    ...facts,
  };
  return decideVerdict(whole, { minTests: undefined, coverage: {}, ...demands });
}

const verdicts: readonly [fact: string, facts: Partial<Facts>, demands: Partial<Demands>, reasons: string[]][] = [
  ['green gates', { gates: [outcome('a'), outcome('b')] }, {}, []],
  ['a red gate', { gates: [outcome('a', red('gate_failed')), outcome('b')] }, {}, ['gate_failed']],
  ['a skipped gate', { gates: [outcome('a', { ...red('gate_skipped'), state: 'skipped' })] }, {}, ['gate_skipped']],
  ['a red gate that is not required', { gates: [outcome('a', { ...red('gate_failed'), required: false })] }, {}, []],
  ['a gate that passed on a later try', { gates: [outcome('a', { attempts: 2 })] }, {}, []],
  ['a cancelled step', { gates: [outcome('a')], cancelled: true }, {}, ['cancelled']],
  ['tests that passed', { given: evidence({ x: counts(3, 0, 1) }), testsPromised: true }, {}, []],
  ['tests that failed', { given: evidence({ x: counts(3, 1) }), testsPromised: true }, {}, ['tests_failed']],
  ['no test at all', { given: evidence({ x: counts(0) }), testsPromised: true }, {}, ['tests_too_few']],
  ['all tests skipped', { given: evidence({ x: counts(5, 0, 5) }), testsPromised: true }, {}, ['tests_too_few']],
  ['none demanded', { given: evidence({ x: counts(0) }), testsPromised: true }, { minTests: 0 }, []],
  [
    'too few tests over all reports',
    { given: evidence({ x: counts(3), y: counts(4, 0, 1) }), testsPromised: true },
    { minTests: 7 },
    ['tests_too_few'],
  ],
  [
    'enough tests over all reports',
    { given: evidence({ x: counts(3), y: counts(4) }), testsPromised: true },
    { minTests: 7 },
    [],
  ],
  ['min-tests without any report', { gates: [outcome('a')] }, { minTests: 1 }, ['tests_none']],
  [
    'a promised report that is not there',
    { given: evidence({}, {}, [{ code: 'report_missing', text: '' }]), testsPromised: true },
    {},
    ['report_missing'],
  ],
  ['coverage above', { given: evidence({}, { x: lines(80, 100) }) }, { coverage: { lines: 80 } }, []],
  [
    'coverage a hair below',
    { given: evidence({}, { x: lines(79_999, 100_000) }) },
    { coverage: { lines: 80 } },
    ['coverage_too_low'],
  ],
  ['coverage that nobody reported', { gates: [outcome('a')] }, { coverage: { lines: 0 } }, ['coverage_missing']],
  [
    'a measure that no report counts',
    { given: evidence({}, { x: lines(9, 9) }) },
    { coverage: { branches: 1, functions: 1 } },
    ['coverage_missing', 'coverage_missing'],
  ],
  [
    'coverage of a gate',
    { gates: [outcome('a', { evidence: evidence({}, { x: lines(1, 2) }) })] },
    { coverage: { lines: 50 } },
    [],
  ],
];

test('each verdict has its reasons', () => {
  for (const [fact, facts, demands, reasons] of verdicts) {
    const { verdict, reasons: found } = decide(facts, demands);
    assert.deepEqual(
      found.map((reason) => reason.code),
      reasons,
      fact,
    );
    assert.equal(verdict, reasons.length === 0 ? 'pass' : 'fail', fact);
  }
});

test('what only warns is said', () => {
  const gates = [outcome('opt', { ...red('gate_failed'), required: false }), outcome('shaky', { attempts: 3 })];
  assert.deepEqual(decide({ gates }).warnings, [
    { code: 'gate_failed', text: 'gate `opt`: why' },
    { code: 'gate_flaky', text: 'gate `shaky`: is flaky: it passed on try 3 of 3' },
  ]);
});

test('a report that two gates claim counts once and is red: one of them did not write it', () => {
  const shared = evidence({ '/r.xml': counts(4, 1) }, { '/c': lines(1, 2) });
  const claiming = (required: boolean): GateOutcome[] => [
    outcome('a', { evidence: shared, required }),
    outcome('b', { evidence: shared, required: false }),
  ];
  const fileName = (name: string): string => name.slice(1);
  const { tests, coverage, failures, reasons } = decide({ gates: claiming(true), testsPromised: true, fileName });
  assert.deepEqual(reasons, [
    { code: 'report_shared', text: '"r.xml" is claimed by the gates `a`, `b`, and one of them did not write it' },
    { code: 'report_shared', text: '"c" is claimed by the gates `a`, `b`, and one of them did not write it' },
  ]);
  assert.deepEqual(decide({ gates: claiming(false), testsPromised: true }).reasons, []);
  assert.equal(tests?.tests, 4);
  assert.equal(failures.length, 1);
  assert.deepEqual(coverage.lines, { covered: 1, total: 2 });
});

test('failed tests of a gate that is not required are told apart', () => {
  const gates = [
    outcome('a', { required: false, evidence: evidence({ x: counts(1, 1) }) }),
    outcome('b', { evidence: evidence({ y: counts(1, 1) }) }),
  ];
  assert.deepEqual(
    decide({ gates, testsPromised: true }).failures.map((failure) => failure.required),
    [false, true],
  );
});
