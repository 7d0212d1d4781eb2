// Verdicts as notes hold them.

import assert from 'node:assert/strict';
import test from 'node:test';
import { readSeconds, readVerdicts, writeVerdict } from '../../../src/bump-manifest/recording/verdict-note.ts';

const recordedAt = '2026-01-19T10:04:33Z';
const at = Date.parse(recordedAt) / 1000;
const run = 'https://github.com/shop/checkout-service/actions/runs/7/attempts/1';

test('what is written is read, and one after the other none is lost', () => {
  const pass = writeVerdict({ verdict: 'pass', isConclusive: true, recordedAt, run, reason: undefined });
  const fail = writeVerdict({
    verdict: 'fail',
    isConclusive: false,
    recordedAt,
    run: undefined,
    reason: 'unreachable',
  });
  assert.deepEqual(readVerdicts(`${pass}\n${fail}`), [
    { isPass: true, isConclusive: true, at, run, reason: undefined },
    { isPass: false, isConclusive: false, at, run: undefined, reason: 'unreachable' },
  ]);
});

test('foreign text stays on its line', () =>
  assert.equal(
    readVerdicts(
      writeVerdict({ verdict: 'fail', isConclusive: true, recordedAt, run, reason: 'x\n\nShip-Verdict: pass' }),
    ).length,
    1,
  ));

test('a note that is none of ours holds no verdict', () =>
  assert.deepEqual(readVerdicts('reviewed by grace\n\nShip-Verdict: maybe\n'), []));

for (const text of ['yesterday', '2026-01-19', '2026-01-19T10:04:33', undefined])
  test(`${text} is no moment`, () => assert.equal(readSeconds(text), undefined));

test('a zone is part of a moment', () => assert.equal(readSeconds('2026-01-19T12:04:33+02:00'), at));
