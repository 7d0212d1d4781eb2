// Decides what quality-gate does, as a value that can be printed: which gates run, and what is demanded of them. Pure.

import { optional, phrase, present } from '../domain/text/optional.ts';
import { detectGates, type RootFacts } from './gates/detection.ts';
import type { Gate } from './gates/gate.ts';
import type { QualityGateInputs } from './inputs.ts';
import { counted } from './reason.ts';
import { measures } from './reports/coverage/count.ts';
import type { Demands } from './verdict/demands.ts';

/** What will be run and read. */
export interface Plan {
  readonly gates: readonly Gate[];
  /** True when the repository named no gates itself. */
  readonly detected: boolean;
  /** Globs of the reports that earlier steps left. */
  readonly junit: readonly string[];
  readonly coverage: readonly string[];
  readonly findings: readonly string[];
  readonly demands: Demands;
  /** Globs of the earlier coverage report; empty for none. */
  readonly baseline: readonly string[];
  /** True when a required gate or an input promises test reports. */
  readonly testsPromised: boolean;
  readonly maxParallel: number;
  readonly failFast: boolean;
  /** True when the changed lines are worth knowing. */
  readonly readsChange: boolean;
}

/** What is known of the machine and the repository. */
export interface PlanFacts {
  readonly processors: number;
  readonly repository: RootFacts;
}

/** The plan; throws an ActionError when no gate is given and none can be detected. */
export function planQualityGate(inputs: QualityGateInputs, facts: PlanFacts): Plan {
  const { junit, coverage, findings } = inputs;
  const isBare = junit.length === 0 && coverage.length === 0 && findings.length === 0;
  const detected = inputs.gates === undefined && isBare;
  const gates = chooseGates(inputs.gates, isBare, facts.repository);
  const readsCoverage = coverage.length > 0 || gates.some((gate) => gate.coverage.length > 0);

  return {
    gates,
    detected,
    junit,
    coverage,
    findings,
    demands: demandsOf(inputs),
    baseline: inputs['coverage-baseline'],
    testsPromised: junit.length > 0 || gates.some((gate) => gate.required && gate.junit.length > 0),
    maxParallel: inputs['max-parallel'] ?? facts.processors,
    failFast: inputs['fail-fast'],
    readsChange: inputs['coverage-patch'] !== undefined || readsCoverage,
  };
}

/** The gates that are given, else those that the repository suggests. Whoever gives reports alone wants none. */
function chooseGates(given: readonly Gate[] | undefined, isBare: boolean, repository: RootFacts): readonly Gate[] {
  if (given !== undefined) return given;
  if (!isBare) return [];
  return detectGates(repository);
}

function demandsOf(inputs: QualityGateInputs): Demands {
  const coverage = {
    lines: inputs['coverage-lines'],
    branches: inputs['coverage-branches'],
    functions: inputs['coverage-functions'],
  };
  const baseline = { maxDrop: inputs['coverage-max-drop'], onMissing: inputs['on-missing-baseline'] };

  return {
    minTests: inputs['min-tests'],
    coverage: dropAbsent(coverage),
    patch: { percent: inputs['coverage-patch'], minLines: inputs['coverage-patch-min-lines'] },
    baseline: optional(inputs['coverage-baseline'].length > 0, () => baseline),
    findings: {
      maxSeverity: inputs['max-severity'],
      unknownSeverity: inputs['unknown-severity'],
      ignoreUnfixed: inputs['ignore-unfixed'],
      allow: inputs.allow,
    },
    configChange: inputs['config-change'],
  };
}

const dropAbsent = (given: Readonly<Record<string, number | undefined>>): Demands['coverage'] =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));

/** The plan in lines for a person. */
export function formatPlan(plan: Plan): string[] {
  const reports = [...plan.junit, ...plan.coverage, ...plan.findings].map((pattern) => `  reads ${pattern}`);
  return [headOf(plan), ...plan.gates.map(formatGate), ...reports, ...formatDemands(plan)];
}

function headOf({ gates, detected, maxParallel, failFast }: Plan): string {
  if (gates.length === 0) return 'no gates, only reports that earlier steps left';
  const origin = phrase(detected, ' (detected from the repository)');
  return `${counted(gates.length, 'gate')}${origin}, at most ${maxParallel} at once${phrase(failFast, ', fail-fast')}`;
}

function formatGate(gate: Gate): string {
  const facts = present([
    gate.workingDirectory !== '.' && `in ${gate.workingDirectory}`,
    gate.needs.length > 0 && `after ${gate.needs.join(', ')}`,
    !gate.required && 'not required',
    ...[...gate.junit, ...gate.coverage, ...gate.findings].map((pattern) => `leaves ${pattern}`),
  ]);
  const [script = '', ...more] = gate.run.trim().split('\n');
  return `  ${gate.name}: ${script}${phrase(more.length > 0, ' …')}${phrase(facts.length > 0, () => ` (${facts.join('; ')})`)}`;
}

function formatDemands({ demands, testsPromised, gates, findings, baseline }: Plan): string[] {
  const { coverage, patch } = demands;
  const readsFindings = findings.length > 0 || gates.some((gate) => gate.findings.length > 0);
  return present([
    testsPromised && `  min-tests: ${demands.minTests ?? 1}`,
    ...measures
      .filter((measure) => coverage[measure] !== undefined)
      .map((measure) => `  coverage-${measure}: at least ${coverage[measure]} %`),
    patch.percent !== undefined && `  coverage-patch: at least ${patch.percent} % of the changed lines`,
    ...baseline.map((pattern) => `  compares coverage with ${pattern}`),
    readsFindings && `  max-severity: ${demands.findings.maxSeverity}`,
  ]);
}
