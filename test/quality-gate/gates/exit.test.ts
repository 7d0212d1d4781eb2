// Sentences for exit codes, and for exit codes that the reports contradict.

import assert from 'node:assert/strict';
import test from 'node:test';
import { noEvidence, type ReportEvidence } from '../../../src/quality-gate/evidence/evidence.ts';
import { againstReports, endReason, failedTests } from '../../../src/quality-gate/gates/exit.ts';

const ended = (exitCode: number | undefined, more = {}) => ({
  exitCode,
  killedBy: undefined,
  timedOut: false,
  ...more,
});

const endings: readonly [script: string, end: Parameters<typeof endReason>[1], reason: RegExp | undefined][] = [
  ['x', ended(0), undefined],
  ['x', ended(1), /^gate_failed: ended with exit code 1$/],
  ['python -m pytest -q', ended(5), /^gate_failed: .*pytest collected no test/],
  ['npm test', ended(5), /^gate_failed: ended with exit code 5$/],
  ['x', ended(127), /a command was not found/],
  ['osv-scanner scan .', ended(127), /a command was not found.*OSV-Scanner ends so, too/],
  ['x | head', ended(141), /SIGPIPE.*pipefail/],
  ['x', ended(137), /^gate_killed: .*memory ran out/],
  ['x', ended(undefined, { killedBy: 'SIGKILL' }), /^gate_killed: was killed by SIGKILL/],
  ['x', ended(undefined, { timedOut: true }), /^gate_timeout: did not end within 7 seconds/],
];
for (const [script, end, reason] of endings)
  test(`${JSON.stringify(end)} of "${script}" has its sentence`, () => {
    const found = endReason(script, end, 7);
    if (reason === undefined) assert.equal(found, undefined);
    else assert.match(`${found?.code}: ${found?.text}`, reason);
  });

const report = (tests: number, failed: number, recovered = 0): ReportEvidence => ({
  ...noEvidence,
  tests: new Map([
    ['/r', { tests, failed, skipped: 0, flaky: 0, recovered, failedTries: recovered, failures: [], flakyNames: [] }],
  ]),
});

test('a red exit beside green reports tells both', () => {
  const killed = { code: 'gate_killed', text: 'ended with exit code 137' };
  assert.match(
    againstReports(killed, report(12, 0)).text,
    /; its reports show 12 tests and no failure: was it killed after/,
  );
  assert.match(
    againstReports({ code: 'gate_failed', text: 'x' }, report(1, 0)).text,
    /1 test and no failure: look for/,
  );
  assert.equal(againstReports(killed, report(12, 1)).text, killed.text);
  assert.equal(againstReports(killed, noEvidence).text, killed.text);
});

test('failed tests of a green exit tell both', () => {
  assert.equal(failedTests(report(3, 0), 'its reports'), undefined);
  assert.equal(
    failedTests(report(3, 1), 'its reports', true)?.text,
    '1 of 3 tests failed in its reports, and yet it ended with exit code 0',
  );
  assert.match(
    failedTests(report(3, 2, 1), 'the given reports')?.text ?? '',
    /1 of them passed later in the same report/,
  );
});
