// Reports that real tools wrote on tiny projects, read with the totals that the tools themselves printed; and what must not matter: shards,
// prefixes, order, the pieces in which a file arrives, and bytes that were spoiled on the way.

import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import fc from 'fast-check';
import type { AnyReport } from '../../src/quality-gate/reports/any-report.ts';
import { ReportFault } from '../../src/quality-gate/reports/report-fault.ts';
import {
  assertRefused,
  countsOf,
  fixture,
  readCoverage,
  readFindings,
  readTests,
  readText,
} from '../quality-gate/reports/reading.ts';

const tests: readonly [file: string, said: string, counts: number[]][] = [
  ['pytest-junit.xml', '1 failed, 2 passed, 1 skipped, 1 xfailed, 1 error', [6, 2, 2, 0]],
  ['mocha.tap', '# pass 2 # fail 1, 2 pending', [5, 1, 2, 0]],
  ['node-junit.xml', 'tests 4, pass 1, fail 1, skipped 1, todo 1', [4, 1, 2, 0]],
  ['node.tap', 'tests 4, pass 1, fail 1, skipped 1, todo 1', [4, 1, 2, 0]],
  ['vitest-junit.xml', '1 failed | 1 passed | 1 skipped (3)', [3, 1, 1, 0]],
  [
    'jest-junit.xml',
    '1 failed, 1 skipped, 1 todo, 3 passed, 6 total; the suite that could not be loaded is left out',
    [6, 1, 1, 0],
  ],
  ['jest-junit-errors.xml', 'the same run, with reportTestSuiteErrors: Test Suites: 2 failed', [7, 2, 1, 0]],
  [
    'vitest-broken-junit.xml',
    '1 failed | 1 passed | 1 expected fail | 1 skipped | 1 todo (5), and a suite that failed',
    [6, 2, 2, 0],
  ],
  ['mocha-junit.xml', '1 passing, 2 failing; its 2 pending are left out', [3, 2, 0, 0]],
  ['bats-junit.xml', '3 tests, 1 failure, 1 skipped', [3, 1, 1, 0]],
  [
    'gotestsum-build.xml',
    '6 tests, 1 skipped, 2 failures, 1 error: the package that does not build is one of each',
    [7, 2, 1, 0],
  ],
  ['gotestsum-rerun.xml', '9 tests of 3 runs, 1 skipped, 4 failures: the flaky one once', [8, 4, 1, 0]],
  ['pytest-rerun.xml', '1 failed, 2 passed, 1 skipped, 1 error, 1 rerun', [5, 2, 1, 1]],
  ['surefire-rerun.xml', 'Tests run: 5, Failures: 1, Errors: 1, Skipped: 1, Flakes: 1', [5, 2, 1, 1]],
  ['surefire-green.xml', 'Tests run: 2, Failures: 0, Errors: 0, Skipped: 0', [2, 0, 0, 0]],
  ['jest.trx', '1 failed, 1 skipped, 1 todo, 3 passed, 6 total, and a suite that failed', [7, 2, 2, 0]],
  ['jest-green.trx', '1 passed, 1 total', [1, 0, 0, 0]],
  ['mocha.trx', '1 passing, 2 pending, 2 failing', [5, 2, 2, 0]],
  ['mocha-hook.tap', '1 passing, 2 pending, 2 failing', [5, 2, 2, 0]],
  [
    'vitest.tap',
    '1 failed | 1 passed | 1 expected fail | 1 skipped | 1 todo (5), and a suite that failed',
    [6, 2, 2, 0],
  ],
  ['bats.tap', '3 tests, 1 failure, 1 skipped', [3, 1, 1, 0]],
  ['perl.tap', 'prove: Tests: 5 Failed: 1, of which one is a sum of 2', [6, 1, 2, 0]],
  ['go-test-build.json', '6 tests, 1 skipped, 1 failure, and a package that does not build', [7, 2, 1, 0]],
  ['gotestsum-rerun.json', '9 tests of 3 runs, 1 skipped, 4 failures: the flaky one once', [8, 4, 1, 0]],
  ['phpunit.xml', 'Tests: 12, Errors: 3, Failures: 2, Skipped: 3, Incomplete: 1, Risky: 1; exit 2', [12, 5, 5, 0]],
  ['phpunit-green.xml', 'OK: Tests: 2, Skipped: 1; exit 0', [2, 0, 1, 0]],
  ['phpunit-risky.xml', 'Tests: 6, Warnings: 2 (one is a class without tests), Risky: 3; exit 0', [6, 0, 4, 0]],
  ['rspec.xml', '11 examples, 5 failures, 3 pending; exit 1', [11, 5, 3, 0]],
  ['rspec-green.xml', '2 examples, 0 failures, 1 pending; exit 0', [2, 0, 1, 0]],
  ['rspec-broken.xml', '0 examples, 0 failures, 1 error occurred outside of examples; exit 1', [0, 0, 0, 0]],
  ['minitest.xml', '6 tests, 1 failures, 2 errors, 1 skips; exit 1', [6, 3, 1, 0]],
  ['ctest.xml', '6 tests failed out of 10, 1 disabled, 1 skipped; exit 8', [11, 6, 2, 0]],
  ['ctest-not-built.xml', '50% tests passed, 1 tests failed out of 2: missing (Not Run); exit 8', [2, 1, 0, 0]],
  ['ctest-green.xml', '100% tests passed, 0 tests failed out of 2, 1 disabled; exit 0', [3, 0, 1, 0]],
  ['googletest.xml', 'PASSED 4 tests, SKIPPED 1, FAILED 4, 1 disabled; exit 1', [10, 4, 2, 0]],
  ['googletest-setup.xml', 'PASSED 0 tests, SKIPPED 2, 1 FAILED TEST SUITE; exit 1', [2, 0, 2, 0]],
  ['catch2.xml', '6 test cases, 1 passed, 3 failed, 2 failed as expected; one has two sections; exit 4', [7, 3, 2, 0]],
  ['catch2-green.xml', '3 test cases, 1 passed, 2 failed as expected; exit 0', [3, 0, 2, 0]],
  ['boost.xml', '2 of 7 passed, 3 failed (2 aborted), 2 skipped; exit 201', [7, 3, 2, 0]],
  ['gradle-cart.xml', '5 tests completed, 2 failed, 2 skipped', [5, 2, 2, 0]],
  ['gradle-setup.xml', 'DatabaseTest > classMethod FAILED', [1, 1, 0, 0]],
  ['gradle-green.xml', '2 tests completed, 1 skipped', [2, 0, 1, 0]],
  ['surefire-flaky.xml', 'Tests run: 3, Failures: 0, Errors: 0, Flakes: 2', [3, 0, 0, 2]],
  ['surefire-setup.xml', 'Tests run: 1, Errors: 1, after 2 reruns', [1, 1, 0, 0]],
  ['failsafe.xml', 'Tests run: 2, Failures: 1, Errors: 0, Skipped: 0', [2, 1, 0, 0]],
  [
    'junit-console.xml',
    '13 tests found, 3 failed, 1 aborted, 2 skipped, and a container of 2 tests failed',
    [13, 5, 3, 0],
  ],
  ['bats-retry.xml', '3 tests, 0 failures, 1 skipped, one on its second try; exit 0', [3, 0, 1, 0]],
  ['bats-setup.xml', '2 tests, 1 failure, 1 not run; exit 1', [1, 1, 0, 0]],
  ['bats-setup.tap', '2 tests, 1 failure, 1 not run; exit 1', [2, 2, 0, 0]],
  ['bats-teardown.tap', '1 test, 1 failure; exit 1', [1, 1, 0, 0]],
  ['jest-retry.xml', 'Tests: 3 passed, 3 total, one on its second try; exit 0', [3, 0, 0, 0]],
  ['jest-hooks.xml', 'Tests: 2 failed, 1 passed, 3 total; exit 1', [3, 2, 0, 0]],
  ['jest-teardown.xml', 'Tests: 1 passed, 1 total, and a suite that failed to run; exit 1', [2, 1, 0, 0]],
  ['vitest-retry.xml', '3 passed (3), one on its second try; exit 0', [3, 0, 0, 0]],
  ['vitest-hooks.xml', '1 passed | 2 skipped (3), and two suites whose hooks failed; exit 1', [5, 2, 2, 0]],
  ['vitest-unhandled.xml', '2 passed (2), Errors 1 error; exit 1', [3, 1, 0, 0]],
  ['playwright.xml', '7 failed, 2 flaky, 4 skipped, 2 did not run, 4 passed; exit 1', [19, 7, 6, 0]],
  ['playwright-retries.xml', 'the same run, with includeRetries', [19, 7, 6, 2]],
  ['playwright-green.xml', '2 flaky, 4 skipped, 12 passed; exit 0', [18, 0, 4, 0]],
  ['jasmine.xml', '8 specs, 5 failures, 2 pending; failed hooks of suites are left out; exit 3', [8, 3, 2, 0]],
  ['newman.xml', 'assertions 4, failed 2; requests 3, failed 1; test-scripts 3, failed 1; exit 1', [6, 4, 0, 0]],
  ['cucumber.xml', '8 scenarios, 2 failed, 1 undefined, 1 pending, 1 skipped; exit 1', [8, 4, 1, 0]],
  ['pytest-xdist.xml', '2 failed, 3 passed, 1 skipped, 1 xfailed, 1 xpassed, 3 errors, 1 rerun', [10, 5, 2, 1]],
  ['pytest-subtests.xml', '5 failed, 1 passed, 2 subtests passed: two tests with two and three failures', [2, 2, 0, 0]],
  ['pytest-crash.xml', '1 failed, 2 passed: a worker of pytest-xdist died', [3, 1, 0, 0]],
  ['nextest.xml', '7 tests run: 3 passed (1 flaky), 3 failed, 1 timed out, 1 skipped; exit 100', [7, 4, 0, 1]],
  ['nextest-green.xml', '3 tests run: 3 passed (1 flaky), 5 skipped; exit 0', [3, 0, 0, 1]],
  ['robot.xml', '8 tests, 1 passed, 5 failed, 2 skipped; exit 5', [8, 5, 2, 0]],
  ['behave.xml', '2 scenarios passed, 2 failed, 1 error, 1 skipped; exit 1', [6, 3, 1, 0]],
  ['go-test.json', 'TestGerman and one of its two subtests fail, TestSkipped is skipped', [5, 2, 1, 0]],
];
for (const [file, said, counts] of tests)
  test(`${file}: ${said}`, () => assert.deepEqual(countsOf(readTests(fixture(`tools/${file}`))), counts));

const nyc = { lines: [2, 7], branches: [0, 6], functions: [0, 2] };
const c8 = { lines: [7, 10], branches: [5, 6], functions: [1, 2] };
const py = { lines: [21, 29], branches: [1, 6] };
const jest = { lines: [10, 11], branches: [5, 9], functions: [3, 4] };
const vitest = { lines: [7, 11], branches: [3, 9], functions: [2, 4] };
const c8Cart = { lines: [12, 18], branches: [4, 7], functions: [2, 4] };
const gcovr = { lines: [14, 18], branches: [6, 12], functions: [3, 4] };
const clang = { lines: [17, 21], branches: [6, 12], functions: [3, 4] };
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
  ['go-set.out', 'total: (statements) 71.4%', { lines: [5, 7] }],
  ['go-atomic.out', 'total: (statements) 66.7%', { lines: [2, 3] }],
  ['go-coverpkg.out', 'total: (statements) 80.0%, each block in two packages', { lines: [8, 10] }],
  ['jest-lcov.info', 'Lines 90.9% (10/11), Branches 55.55% (5/9), Functions 75% (3/4)', jest],
  ['jest-clover.xml', 'the same run', jest],
  ['jest-cobertura.xml', 'the same run', jest],
  ['jest-coverage-final.json', 'the same run', jest],
  ['jest-coverage-summary.json', 'the same run', jest],
  ['vitest-v8-lcov.info', 'Lines 63.63% (7/11), Branches 33.33% (3/9), Functions 50% (2/4)', vitest],
  ['vitest-v8-clover.xml', 'the same run', vitest],
  ['vitest-v8-cobertura.xml', 'the same run', vitest],
  ['vitest-v8-coverage-final.json', 'the same run', vitest],
  ['vitest-v8-coverage-summary.json', 'the same run', vitest],
  ['c8-cobertura.xml', 'Lines 66.66% (12/18), Branches 57.14% (4/7), Functions 50% (2/4)', c8Cart],
  ['c8-coverage-final.json', 'the same run', c8Cart],
  ['c8-coverage-summary.json', 'the same run', c8Cart],
  [
    'coverage-py-branch.json',
    '16 statements, 3 missing, 6 branches, 2 partial',
    { lines: [13, 16], branches: [4, 6], functions: [3, 4] },
  ],
  ['coverage-py-lines.json', '16 statements, 4 missing, 75%', { lines: [12, 16], functions: [3, 4] }],
  ['gcovr-cobertura.xml', 'lines 77.8% (14 out of 18), functions 3 out of 4, branches 6 out of 12', gcovr],
  ['gcovr-jacoco.xml', 'the same run', gcovr],
  ['gcovr.info', 'the same run', gcovr],
  ['llvm-cov.json', 'Lines 21, missed 4; Branches 12, missed 6; Functions 4, missed 1', clang],
  ['llvm-cov-summary.json', 'the same run', clang],
  ['llvm-cov.info', 'the same run', clang],
  [
    'llvm-cov-both.json',
    'Lines 21, missed 1; Branches 12, missed 3; Functions 4, missed 0',
    { lines: [20, 21], branches: [9, 12], functions: [4, 4] },
  ],
  ['simplecov-lines.json', 'line 83.33', { lines: [10, 12] }],
  ['simplecov-branches.json', 'line 58.33, branch 33.33', { lines: [7, 12], branches: [2, 6] }],
  ['simplecov-merged.json', 'line 83.33, of two commands', { lines: [10, 12] }],
  [
    'jacoco-core.xml',
    'LINE 2 of 3, BRANCH 3 of 4, METHOD 1 of 2',
    { lines: [2, 3], branches: [3, 4], functions: [1, 2] },
  ],
  [
    'jacoco-api.xml',
    'LINE 4 of 6, BRANCH 5 of 6, METHOD 2 of 3',
    { lines: [4, 6], branches: [5, 6], functions: [2, 3] },
  ],
  ['jacoco-all.xml', 'the sum of both', { lines: [6, 9], branches: [8, 10], functions: [3, 5] }],
];
for (const [file, said, counts] of coverage)
  test(`${file}: ${said}`, () => assert.deepEqual(readCoverage(fixture(`tools/${file}`)), counts));

/** They count, and name no line that ran. */
const counting = /summary|^gcovr-jacoco/;
for (const [file] of coverage.filter(([each]) => !counting.test(each)))
  test(`${file}: which lines ran is known, for the lines of a change`, () => {
    const any = readText(fixture(`tools/${file}`));
    assert.ok(any.kind === 'coverage');
    const known = [...any.report.files.values()].filter(({ places, lines }) => (places ?? lines).isMarked);
    assert.ok(known.length > 0);
  });

const findings: readonly [file: string, said: string, severities: Record<string, number>][] = [
  [
    'grype.json',
    'shop-parser Critical, shop-legacy High, shop-http Medium and Unknown; exit 0',
    { critical: 1, high: 1, medium: 1, unknown: 1 },
  ],
  ['grype.sarif', 'the same run; its message calls the last one low', { critical: 1, high: 1, medium: 1, low: 1 }],
  [
    'grype-ignored.json',
    '--only-fixed, and one ignored: shop-http Medium and Unknown; --fail-on medium: exit 2',
    { medium: 1, unknown: 1 },
  ],
  ['grype-clean.json', 'No vulnerabilities found; exit 0', {}],
  ['grype-clean.sarif', 'No vulnerabilities found; exit 0', {}],
  [
    'osv-scanner.json',
    '6 known vulnerabilities (1 Critical, 1 Low, 4 Unknown); of the 4, two have a word of GitHub, and one is malicious; exit 1',
    { critical: 2, high: 1, medium: 1, low: 1, unknown: 1 },
  ],
  ['osv-scanner.sarif', 'the same run: warnings, and one advisory as two results', { critical: 2, medium: 4, low: 1 }],
  [
    'osv-scanner-ignored.json',
    '4 known vulnerabilities (1 Low, 3 Unknown), one and a package ignored; exit 1',
    { high: 1, medium: 1, low: 1, unknown: 1 },
  ],
  ['osv-scanner-clean.json', 'No issues found; exit 0', {}],
  ['osv-scanner-clean.sarif', 'No issues found; exit 0', {}],
  [
    'trivy.json',
    'Total: 3 (LOW: 1, HIGH: 1, CRITICAL: 1) and 2 (UNKNOWN: 1, MEDIUM: 1); exit 1',
    { low: 1, medium: 1, high: 1, critical: 1, unknown: 1 },
  ],
  ['trivy.sarif', 'the same run', { low: 1, medium: 1, high: 1, critical: 1, unknown: 1 }],
  [
    'trivy-suppressed.json',
    'Total: 2 (LOW: 1, HIGH: 1) and 1 (UNKNOWN: 1); Suppressed: 1 by .trivyignore, 1 by VEX',
    { low: 1, high: 1, unknown: 1 },
  ],
  ['trivy-suppressed.sarif', 'the same run', { low: 1, high: 1, unknown: 1 }],
  ['trivy-fixable.json', '--ignore-unfixed --severity HIGH,CRITICAL: Total: 1 (HIGH: 0, CRITICAL: 1)', { critical: 1 }],
  ['trivy-clean.json', 'nothing; exit 0', {}],
  ['trivy-clean.sarif', 'nothing; exit 0', {}],
  [
    'trivy-config.json',
    'Failures: 6 (LOW: 2, MEDIUM: 1, HIGH: 2, CRITICAL: 1); exit 1',
    { low: 2, medium: 1, high: 2, critical: 1 },
  ],
  ['trivy-config.sarif', 'the same run', { low: 2, medium: 1, high: 2, critical: 1 }],
  ['trivy-secret.json', 'Total: 3 (CRITICAL: 3), two of one rule; exit 1', { critical: 3 }],
  ['trivy-secret.sarif', 'the same run', { critical: 3 }],
  ['ruff.sarif', 'Found 40 errors', { high: 40 }],
  ['bandit.sarif', 'SEVERITY.LOW 3', { low: 3 }],
  ['eslint.json', '2 errors, 2 warnings', { high: 2, medium: 2 }],
  ['eslint.sarif', '2 errors, 2 warnings', { high: 2, medium: 2 }],
  ['flake8-checkstyle.xml', 'nothing', {}],
  ['flake8-faults-checkstyle.xml', '11 faults: 4 of pyflakes, 7 of pycodestyle', { high: 7, low: 4 }],
  ['shellcheck-checkstyle.xml', '1 error, 2 warnings, 4 notes', { high: 1, medium: 2, low: 4 }],
  ['eslint-checkstyle.xml', '7 problems (6 errors, 1 warning)', { high: 6, medium: 1 }],
  ['checkstyle.xml', '12 errors', { high: 12 }],
  ['eslint-broken.json', '7 problems (6 errors, 1 warning)', { high: 6, medium: 1 }],
  [
    'npm-audit.json',
    '3 vulnerabilities (1 low, 1 high, 1 critical), of 4 advisories; exit 1',
    { low: 1, medium: 1, high: 1, critical: 1 },
  ],
  [
    'npm-audit-prod.json',
    '--omit=dev: 2 vulnerabilities (1 high, 1 critical), of 3 advisories; exit 1',
    { medium: 1, high: 1, critical: 1 },
  ],
  ['npm-audit-clean.json', 'found 0 vulnerabilities; exit 0', {}],
  ['pnpm-audit.json', '2 vulnerabilities found, Severity: 1 low | 1 high; exit 1', { low: 1, high: 1 }],
  ['pip-audit-red.json', 'Found 3 known vulnerabilities in 1 package, one of them twice; exit 1', { unknown: 2 }],
  ['pip-audit-ignored.json', 'Found 2 known vulnerabilities, ignored 1: one, twice; exit 1', { unknown: 1 }],
  ['pip-audit-clean.json', 'No known vulnerabilities found; exit 0', {}],
  [
    'govulncheck.sarif',
    'affected by 1 vulnerability; 1 in packages that are imported and not called; exit 3',
    { high: 1, medium: 1 },
  ],
  ['cargo-audit.sarif', '2 vulnerabilities found, 1 allowed warning; exit 1', { critical: 1, high: 1, medium: 1 }],
  ['cargo-audit-ignored.sarif', '--ignore of the critical one; exit 1', { high: 1, medium: 1 }],
  ['hadolint.sarif', '2 errors, 3 warnings, 3 infos; exit 1', { high: 2, medium: 3, low: 3 }],
  ['hadolint-checkstyle.xml', 'the same run', { high: 2, medium: 3, low: 3 }],
  ['semgrep.sarif', 'Findings: 3 (3 blocking), and one that a comment suppresses', { high: 1, medium: 1, low: 1 }],
  ['govulncheck-clean.sarif', 'No vulnerabilities found; exit 0', {}],
  ['eslint-suppressed.json', '2 problems (2 errors), and one that a comment suppresses', { high: 2 }],
];
for (const [file, said, severities] of findings)
  test(`${file}: ${said}`, () => {
    const counts: Record<string, number> = {};
    for (const { severity = 'unknown' } of readFindings(fixture(`tools/${file}`)).findings)
      counts[severity] = (counts[severity] ?? 0) + 1;
    assert.deepEqual(counts, severities);
  });

test('npm audit whose registry does not answer is no evidence, although it has no vulnerability', () => {
  const { findings: none, failures } = readFindings(fixture('tools/npm-audit-outage.json'));
  assert.deepEqual(none, []);
  assert.match(failures.join(), /not an audit: 405 Method Not Allowed/);
});

test('pip-audit whose packages are not found is no evidence', () => {
  assert.match(readFindings(fixture('tools/pip-audit-not-found.json')).failures.join(), /audited none of 1/);
});

test('pip-audit that could audit nothing is no evidence, although it exits 0', () => {
  assert.match(readFindings(fixture('tools/pip-audit.json')).failures.join(), /audited none of 1/);
});

const refused: readonly [file: string, said: string, message: RegExp][] = [
  ['failsafe-summary.xml', 'is no report of tests', /Failsafe's summary, which is not supported: write the pattern/],
  ['pip-audit-cyclonedx.json', 'is a bill of materials', /a bill of materials/],
  ['yarn-audit.json', 'is empty when nothing is found', /Yarn's audit, which is not supported/],
  ['cargo-audit.json', 'has no severities', /cargo-audit's JSON, which is not supported: write SARIF/],
  ['govulncheck.json', 'is a stream', /govulncheck's JSON, which is not supported: write SARIF/],
];
for (const [file, said, message] of refused)
  test(`${file} ${said}: refused, with what to write instead`, () =>
    assertRefused(fixture(`tools/${file}`), 'unreadable', message));

const undone: readonly [file: string, said: string, why: RegExp][] = [
  ['npm-audit-no-lock.json', 'ENOLOCK; exit 1', /not an audit: This command requires an existing lockfile/],
  ['npm-audit-refused.json', 'audit endpoint returned an error; exit 1', /not an audit: request to .* failed/],
];
for (const [file, said, why] of undone)
  test(`${file}: ${said}: no evidence`, () =>
    assert.match(readFindings(fixture(`tools/${file}`)).failures.join(), why));

test('Trivy: what has no fix yet is not fixable, and its file is named', () => {
  const { findings: found } = readFindings(fixture('tools/trivy.json'));
  assert.deepEqual(
    found.map(({ ids, subject, path: file, fixable }) => [ids, subject, file, fixable]),
    [
      [['CVE-2026-10003'], 'shop-legacy 0.4.0', 'package-lock.json', false],
      [['CVE-2026-10001', 'GHSA-shop-aaaa-0001'], 'shop-parser 1.2.0', 'package-lock.json', true],
      [['CVE-2026-10004'], 'shop-trace 1.9.0', 'package-lock.json', true],
      [['CVE-2026-10005'], 'shop-http 2.0.0', 'requirements.txt', true],
      [['CVE-2026-10006'], 'shop-http 2.0.0', 'requirements.txt', true],
    ],
  );
});

test('OSV-Scanner: in SARIF, too, an advisory is allowed by any of its ids', () => {
  const { findings: found } = readFindings(fixture('tools/osv-scanner.sarif'));
  assert.deepEqual(found[0]?.ids, ['CVE-2026-10001', 'GHSA-shop-aaaa-0001']);
  assert.deepEqual(found[3]?.ids, ['CVE-2026-10005', 'PYSEC-2026-1', 'GHSA-shop-bbbb-0001']);
});

test('OSV-Scanner that failed (exit 127) leaves the report of one that found nothing: its exit code alone tells', () =>
  assert.equal(fixture('tools/osv-scanner-failed.json'), fixture('tools/osv-scanner-clean.json')));

test('a vulnerability that govulncheck found is allowed by its CVE, which stands among the tags of its rule', () => {
  const [called] = readFindings(fixture('tools/govulncheck.sarif')).findings;
  assert.deepEqual(called?.ids, ['GO-2026-0001', 'CVE-2026-20001', 'GHSA-shop-cccc-0001']);
});

const named: readonly [file: string, names: string[]][] = [
  ['surefire-setup.xml', ['com.shop.DatabaseTest']],
  ['bats-teardown.tap', ['leaves rubbish']],
  ['ctest-not-built.xml', ['missing']],
];
for (const [file, names] of named)
  test(`${file}: its failed tests bear the names that the tool prints`, () =>
    assert.deepEqual(
      readTests(fixture(`tools/${file}`)).failures.map(({ name }) => name),
      names,
    ));

test('a flaky test beside a nested class passes in another report of Surefire: the first one is red, although Maven is green', () => {
  assert.deepEqual(countsOf(readTests(fixture('tools/surefire-nested-inside.xml'))), [4, 1, 0, 1]);
  assert.deepEqual(countsOf(readTests(fixture('tools/surefire-nested-outer.xml'))), [1, 0, 0, 0]);
});

test('a test that CTest could not run says why', () =>
  assert.equal(readTests(fixture('tools/ctest-not-built.xml')).failures[0]?.message, 'Unable to find executable'));

const names = globSync('*.{xml,trx,tap,json,info,lcov,out,sarif}', {
  cwd: path.resolve(import.meta.dirname, '../fixtures/quality-gate/tools'),
});

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
