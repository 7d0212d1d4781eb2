// The demo's world with the root action in it: runs the bundle `ship` as a step of the example service, against real parts on loopback.

import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { git, startWorld, type World } from '../../scripts/demo/world.ts';
import { type Cleanup, temporaryFolder } from './folder.ts';
import { pushFolder } from './image.ts';
import { type StartedStep, type StepResult, startBundle } from './runner.ts';

/** The world, and what tests do in it. */
export interface ShipWorld {
  readonly world: World;
  /** Runs the root action with the credentials of this world; an input that is undefined is left out. */
  ship(
    inputs: Readonly<Record<string, string | undefined>>,
    env?: Readonly<Record<string, string>>,
  ): Promise<StepResult>;
  /** As `ship`, but the step can be signalled while it runs. */
  start(inputs: Readonly<Record<string, string | undefined>>): StartedStep;
  /** Pushes an image of the service under a version, after an edit of its source; tells its reference. */
  image(version: string, edit?: readonly [file: string, from: string, to: string]): Promise<string>;
  /** Edits a file of the service. */
  edit(file: string, from: string | RegExp, to: string): void;
  /** The image that an environment's manifest asks for, by its tag. */
  wanted(environment: 'staging' | 'production'): string;
  /** The first line of each message that the channel got. */
  told(): string[];
}

const repository = 'shopfast-checkout-service';

/** Starts a world whose roll-outs are quick. */
export async function enterShipWorld(t: Cleanup): Promise<ShipWorld> {
  const world = await startWorld({ folder: temporaryFolder(t), automated: false, podMilliseconds: 20 });
  t.after(() => world.close());
  const edit = (file: string, from: string | RegExp, to: string): void => {
    const place = path.join(world.service, file);
    const text = readFileSync(place, 'utf8');
    if (text.replace(from, to) === text) throw new Error(`${file} does not hold ${from}`);
    writeFileSync(place, text.replace(from, to));
  };
  edit('.github/ship.yml', /^smoke-test:$/m, 'smoke-test:\n  interval-seconds: 0.1\n  retry-checks-seconds: 0');
  edit('.github/ship.yml', 'tags: [sha, latest]', 'tags: [sha]\n  engine: buildah');

  const given = {
    environment: 'staging',
    'manifests-token': world.manifestsToken,
    'slack-webhook-url': world.slack.webhookUrl,
    'build-args': `BASE=scratch\nVERSION=${world.commit}`,
    'smoke-timeout-seconds': '30',
    'rollback-timeout-seconds': '30',
  };
  const start = (inputs: Readonly<Record<string, string | undefined>>, env?: Readonly<Record<string, string>>) => {
    const entries = Object.entries({ ...given, ...inputs }).filter(([, value]) => value !== undefined);
    const chosen = Object.fromEntries(entries) as Record<string, string>;
    return startBundle('ship', { workspace: world.service, inputs: chosen, env: { ...stepOf(world), ...env } });
  };
  return {
    world,
    edit,
    start,
    ship: async (inputs, env) => await start(inputs, env).finished,
    image: async (version, change) => await pushImage(world, version, change),
    wanted: (environment) => /image: \S+:([^\s@"']+)/.exec(world.environments[environment].manifest())?.[1] ?? '',
    told: () => world.slack.messages.map(({ payload }) => (payload as { text: string }).text.split('\n')[0] ?? ''),
  };
}

const stepOf = (world: World): Record<string, string> => ({
  GITHUB_REPOSITORY: 'shopfast/checkout-service',
  GITHUB_SHA: world.commit,
  GITHUB_REF: 'refs/heads/main',
  GITHUB_REF_NAME: 'main',
  GITHUB_EVENT_NAME: 'push',
  GITHUB_ACTOR: 'robin',
});

async function pushImage(
  world: World,
  version: string,
  change: readonly [file: string, from: string, to: string] | undefined,
): Promise<string> {
  const copy = path.join(world.folder, `image-${version}`);
  cpSync(world.service, copy, { recursive: true });
  rmSync(path.join(copy, '.git'), { recursive: true });
  if (change !== undefined) {
    const [file, from, to] = change;
    const text = readFileSync(path.join(copy, file), 'utf8');
    if (!text.includes(from)) throw new Error(`${file} does not hold ${from}`);
    writeFileSync(path.join(copy, file), text.replace(from, to));
  }
  const image = `${world.registryHost}/${repository}:${version}`;
  await pushFolder(image, copy, { Env: [`APP_VERSION=${version}`], Cmd: ['node', 'src/server.js'] });
  return image;
}

/** Subjects of the commits of the manifests repository, the newest first. */
export const manifestSubjects = ({ manifests }: World): string[] =>
  git(manifests, 'log', '--format=%s', 'refs/heads/main').trim().split('\n');
