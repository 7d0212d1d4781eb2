// The inputs of ship. What a stage needs stands in its own section of the config file.

import type { Inputs } from '../runner/inputs.ts';
import { lines, text } from '../runner/readers.ts';

/** By name, as in action.yml. */
export const inputs = {
  config: text(),
  stages: lines(['plan']),
  environments: lines(),
  after: text(),
  'allowed-hosts': lines(),
};

/** The inputs as they were read. */
export type ShipInputs = Inputs<typeof inputs>;
