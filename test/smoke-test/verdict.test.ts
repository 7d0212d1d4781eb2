// The verdict from the evidence, by a table.

import assert from 'node:assert/strict';
import test from 'node:test';
import type { WaitPlan } from '../../src/smoke-test/plan.ts';
import { joinVerdicts, judgeTarget, type SmokeVerdict, type TargetEvidence } from '../../src/smoke-test/verdict.ts';
import type { Sighting } from '../../src/smoke-test/version/sighting.ts';
import { failure, outcome, sight, waitPlan, watchOf } from '../fakes/smoke-findings.ts';

const expected = 'new1234';
const wait: WaitPlan = { ...waitPlan(), stable: 1 };
const url = new URL('https://bob:s3cret@shop.example/base');
const saw = (...sightings: Sighting[]) => watchOf(sightings, { stable: 1 });
const html = failure({ reason: 'not_json', subject: 'body', expected: 'JSON', got: '"<html>"' });
const red = outcome('health', { failures: [html] });
const lost: Sighting = { kind: 'none', reason: 'unreachable', what: 'x', answered: false };
const wall: Sighting = { kind: 'none', reason: 'bad_status', what: '401', answered: true, wall: true };

const stable: TargetEvidence = {
  url,
  wait,
  watch: saw(sight(expected)),
  checks: [outcome('a')],
  closing: sight(expected),
};
const without: TargetEvidence = { url, wait: undefined, watch: undefined, checks: [outcome('a')], closing: 'none' };
const unstable = (...sightings: Sighting[]): TargetEvidence => ({
  ...stable,
  watch: saw(...sightings),
  checks: [],
  closing: 'none',
});

const rows: readonly [string, TargetEvidence, string][] = [
  ['stable and closed', stable, 'pass'],
  ['stable, and no check that could change anything', { ...stable, checks: [], closing: 'none' }, 'pass'],
  ['closed by the full commit of a tag', { ...stable, closing: sight(` ${expected}`) }, 'pass'],
  ['never stable', unstable(sight('old1234')), 'version_mismatch'],
  ['another version at the end', { ...stable, closing: sight('next567') }, 'version_changed'],
  [
    'the old version at the end',
    { ...stable, watch: saw(sight('old1234'), sight(expected)), closing: sight('old1234') },
    'version_unstable',
  ],
  ['changed, which explains a red check', { ...stable, checks: [red], closing: sight('next567') }, 'version_changed'],
  ['a red check', { ...stable, checks: [outcome('a'), red] }, 'not_json'],
  ['a red check before a lost closing probe', { ...stable, checks: [red], closing: 'late' }, 'not_json'],
  ['a red check that only warns', { ...stable, checks: [{ ...red, warn: true }] }, 'pass'],
  ['no time for the closing probe', { ...stable, closing: 'late' }, 'timeout'],
  ['unreachable at the end', { ...stable, closing: lost }, 'unreachable'],
  ['the right version with a 503 at the end', { ...stable, closing: sight(expected, 503) }, 'bad_status'],
  ['only checks, green', without, 'pass'],
  ['only checks, red', { ...without, checks: [red] }, 'not_json'],
  ['out of reach', unstable(lost), 'unreachable could not measure'],
  ['out of reach, but it had answered before', unstable(sight('old1234'), lost), 'unreachable'],
  ['a login in front', unstable(wall), 'bad_status could not measure'],
  ['a redirect of the service itself', unstable({ ...wall, wall: false, redirect: true }), 'bad_status'],
  [
    'a check that met a redirect, and nothing else answered',
    { ...without, checks: [outcome('a', { failures: [failure({})], conclusive: false, status: 301 })] },
    'assertion could not measure',
  ],
  [
    'a check out of reach',
    {
      ...without,
      checks: [outcome('a', { failures: [failure({ reason: 'unreachable' })], conclusive: false, status: undefined })],
    },
    'unreachable could not measure',
  ],
  [
    'a check out of reach after the version had answered',
    { ...stable, checks: [outcome('a', { failures: [failure({ reason: 'unreachable' })], conclusive: false })] },
    'unreachable',
  ],
  [
    'no version where it is looked for',
    unstable({ kind: 'none', reason: 'version_missing', what: 'x', answered: true }),
    'version_missing could not measure',
  ],
];

const shown = (verdict: SmokeVerdict): string => {
  if (verdict.verdict === 'pass') return 'pass';
  return `${verdict.reason}${verdict.conclusive ? '' : ' could not measure'}`;
};

for (const [title, evidence, result] of rows)
  test(`${title}: ${result}`, () => assert.equal(shown(judgeTarget(evidence)), result));

test('a check out of reach after another one was answered says something', () => {
  const lostCheck = outcome('b', {
    failures: [failure({ reason: 'unreachable' })],
    conclusive: false,
    status: undefined,
  });
  assert.equal(shown(judgeTarget({ ...without, checks: [outcome('a'), lostCheck] })), 'unreachable');
  assert.equal(shown(judgeTarget({ ...without, checks: [lostCheck] })), 'unreachable could not measure');
});

test('a red check is quoted with its request, what was expected and what was there', () => {
  const verdict = judgeTarget({ ...without, checks: [red] });
  assert.ok(verdict.verdict === 'fail');
  assert.equal(verdict.what, 'check "health" at GET https://shop.example/up: body: expected JSON, got "<html>"');
  assert.equal(verdict.where, 'GET https://shop.example/up');
});

test('a red check has the cure of what it met, and no other', () => {
  const fixOf = (fix: string | undefined) => {
    const met = outcome('a', { failures: [failure({})], conclusive: false, status: 302, fix });
    const verdict = judgeTarget({ ...without, checks: [met] });
    return verdict.verdict === 'fail' && verdict.fix;
  };
  assert.deepEqual([fixOf('give a token'), fixOf(undefined)], ['give a token', undefined]);
});

test('a red check has another cure where the version had answered at the address', () => {
  const met = outcome('a', { failures: [failure({})], conclusive: false, fix: 'write it', fixWhenProven: 'log' });
  const fixOf = (evidence: TargetEvidence) => {
    const verdict = judgeTarget({ ...evidence, checks: [met] });
    return verdict.verdict === 'fail' && verdict.fix;
  };
  assert.deepEqual([fixOf(without), fixOf(stable)], ['write it', 'log']);
});

test('a wait that failed names its request without credentials', () => {
  const verdict = judgeTarget(unstable(sight('old1234')));
  assert.equal(verdict.verdict === 'fail' && verdict.where, 'GET https://shop.example/base/health');
});

test('an old pod that comes back has a cure', () => {
  const verdict = judgeTarget({ ...stable, watch: saw(sight('old1234'), sight(expected)), closing: sight('old1234') });
  assert.match((verdict.verdict === 'fail' && verdict.fix) || '', /`replicas`/);
});

test('a pass says what was proven', () => {
  assert.equal(
    judgeTarget(stable).what,
    'new1234 answered at https://shop.example/base once, and 1 of 1 checks passed',
  );
  assert.equal(judgeTarget(without).what, '1 of 1 checks passed at https://shop.example/base');
});

test('several verdicts are red when any is, and one that says something leads', () => {
  const pass: SmokeVerdict = { verdict: 'pass', what: 'a' };
  const vague: SmokeVerdict = { verdict: 'fail', reason: 'unreachable', what: 'b', conclusive: false, where: 'GET 1' };
  const clear: SmokeVerdict = { verdict: 'fail', reason: 'assertion', what: 'c', conclusive: true, where: 'GET 2' };
  assert.deepEqual([joinVerdicts([pass, pass]), joinVerdicts([pass, vague]), joinVerdicts([vague, clear])].map(shown), [
    'pass',
    'unreachable could not measure',
    'assertion',
  ]);
  assert.equal(joinVerdicts([vague, clear]).what, 'GET 1: b; GET 2: c');
});
