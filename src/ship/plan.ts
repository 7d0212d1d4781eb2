// Decides which environments a run deploys, in which order and how. Pure: the config file is handed in.

import { accepted, type Problem, type Reading, refused } from '../domain/action-error.ts';
import { suggestName } from '../domain/text/nearest.ts';
import { phrase, present } from '../domain/text/optional.ts';
import type { Deployments, DeploySettings, Destination } from './deployment.ts';

/** The workflows have so many places for environments. */
export const mostEnvironments = 5;

/** What is asked of the file. */
export interface Asked {
  /** Only these; empty means all. */
  readonly environments: readonly string[];
  /** Only those that come after this one. */
  readonly after: string | undefined;
  /** True: each of them gets the image of another environment, whatever the file says. */
  readonly promote?: boolean | undefined;
  /** That other environment; undefined: the one before it in the file. */
  readonly from?: string | undefined;
  /** Hosts, `*.domain` or `owner/name`; empty means that nothing is checked. */
  readonly allowedHosts: readonly string[];
}

/** One environment as a workflow reads it with `fromJSON`; texts are empty where nothing is said, since GitHub knows no undefined. */
export interface Step {
  readonly name: string;
  readonly sync: string;
  readonly approval: string;
  /** Lines for bump-manifest's `promote-from`; empty: the image of this run is written. */
  readonly 'promote-from': string;
  readonly rollback: boolean;
  readonly wait: boolean;
}

/** How an environment is deployed of which the config file says nothing. */
export const plainStep = (name: string): Step => ({
  name,
  sync: 'auto',
  approval: '',
  'promote-from': '',
  rollback: true,
  wait: false,
});

/** Plans the environments of a run: the steps in order, or every reason why there are none. */
export function planEnvironments({ environments: all }: Deployments, asked: Asked): Reading<readonly Step[]> {
  const unknown = unknownNames(all, asked);
  if (unknown.length > 0) return refused(...unknown);

  const chosen = chooseEnvironments(all, asked);
  const source = (each: DeploySettings): DeploySettings | undefined => {
    if (asked.from === undefined) return before(all, each);
    return all.find(({ name }) => name === asked.from);
  };
  const problems = [
    ...countFaults(chosen, all),
    ...chosen.flatMap((each) => promotionFaults(each, source(each))),
    ...chosen.flatMap((each) => findHostFaults(each.destinations, asked.allowedHosts)),
  ];
  if (problems.length > 0) return refused(...problems);

  return accepted(chosen.map((each) => stepOf(each, source(each))));
}

function chooseEnvironments(
  all: readonly DeploySettings[],
  { environments, after, promote }: Asked,
): readonly DeploySettings[] {
  // Where it is not given, none is found, and all come after it.
  const start = all.findIndex(({ name }) => name === after) + 1;
  return all
    .slice(start)
    .filter(({ name }) => environments.length === 0 || environments.includes(name))
    .map((each) => ({ ...each, promote: each.promote || promote === true }));
}

const before = (all: readonly DeploySettings[], { name }: DeploySettings): DeploySettings | undefined =>
  all[all.findIndex((each) => each.name === name) - 1];

function stepOf(deployment: DeploySettings, source: DeploySettings | undefined): Step {
  const { name, sync, approval = '', promote, rollback, wait } = deployment;
  const places = phrase(promote && source, (source) => placesOf(source).join('\n'));
  return { name, sync, approval, 'promote-from': places, rollback, wait };
}

const placesOf = ({ paths, fields }: DeploySettings): string[] => [...paths, ...fields];

function unknownNames(all: readonly DeploySettings[], { environments, after, from }: Asked): Problem[] {
  const known = all.map(({ name }) => name);
  const given = present([
    ...environments.map((name) => ({ name, input: 'environments' })),
    after !== undefined && { name: after, input: 'after' },
    from !== undefined && { name: from, input: 'from' },
  ]);

  return given
    .filter(({ name }) => !known.includes(name))
    .map(({ name, input }) => ({
      code: 'environment_unknown',
      what: `"${name}" is not an environment of the config file`,
      where: `input \`${input}\``,
      fix: nameFix(name, known),
    }));
}

const nameFix = (name: string, known: readonly string[]): string => {
  if (known.length === 0) return 'Write `environments: {staging: …}` in the config file.';
  return suggestName(name, known);
};

function countFaults(chosen: readonly DeploySettings[], all: readonly DeploySettings[]): Problem[] {
  if (all.length === 0)
    return [
      {
        code: 'environments_missing',
        what: 'The config file names no environment, so there is nowhere to deploy to',
        where: 'config file',
        fix: 'Write them in the order in which they are deployed: `environments: {staging: {…}, production: {…}}`.',
      },
    ];
  if (chosen.length <= mostEnvironments) return [];

  return [
    {
      code: 'environments_too_many',
      what: `This run would deploy to ${chosen.length} environments, but one run can deploy to at most ${mostEnvironments}`,
      where: 'config file',
      fix: 'Choose the environments of this run with the input `environments`, and ship the rest in a second run. Regions are not environments: write them as lines of `path` and `url`.',
    },
  ];
}

function promotionFaults(deployment: DeploySettings, source: DeploySettings | undefined): Problem[] {
  if (!deployment.promote) return [];
  const where = `environments.${deployment.name}.deploy.promote`;
  if (source === undefined)
    return [
      {
        code: 'promotion_unclear',
        what: `\`${deployment.name}\` should get the image of the environment before it, but it is the first one`,
        where,
        fix: 'Remove `promote: true` there, or write the environment whose image it should get above it.',
      },
    ];

  const from = placesOf(source);
  const own = placesOf(deployment);
  if (from.length > 0 && from.join('\n') !== own.join('\n')) return [];

  return [
    {
      code: 'promotion_unclear',
      what: `\`${deployment.name}\` should get the image of \`${source.name}\`, but the config file gives both the same place in the manifests`,
      where,
      fix: 'Write `bump-manifest: {path: "{environment}/…"}`, or a `path` for each environment.',
    },
  ];
}

/** The places that secrets would go to and that nobody allowed; none when nothing is limited. */
export function findHostFaults(destinations: readonly Destination[], allowed: readonly string[]): Problem[] {
  if (allowed.length === 0) return [];
  return destinations
    .filter(({ place }) => !allowed.some((pattern) => isAllowed(place, pattern)))
    .map(({ place, where }) => ({
      code: 'host_not_allowed',
      what: `The config file sends secrets to "${place}", which \`allowed-hosts\` does not name`,
      where,
      fix: `If that is meant, add a line \`${place}\` to \`allowed-hosts\` of the calling workflow.`,
    }));
}

/** Exactly the place, or below `*.domain`; case does not count. */
function isAllowed(place: string, pattern: string): boolean {
  const [name, wanted] = [place.toLowerCase(), pattern.toLowerCase()];
  return name === wanted || (wanted.startsWith('*.') && name.endsWith(wanted.slice(1)));
}
