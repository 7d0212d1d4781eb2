// The verdict from the evidence, by a table.

import assert from 'node:assert/strict';
import test from 'node:test';
import type { CheckOutcome } from '../../src/smoke-test/checks/check-run.ts';
import type { Failure } from '../../src/smoke-test/checks/judgement.ts';
import { adviceFor, decideVerdict, type Evidence } from '../../src/smoke-test/verdict.ts';
import { type Sighting, startWatch } from '../../src/smoke-test/version/watch.ts';

const expected = 'new1234';
const sight = (version: string, status = 200): Sighting => ({ kind: 'version', version, good: status === 200, status });
const watchOf = (version: string) => {
  const watch = startWatch({ expected, stable: 1, minStableSeconds: 0 });
  watch.see(sight(version), 0);
  return watch;
};
const failure: Failure = { reason: 'not_json', subject: 'body', expected: 'JSON', got: '"<html>"' };
const check = (failures: readonly Failure[], warn = false): CheckOutcome => ({
  name: 'health',
  passed: failures.length === 0,
  warn,
  failures,
  tries: 1,
  milliseconds: 1,
});

const stable: Evidence = { watch: watchOf(expected), expected, checks: [], closing: sight(expected) };
const without: Evidence = { watch: undefined, expected: undefined, checks: [check([])], closing: undefined };

const rows: readonly [string, Evidence, string][] = [
  ['stable and closed', stable, 'pass'],
  ['closed by the full commit of a tag', { ...stable, closing: sight(` ${expected}`) }, 'pass'],
  [
    'not synced',
    { ...stable, watch: undefined, sync: { reason: 'argocd_not_synced', what: 'x' } },
    'argocd_not_synced',
  ],
  ['never stable', { ...stable, watch: watchOf('old1234'), closing: undefined }, 'version_mismatch'],
  ['changed at the end', { ...stable, closing: sight('old1234') }, 'version_changed'],
  [
    'changed, which explains a red check',
    { ...stable, checks: [check([failure])], closing: sight('old1234') },
    'version_changed',
  ],
  ['a red check', { ...stable, checks: [check([]), check([failure])] }, 'not_json'],
  [
    'a red check before a lost closing probe',
    { ...stable, checks: [check([failure])], closing: undefined },
    'not_json',
  ],
  ['a red check that only warns', { ...stable, checks: [check([failure], true)] }, 'pass'],
  ['no time for the closing probe', { ...stable, closing: undefined }, 'timeout'],
  ['unreachable at the end', { ...stable, closing: { kind: 'none', reason: 'unreachable', what: 'x' } }, 'unreachable'],
  ['the right version with a 503 at the end', { ...stable, closing: sight(expected, 503) }, 'bad_status'],
  ['only checks, green', without, 'pass'],
  ['only checks, red', { ...without, checks: [check([failure])] }, 'not_json'],
];

for (const [title, evidence, result] of rows)
  test(`${title}: ${result}`, () => {
    const verdict = decideVerdict(evidence);
    assert.equal(verdict.verdict === 'pass' ? 'pass' : verdict.reason, result);
  });

test('a red check is quoted with what was expected and what was there', () => {
  const verdict = decideVerdict({ ...without, checks: [check([failure])] });
  assert.equal(verdict.verdict === 'fail' && verdict.what, 'check "health": body: expected JSON, got "<html>"');
});

test('every reason has advice', () => {
  assert.ok(Object.values(adviceFor).every((advice) => /^(?:Look|Old|Point) .*\.$/.test(advice)));
});
