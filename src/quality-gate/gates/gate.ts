// What a gate is, and the faults that several gates show together. Never runs anything. The map of this room:
// gate-shape reads each gate, or detection (node-gates) finds them; workspace-paths judges their paths → schedule orders them → execution runs one
// in a shell (shell) and follows what it prints (output, output-commands, output-tail) → exit says how it ended, outcome holds all of it.

import path from 'node:path';
import type { Problem } from '../../domain/action-error.ts';
import { suggestName } from '../../domain/text/nearest.ts';
import { present } from '../../domain/text/optional.ts';
import type { ReportPatterns } from '../evidence/evidence.ts';
import { findPathFaults } from './workspace-paths.ts';

/** One check of a service, as the workflow or the config file gives it. */
export interface Gate extends ReportPatterns {
  readonly name: string;
  /** The shell's script. */
  readonly run: string;
  /** Relative to the workspace. */
  readonly workingDirectory: string;
  /** `bash`, `sh`, `pwsh`, `python`, or a command with `{0}` where the script's path goes. */
  readonly shell: string;
  readonly env: Readonly<Record<string, string>>;
  /** Seconds per try. */
  readonly timeoutSeconds: number;
  /** Further tries after a red one. */
  readonly retries: number;
  /** A red gate that is not required is a warning. */
  readonly required: boolean;
  /** Gates that must be green before this one starts. */
  readonly needs: readonly string[];
  /** Reports that its tools leave by habit; only detected gates have them. */
  readonly habits?: ReportPatterns | undefined;
}

/** Everything that a gate has besides name and script, when nothing is said. */
export const plainGate: Omit<Gate, 'name' | 'run'> = {
  workingDirectory: '.',
  shell: 'bash',
  env: {},
  timeoutSeconds: 1800,
  retries: 0,
  required: true,
  needs: [],
  junit: [],
  coverage: [],
  findings: [],
};

const fault = (what: string, fix: string): Problem => ({ code: 'gates_invalid', what, where: 'input `gates`', fix });

/** Faults between gates: a name twice, a need that nobody has, a circle, a report that two gates promise, a path that leads out. */
export function findGateFaults(gates: readonly Gate[]): Problem[] {
  const names = gates.map((gate) => gate.name);
  const twins = repeated(names).map((name) =>
    fault(`Two gates are named "${name}"`, 'Give each gate a name of its own.'),
  );
  const shared = repeated(gates.flatMap((gate) => [...new Set(rootedPatterns(gate))])).map((pattern) =>
    fault(
      `Two gates name the same report "${pattern}"`,
      'Let each gate write its own report; otherwise the report of one could count for the other.',
    ),
  );

  const circle = findCircle(gates);
  const waiting = present([
    circle !== undefined &&
      fault(`Gates wait for each other: ${circle.join(' → ')}`, 'Remove one of these from `needs`.'),
  ]);
  return [...twins, ...gates.flatMap((gate) => faultsOfGate(gate, names)), ...shared, ...waiting];
}

function faultsOfGate(gate: Gate, names: readonly string[]): Problem[] {
  const needs = gate.needs
    .filter((each) => !names.includes(each))
    .map((need) => fault(`The gate "${gate.name}" needs "${need}", which is not a gate`, suggestName(need, names)));
  return [
    ...needs,
    ...findPathFaults([gate.workingDirectory], `The gate "${gate.name}": working-directory`, 'gates'),
    ...findPathFaults(rootedPatterns(gate), `The gate "${gate.name}": the report pattern`, 'gates'),
  ];
}

const rootedPatterns = (gate: Gate): string[] =>
  [...gate.junit, ...gate.coverage, ...gate.findings].map((pattern) =>
    path.isAbsolute(pattern) ? pattern : path.join(gate.workingDirectory, pattern),
  );

const repeated = (names: readonly string[]): string[] => [
  ...new Set(names.filter((name, index) => names.indexOf(name) !== index)),
];

/** The names along a circle of needs, the first one again at the end; undefined when there is none. */
function findCircle(gates: readonly Gate[]): string[] | undefined {
  const done = new Set<string>();
  const visit = (name: string, trail: readonly string[]): string[] | undefined => {
    if (trail.includes(name)) return [...trail.slice(trail.indexOf(name)), name];
    if (done.has(name)) return undefined;
    for (const need of gates.find((gate) => gate.name === name)?.needs ?? []) {
      const circle = visit(need, [...trail, name]);
      if (circle !== undefined) return circle;
    }
    done.add(name);
    return undefined;
  };

  for (const gate of gates) {
    const circle = visit(gate.name, []);
    if (circle !== undefined) return circle;
  }

  return undefined;
}
