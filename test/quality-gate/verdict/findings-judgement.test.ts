// Findings against the limit and the allow-list.

import assert from 'node:assert/strict';
import test from 'node:test';
import type { AllowEntry, Severity } from '../../../src/domain/findings.ts';
import { finding } from '../../../src/quality-gate/reports/findings/finding.ts';
import type { FindingsDemands } from '../../../src/quality-gate/verdict/demands.ts';
import {
  findingName,
  formatCounts,
  judgeFindings,
  type PlacedFinding,
} from '../../../src/quality-gate/verdict/findings-judgement.ts';
import { plainDemands } from '../values.ts';

const placed = (severity: Severity | undefined, more: Partial<PlacedFinding> = {}): PlacedFinding => ({
  ...finding({ ids: ['GHSA-a', 'CVE-1'], title: 'x', severity, subject: 'minimist 1.2.0' }),
  file: undefined,
  required: true,
  ...more,
});
const judge = (all: PlacedFinding[], demands: Partial<FindingsDemands> = {}) =>
  judgeFindings(all, { ...plainDemands.findings, ...demands }, true, '2026-06-01');
const codes = (list: readonly { code: string }[]) => list.map((each) => each.code);
const entry = (more: Partial<AllowEntry> = {}): AllowEntry => ({ id: 'CVE-1', reason: 'no fix', ...more });

const cases: readonly [
  fact: string,
  all: PlacedFinding[],
  demands: Partial<FindingsDemands>,
  reasons: string[],
  warnings: string[],
][] = [
  ['nothing', [], {}, [], []],
  ['what is tolerated', [placed('medium'), placed('low')], {}, [], []],
  ['what is above the limit', [placed('high')], {}, ['findings_too_severe'], []],
  ['any finding where none is tolerated', [placed('low')], { maxSeverity: 'none' }, ['findings_too_severe'], []],
  ['no severity', [placed(undefined)], {}, [], ['severity_unknown']],
  ['no severity where that fails', [placed(undefined)], { unknownSeverity: 'fail' }, ['findings_too_severe'], []],
  ['no fix', [placed('high', { fixable: false })], { ignoreUnfixed: true }, [], []],
  ['no fix where that counts', [placed('high', { fixable: false })], {}, ['findings_too_severe'], []],
  [
    'a tool that does not say whether there is a fix',
    [placed('high')],
    { ignoreUnfixed: true },
    ['findings_too_severe'],
    [],
  ],
  ['a finding that is allowed by its alias', [placed('critical')], { allow: [entry()] }, [], []],
  [
    'an expired entry',
    [placed('critical')],
    { allow: [entry({ expires: '2026-05-31' })] },
    ['findings_too_severe'],
    ['allow_expired'],
  ],
  ['an entry on its last day', [placed('critical')], { allow: [entry({ expires: '2026-06-01' })] }, [], []],
  [
    'an entry for another file',
    [placed('high', { file: 'a/b.js' })],
    { allow: [entry({ path: 'c' })] },
    ['findings_too_severe'],
    ['allow_unused'],
  ],
  ['an entry that nothing uses', [], { allow: [entry()] }, [], ['allow_unused']],
  ['a gate that is not required', [placed('high', { required: false })], {}, [], ['findings_too_severe']],
];
for (const [fact, all, demands, reasons, warnings] of cases)
  test(`${fact}: ${[...reasons, ...warnings].join(', ') || 'nothing to say'}`, () => {
    const judged = judge(all, demands);
    assert.deepEqual([codes(judged.reasons), codes(judged.warnings)], [reasons, warnings]);
  });

test('all are reported, those above the limit first; allowed ones do not count', () => {
  const judged = judge([placed('low'), placed('critical', { ids: ['CVE-9'] }), placed('high')], {
    allow: [entry({ id: 'CVE-9' })],
  });
  assert.deepEqual(
    judged.findings.map((each) => each.standing),
    ['over', 'allowed', 'tolerated'],
  );
  assert.deepEqual(judged.counts, { critical: 0, high: 1, medium: 0, low: 1, none: 0, unknown: 0 });
  assert.equal(
    judged.reasons[0]?.text,
    '1 finding above max-severity (medium): 1 high; the worst: GHSA-a in minimist 1.2.0',
  );
  assert.equal(
    formatCounts(judged.counts ?? { critical: 0, high: 0, medium: 0, low: 0, none: 0, unknown: 0 }),
    '1 high, 1 low',
  );
});

test('a finding is named by its id and its place', () => {
  assert.equal(findingName(placed('low', { subject: undefined, file: 'a.js', line: 3 })), 'GHSA-a in a.js:3');
  assert.equal(findingName(placed('low', { subject: undefined })), 'GHSA-a');
  assert.equal(judgeFindings([], plainDemands.findings, false, '2026-01-01').counts, undefined);
});
