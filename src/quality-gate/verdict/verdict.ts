// Decides the verdict from what the gates did and what the reports say. Pure: absence of evidence never passes. The map of this room:
// demands say what is asked → coverage-judgement, patch-judgement and findings-judgement hold it against one kind of evidence → verdict sums up.

import path from 'node:path';
import { optional, present } from '../../domain/text/optional.ts';
import type { ReportEvidence } from '../evidence/evidence.ts';
import { failedTests } from '../gates/exit.ts';
import type { Gate } from '../gates/gate.ts';
import type { GateOutcome } from '../gates/outcome.ts';
import { counted, listed, type Reason } from '../reason.ts';
import {
  type CoverageTotals,
  type MergedCoverage,
  mergeCoverage,
  type NamedReport,
} from '../reports/coverage/coverage.ts';
import {
  addCounts,
  type FailedTest,
  type TestCounts,
  type TestReport,
  testsRun,
} from '../reports/tests/test-report.ts';
import { type Baseline, judgeBaseline, judgeThresholds } from './coverage-judgement.ts';
import type { Demands, Judgement, Policy } from './demands.ts';
import { type FindingsJudgement, judgeFindings, type PlacedFinding } from './findings-judgement.ts';
import {
  judgePatch,
  type KnownChange,
  measurePatch,
  type PatchCoverage,
  type UnknownChange,
} from './patch-judgement.ts';

/** Says which file of the repository a name in a report means. */
export interface Names {
  find(
    name: string,
    place: { readonly folder: string; readonly report: string; readonly sources: readonly string[] },
  ): string | undefined;
}

/** Everything that the verdict is made from. */
export interface GateFacts {
  readonly gates: readonly GateOutcome[];
  /** The reports of earlier steps. */
  readonly given: ReportEvidence;
  /** True when a required gate or an input promises test reports. */
  readonly testsPromised: boolean;
  readonly cancelled: boolean;
  readonly names: Names;
  /** Absolute. */
  readonly workspace: string;
  readonly change: KnownChange | undefined;
  readonly baseline: Baseline | undefined;
  /** How the config file was weakened, and what that means where the change came from. */
  readonly weakened: { readonly list: readonly string[]; readonly policy: Policy };
  /** `YYYY-MM-DD`, UTC. */
  readonly today: string;
}

/** A failed test and whether it makes the verdict red. */
export interface TestFailure extends FailedTest {
  readonly required: boolean;
  /** Where it was read. */
  readonly report: string;
  readonly folder: string;
}

/** The verdict and all it rests on. */
export interface QualityVerdict {
  readonly verdict: 'pass' | 'fail';
  readonly reasons: readonly Reason[];
  readonly warnings: readonly Reason[];
  /** Undefined when no test report was read. */
  readonly tests: TestCounts | undefined;
  readonly coverage: CoverageTotals;
  readonly baseline: CoverageTotals | undefined;
  readonly patch: PatchCoverage | undefined;
  readonly findings: FindingsJudgement;
  readonly failures: readonly TestFailure[];
  readonly flakyNames: readonly string[];
  /** Names in coverage reports that mean no file of the repository, or more than one. */
  readonly unresolved: readonly string[];
  readonly weakened: readonly string[];
}

interface Source {
  readonly evidence: ReportEvidence;
  readonly required: boolean;
}

/** The verdict of the whole step. */
export function decideVerdict(facts: GateFacts, demands: Demands): QualityVerdict {
  const sources = sourcesOf(facts);
  const reports = new Map<string, TestReport>(sources.flatMap(({ evidence }) => [...evidence.tests]));
  const tests = optional(reports.size > 0, () => addCounts(reports.values()));
  const findings = judgeFindings(findingsOf(sources, facts), demands.findings, hasFindings(sources), facts.today);

  const named = nameReports(sources, facts);
  const coverage = mergeCoverage(named);
  const patch = measure(facts.change, coverage.files);
  const judged = [
    ...judgeCoverage({ coverage, patch, isRead: named.length > 0 }, facts, demands),
    judgeConfig(facts.weakened),
    findings,
  ];

  const direct = directReasons(facts);
  const reasons = [
    ...direct,
    ...testReasons(tests, facts.testsPromised, demands.minTests, direct.length > 0),
    ...judged.flatMap((each) => each.reasons),
  ];
  const warnings = [
    ...softWarnings(facts, sources),
    ...judged.flatMap((each) => each.warnings),
    ...unresolvedWarning(named, coverage.unresolved),
  ];
  return {
    verdict: reasons.length === 0 ? 'pass' : 'fail',
    reasons,
    warnings,
    tests,
    coverage: coverage.totals,
    baseline: totalsOf(facts.baseline),
    patch: knownPatch(patch),
    findings,
    failures: failuresOf(sources),
    flakyNames: [...reports.values()].flatMap((each) => each.flakyNames),
    unresolved: coverage.unresolved,
    weakened: facts.weakened.list,
  };
}

function totalsOf(baseline: Baseline | undefined): CoverageTotals | undefined {
  if (baseline === undefined || 'missing' in baseline) return undefined;
  return baseline.totals;
}

function knownPatch(patch: MeasuredPatch): PatchCoverage | undefined {
  if (patch === undefined || 'unknown' in patch) return undefined;
  return patch;
}

/** Coverage of the change, or why it is not known; undefined when nobody asked. */
type MeasuredPatch = PatchCoverage | UnknownChange | undefined;

interface Measured {
  readonly coverage: MergedCoverage;
  readonly patch: MeasuredPatch;
  readonly isRead: boolean;
}

/** Everything that is asked of coverage and of the change. */
function judgeCoverage({ coverage, patch, isRead }: Measured, facts: GateFacts, demands: Demands): Judgement<Reason>[] {
  const namesLines = [...coverage.files.values()].some((file) => (file.places ?? file.lines).isMarked);
  return [
    judgeThresholds(coverage.totals, isRead, demands.coverage),
    judgeBaseline(coverage.totals, facts.baseline, demands.baseline),
    judgePatch(patch, demands.patch, namesLines),
  ];
}

const sourcesOf = ({ gates, given }: GateFacts): Source[] => [
  ...gates.map(({ gate, evidence }) => ({ evidence, required: gate.required })),
  { evidence: given, required: true },
];

/** What gates and given reports make red by themselves. */
function directReasons(facts: GateFacts): Reason[] {
  const failed = failedTests(facts.given, 'the given reports');
  return present([
    facts.cancelled && { code: 'cancelled', text: 'the step was cancelled before it could finish' },
    ...facts.gates.filter((each) => each.gate.required).flatMap(gateReasons),
    ...sharedReports(facts),
    ...facts.given.faults,
    failed,
  ]);
}

function softWarnings({ gates }: GateFacts, sources: readonly Source[]): Reason[] {
  const flaky = gates
    .filter((each) => each.passed && each.attempts > 1)
    .map(({ gate, attempts }) => ({
      code: 'gate_flaky',
      text: `gate \`${gate.name}\`: is flaky: it passed on try ${attempts} of ${gate.retries + 1}`,
    }));
  return [
    ...gates.filter((each) => !each.gate.required).flatMap(gateReasons),
    ...flaky,
    ...sources.flatMap(({ evidence }) => evidence.remarks),
  ];
}

const gateReasons = ({ gate, reasons }: GateOutcome): Reason[] =>
  reasons.map(({ code, text }) => ({ code, text: `gate \`${gate.name}\`: ${text}` }));

/** Reports that patterns of several gates match: whose work they are cannot be told, so one gate could pass for the other. */
function sharedReports({ gates, workspace }: GateFacts): Reason[] {
  const claims = new Map<string, Gate[]>();
  for (const { gate, evidence } of gates)
    for (const file of evidence.promised) claims.set(file, [...(claims.get(file) ?? []), gate]);

  return [...claims]
    .filter(([, owners]) => new Set(owners).size > 1 && owners.some((gate) => gate.required))
    .map(([file, owners]) => {
      const names = owners.map((gate) => `\`${gate.name}\``).join(', ');
      const name = path.relative(workspace, file);
      return {
        code: 'report_shared',
        text: `"${name}" matches the patterns of several gates (${names}), and only one of them can have written it`,
      };
    });
}

function testReasons(
  tests: TestCounts | undefined,
  promised: boolean,
  minTests: number | undefined,
  isRed: boolean,
): Reason[] {
  const isAsked = promised || (tests !== undefined && minTests !== undefined);
  if (!isAsked) {
    if (minTests === undefined || minTests === 0) return [];
    const text = `min-tests is ${minTests}, and neither a gate nor the input \`junit\` names a test report`;
    const step = 'Name the test report in `junit` of a gate or of the step, or write `min-tests: 0`.';
    return [{ code: 'tests_none', text, step }];
  }

  const fewest = minTests ?? 1;
  const run = optional(tests, testsRun) ?? 0;
  if (run >= fewest || (isRed && fewest === 1)) return [];

  return [{ code: 'tests_too_few', text: `${counted(run, 'test')} ran, fewer than min-tests (${fewest})` }];
}

/** Each coverage report once, with what its names mean. */
function nameReports(sources: readonly Source[], { names }: GateFacts): NamedReport[] {
  const named = new Map<string, NamedReport>();

  for (const { evidence } of sources) {
    for (const [file, report] of evidence.coverage) {
      const place = { folder: evidence.folder, report: file, sources: report.sources };
      named.set(file, { report, folder: path.dirname(file), find: (name) => names.find(name, place) });
    }
  }

  return [...named.values()];
}

/** Shards whose files are not here cannot be united: say so, since the share is then too low. */
function unresolvedWarning(named: readonly NamedReport[], unresolved: readonly string[]): Reason[] {
  if (named.length < 2 || unresolved.length === 0) return [];
  const names = listed(unresolved.map((name) => `"${name}"`));
  const text = `${counted(unresolved.length, 'file name')} in the coverage reports cannot be matched to exactly one file of the workspace: ${names}; for these, reports of different folders are not combined (check out the repository, or give \`source-root\`)`;
  return [{ code: 'names_unresolved', text }];
}

const hasFindings = (sources: readonly Source[]): boolean => sources.some(({ evidence }) => evidence.findings.size > 0);

function findingsOf(sources: readonly Source[], { names }: GateFacts): PlacedFinding[] {
  const seen = new Set<string>();

  return sources.flatMap(({ evidence, required }) =>
    [...evidence.findings].flatMap(([file, report]) => {
      if (seen.has(file)) return [];
      seen.add(file);
      const place = { folder: evidence.folder, report: file, sources: [] };
      return report.findings.map((each) => ({
        ...each,
        file: optional(each.path, (path) => names.find(path, place)),
        required,
      }));
    }),
  );
}

function measure(change: KnownChange | undefined, files: MergedCoverage['files']): MeasuredPatch {
  if (change === undefined || 'unknown' in change) return change;
  return measurePatch(change, files);
}

function judgeConfig({ list, policy }: GateFacts['weakened']): Judgement<Reason> {
  const found = list.map((text) => ({ code: 'config_weakened', text }));
  if (policy === 'fail') return { reasons: found, warnings: [] };
  return { reasons: [], warnings: found };
}

function failuresOf(sources: readonly Source[]): TestFailure[] {
  const seen = new Set<string>();
  return sources.flatMap(({ evidence, required }) =>
    [...evidence.tests].flatMap(([file, report]) => {
      if (seen.has(file)) return [];
      seen.add(file);
      return report.failures.map((failure) => ({ ...failure, required, report: file, folder: evidence.folder }));
    }),
  );
}
