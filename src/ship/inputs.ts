// The inputs of ship: those of the chain, and those by which the reusable workflows ask for a plan or an ending. What a stage needs
// besides stands in its own section of the config file.

import * as v from 'valibot';
import type { Problem } from '../domain/action-error.ts';
import { suggestName } from '../domain/text/nearest.ts';
import type { Inputs } from '../runner/inputs.ts';
import {
  boolean,
  lines,
  number,
  type Reader,
  secret,
  secretMap,
  secretPairs,
  structured,
  text,
} from '../runner/readers.ts';
import { chainStages } from './chain/course.ts';

/** A secret that a stage reads by itself: its parts are masked, its text goes on as it is. */
const passed = ({ secrets }: Reader<unknown>): Reader<string | undefined> => ({ ...text(), secrets });

/** The inputs of the chain, by name as in action.yml of the root. */
export const chainInputs = {
  stages: lines(),
  image: text(),
  version: text(),
  commit: text(),
  force: boolean(false),
  'build-args': text(),
  'registry-username': text(),
  'registry-password': secret(),
  'build-secrets': passed(secretPairs()),
  'reuse-key': secret(),
  'manifests-token': secret(),
  'manifests-app-id': text(),
  'manifests-app-private-key': secret(),
  'manifests-ssh-key': secret(),
  'argocd-token': secret(),
  'smoke-secrets': passed(secretMap()),
  'smoke-timeout-seconds': text(),
  rollback: boolean(true),
  'rollback-timeout-seconds': text('900'),
  'rollback-on-inconclusive': boolean(false),
  'slack-webhook-url': secret(),
  'slack-token': secret(),
  'slack-channel': text(),
  'pagerduty-routing-key': secret(),
  'github-token': secret(),
  'allowed-hosts': lines(),
};

/** The inputs of the stages `plan`, `ending` and `report`, by name as in actions/ship/action.yml. */
export const workflowInputs = {
  stages: lines(),
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

/** By name, as in both files. */
export const inputs = { ...chainInputs, ...workflowInputs };

/** The inputs as they were read. */
export type ShipInputs = Inputs<typeof inputs>;

/** The stages that reusable workflows ask for; each is alone in its step. */
const workflowStages: readonly string[] = ['plan', 'ending', 'report'];

/** Everything that is wrong with the values together. */
export function check({ stages, facts }: ShipInputs): Problem[] {
  const known = [...chainStages, ...workflowStages];
  const faults = stages.filter((stage) => !known.includes(stage)).map((stage) => unknownStage(stage, known));
  if (stages.length > 1 && stages.some((stage) => workflowStages.includes(stage))) faults.push(notAlone);
  if (stages.includes('ending') && facts === undefined) faults.push(noFacts);
  return faults;
}

const unknownStage = (stage: string, known: readonly string[]): Problem => ({
  code: 'stage_unknown',
  what: `"${stage}" is not a stage`,
  where: 'input `stages`',
  fix: suggestName(stage, known),
});

const notAlone: Problem = {
  code: 'inputs_conflict',
  what: '`plan`, `ending` and `report` are for the reusable workflows, and each of them needs a step of its own',
  where: 'input `stages`',
  fix: `Write lines of ${chainStages.map((stage) => `\`${stage}\``).join(', ')}.`,
};

const noFacts: Problem = {
  code: 'input_missing',
  what: '`stages: ending` needs what the jobs found out, but `facts` is not given',
  where: 'input `facts`',
  fix: 'Pass `toJSON(needs.<job>.outputs)` of the job that called deploy.yml.',
};
