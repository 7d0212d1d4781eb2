// What a lane under act found out, worked out as GitHub would from the outputs of its steps: act ends a run with the first called
// workflow that is red, before the jobs that tell. Runs nothing.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ActResult } from '../fakes/act.ts';
import { evaluate } from './github-parser.ts';
import { readWorkflow } from './workflow-file.ts';

const lane = readWorkflow(readFileSync(path.resolve(import.meta.dirname, '../../.github/workflows/lane.yml'), 'utf8'));

type Texts = Readonly<Record<string, string>>;

/** The outputs of lane.yml after a run, for these inputs. */
export function laneFacts(run: ActResult, given: Readonly<Record<string, string | boolean>>): Texts {
  const none = Object.fromEntries(Object.keys(lane.callable?.inputs ?? {}).map((name) => [name, '']));
  const inputs = { ...none, ...given };
  const jobs = Object.fromEntries(
    Object.entries(lane.jobs).map(([id, { outputs = {} }]) => {
      const steps = run.outputs[id];
      const found = steps === undefined ? {} : evaluateAll(outputs, { inputs, steps: withOutputs(steps) });
      return [id, { outputs: found }];
    }),
  );

  const values = Object.entries(lane.callable?.outputs ?? {}).map(([name, { value }]) => [name, value]);
  return evaluateAll(Object.fromEntries(values) as Texts, { inputs, jobs });
}

const withOutputs = (steps: Readonly<Record<string, Texts>>) =>
  Object.fromEntries(Object.entries(steps).map(([id, outputs]) => [id, { outputs }]));

const evaluateAll = (expressions: Texts, contexts: Parameters<typeof evaluate>[1]): Texts =>
  Object.fromEntries(
    Object.entries(expressions).map(([name, text]) => [
      name,
      evaluate(text.replace(/^\$\{\{\s*|\s*\}\}$/g, ''), contexts),
    ]),
  );
