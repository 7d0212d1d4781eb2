// The inputs of quality-gate, and how each is read. Also what is wrong with them, alone or together.

import * as v from 'valibot';
import type { Problem } from '../domain/action-error.ts';
import { type AllowEntry, isDay, severities } from '../domain/findings.ts';
import { platformFaults } from '../domain/platform.ts';
import { present } from '../domain/text/optional.ts';
import type { InputReaders, Inputs } from '../runner/inputs.ts';
import { boolean, choice, lines, number, percentage, secret, structured, text } from '../runner/readers.ts';
import { findGateFaults } from './gates/gate.ts';
import { gatesShape } from './gates/gate-shape.ts';
import { findPathFaults } from './gates/workspace-paths.ts';

const filled = v.pipe(
  v.string(),
  v.check((given) => given.trim() !== '', 'it is empty'),
);
const day = v.pipe(v.string(), v.check(isDay, 'it is not a date: write YYYY-MM-DD'));

const allowShape = v.array(
  v.pipe(
    v.strictObject({ id: filled, reason: filled, expires: v.optional(day), path: v.optional(filled) }),
    v.transform((entry): AllowEntry => entry),
  ),
);

const policies = ['warn', 'fail'] as const;

/** By the names of action.yml. */
export const inputs = {
  gates: structured(gatesShape),
  junit: lines(),
  coverage: lines(),
  findings: lines(),
  'min-tests': number({ min: 0, integer: true }),
  'coverage-lines': percentage(),
  'coverage-branches': percentage(),
  'coverage-functions': percentage(),
  'coverage-patch': percentage(),
  'coverage-patch-min-lines': number({ min: 0, integer: true }, 0),
  'coverage-baseline': lines(),
  'coverage-max-drop': number({ min: 0, max: 100, unit: 'percentage points' }, 0),
  'on-missing-baseline': choice(policies, 'warn'),
  'max-severity': choice(severities, 'medium'),
  'unknown-severity': choice(policies, 'warn'),
  'ignore-unfixed': boolean(false),
  allow: structured(allowShape, []),
  'base-ref': text(),
  'config-change': choice(policies, 'warn'),
  'source-root': text(),
  'max-parallel': number({ min: 1, integer: true }),
  'fail-fast': boolean(false),
  annotations: boolean(true),
  comment: boolean(false),
  'check-run': text(),
  'commit-status': text(),
  'github-token': secret(),
} satisfies InputReaders;

export type QualityGateInputs = Inputs<typeof inputs>;

/** Faults that only several inputs together show. */
export function check(given: QualityGateInputs): Problem[] {
  const root = given['source-root'];
  return [
    ...platformFaults('quality-gate', process.platform, ['linux', 'darwin']),
    ...findGateFaults(given.gates ?? []),
    ...findPathFaults(given.junit, 'The pattern', 'junit'),
    ...findPathFaults(given.coverage, 'The pattern', 'coverage'),
    ...findPathFaults(given.findings, 'The pattern', 'findings'),
    ...findPathFaults(given['coverage-baseline'], 'The pattern', 'coverage-baseline'),
    ...findPathFaults(present([root]), 'The folder', 'source-root'),
  ];
}
