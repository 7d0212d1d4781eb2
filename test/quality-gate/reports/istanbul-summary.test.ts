// coverage-summary.json by its counts.

import assert from 'node:assert/strict';
import test from 'node:test';
import { mergeCoverage } from '../../../src/quality-gate/reports/coverage.ts';
import { istanbulSummaryParser } from '../../../src/quality-gate/reports/istanbul-summary.ts';
import { ReportFault } from '../../../src/quality-gate/reports/report-fault.ts';

const parse = (text: string) => {
  const parser = istanbulSummaryParser();
  for (const character of text) parser.write(character);
  return parser.end();
};

const share = (covered: number, total: number) => ({ total, covered, skipped: 0, pct: 100 });
const entry = (covered: number, total: number) => ({
  lines: share(covered, total),
  statements: share(covered, total),
  functions: share(1, 2),
  branches: share(0, 0),
  branchesTrue: { total: 0, covered: 0, skipped: 0, pct: 'Unknown' },
});

test('reads counts, not percentages', () => {
  const report = parse(JSON.stringify({ total: entry(79_999, 100_000), '/work/a.js': entry(79_999, 100_000) }));
  assert.deepEqual(mergeCoverage([report]), {
    lines: { covered: 79_999, total: 100_000 },
    branches: undefined,
    functions: { covered: 1, total: 2 },
  });
});

test('shards unite by file and never claim more than one of them saw', () => {
  const shard = (a: number, b: number) =>
    parse(JSON.stringify({ total: entry(a + b, 20), 'a.js': entry(a, 10), 'b.js': entry(b, 10) }));
  assert.deepEqual(mergeCoverage([shard(8, 0), shard(2, 9)]).lines, { covered: 17, total: 20 });
});

const worthless: readonly [fact: string, text: string, kind: string, message: RegExp][] = [
  ['cut short', '{"total": {"lines": {"total": 1', 'unreadable', /not valid JSON/],
  ['empty', '{}', 'empty', /no source file/],
  ['another JSON', '{"result": []}', 'unreadable', /not an Istanbul coverage summary: at result/],
  ['a percentage alone', '{"total": {"lines": {"pct": 99}}}', 'unreadable', /at total\.lines\.total/],
  ['more covered than there is', JSON.stringify({ total: entry(3, 2) }), 'unreadable', /more is covered/],
];

test('refuses what is no summary', () => {
  for (const [fact, text, kind, message] of worthless)
    assert.throws(
      () => parse(text),
      (thrown) => thrown instanceof ReportFault && thrown.kind === kind && message.test(thrown.message),
      fact,
    );
});
