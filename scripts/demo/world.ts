// The demo's world on loopback: a git server with the manifests, a registry, an Argo CD stand-in per environment, a Slack sink,
// and a checkout of the example service with history. Serves the demo and the workflow runs; touches nothing outside its folder.

import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { startGitServer } from '../../test/fakes/git-server.ts';
import { pushFolder } from '../../test/fakes/image.ts';
import { startOciRegistry } from '../../test/fakes/oci-registry.ts';
import { type Slack, startSlack } from '../../test/fakes/slack.ts';
import { type ArgoCd, deploymentIn, startArgoCd } from './argocd.ts';
import { type Balancer, startBalancer } from './balancer.ts';

/** How the world is set up. */
export interface WorldOptions {
  /** An empty folder; everything of the world lies below it. */
  readonly folder: string;
  /** A registry that runs already; default: the embedded one is started. */
  readonly registryHost?: string | undefined;
  /** False: production waits for `argocd.production.sync()`, as a person would. Staging always syncs by itself. */
  readonly automated: boolean;
  /** Pause between two pods of a rolling update. */
  readonly podMilliseconds: number;
  readonly onEvent?: (event: string) => void;
}

/** One environment of the cluster. */
export interface WorldEnvironment {
  /** Where the service answers. */
  readonly url: string;
  readonly argocd: ArgoCd;
  /** The Deployment's text at the head of the manifests repository. */
  manifest(): string;
}

/** A running world. */
export interface World {
  readonly folder: string;
  /** The service's checkout: two commits on `main`, the second adds gift cards. */
  readonly service: string;
  readonly previousCommit: string;
  readonly commit: string;
  readonly registryHost: string;
  /** URL of the manifests repository, without credentials. */
  readonly manifestsUrl: string;
  readonly manifestsToken: string;
  /** The bare manifests repository. */
  readonly manifests: string;
  readonly slack: Slack;
  readonly environments: Readonly<Record<'staging' | 'production', WorldEnvironment>>;
  manifestsHead(): string;
  close(): Promise<void>;
}

const root = path.resolve(import.meta.dirname, '../..');
const exampleRegistry = '123456789012.dkr.ecr.us-east-1.amazonaws.com';
const exampleRepository = 'shopfast-checkout-service';
const manifestsToken = 'demo-manifests-token';

/** Brings the world up; the old version answers in both environments when this resolves. On failure what was started is stopped. */
export async function startWorld(options: WorldOptions): Promise<World> {
  const closers: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (const undo of closers.splice(0).reverse()) await undo();
  };
  const opened = <T extends { close(): Promise<void> }>(part: T): T => {
    closers.push(() => part.close());
    return part;
  };
  try {
    return { ...(await raise(options, opened)), close };
  } catch (thrown) {
    await close();
    throw thrown;
  }
}

async function raise(
  options: WorldOptions,
  opened: <T extends { close(): Promise<void> }>(part: T) => T,
): Promise<Omit<World, 'close'>> {
  const { folder } = options;
  const registryHost = options.registryHost ?? opened(await startOciRegistry()).host;
  const slack = opened(await startSlack());
  const repositories = path.join(folder, 'repositories');
  const gitServer = opened(await startGitServer({ root: repositories, token: manifestsToken }));
  const balancers = { staging: opened(await startBalancer()), production: opened(await startBalancer()) };
  const manifestsUrl = `${gitServer.url}/shopfast/k8s-manifests.git`;
  const replacements: readonly (readonly [string, string])[] = [
    [exampleRegistry, registryHost],
    ['repository: shopfast/k8s-manifests', `repository: ${manifestsUrl}`],
    ['https://checkout.staging.shopfast.example', balancers.staging.url],
    ['https://checkout.shopfast.example', balancers.production.url],
  ];
  const { service, previousCommit, commit } = await createService(folder, replacements, registryHost);
  const manifests = createManifests(folder, repositories, registryHost, previousCommit);
  const show = (environment: string): string =>
    git(manifests, 'show', `refs/heads/main:${environment}/checkout-service/deployment.yaml`);
  const environment = async (name: 'staging' | 'production'): Promise<WorldEnvironment> => {
    const argocd = opened(await startCluster(options, name, manifests, balancers[name]));
    return { url: balancers[name].url, argocd, manifest: () => show(name) };
  };
  const environments = { staging: await environment('staging'), production: await environment('production') };
  const manifestsHead = (): string => git(manifests, 'rev-parse', 'refs/heads/main').trim();
  return {
    folder,
    service,
    previousCommit,
    commit,
    registryHost,
    manifestsUrl,
    manifestsToken,
    manifests,
    slack,
    environments,
    manifestsHead,
  };
}

const startCluster = (
  options: WorldOptions,
  name: 'staging' | 'production',
  repository: string,
  balancer: Balancer,
): Promise<ArgoCd> =>
  startArgoCd({
    wanted: deploymentIn(repository, 'main', `${name}/checkout-service/deployment.yaml`),
    balancer,
    folder: path.join(options.folder, 'cluster', name),
    automated: name === 'staging' || options.automated,
    podMilliseconds: options.podMilliseconds,
    onEvent: (event) => options.onEvent?.(`${name}: ${event}`),
  });

/** The service's checkout: first without gift cards, whose image the registry gets, then with them. */
async function createService(
  folder: string,
  replacements: readonly (readonly [string, string])[],
  registryHost: string,
) {
  const service = path.join(folder, 'checkout-service');
  cpSync(path.join(root, 'examples/checkout-service'), service, { recursive: true });
  replaceIn(path.join(service, '.github/ship.yml'), replacements);
  const feature = ['src/routes/gift-card.js', 'test/gift-card.test.js'];
  const kept = feature.map((file) => [file, readFileSync(path.join(service, file))] as const);
  for (const file of feature) rmSync(path.join(service, file));
  git(service, 'init', '--quiet', '--initial-branch=main');
  const previousCommit = commitAll(service, 'feat: check out with a card');
  const config = { Env: [`APP_VERSION=${previousCommit}`], Cmd: ['node', 'src/server.js'] };
  await pushFolder(`${registryHost}/${exampleRepository}:${previousCommit}`, service, config);
  for (const [file, bytes] of kept) writeFileSync(path.join(service, file), bytes);
  const commit = commitAll(service, 'feat: add gift card payment support');
  return { service, previousCommit, commit };
}

function createManifests(folder: string, repositories: string, registryHost: string, previousCommit: string): string {
  const work = path.join(folder, 'k8s-manifests');
  const bare = path.join(repositories, 'shopfast/k8s-manifests.git');
  cpSync(path.join(root, 'examples/k8s-manifests'), work, { recursive: true });
  for (const environment of ['staging', 'production']) {
    replaceIn(path.join(work, environment, 'checkout-service/deployment.yaml'), [
      [exampleRegistry, registryHost],
      ['0'.repeat(40), previousCommit],
    ]);
  }
  git(work, 'init', '--quiet', '--initial-branch=main');
  commitAll(work, 'chore: the desired state');
  mkdirSync(path.dirname(bare), { recursive: true });
  git(folder, 'clone', '--quiet', '--bare', work, bare);
  rmSync(work, { recursive: true });
  return bare;
}

function replaceIn(file: string, replacements: readonly (readonly [string, string])[]): void {
  let text = readFileSync(file, 'utf8');
  for (const [from, to] of replacements) text = text.replaceAll(from, to);
  writeFileSync(file, text);
}

/** Commits everything and returns the commit's sha. */
export function commitAll(folder: string, message: string): string {
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--message', message);
  return git(folder, 'rev-parse', 'HEAD').trim();
}

/** Runs git without the user's own configuration. */
export function git(folder: string, ...args: string[]): string {
  const identity = ['-c', 'user.name=Robin', '-c', 'user.email=robin@shopfast.example', '-c', 'commit.gpgsign=false'];
  const env = { PATH: process.env['PATH'], HOME: folder, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
  return execFileSync('git', ['-C', folder, ...identity, ...args], {
    encoding: 'utf8',
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}
