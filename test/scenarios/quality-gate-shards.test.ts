// A report in shards, in any order, of a checkout at any place: the numbers of a verdict stay the same, for every format.

import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import fc from 'fast-check';
import type { AnyReport } from '../../src/quality-gate/reports/any-report.ts';
import { mergeCoverage } from '../../src/quality-gate/reports/coverage/coverage.ts';
import { addCounts } from '../../src/quality-gate/reports/tests/test-report.ts';
import { fixture, readText } from '../quality-gate/reports/reading.ts';
import { moved, partsOf } from '../quality-gate/reports/shards.ts';

/** What a verdict counts, of all reports together. */
function numbersOf(texts: readonly string[]): unknown {
  const all: AnyReport[] = texts.map((text) => readText(text));
  const severities: Record<string, number> = {};
  for (const any of all)
    for (const { severity = 'unknown' } of any.kind === 'findings' ? any.report.findings : [])
      severities[severity] = (severities[severity] ?? 0) + 1;
  return {
    tests: addCounts(all.flatMap((any) => (any.kind === 'tests' ? [any.report] : []))),
    coverage: mergeCoverage(
      all.flatMap((any) =>
        any.kind === 'coverage' ? [{ report: any.report, folder: '', find: (name: string) => name }] : [],
      ),
    ).totals,
    severities,
  };
}

const names = globSync('*.{xml,trx,tap,json,info,lcov,out,sarif}', {
  cwd: path.resolve(import.meta.dirname, '../fixtures/quality-gate/tools'),
}).sort();
const splittable = names.filter((name) => partsOf(name, fixture(`tools/${name}`)) !== undefined);

for (const name of splittable)
  test(`${name} in shards, in any order, at any place, says the same`, () => {
    const { parts, build } = partsOf(name, fixture(`tools/${name}`)) ?? assert.fail('it has no parts');
    const whole = numbersOf([build(parts)]);
    const order = fc.shuffledSubarray([...parts], { minLength: parts.length });
    const cuts = fc.array(fc.integer({ min: 1, max: parts.length - 1 }), { maxLength: 3 });
    const prefix = fc.constantFrom('', '/home/runner/work/shop/', 'packages/cart/', 'C:/shop/');

    fc.assert(
      fc.property(order, cuts, prefix, (mixed, places, at) => {
        const ends = [...new Set([0, ...places, mixed.length])].sort((a, b) => a - b);
        const shards = ends.slice(1).map((end, index) => mixed.slice(ends[index], end));
        assert.deepEqual(numbersOf(shards.map((shard) => moved(build(shard), at))), whole);
      }),
      { numRuns: 15 },
    );
  });

test('of every format that can be taken apart there is a report', () => {
  const formats = new Set(
    splittable
      .map((name) => readText(fixture(`tools/${name}`)))
      .map((any) => (any.kind === 'tests' ? 'tests' : any.report.format)),
  );
  assert.deepEqual([...formats].sort(), [
    'checkstyle',
    'clover',
    'cobertura',
    'coverage.py',
    'eslint',
    'go-profile',
    'istanbul-final',
    'istanbul-summary',
    'jacoco',
    'lcov',
    'llvm-cov',
    'sarif',
    'simplecov',
    'tests',
  ]);
});
