// TRX by its results; counters and the run's own outcome are only distrusted.

import assert from 'node:assert/strict';
import test from 'node:test';
import { countsOf, readTests } from '../reading.ts';

const run = (results: string, summary = '<ResultSummary outcome="Completed"/>'): string =>
  `<?xml version="1.0" encoding="utf-8"?><TestRun xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010"><Results>${results}</Results>${summary}</TestRun>`;
const result = (name: string, outcome: string, inside = ''): string =>
  `<UnitTestResult testName="${name}" outcome="${outcome}">${inside}</UnitTestResult>`;

const runs: readonly [fact: string, text: string, counts: number[]][] = [
  [
    'each outcome',
    run(
      result('a', 'Passed') +
        result('b', 'Failed') +
        result('c', 'NotExecuted') +
        result('d', 'Timeout') +
        result('e', 'Inconclusive'),
    ),
    [5, 2, 2, 0],
  ],
  [
    'data rows, not their sum',
    run(result('rows', 'Failed', `<InnerResults>${result('1', 'Passed')}${result('2', 'Failed')}</InnerResults>`)),
    [2, 1, 0, 0],
  ],
  [
    'counters that are worse than the list',
    run(
      result('a', 'Passed'),
      '<ResultSummary outcome="Failed"><Counters total="3" failed="1" error="1"/></ResultSummary>',
    ),
    [3, 2, 0, 0],
  ],
  ['a run that was aborted', run(result('a', 'Passed'), '<ResultSummary outcome="Aborted"/>'), [2, 1, 0, 0]],
  [
    'an error of the run, e.g. an assembly that could not be loaded',
    run(
      '',
      '<ResultSummary outcome="Completed"><RunInfos><RunInfo outcome="Error"><Text>cannot load</Text></RunInfo></RunInfos></ResultSummary>',
    ),
    [1, 1, 0, 0],
  ],
  [
    'a warning of the run',
    run(
      result('a', 'Passed'),
      '<ResultSummary outcome="Completed"><RunInfos><RunInfo outcome="Warning"><Text>x</Text></RunInfo></RunInfos></ResultSummary>',
    ),
    [1, 0, 0, 0],
  ],
];
for (const [fact, text, counts] of runs)
  test(`counts ${fact}`, () => assert.deepEqual(countsOf(readTests(text)), counts));

test('keeps message and stack', () => {
  const error =
    '<Output><StdOut>no</StdOut><ErrorInfo><Message>Expected: 1</Message><StackTrace>at Shop.Tests.Adds() in /src/CartTests.cs:line 12</StackTrace></ErrorInfo></Output>';
  const [first] = readTests(run(result('Shop.Adds', 'Failed', error))).failures;
  assert.deepEqual(
    [first?.name, first?.message, first?.text],
    ['Shop.Adds', 'Expected: 1', 'at Shop.Tests.Adds() in /src/CartTests.cs:line 12'],
  );
});
