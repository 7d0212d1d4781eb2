// The inputs of quality-gate and how they are read. Decides nothing.

import * as v from 'valibot';
import type { Problem } from '../domain/action-error.ts';
import type { InputReaders, Inputs } from '../runner/inputs.ts';
import { boolean, lines, number, percentage, structured, text } from '../runner/readers.ts';
import { findGateFaults, type Gate, plainGate } from './gates.ts';
import { findPathFaults } from './workspace-paths.ts';

const filled = v.pipe(
  v.string(),
  v.check((given) => given.trim() !== '', 'it is empty'),
);
const oneOrMore = v.pipe(
  v.union([v.string(), v.array(v.string())], 'expected a text or a list of texts'),
  v.transform((given) => (typeof given === 'string' ? given.split('\n') : given).map((each) => each.trim())),
  v.transform((rows) => rows.filter((row) => row !== '' && !row.startsWith('#'))),
);
const variable = v.pipe(v.union([v.string(), v.number(), v.boolean()], 'expected a single value'), v.transform(String));
const shell = v.pipe(
  filled,
  v.check(
    (given) => /^(?:bash|sh|pwsh|python)$/.test(given) || given.includes('{0}'),
    'it is none of bash, sh, pwsh, python, and has no {0} for the script’s path',
  ),
);
// The name is one line, so that logs, reasons and tables stay whole.
const oneLine = v.pipe(
  filled,
  v.check((given) => !/[\r\n]/.test(given) && given.length <= 100, 'it must be one line of at most 100 characters'),
);
const seconds = v.pipe(
  v.number(),
  v.check((given) => given > 0 && given <= 432_000, 'it must be more than 0 and at most 432000 seconds'),
);
const tries = v.pipe(
  v.number(),
  v.check((given) => Number.isInteger(given) && given >= 0 && given <= 10, 'it must be a whole number from 0 to 10'),
);

const gateShape = v.pipe(
  v.strictObject({
    name: oneLine,
    run: filled,
    'working-directory': v.optional(filled, plainGate.workingDirectory),
    shell: v.optional(shell, plainGate.shell),
    env: v.optional(v.record(v.string(), variable), plainGate.env),
    'timeout-seconds': v.optional(seconds, plainGate.timeoutSeconds),
    retries: v.optional(tries, plainGate.retries),
    required: v.optional(v.boolean(), plainGate.required),
    needs: v.optional(oneOrMore, []),
    junit: v.optional(oneOrMore, []),
    coverage: v.optional(oneOrMore, []),
  }),
  v.transform(
    ({ 'working-directory': workingDirectory, 'timeout-seconds': timeoutSeconds, ...gate }): Gate => ({
      ...gate,
      workingDirectory,
      timeoutSeconds,
    }),
  ),
);

const gatesShape = v.pipe(
  v.array(gateShape),
  v.check((gates) => gates.length > 0, 'the list is empty'),
);

/** By the names of action.yml. */
export const inputs = {
  gates: structured(gatesShape),
  junit: lines(),
  coverage: lines(),
  'min-tests': number({ min: 0, integer: true }),
  'coverage-lines': percentage(),
  'coverage-branches': percentage(),
  'coverage-functions': percentage(),
  'source-root': text(),
  'max-parallel': number({ min: 1, integer: true }),
  'fail-fast': boolean(false),
  annotations: boolean(true),
} satisfies InputReaders;

export type QualityGateInputs = Inputs<typeof inputs>;

/** Faults that only several inputs together show. */
export function check(given: QualityGateInputs): Problem[] {
  return [
    ...findGateFaults(given.gates ?? []),
    ...findPathFaults(given.junit, 'The pattern', 'junit'),
    ...findPathFaults(given.coverage, 'The pattern', 'coverage'),
    ...findPathFaults(given['source-root'] === undefined ? [] : [given['source-root']], 'The folder', 'source-root'),
  ];
}
