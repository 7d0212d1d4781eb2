// coverage-final.json by statement, branch and function; coverage-summary.json by its counts.

import assert from 'node:assert/strict';
import test from 'node:test';
import { assertRefused, readCoverage } from '../reading.ts';

const place = (line: number, column = 0) => ({ start: { line, column }, end: { line, column: column + 5 } });
const final = (s: number[], b: number[] = [1, 0], f = 1) => ({
  path: '/srv/a.js',
  statementMap: { 0: place(1), 1: place(1, 10), 2: place(2), 3: place(4) },
  fnMap: { 0: { name: 'add', decl: place(1), loc: place(1) } },
  branchMap: { 0: { type: 'if', loc: place(2), locations: [place(2), place(3)] } },
  s: Object.fromEntries(s.entries()),
  b: { 0: b },
  f: { 0: f },
});
const document = (...counts: Parameters<typeof final>): string => JSON.stringify({ '/srv/a.js': final(...counts) });

test('a line ran when one of the statements that start on it did', () => {
  assert.deepEqual(readCoverage(document([0, 3, 1, 0])), { lines: [2, 3], branches: [1, 2], functions: [1, 1] });
});

test('shards unite statement by statement and branch by branch', () => {
  const shards = [document([0, 0, 1, 0], [1, 0], 0), document([0, 0, 0, 2], [0, 1], 1)];
  assert.deepEqual(readCoverage(...shards), { lines: [2, 3], branches: [2, 2], functions: [1, 1] });
});

test('a file inside of `data` is read, too', () => {
  assert.deepEqual(readCoverage(JSON.stringify({ a: { data: final([1, 1, 1, 1]) } }))['lines'], [3, 3]);
});

const share = (covered: number, total: number) => ({ total, covered, skipped: 0, pct: 100 });
const entry = (covered: number, total: number) => ({
  lines: share(covered, total),
  functions: share(1, 2),
  branches: share(0, 0),
  branchesTrue: { total: 0, covered: 0, skipped: 0, pct: 'Unknown' },
});

test('a summary counts, and its percentages are ignored', () => {
  const text = JSON.stringify({ total: entry(79_999, 100_000), '/work/a.js': entry(79_999, 100_000) });
  assert.deepEqual(readCoverage(text), { lines: [79_999, 100_000], functions: [1, 2] });
});

test('summaries of shards unite by file and never claim more than one of them saw', () => {
  const shard = (a: number, b: number) =>
    JSON.stringify({ total: entry(a + b, 20), 'a.js': entry(a, 10), 'b.js': entry(b, 10) });
  assert.deepEqual(readCoverage(shard(8, 0), shard(2, 9))['lines'], [17, 20]);
});

const worthless: readonly [fact: string, text: string, kind: 'empty' | 'unreadable', message: RegExp][] = [
  ['a summary that is cut', '{"total": {"lines": {"total": 1', 'unreadable', /not valid JSON/],
  ['a percentage alone', '{"total": {"lines": {"total": 1, "pct": 99}}}', 'unreadable', /no count at total\.lines/],
  ['more covered than there is', JSON.stringify({ total: entry(3, 2) }), 'unreadable', /covers more than there is/],
  ['a word for hits', JSON.stringify({ a: { ...final([1]), s: { 0: 'x' } } }), 'unreadable', /no count at a: s\.0/],
];
for (const [fact, text, kind, message] of worthless) test(`refuses ${fact}`, () => assertRefused(text, kind, message));
