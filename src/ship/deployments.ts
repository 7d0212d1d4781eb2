// Reads what the config file says of each environment: its `deploy` section, and the places and hosts of its other sections.
// Reports every value that an action could not read. Decides nothing.

import { inputs as buildInputs } from '../build-push-image/inputs.ts';
import { inputs as bumpInputs } from '../bump-manifest/inputs.ts';
import { ActionError, orThrow, type Problem } from '../domain/action-error.ts';
import type { Context } from '../domain/context.ts';
import { fillTemplate } from '../domain/text/template.ts';
import { inputs as slackInputs } from '../notify-slack/inputs.ts';
import { inputs as gateInputs } from '../quality-gate/inputs.ts';
import { readEnvironments } from '../runner/config-file.ts';
import { type InputReaders, readSection, type Section } from '../runner/inputs.ts';
import { boolean, choice, text } from '../runner/readers.ts';
import { inputs as smokeInputs } from '../smoke-test/inputs.ts';
import type { Deployments, DeploySettings, Destination } from './deployment.ts';

/** The keys of a `deploy` section. */
export const deployInputs = {
  sync: choice(['auto', 'manual', 'pull-request'], 'auto'),
  approval: text(),
  promote: boolean(false),
  rollback: boolean(true),
  wait: boolean(false),
};

const sections: Readonly<Record<string, InputReaders>> = {
  'quality-gate': gateInputs,
  'build-push-image': buildInputs,
  'bump-manifest': bumpInputs,
  'smoke-test': smokeInputs,
  'notify-slack': slackInputs,
};

/** Reads the file; throws one ActionError with everything in it that is wrong, for all actions and environments. */
export async function readDeployments(
  context: Context,
  config: string | undefined,
  service: string,
): Promise<Deployments> {
  const { workspace } = context;
  const names = await readEnvironments(workspace, config);
  const problems: Problem[] = [];

  const environments: DeploySettings[] = [];
  for (const name of names) {
    const read = async (section: string, readers: InputReaders): Promise<Section> => {
      const found = await readSection({ workspace, config, section, environment: name, readers });
      problems.push(...found.problems);
      return found;
    };
    environments.push(await readDeployment(name, service, read));
  }
  if (problems.length > 0) throw new ActionError(unique(problems));

  return { service, environments };
}

/** The names of the environments, in the order of the file, whatever is wrong inside them. */
export const listEnvironments = async (
  { workspace }: Context,
  config: string | undefined,
): Promise<readonly string[]> => await readEnvironments(workspace, config);

type Read = (section: string, readers: InputReaders) => Promise<Section>;

async function readDeployment(name: string, service: string, read: Read): Promise<DeploySettings> {
  const found = new Map<string, Section>();
  for (const [section, readers] of Object.entries(sections)) found.set(section, await read(section, readers));
  const { values } = await read('deploy', deployInputs);

  const fill = (lines: unknown): string[] =>
    linesOf(lines).map((line) => orThrow(fillTemplate(line, { environment: name, service }, `environments.${name}`)));
  const bump = found.get('bump-manifest')?.values ?? {};
  return {
    name,
    sync: values['sync'] as DeploySettings['sync'],
    approval: values['approval'] as string | undefined,
    promote: values['promote'] === true,
    rollback: values['rollback'] === true,
    wait: values['wait'] === true,
    paths: fill(bump['path']).filter((line) => line !== '.'),
    fields: fill(bump['field']),
    destinations: destinationsOf(name, found),
  };
}

const linesOf = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.map(String);
  if (value === undefined) return [];
  return String(value).split('\n').filter(Boolean);
};

/** The inputs that say where a token, a password or another secret goes. */
const addressed: Readonly<Record<string, readonly string[]>> = {
  'build-push-image': ['registry'],
  'bump-manifest': ['repository', 'github-server-url', 'github-api-url'],
  'smoke-test': ['url', 'argocd-server'],
  'notify-slack': ['api-url', 'pagerduty-url'],
};

function destinationsOf(environment: string, found: ReadonlyMap<string, Section>): Destination[] {
  return Object.entries(addressed).flatMap(([section, names]) =>
    names.flatMap((name) =>
      (found.get(section)?.linesOf(name) ?? []).map((value) => ({
        place: placeOf(value),
        where: `environments.${environment}.${section}.${name}`,
      })),
    ),
  );
}

/** The host of a URL or of git's `user@host:path`; anything else as it stands. */
function placeOf(value: string): string {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(value) && URL.canParse(value)) return new URL(value).hostname;
  return /^[^@\s/]+@([^:/\s]+):/.exec(value)?.[1] ?? value;
}

const unique = (problems: readonly Problem[]): Problem[] => [
  ...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values(),
];
