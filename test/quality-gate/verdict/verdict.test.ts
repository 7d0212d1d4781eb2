// What makes the verdict red, and what only warns.

import assert from 'node:assert/strict';
import test from 'node:test';
import { noEvidence, type ReportEvidence } from '../../../src/quality-gate/evidence/evidence.ts';
import type { GateOutcome } from '../../../src/quality-gate/gates/outcome.ts';
import type { Reason } from '../../../src/quality-gate/reason.ts';
import type { CoverageReport } from '../../../src/quality-gate/reports/coverage/coverage.ts';
import { type Finding, finding } from '../../../src/quality-gate/reports/findings/finding.ts';
import type { TestReport } from '../../../src/quality-gate/reports/tests/test-report.ts';
import type { Demands } from '../../../src/quality-gate/verdict/demands.ts';
import { decideVerdict, type GateFacts } from '../../../src/quality-gate/verdict/verdict.ts';
import { testsOf as counts, everyName, linesOf as lines, outcomeOf as outcome, plainDemands } from '../values.ts';

const evidence = (
  tests: Record<string, TestReport> = {},
  coverage: Record<string, CoverageReport> = {},
  faults: Reason[] = [],
): ReportEvidence => ({
  ...noEvidence,
  tests: new Map(Object.entries(tests)),
  coverage: new Map(Object.entries(coverage)),
  promised: new Set([...Object.keys(tests), ...Object.keys(coverage)]),
  faults,
});

const found = (...findings: Finding[]): ReportEvidence => ({
  ...noEvidence,
  findings: new Map([['/f', { format: 'sarif', findings, failures: [], gaps: [] }]]),
});
const severe = finding({ ids: ['CVE-1-1'], title: 'x', severity: 'critical' });

const red = (code: string): Partial<GateOutcome> => ({
  state: 'failed',
  passed: false,
  reasons: [{ code, text: 'why' }],
});

const plainFacts: GateFacts = {
  gates: [],
  given: noEvidence,
  testsPromised: false,
  cancelled: false,
  names: everyName,
  workspace: '/',
  change: undefined,
  baseline: undefined,
  weakened: { list: [], policy: 'warn' },
  today: '2026-01-01',
};
const decide = (facts: Partial<GateFacts>, demands: Partial<Demands> = {}) =>
  decideVerdict({ ...plainFacts, ...facts }, { ...plainDemands, ...demands });

const verdicts: readonly [fact: string, facts: Partial<GateFacts>, demands: Partial<Demands>, reasons: string[]][] = [
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

const more: readonly [fact: string, facts: Partial<GateFacts>, demands: Partial<Demands>, reasons: string[]][] = [
  ['a finding above the limit', { given: found(severe) }, {}, ['findings_too_severe']],
  [
    'a finding of a gate that is not required',
    { gates: [outcome('a', { required: false, evidence: found(severe) })] },
    {},
    [],
  ],
  ['a tolerated finding', { given: found({ ...severe, severity: 'medium' }) }, {}, []],
  [
    'too little of the change covered',
    { given: evidence({}, { x: lines(1, 2) }), change: { lines: new Map([['a.js', [[1, 2]]]]), base: 'main' } },
    { patch: { percent: 80, minLines: 0 } },
    ['patch_too_low'],
  ],
  [
    'a change that is not known',
    { given: evidence({}, { x: lines(2, 2) }), change: { unknown: 'why' } },
    { patch: { percent: 80, minLines: 0 } },
    ['change_unknown'],
  ],
  [
    'a drop',
    {
      given: evidence({}, { x: lines(1, 2) }),
      baseline: { totals: { lines: { covered: 2, total: 2 }, branches: undefined, functions: undefined } },
    },
    { baseline: { maxDrop: 1, onMissing: 'warn' } },
    ['coverage_dropped'],
  ],
  ['a weakened config file where it warns', { weakened: { list: ['x'], policy: 'warn' } }, {}, []],
  ['a weakened config file where it fails', { weakened: { list: ['x'], policy: 'fail' } }, {}, ['config_weakened']],
];

for (const [fact, facts, demands, reasons] of [...verdicts, ...more])
  test(`${fact}: ${reasons.join(', ') || 'pass'}`, () => {
    const { verdict, reasons: given } = decide(facts, demands);
    assert.deepEqual(
      given.map((reason) => reason.code),
      reasons,
    );
    assert.equal(verdict, reasons.length === 0 ? 'pass' : 'fail');
  });

const six = lines(6, 6, 'src/index.js');
const two = lines(2, 6, 'src/index.js');
const places = { '/packages/a/coverage/lcov.info': six, '/packages/b/coverage/lcov.info': two };

test('files of one name in two packages are two files', () => {
  const names = {
    find: (name: string, place: { report: string }) => `${place.report.split('/').slice(1, 3).join('/')}/${name}`,
  };
  assert.deepEqual(decide({ given: evidence({}, places), names }).coverage.lines, { covered: 8, total: 12 });
});

test('names that nobody can tell are not united over folders, and that is said', () => {
  const { coverage, unresolved, warnings } = decide({
    given: evidence({}, places),
    names: { find: () => undefined },
  });
  assert.deepEqual([coverage.lines, unresolved], [{ covered: 8, total: 12 }, ['src/index.js']]);
  assert.deepEqual(
    warnings.map((each) => each.code),
    ['names_unresolved'],
  );
});

test('names that nobody can tell unite within one folder: shards', () => {
  const shards = { '/r/1.info': lines(1, 2), '/r/2.info': lines(2, 2) };
  const { coverage } = decide({ given: evidence({}, shards), names: { find: () => undefined } });
  assert.deepEqual(coverage.lines, { covered: 2, total: 2 });
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
  const { tests, coverage, failures, reasons } = decide({ gates: claiming(true), testsPromised: true });
  assert.deepEqual(reasons, [
    {
      code: 'report_shared',
      text: '"r.xml" matches the patterns of several gates (`a`, `b`), and only one of them can have written it',
    },
    {
      code: 'report_shared',
      text: '"c" matches the patterns of several gates (`a`, `b`), and only one of them can have written it',
    },
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
