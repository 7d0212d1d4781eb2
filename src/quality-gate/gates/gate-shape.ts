// The shape of a gate as a workflow or the config file writes it. Reads nothing, runs nothing.

import * as v from 'valibot';
import { type Gate, plainGate } from './gate.ts';

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
    'it must be bash, sh, pwsh, python, or a command with {0} for the script’s path',
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
    findings: v.optional(oneOrMore, []),
  }),
  v.transform(
    ({ 'working-directory': workingDirectory, 'timeout-seconds': timeoutSeconds, ...gate }): Gate => ({
      ...gate,
      workingDirectory,
      timeoutSeconds,
    }),
  ),
);

/** A list of gates, at least one. */
export const gatesShape = v.pipe(
  v.array(gateShape),
  v.check((gates) => gates.length > 0, 'the list is empty'),
);
