// Coverage and findings in the summary.

import assert from 'node:assert/strict';
import test from 'node:test';
import { coverageTable, findingsSection } from '../../../src/quality-gate/summary/measure-sections.ts';
import { greenVerdict, judgedOf, plainDemands } from '../values.ts';

test('a bar is cut, the change against the baseline is signed, the changed lines have a row', () => {
  const verdict = {
    ...greenVerdict,
    coverage: { ...greenVerdict.coverage, lines: { covered: 99, total: 100 } },
    baseline: { ...greenVerdict.coverage, lines: { covered: 98, total: 100 } },
    patch: { count: { covered: 1, total: 4 }, base: 'main', uncovered: [], unlisted: [] },
  };
  const table = coverageTable({ ...plainDemands, patch: { percent: 50, minLines: 0 } }, verdict);
  assert.match(table, /\| lines \| █{9}░ \| 99 % \(99 of 100\) \| – \| – \| \+1 \|/);
  assert.match(table, /\| changed lines \| ██░{8} \| 25 % \(1 of 4\) \| 50 % \| −25 \| – \|/);
});

test('no changed line that can be covered is said', () => {
  const patch = { count: undefined, base: 'main at 1234567', uncovered: [], unlisted: [] };
  assert.match(
    coverageTable(plainDemands, { ...greenVerdict, patch }),
    /no changed line can be covered &#40;against main at 1234567/,
  );
});

test('findings by severity, each with what became of it', () => {
  const counts = { critical: 0, high: 1, medium: 0, low: 0, none: 0, unknown: 0 };
  const findings = [
    judgedOf({ fixable: true }),
    judgedOf({ standing: 'allowed', excuse: 'later' }),
    judgedOf({ standing: 'unfixed' }),
  ];
  const text = findingsSection({ findings, counts, reasons: [], warnings: [] }, plainDemands.findings);
  assert.match(text, /^\*\*Findings\*\*: 1 high; 1 allowed; 1 without a fix, left out \(tolerated up to medium\)/);
  assert.match(text, /\| high \| CVE-1-1 \| bad \| ❌ has a fix \|[\s\S]*allowed: later[\s\S]*no fix yet/);
  assert.equal(findingsSection(greenVerdict.findings, plainDemands.findings), '');
});
