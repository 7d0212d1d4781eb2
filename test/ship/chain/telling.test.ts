// Tests of the words for the end of a chain: nothing is claimed that was not measured.

import assert from 'node:assert/strict';
import test from 'node:test';
import type { Progress, Terms } from '../../../src/ship/chain/progress.ts';
import { brokenOff, endingOf, reportChain, slackInputsOf } from '../../../src/ship/chain/telling.ts';

const step = { name: 'staging', sync: 'auto', approval: '', 'promote-from': '', rollback: true, wait: false };
const terms: Terms = { step, rollback: true, onInconclusive: false, isCancelled: false };
const cancelled: Terms = { ...terms, isCancelled: true };
const base: Progress = { version: 'v2', previousVersion: 'v1', image: 'r/cart:v2' };
const bumped: Progress = { ...base, bump: { outcome: 'bumped' } };
const problem = { code: 'x', what: 'Two\nlines.' };
const red = { verdict: 'fail', conclusive: 'true', 'version-seen': 'true', reason: 'assertion', explanation: 'Red.' };
const green = { verdict: 'pass', 'version-seen': 'true' };

const rows: readonly (readonly [string, Progress, Terms, string | undefined, string, string])[] = [
  ['nothing was done', base, terms, undefined, '', ''],
  ['a red gate', { ...base, blocked: { reason: 'quality_gate', problem } }, terms, 'blocked', '', 'fail'],
  ['a build that failed', { ...base, blocked: { reason: 'build', problem } }, terms, 'blocked', '', 'fail'],
  [
    'a build that was cancelled',
    { ...base, blocked: { reason: 'build', problem } },
    cancelled,
    'cancelled',
    '',
    'fail',
  ],
  ['a bump that failed', { ...base, bumpProblem: problem }, terms, 'failed', '', 'fail'],
  ['a bump that nobody measured', bumped, terms, 'ready', '', ''],
  ['a green test', { ...bumped, smoke: green }, terms, 'deployed', 'v2', 'pass'],
  ['a green test that saw no version', { ...bumped, smoke: { verdict: 'pass' } }, terms, 'deployed', '', 'pass'],
  ['a green test of what stands', { ...base, smoke: green }, terms, 'deployed', 'v2', 'pass'],
  ['a red test', { ...bumped, smoke: red }, terms, 'failed', '', 'fail'],
  ['a test without a verdict', { ...bumped, smoke: {} }, terms, 'failed', '', 'fail'],
  [
    'a roll-back that was measured',
    { ...bumped, smoke: red, rollback: { outcome: 'rolled-back', version: 'v1' }, measured: green },
    terms,
    'rolled-back',
    'v1',
    'fail',
  ],
  [
    'a roll-back that was not',
    { ...bumped, smoke: red, rollback: { outcome: 'rolled-back', version: 'v1' } },
    terms,
    'rolled-back',
    '',
    'fail',
  ],
  ['a newer version', { ...base, bump: { outcome: 'superseded' } }, terms, 'cancelled', '', ''],
];
for (const [what, progress, given, event, serving, verdict] of rows)
  test(`${what}: ${event ?? 'nothing to tell'}, serving "${serving}", verdict "${verdict}"`, () => {
    const ending = endingOf(progress, given);
    const { outputs } = reportChain(ending, progress, given, { reports: [], problems: [] });
    assert.deepEqual([ending?.event, ending?.['serving-version'] ?? '', outputs.verdict], [event, serving, verdict]);
  });

test('the gate’s verdict is that of a chain that deploys nothing', () => {
  const { outputs } = reportChain(undefined, { ...base, gate: { verdict: 'pass' } }, terms, {
    reports: [],
    problems: [],
  });
  assert.equal(outputs.verdict, 'pass');
});

test('why nothing was written is one sentence', () => {
  assert.equal(endingOf({ ...base, bumpProblem: problem }, terms)?.explanation, 'Nothing was written: Two lines.');
});

test('a later stage’s output goes over an earlier one’s, and an empty one over none', () => {
  const reports = [
    { outputs: { image: 'a', tag: 't' }, summary: 'one' },
    { outputs: { image: 'b', tag: '' }, summary: 'two' },
  ];
  const { outputs, summary, failure } = reportChain(undefined, base, terms, { reports, problems: [problem] });
  assert.deepEqual([outputs.image, outputs.tag, summary, failure], ['b', 't', 'one\n\ntwo', problem]);
});

test('a chain that broke off claims nothing', () => {
  assert.equal(brokenOff(bumped, terms)['serving-version'], '');
  assert.match(brokenOff(bumped, terms).explanation, /Which version serves is not known/);
  assert.equal(brokenOff(bumped, cancelled).event, 'cancelled');
});

test('a message has the metrics of the smoke test and the pull request of the bump', () => {
  const progress = { ...base, smoke: { metrics: '{"p95": "1 ms"}' }, bump: { 'pull-request-url': 'https://x' } };
  const message = slackInputsOf(brokenOff(progress, terms), progress, 61.4);
  assert.deepEqual(
    [message['metrics'], message['pull-request-url'], message['duration-seconds']],
    ['{"p95": "1 ms"}', 'https://x', '61'],
  );
});
