// Decides which stages a run of the chain has, for which environment, and how that one is deployed. Pure.
//
// The map of this room: course (what runs), stage-inputs (what each stage is given), run (does it), progress (what came of it), and
// telling (the words for the end, and the outputs).

import { accepted, type Problem, type Reading, refused } from '../../domain/action-error.ts';
import { optional, present } from '../../domain/text/optional.ts';
import type { Deployments } from '../deployment.ts';
import { findHostFaults, plainStep, planEnvironments, type Step } from '../plan.ts';

/** The stages of the chain in their order. */
export const chainStages = ['quality-gate', 'build-push-image', 'bump-manifest', 'smoke-test', 'notify-slack'] as const;

/** One of them. */
export type StageName = (typeof chainStages)[number];

/** What is asked of the chain. */
export interface AskedCourse {
  /** In any order; none means all but the gate, which a pull request has run before. */
  readonly stages: readonly string[];
  readonly environment: string | undefined;
  /** True when an image is given: then none is built, unless asked for. */
  readonly hasImage: boolean;
  readonly allowedHosts: readonly string[];
}

/** What runs. */
export interface Course {
  readonly stages: readonly StageName[];
  /** How the environment is deployed; its name is empty where the config file knows none. */
  readonly step: Step;
  /** What a person should know though nothing is wrong. */
  readonly remarks: readonly string[];
}

/** The course for one environment, or every reason why there is none. */
export function planCourse(deployments: Deployments, asked: AskedCourse): Reading<Course> {
  const unsafe = hostProblems(deployments, asked);
  if (unsafe.length > 0) return refused(...unsafe);
  const wanted = stagesOf(asked);
  const { value: step, problems } = stepOf(deployments, asked, wanted);
  if (step === undefined) return refused(...problems);

  const isPromoted = step['promote-from'] !== '' && wanted.includes('bump-manifest');
  // Who names the stages has decided.
  const buildsNothing = isPromoted && asked.stages.length === 0;
  const stages = wanted.filter((stage) => stage !== 'build-push-image' || !buildsNothing);
  const remarks = present([isPromoted && promoted, ...approvalRemark(step)]);
  return accepted({ stages, step, remarks });
}

/** Where the file would send secrets and may not: by any of its environments, since a build without one reads what they share. */
export function hostProblems(
  { environments }: Deployments,
  { allowedHosts }: Pick<AskedCourse, 'allowedHosts'>,
): Problem[] {
  if (allowedHosts.length === 0) return [];
  if (environments.length === 0) return [uncheckable];
  return findHostFaults(
    environments.flatMap(({ destinations }) => destinations),
    allowedHosts,
  );
}

const uncheckable: Problem = {
  code: 'environments_missing',
  what: '`allowed-hosts` is checked for the environments of the config file, but the config file names no environment',
  where: 'config file',
  fix: 'Write `environments: {staging: {…}}`, or leave `allowed-hosts` out.',
};

const promoted = 'Nothing is built: this environment gets the image of the environment before it (`promote: true`).';

function approvalRemark({ approval }: Step): string[] {
  if (approval === '') return [];
  return [
    `The config file asks for an approval in "${approval}". A single step cannot wait for one: give its job \`environment: ${approval}\`, or use ship.yml.`,
  ];
}

function stagesOf({ stages, hasImage }: AskedCourse): StageName[] {
  if (stages.length > 0) return chainStages.filter((stage) => stages.includes(stage));
  const left = present<StageName>(['quality-gate', hasImage && 'build-push-image']);
  return chainStages.filter((stage) => !left.includes(stage));
}

/** How the environment is deployed; nothing is asked of the config file where nothing is. */
function stepOf(deployments: Deployments, { environment }: AskedCourse, wanted: readonly StageName[]): Reading<Step> {
  const names = deployments.environments.map(({ name }) => name);
  const isDeployed = wanted.some((stage) => !['quality-gate', 'build-push-image'].includes(stage));
  if (names.length === 0 || !isDeployed) return accepted(plainStep(environment ?? ''));
  const name = environment ?? optional(names.length === 1, () => names[0]);
  if (name === undefined) return refused(whichOne(names));

  const plan = planEnvironments(deployments, { environments: [name], after: undefined, allowedHosts: [] });
  return { value: plan.value?.[0], problems: plan.problems.map(asEnvironment) };
}

/** The plan knows the name as one of several. */
const asEnvironment = (problem: Problem): Problem => {
  if (problem.where === 'input `environments`') return { ...problem, where: 'input `environment`' };
  return problem;
};

const whichOne = (names: readonly string[]): Problem => ({
  code: 'input_missing',
  what: 'The config file has several environments, but one step deploys to only one of them',
  where: 'input `environment`',
  fix: `Give the step ${names.map((name) => `\`environment: ${name}\``).join(' or ')}; ship.yml does all of them in order.`,
});
