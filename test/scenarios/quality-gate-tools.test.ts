// Reports that real tools wrote on tiny projects, read with the totals that the tools themselves printed; and what must not matter: shards,
// prefixes, order, the pieces in which a file arrives, and bytes that were spoiled on the way.

import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import fc from 'fast-check';
import type { AnyReport } from '../../src/quality-gate/reports/any-report.ts';
import { ReportFault } from '../../src/quality-gate/reports/report-fault.ts';
import { countsOf, fixture, readCoverage, readFindings, readTests, readText } from '../quality-gate/reports/reading.ts';

const tests: readonly [file: string, said: string, counts: number[]][] = [
  ['pytest-junit.xml', '1 failed, 2 passed, 1 skipped, 1 xfailed, 1 error', [6, 2, 2, 0]],
  ['mocha.tap', '# pass 2 # fail 1, 2 pending', [5, 1, 2, 0]],
  ['node-junit.xml', 'tests 4, pass 1, fail 1, skipped 1, todo 1', [4, 1, 2, 0]],
  ['node.tap', 'tests 4, pass 1, fail 1, skipped 1, todo 1', [4, 1, 2, 0]],
  ['vitest-junit.xml', '1 failed | 1 passed | 1 skipped (3)', [3, 1, 1, 0]],
  ['go-test.json', 'TestGerman and one of its two subtests fail, TestSkipped is skipped', [5, 2, 1, 0]],
];
for (const [file, said, counts] of tests)
  test(`${file}: ${said}`, () => assert.deepEqual(countsOf(readTests(fixture(`tools/${file}`))), counts));

const nyc = { lines: [2, 7], branches: [0, 6], functions: [0, 2] };
const c8 = { lines: [7, 10], branches: [5, 6], functions: [1, 2] };
const py = { lines: [21, 29], branches: [1, 6] };
const coverage: readonly [file: string, said: string, counts: object][] = [
  ['nyc-coverage-final.json', 'Lines 28.57% (2/7), Branches 0% (0/6), Functions 0% (0/2)', nyc],
  ['nyc-coverage-summary.json', 'the same run', nyc],
  ['nyc-lcov.info', 'the same run', nyc],
  ['nyc-clover.xml', 'the same run', nyc],
  ['nyc-cobertura.xml', 'the same run', nyc],
  ['c8-lcov.info', 'Lines 70% (7/10), Branches 83.33% (5/6), Functions 50% (1/2)', c8],
  ['c8-clover.xml', 'the same run', c8],
  ['coverage-py.json', 'covered_lines 21 of 29, covered_branches 1 of 6', { ...py, functions: [5, 8] }],
  ['coverage-py.lcov', 'the same run', { ...py, functions: [5, 8] }],
  ['coverage-py.xml', 'the same run', py],
  ['go-cover.out', 'total: (statements) 66.7%', { lines: [4, 6] }],
];
for (const [file, said, counts] of coverage)
  test(`${file}: ${said}`, () => assert.deepEqual(readCoverage(fixture(`tools/${file}`)), counts));

const findings: readonly [file: string, said: string, severities: Record<string, number>][] = [
  ['ruff.sarif', 'Found 40 errors', { high: 40 }],
  ['bandit.sarif', 'SEVERITY.LOW 3', { low: 3 }],
  ['eslint.json', '2 errors, 2 warnings', { high: 2, medium: 2 }],
  ['eslint.sarif', '2 errors, 2 warnings', { high: 2, medium: 2 }],
  ['flake8-checkstyle.xml', 'nothing', {}],
];
for (const [file, said, severities] of findings)
  test(`${file}: ${said}`, () => {
    const counts: Record<string, number> = {};
    for (const { severity = 'unknown' } of readFindings(fixture(`tools/${file}`)).findings)
      counts[severity] = (counts[severity] ?? 0) + 1;
    assert.deepEqual(counts, severities);
  });

test('pip-audit that could audit nothing is no evidence, although it exits 0', () => {
  assert.match(readFindings(fixture('tools/pip-audit.json')).failures.join(), /audited none of 1/);
});

const names = globSync('*', { cwd: path.resolve(import.meta.dirname, '../fixtures/quality-gate/tools') });

/** A report as a value that can be compared: marks of coverage become their counts. */
const plain = (any: AnyReport): unknown =>
  any.kind === 'coverage'
    ? [...any.report.files].map(([name, { lines, branches, functions }]) => [
        name,
        lines.count(),
        branches.count(),
        functions.count(),
      ])
    : any;

for (const name of names)
  test(`${name}: the pieces in which it arrives change nothing`, () => {
    const text = fixture(`tools/${name}`).slice(0, 20_000);
    const whole = (pieces: number): unknown => {
      try {
        return plain(readText(text, pieces));
      } catch (thrown) {
        assert.ok(thrown instanceof ReportFault, String(thrown));
        return thrown.kind;
      }
    };
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 500 }), (pieces) => assert.deepEqual(whole(pieces), whole(1))),
      { numRuns: 15 },
    );
  });

for (const name of names)
  test(`${name}: cut or spoiled anywhere it is read or refused, never a crash`, () => {
    const text = fixture(`tools/${name}`).slice(0, 6000);
    const at = fc.nat(text.length);
    const spoil = fc.constantFrom(
      '',
      '\u0000',
      '\ud800',
      '<',
      '"',
      '{',
      '[',
      '&x;',
      '-1',
      '1e999',
      'null',
      '\n',
      ']]>',
      '__proto__',
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(at, fc.nat(40), spoil), { minLength: 1, maxLength: 4 }), (spoils) => {
        let broken = text;
        for (const [from, length, piece] of spoils)
          broken = broken.slice(0, from) + piece + broken.slice(from + length);
        try {
          plain(readText(broken, 3));
        } catch (thrown) {
          assert.ok(thrown instanceof ReportFault, thrown instanceof Error ? thrown.stack : String(thrown));
        }
      }),
      { numRuns: 150 },
    );
  });

test('an lcov report in shards, in any order and with any prefix, has the same totals', () => {
  const text = ['nyc-lcov.info', 'c8-lcov.info', 'coverage-py.lcov'].map((name) => fixture(`tools/${name}`)).join('');
  const records = text.split(/(?<=end_of_record\n)/).filter((each) => each.trim() !== '');
  const whole = readCoverage(text);
  fc.assert(
    fc.property(
      fc.shuffledSubarray(records, { minLength: records.length }),
      fc.nat(records.length),
      fc.constantFrom('', '/srv/', 'C:\\'),
      (mixed, cut, prefix) => {
        const rooted = mixed.map((each) => each.replace(/^SF:/m, `SF:${prefix}`));
        const shards = [rooted.slice(0, cut), rooted.slice(cut)].filter((each) => each.length > 0);
        assert.deepEqual(readCoverage(...shards.map((each) => each.join(''))), whole);
      },
    ),
    { numRuns: 50 },
  );
});

test('each line of an lcov report in a shard of its own unites to the whole', () => {
  const text = fixture('tools/coverage-py.lcov');
  const shard = (keep: number): string => {
    let count = 0;
    return text.replace(/^(DA:\d+,)([1-9]\d*)/gm, (whole, head: string) => (count++ % 3 === keep ? whole : `${head}0`));
  };
  assert.deepEqual(readCoverage(shard(0), shard(1), shard(2))['lines'], readCoverage(text)['lines']);
});
