// Follows one event through the workflow files: which jobs run, what each call is handed, what the channel is told, which colour the run has.
// Every condition, input and output is evaluated by GitHub's own expression engine as it stands in the files. No step is ever run:
// what the steps found out is handed in.

import path from 'node:path';
import { orThrow } from '../../src/domain/action-error.ts';
import { decideEnding, type Ending, readFacts } from '../../src/ship/ending.ts';
import { bare } from './condition-rows.ts';
import { evaluate } from './github-parser.ts';
import { readRepository } from './repository.ts';
import { type Job, needsOf, type Workflow } from './workflow-file.ts';

/** How a job ends, and the outputs of its steps as `<step>.<output>`. */
export interface Answer {
  readonly result?: 'success' | 'failure' | 'cancelled';
  readonly steps?: Readonly<Record<string, string>>;
}

/** Answers by job, e.g. `first/lane/smoke`; a job that is not named is green and says nothing. */
export type Answers = Readonly<Record<string, Answer>>;

/** A job that ran on a runner. */
export interface Ran {
  readonly job: string;
  readonly result: string;
  /** How many jobs ran one after the other until this one began. */
  readonly after: number;
}

/** What became of the event. */
export interface Story {
  readonly ran: readonly Ran[];
  /** What was told, in the order of the files; `blocked` and `deploying` have no ending. */
  readonly told: readonly (Ending | { readonly event: 'blocked' | 'cancelled' | 'deploying' })[];
  readonly result: string;
}

type Value = string | boolean;
type Outputs = Readonly<Record<string, string>>;
interface Done {
  readonly result: string;
  readonly outputs: Outputs;
  /** Jobs one after the other until it ended. */
  readonly depth: number;
}

interface World {
  readonly answers: Answers;
  readonly ran: Ran[];
  readonly told: Story['told'][number][];
  isCancelled: boolean;
}

interface Place {
  readonly prefix: string;
  readonly inputs: Readonly<Record<string, Value>>;
  readonly depth: number;
}

const { workflows } = readRepository();
const github = { repository: 'shop/checkout-service', sha: 'a7f3c92', token: '' };

/** Follows a call of one of our workflows with these inputs. */
export function follow(file: string, given: Readonly<Record<string, Value>>, answers: Answers): Story {
  const world: World = { answers, ran: [], told: [], isCancelled: false };
  const inputs = inputsOf(workflows[file], given);
  const { result } = followWorkflow(world, workflows[file], { prefix: '', inputs, depth: 0 });
  return { ran: world.ran, told: world.told, result };
}

/** Every declared input with its value, in its type; what is not given is empty. */
function inputsOf(workflow: Workflow | undefined, given: Readonly<Record<string, Value>>): Record<string, Value> {
  const declared = Object.entries(workflow?.callable?.inputs ?? {});
  const unknown = Object.keys(given).filter((name) => !declared.some(([known]) => known === name));
  if (unknown.length > 0) throw new Error(`no input ${unknown.join(', ')}`);
  return Object.fromEntries(
    declared.map(([name, input]) => {
      const value = given[name] ?? (input.default as Value | undefined) ?? '';
      return [name, input.type === 'boolean' ? String(value) === 'true' : String(value)];
    }),
  );
}

function followWorkflow(world: World, workflow: Workflow | undefined, place: Place): Done {
  const done: Record<string, Done> = {};
  for (const [id, job] of Object.entries(workflow?.jobs ?? {})) done[id] = followJob(world, job, { id, place, done });

  const contexts = { inputs: place.inputs, github, jobs: done as never };
  const outputs = Object.entries(workflow?.callable?.outputs ?? {}).map(([name, { value }]): [string, string] => [
    name,
    fill(value, contexts),
  ]);
  const results = Object.values(done).map(({ result }) => result);
  return {
    result: ['failure', 'cancelled', 'success'].find((result) => results.includes(result)) ?? 'skipped',
    outputs: Object.fromEntries(outputs),
    depth: Math.max(...Object.values(done).map(({ depth }) => depth)),
  };
}

interface Turn {
  readonly id: string;
  readonly place: Place;
  readonly done: Readonly<Record<string, Done>>;
}

function followJob(world: World, job: Job, { id, place, done }: Turn): Done {
  const before = needsOf(job).map((name): [string, Done] => [name, done[name] as Done]);
  const depth = Math.max(place.depth, ...before.map(([, each]) => each.depth));
  const needs = Object.fromEntries(before) as never;
  const contexts = { inputs: place.inputs, needs, github, secrets: {} };
  if (!begins(world, job, { needed: before.map(([, each]) => each.result), contexts }))
    return { result: 'skipped', outputs: {}, depth };

  const name = `${place.prefix}${id}`;
  if (job.uses === undefined) return runJob(world, job, { name, depth, contexts });
  const file = path.basename(job.uses);
  const handed = Object.entries(job.with ?? {}).map(([key, value]): [string, Value] => [key, fill(value, contexts)]);
  if (file === 'tell.yml') hear(world, Object.fromEntries(handed));
  const inputs = inputsOf(workflows[file], Object.fromEntries(handed));
  return followWorkflow(world, workflows[file], { prefix: `${name}/`, inputs, depth });
}

type Contexts = Parameters<typeof evaluate>[1];

/** Without a status function in its condition a job waits for the success of all that it needs, as GitHub says. */
function begins(
  world: World,
  job: Job,
  { needed, contexts }: { readonly needed: string[]; readonly contexts: Contexts },
) {
  const condition = bare(job.if ?? 'true');
  const isExplicit = /\b(?:always|cancelled|failure|success)\(\)/.test(condition);
  if (!isExplicit && (world.isCancelled || needed.some((result) => result !== 'success'))) return false;
  return evaluate(condition, contexts, world.isCancelled) === 'true';
}

interface Start {
  readonly name: string;
  readonly depth: number;
  readonly contexts: Contexts;
}

function runJob(world: World, job: Job, { name, depth, contexts }: Start): Done {
  const { result = 'success', steps: found = {} } = world.answers[name] ?? {};
  const steps: Record<string, { outputs: Record<string, string> }> = {};
  for (const { id = '' } of job.steps ?? []) steps[id] = { outputs: {} };
  for (const [key, value] of Object.entries(found)) {
    const [step = '', output = ''] = key.split('.');
    if (steps[step] === undefined) throw new Error(`${name} has no step ${step}`);
    steps[step].outputs[output] = value;
  }

  const outputs = Object.entries(job.outputs ?? {}).map(([output, value]): [string, string] => [
    output,
    fill(value, { ...contexts, steps }),
  ]);
  world.ran.push({ job: name, result, after: depth });
  world.isCancelled ||= result === 'cancelled';
  const event = job.steps?.find(({ uses }) => uses === '$/actions/notify-slack')?.with?.['event'];
  const said = name.includes('tell') && !name.endsWith('/tell') ? fill(event, contexts) : '';
  if (name.endsWith('announce')) world.told.push({ event: 'deploying' });
  else if (said === 'blocked' || said === 'cancelled') world.told.push({ event: said });
  return { result, outputs: Object.fromEntries(outputs), depth: depth + 1 };
}

/** What tell.yml would say, by the action that finds its words. */
function hear(world: World, { facts = '', task, sync, result }: Readonly<Record<string, Value>>): void {
  world.told.push(decideEnding(orThrow(readFacts([JSON.parse(String(facts)), { task, sync, result }]))));
}

const fill = (value: unknown, contexts: Contexts): string =>
  String(value ?? '').replace(/\$\{\{([\s\S]*?)\}\}/g, (_, expression: string) =>
    evaluate(expression.trim(), contexts),
  );
