// Severities in their order, CVSS scores, and the allow-list with aliases, paths and days.

import assert from 'node:assert/strict';
import test from 'node:test';
import {
  allows,
  compareSeverity,
  isDay,
  isExpired,
  parseSeverity,
  severities,
  severityOfScore,
} from '../../src/domain/findings.ts';

const words: readonly [word: string, severity: string | undefined][] = [
  ['CRITICAL', 'critical'],
  ['moderate', 'medium'],
  ['Negligible', 'low'],
  ['note', 'low'],
  ['error', 'high'],
  ['UNKNOWN', undefined],
  ['', undefined],
  ['constructor', undefined],
];
for (const [word, severity] of words)
  test(`the word "${word}" means ${severity}`, () => assert.equal(parseSeverity(word), severity));

const scores: readonly [score: number, severity: string | undefined][] = [
  [0, 'none'],
  [0.1, 'low'],
  [3.9, 'low'],
  [4, 'medium'],
  [6.9, 'medium'],
  [7, 'high'],
  [9, 'critical'],
  [10, 'critical'],
  [10.1, undefined],
  [-1, undefined],
  [Number.NaN, undefined],
];
for (const [score, severity] of scores)
  test(`a CVSS score of ${score} is ${severity}`, () => assert.equal(severityOfScore(score), severity));

test('severities are ordered', () => {
  const sorted = [...severities].reverse().sort(compareSeverity);
  assert.deepEqual(sorted, ['none', 'low', 'medium', 'high', 'critical']);
});

const finding = { ids: ['GHSA-xvch-5gv4-984h', 'CVE-2021-44906'], path: 'web/package-lock.json' };
const entries: readonly [entry: { id: string; path?: string }, matches: boolean][] = [
  [{ id: 'cve-2021-44906' }, true],
  [{ id: 'GHSA-xvch-5gv4-984h', path: 'web' }, true],
  [{ id: 'CVE-2021-44906', path: './web/package-lock.json' }, true],
  [{ id: 'CVE-2021-44906', path: 'we' }, false],
  [{ id: 'CVE-2021-4490' }, false],
];
for (const [entry, matches] of entries)
  test(`the entry ${JSON.stringify(entry)} ${matches ? 'names' : 'does not name'} the finding`, () =>
    assert.equal(allows({ reason: 'r', ...entry }, finding), matches));

test('an entry counts on its last day and not after it', () => {
  const entry = { id: 'x', reason: 'r', expires: '2026-03-31' };
  assert.deepEqual(
    ['2026-03-30', '2026-03-31', '2026-04-01'].map((day) => isExpired(entry, day)),
    [false, false, true],
  );
  assert.equal(isExpired({ id: 'x', reason: 'r' }, '2999-01-01'), false);
});

for (const [text, real] of [
  ['2026-02-28', true],
  ['2024-02-29', true],
  ['2026-02-29', false],
  ['2026-13-01', false],
  ['26-01-01', false],
  ['2026-1-1', false],
] as const)
  test(`"${text}" is ${real ? 'a' : 'no'} day`, () => assert.equal(isDay(text), real));
