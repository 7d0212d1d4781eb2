// Decides which gates run and what is demanded of them, as a value that can be printed. Pure.

import { detectGates, type RepositoryFacts } from './detection.ts';
import type { Gate } from './gates.ts';
import type { QualityGateInputs } from './inputs.ts';
import { measures } from './reports/coverage.ts';
import type { Demands } from './verdict.ts';

/** What will be run and read. */
export interface Plan {
  readonly gates: readonly Gate[];
  /** True when the repository named no gates itself. */
  readonly detected: boolean;
  /** Globs of the reports that earlier steps left. */
  readonly junit: readonly string[];
  readonly coverage: readonly string[];
  readonly demands: Demands;
  /** True when a gate or an input promises test reports. */
  readonly testsPromised: boolean;
  readonly maxParallel: number;
  readonly failFast: boolean;
}

/** What is known of the machine and the repository. */
export interface PlanFacts {
  readonly processors: number;
  readonly repository: RepositoryFacts;
}

/** The plan; throws an ActionError when no gate is given and none can be detected. */
export function planQualityGate(inputs: QualityGateInputs, facts: PlanFacts): Plan {
  const detected = inputs.gates === undefined && inputs.junit.length === 0 && inputs.coverage.length === 0;
  const gates = detected ? detectGates(facts.repository) : (inputs.gates ?? []);
  const coverage = {
    lines: inputs['coverage-lines'],
    branches: inputs['coverage-branches'],
    functions: inputs['coverage-functions'],
  };
  return {
    gates,
    detected,
    junit: inputs.junit,
    coverage: inputs.coverage,
    demands: { minTests: inputs['min-tests'], coverage: dropAbsent(coverage) },
    testsPromised: inputs.junit.length > 0 || gates.some((gate) => gate.junit.length > 0),
    maxParallel: inputs['max-parallel'] ?? facts.processors,
    failFast: inputs['fail-fast'],
  };
}

const dropAbsent = (given: Readonly<Record<string, number | undefined>>): Demands['coverage'] =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));

/** The plan in lines for a person. */
export function formatPlan(plan: Plan): string[] {
  const gates = plan.gates.map((gate) => {
    const facts = [
      ...(gate.workingDirectory === '.' ? [] : [`in ${gate.workingDirectory}`]),
      ...(gate.needs.length > 0 ? [`after ${gate.needs.join(', ')}`] : []),
      ...(gate.required ? [] : ['not required']),
      ...[...gate.junit, ...gate.coverage].map((pattern) => `leaves ${pattern}`),
    ];
    const [script = '', ...more] = gate.run.trim().split('\n');
    return `  ${gate.name}: ${script}${more.length > 0 ? ' …' : ''}${facts.length > 0 ? ` (${facts.join('; ')})` : ''}`;
  });
  const reports = [...plan.junit, ...plan.coverage].map((pattern) => `  reads ${pattern}`);
  const demands = measures
    .filter((measure) => plan.demands.coverage[measure] !== undefined)
    .map((measure) => `  coverage-${measure}: at least ${plan.demands.coverage[measure]} %`);
  const fewest = plan.testsPromised ? [`  min-tests: ${plan.demands.minTests ?? 1}`] : [];
  const origin = plan.detected ? ' (detected from the repository)' : '';
  const count = plan.gates.length === 1 ? '1 gate' : `${plan.gates.length} gates`;
  const head =
    plan.gates.length === 0
      ? 'no gates, only reports that earlier steps left'
      : `${count}${origin}, at most ${plan.maxParallel} at once${plan.failFast ? ', fail-fast' : ''}`;
  return [head, ...gates, ...reports, ...fewest, ...demands];
}
