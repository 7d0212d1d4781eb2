// Resolves workflows against what they use: own actions, other actions, called workflows, outputs, permissions.
// Returns what is wrong as sentences; complements GitHub's parser, which looks at one file and its direct calls.

import { contextPaths } from './github-parser.ts';
import { type Action, expressionsIn, type Job, needsOf, type Step, type Workflow } from './workflow-file.ts';

/** Everything that can be referred to: workflows by file name, actions by name. */
export interface Repository {
  readonly workflows: Readonly<Record<string, Workflow>>;
  readonly actions: Readonly<Record<string, Action>>;
}

const ownWorkflow = /^(?:\$|[\w-]+\/ship-actions)\/\.github\/workflows\/([\w-]+\.yml)(?:@v\d+)?$/;

/** Our own actions as a caller names them, by either address; the root action has no name. */
const ownAction = /^(?:\$\/actions\/|[\w-]+\/ship-actions(?:\/(?:actions\/)?|(?=@)))([\w-]*)(?:@v\d+)?$/;

/** The called workflow of a job, when it is one of ours. */
export const calledBy = (repository: Repository, job: Job): Workflow | undefined =>
  repository.workflows[ownWorkflow.exec(job.uses ?? '')?.[1] ?? ''];

/** All faults of one workflow. */
export function resolveWorkflow(repository: Repository, workflow: Workflow): string[] {
  const faults = Object.entries(workflow.jobs).flatMap(([id, job]) =>
    [
      ...usesFaults(repository, workflow, job),
      ...permissionFaults(repository, job),
      ...referenceFaults(repository, workflow, job),
      ...(job.steps ?? []).flatMap((step) => injectionFaults(step)),
    ].map((fault) => `${id}: ${fault}`),
  );
  const top = JSON.stringify(workflow.permissions) === '{}' ? [] : ['the top-level permissions are not {}'];
  return [...top, ...outputFaults(repository, workflow), ...faults];
}

function usesFaults(repository: Repository, workflow: Workflow, job: Job): string[] {
  if (job.uses !== undefined) return callFaults(repository, workflow, job);
  return (job.steps ?? []).flatMap(({ uses, with: given = {} }) => {
    if (uses === undefined) return [];
    const own = ownAction.exec(uses)?.[1];
    if (own === undefined) return pinFaults(workflow, uses);
    const action = repository.actions[own];
    if (action === undefined) return [`there is no action ${uses}`];
    const unknown = Object.keys(given).filter((name) => !(name in (action.inputs ?? {})));
    return unknown.map((name) => `${uses} has no input ${name}`);
  });
}

/** What a workflow and the one that it calls both take is handed on, inputs and secrets. */
function callFaults(repository: Repository, workflow: Workflow, job: Job): string[] {
  const called = calledBy(repository, job);
  if (called === undefined) return [`there is no workflow ${job.uses}`];

  const kinds = ['inputs', 'secrets'] as const;
  return kinds.flatMap((kind) => {
    const ours = Object.keys(workflow.callable?.[kind] ?? {});
    const theirs = Object.keys(called.callable?.[kind] ?? {});
    const given = Object.keys((kind === 'inputs' ? job.with : job.secrets) ?? {});
    return ours
      .filter((name) => theirs.includes(name) && !given.includes(name))
      .map((name) => `${job.uses} is not handed ${kind}.${name}`);
  });
}

function pinFaults(workflow: Workflow, uses: string): string[] {
  if (!/^[\w-]+\/[\w./-]+@[0-9a-f]{40}$/.test(uses)) return [`${uses} is not pinned to a full commit`];
  const line = workflow.text.split('\n').find((each) => each.includes(uses)) ?? '';
  return /# v\d+\.\d+\.\d+$/.test(line) ? [] : [`${uses} does not name its version in a comment`];
}

const levels = ['none', 'read', 'write'];

/** What the jobs of a workflow ask for, called workflows included: the union, each at its highest level. */
export function permissionsOf(repository: Repository, workflow: Workflow): Record<string, string> {
  const union: Record<string, string> = {};
  const asked = Object.values(workflow.jobs).flatMap((job) => {
    const called = calledBy(repository, job);
    return [job.permissions ?? {}, called === undefined ? {} : permissionsOf(repository, called)];
  });
  for (const [name, level] of asked.flatMap((each) => Object.entries(each))) {
    if (levels.indexOf(level) > levels.indexOf(union[name] ?? 'none')) union[name] = level;
  }
  return union;
}

function permissionFaults(repository: Repository, job: Job): string[] {
  if (job.permissions === undefined) return ['the job states no permissions'];
  const called = calledBy(repository, job);
  const granted = job.permissions;
  const wanted = called === undefined ? {} : permissionsOf(repository, called);
  return Object.entries(wanted)
    .filter(([name, level]) => levels.indexOf(granted[name] ?? 'none') < levels.indexOf(level))
    .map(([name, level]) => `${job.uses} needs ${name}: ${level}, which the job does not grant`);
}

/** A `${{ }}` in a script is text that somebody else may have written: it goes through `env`. */
const injectionFaults = (step: Step): string[] =>
  step.run?.includes('${{') ? ['a script holds an expression; pass it through env'] : [];

function referenceFaults(repository: Repository, workflow: Workflow, job: Job): string[] {
  const { outputs, ...rest } = job;
  return [...expressionsIn(rest), ...expressionsIn(outputs)].flatMap(contextPaths).flatMap((path) => {
    const [context, first = '', what, name = ''] = path;
    const text = path.join('.');
    if (context === 'inputs') return declared({ ...workflow.asked, ...workflow.callable?.inputs }, first, text);
    if (context === 'secrets' && workflow.callable !== undefined)
      return declared(workflow.callable.secrets, first, text);
    if (context === 'needs') {
      if (!needsOf(job).includes(first)) return [`${text}: the job does not need ${first}`];
      return what === 'outputs' && name !== '' ? declared(outputsOf(repository, workflow.jobs[first]), name, text) : [];
    }
    return context === 'steps' ? stepFaults(repository, job, first, name, text) : [];
  });
}

const declared = (known: Readonly<Record<string, unknown>> | undefined, name: string, text: string): string[] =>
  name in (known ?? {}) ? [] : [`${text} is declared nowhere`];

const outputsOf = (repository: Repository, job: Job | undefined): Readonly<Record<string, unknown>> | undefined =>
  job === undefined ? undefined : (calledBy(repository, job)?.callable?.outputs ?? job.outputs);

function stepFaults(repository: Repository, job: Job, id: string, output: string, text: string): string[] {
  const step = job.steps?.find((each) => each.id === id);
  if (step === undefined) return [`${text}: no step has the id ${id}`];
  if (!step.uses?.startsWith('$/')) return [];
  return declared(repository.actions[step.uses.replace('$/actions/', '')]?.outputs, output, text);
}

function outputFaults(repository: Repository, workflow: Workflow): string[] {
  return expressionsIn(workflow.callable?.outputs)
    .flatMap(contextPaths)
    .flatMap(([context, job = '', what, name = '']) =>
      context === 'jobs' && what === 'outputs'
        ? declared(outputsOf(repository, workflow.jobs[job]), name, `jobs.${job}.outputs.${name}`)
        : jobFaults(workflow, context, job),
    );
}

const jobFaults = (workflow: Workflow, context: string | undefined, job: string): string[] =>
  context === 'jobs' && !(job in workflow.jobs) ? [`jobs.${job}: there is no such job`] : [];
