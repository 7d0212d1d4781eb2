// Clover as three writers write it.

import assert from 'node:assert/strict';
import test from 'node:test';
import { assertRefused, readCoverage, readText } from '../reading.ts';

const report = (file: string): string =>
  `<coverage generated="1"><project timestamp="1"><metrics statements="99"/>${file}</project></coverage>`;

const writers: readonly [fact: string, file: string, coverage: Record<string, [number, number]>][] = [
  [
    'Istanbul: branches taken and missed',
    '<file name="a.js" path="/srv/a.js"><metrics statements="3" coveredstatements="2" conditionals="3" coveredconditionals="1" methods="2" coveredmethods="1"/><line num="1" count="1" type="cond" truecount="1" falsecount="2"/><line num="2" count="1" type="stmt"/><line num="3" count="0" type="stmt"/></file>',
    { lines: [2, 3], branches: [1, 3], functions: [1, 2] },
  ],
  [
    'Istanbul with a branch on a line without a statement: the metrics are whole',
    '<file path="a.js"><metrics conditionals="4" coveredconditionals="3"/><line num="1" count="1" type="cond" truecount="1" falsecount="0"/></file>',
    { lines: [1, 1], branches: [3, 4] },
  ],
  [
    'OpenClover: how often a condition was true and false',
    '<file path="A.java"><metrics conditionals="4" coveredconditionals="3"/><line num="1" type="cond" truecount="7" falsecount="2"/><line num="2" type="cond" truecount="1" falsecount="0"/><line num="3" type="method" count="4"/><line num="4" type="stmt" count="0"/></file>',
    { lines: [2, 3], branches: [3, 4], functions: [1, 1] },
  ],
  [
    'PHPUnit: method lines are no statements',
    '<file name="/app/Cart.php"><line num="3" type="method" name="add" count="1"/><line num="4" type="stmt" count="1"/><line num="9" type="stmt" count="0"/><metrics statements="2" coveredstatements="1" methods="1" coveredmethods="1"/></file>',
    { lines: [1, 2], functions: [1, 1] },
  ],
];
for (const [fact, file, coverage] of writers) test(fact, () => assert.deepEqual(readCoverage(report(file)), coverage));

test('a file is named by its path', () => {
  const any = readText(report('<file name="a.js" path="/srv/a.js"><line num="1" count="1" type="stmt"/></file>'));
  assert.ok(any.kind === 'coverage');
  assert.deepEqual([...any.report.files.keys()], ['/srv/a.js']);
});

test('refuses a report without a file', () => assertRefused(report(''), 'empty', /names no source file/));
