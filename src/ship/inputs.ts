// The inputs of ship. What a stage needs stands in its own section of the config file.

import * as v from 'valibot';
import type { Inputs } from '../runner/inputs.ts';
import { boolean, choice, lines, structured, text } from '../runner/readers.ts';

/** By name, as in action.yml. */
export const inputs = {
  config: text(),
  stages: choice(['plan', 'ending'], 'plan'),
  environments: lines(),
  after: text(),
  promote: boolean(false),
  from: text(),
  'allowed-hosts': lines(),
  facts: structured(v.unknown()),
  task: text(''),
  sync: text(''),
  result: text(''),
};

/** The inputs as they were read. */
export type ShipInputs = Inputs<typeof inputs>;
