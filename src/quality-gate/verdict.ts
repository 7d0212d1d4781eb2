// Decides the verdict from what the gates did and what the reports say. Pure: absence of evidence never passes.

import type { Evidence } from './evidence.ts';
import type { Gate } from './gates.ts';
import {
  type Count,
  type CoverageReport,
  type CoverageTotals,
  formatPercent,
  type Measure,
  measures,
  mergeCoverage,
  reaches,
} from './reports/coverage.ts';
import { addCounts, type FailedTest, type TestCounts, type TestReport, testsRun } from './reports/test-report.ts';

/** Why something is red: a code that stays the same, and words. */
export interface Reason {
  readonly code: string;
  readonly text: string;
}

/** How a gate ended. `cancelled`: stopped by fail-fast or with the step. */
export interface GateOutcome {
  readonly gate: Gate;
  readonly state: 'passed' | 'failed' | 'skipped' | 'cancelled';
  readonly passed: boolean;
  /** Empty when it passed. */
  readonly reasons: readonly Reason[];
  /** Of all tries together. */
  readonly seconds: number;
  /** Tries that were made; 0 when it was skipped. */
  readonly attempts: number;
  /** The end of what a failed gate printed on its last try. */
  readonly lastLines?: string | undefined;
  readonly evidence: Evidence;
}

/** What the evidence is held against. */
export interface Demands {
  /** As given; undefined means 1 wherever test reports are read. */
  readonly minTests: number | undefined;
  /** Smallest percentage by measure. */
  readonly coverage: Readonly<Partial<Record<Measure, number>>>;
}

/** Everything that the verdict is made from. */
export interface Facts {
  readonly gates: readonly GateOutcome[];
  /** The reports of earlier steps. */
  readonly given: Evidence;
  /** True when a gate or an input promises test reports. */
  readonly testsPromised: boolean;
  readonly cancelled: boolean;
  /** Maps a file name in a coverage report to its path in the repository. */
  readonly fileName: (name: string) => string;
}

/** A failed test and whether it makes the verdict red. */
export interface Failure extends FailedTest {
  readonly required: boolean;
}

/** The verdict and all it rests on. */
export interface Verdict {
  readonly verdict: 'pass' | 'fail';
  readonly reasons: readonly Reason[];
  readonly warnings: readonly Reason[];
  /** Undefined when no test report was read. */
  readonly tests: TestCounts | undefined;
  readonly coverage: CoverageTotals;
  readonly failures: readonly Failure[];
  readonly flakyNames: readonly string[];
}

/** The verdict of the whole step. */
export function decideVerdict(facts: Facts, demands: Demands): Verdict {
  const reports = new Map<string, TestReport>(
    [...facts.gates.map((gate) => gate.evidence), facts.given].flatMap((each) => [...each.tests]),
  );
  const coverages = new Map<string, CoverageReport>(
    [...facts.gates.map((gate) => gate.evidence), facts.given].flatMap((each) => [...each.coverage]),
  );
  const coverage = mergeCoverage([...coverages.values()], facts.fileName);
  const tests = reports.size === 0 ? undefined : addCounts(reports.values());
  const reasons = [
    ...(facts.cancelled ? [{ code: 'cancelled', text: 'the step was cancelled before it could finish' }] : []),
    ...facts.gates.filter((each) => each.gate.required).flatMap(gateReasons),
    ...sharedReports(facts),
    ...facts.given.faults,
    ...failedTests(facts.given, 'the given reports'),
  ];
  reasons.push(...testReasons(tests, facts.testsPromised, demands.minTests, reasons.length > 0));
  reasons.push(...coverageReasons(coverage, coverages.size > 0, demands));
  return {
    verdict: reasons.length === 0 ? 'pass' : 'fail',
    reasons,
    warnings: [...facts.gates.filter((each) => !each.gate.required).flatMap(gateReasons), ...flakyGates(facts.gates)],
    tests,
    coverage,
    failures: failuresOf(facts),
    flakyNames: [...reports.values()].flatMap((each) => each.flakyNames),
  };
}

/** The reason for failed tests in some reports; empty when none failed. */
export function failedTests(evidence: Evidence, owner: string): Reason[] {
  const { failed, tests } = addCounts(evidence.tests.values());
  return failed === 0 ? [] : [{ code: 'tests_failed', text: `${failed} of ${tests} tests failed in ${owner}` }];
}

/** Reports that patterns of several gates match: whose work they are cannot be told, so one gate could pass for the other. */
function sharedReports({ gates, fileName }: Facts): Reason[] {
  const claims = new Map<string, Gate[]>();
  for (const { gate, evidence } of gates) {
    for (const file of [...evidence.tests.keys(), ...evidence.coverage.keys()])
      claims.set(file, [...(claims.get(file) ?? []), gate]);
  }
  return [...claims]
    .filter(([, owners]) => new Set(owners).size > 1 && owners.some((gate) => gate.required))
    .map(([file, owners]) => {
      const names = owners.map((gate) => `\`${gate.name}\``).join(', ');
      return {
        code: 'report_shared',
        text: `"${fileName(file)}" is claimed by the gates ${names}, and one of them did not write it`,
      };
    });
}

const gateReasons = ({ gate, reasons }: GateOutcome): Reason[] =>
  reasons.map(({ code, text }) => ({ code, text: `gate \`${gate.name}\`: ${text}` }));

const flakyGates = (gates: readonly GateOutcome[]): Reason[] =>
  gates
    .filter((each) => each.passed && each.attempts > 1)
    .map(({ gate, attempts }) => ({
      code: 'gate_flaky',
      text: `gate \`${gate.name}\`: is flaky: it passed on try ${attempts} of ${gate.retries + 1}`,
    }));

function testReasons(
  tests: TestCounts | undefined,
  promised: boolean,
  minTests: number | undefined,
  isRed: boolean,
): Reason[] {
  if (!promised) {
    if (minTests === undefined || minTests === 0) return [];
    return [
      {
        code: 'tests_none',
        text: `min-tests is ${minTests}, and neither a gate nor the input \`junit\` names a test report`,
      },
    ];
  }
  const fewest = minTests ?? 1;
  const run = tests === undefined ? 0 : testsRun(tests);
  if (run >= fewest || (isRed && fewest === 1)) return [];
  return [{ code: 'tests_too_few', text: `${run} tests ran, fewer than min-tests (${fewest})` }];
}

function coverageReasons(totals: CoverageTotals, isRead: boolean, demands: Demands): Reason[] {
  return measures.flatMap((measure): Reason[] => {
    const threshold = demands.coverage[measure];
    if (threshold === undefined) return [];
    const count = totals[measure];
    if (count !== undefined && reaches(count, threshold)) return [];
    if (count !== undefined)
      return [
        { code: 'coverage_too_low', text: `coverage of ${measure} is ${describeCount(count)}, below ${threshold} %` },
      ];
    const why = isRead ? `the coverage reports count no ${measure}` : 'no coverage report was read';
    return [{ code: 'coverage_missing', text: `coverage-${measure} is ${threshold} %, and ${why}` }];
  });
}

/** `79.99 % (79999 of 100000)`. */
export const describeCount = (count: Count): string => `${formatPercent(count)} % (${count.covered} of ${count.total})`;

function failuresOf(facts: Facts): Failure[] {
  const sources = [
    ...facts.gates.map(({ gate, evidence }) => ({ evidence, required: gate.required })),
    { evidence: facts.given, required: true },
  ];
  const seen = new Set<string>();
  return sources.flatMap(({ evidence, required }) =>
    [...evidence.tests].flatMap(([file, report]) => {
      if (seen.has(file)) return [];
      seen.add(file);
      return report.failures.map((failure) => ({ ...failure, required }));
    }),
  );
}
