// The inputs of ship. What a stage needs stands in its own section of the config file.

import * as v from 'valibot';
import type { Problem } from '../domain/action-error.ts';
import type { Inputs } from '../runner/inputs.ts';
import { boolean, choice, lines, number, structured, text } from '../runner/readers.ts';

/** By name, as in action.yml. */
export const inputs = {
  config: text(),
  stages: choice(['plan', 'ending', 'report'], 'plan'),
  environments: lines(),
  after: text(),
  promote: boolean(false),
  from: text(),
  'allowed-hosts': lines(),
  facts: structured(v.unknown()),
  task: text(''),
  sync: text(''),
  result: text(''),
  days: number({ min: 1, max: 36_500, unit: 'days', integer: true }, 90),
};

/** The inputs as they were read. */
export type ShipInputs = Inputs<typeof inputs>;

/** Everything that is wrong with the values together. */
export function check({ stages, facts }: ShipInputs): Problem[] {
  if (stages !== 'ending' || facts !== undefined) return [];
  return [
    {
      code: 'input_missing',
      what: '`stages: ending` needs to know what the jobs found out, and `facts` is not given',
      where: 'input `facts`',
      fix: 'Pass `toJSON(needs.<job>.outputs)` of the job that called deploy.yml.',
    },
  ];
}
