// The world of a Kustomize example on loopback: a registry, the manifests on a git server, a Slack, and an Argo CD stand-in for each
// overlay, which asks the real kustomize what the overlay means. Touches nothing outside its folder but Go's module cache.

import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { json } from 'node:stream/consumers';
import { parseAllDocuments, stringify } from 'yaml';
import { type ArgoCd, readDeployment, startArgoCd, type Wanted } from '../../scripts/demo/argocd.ts';
import { type Balancer, startBalancer } from '../../scripts/demo/balancer.ts';
import { commitAll, git } from '../../scripts/demo/world.ts';
import { type Cleanup, temporaryFolder } from '../fakes/folder.ts';
import { startGitServer } from '../fakes/git-server.ts';
import { type GitHubApi, startGitHubApi } from '../fakes/github-api.ts';
import { pushFolder } from '../fakes/image.ts';
import { startOciRegistry } from '../fakes/oci-registry.ts';
import { type Slack, startSlack } from '../fakes/slack.ts';

/** A service and its manifests below examples/. */
export interface Example<Name extends string> {
  /** The service: its folder, and the repository of its image. */
  readonly service: string;
  readonly owner: string;
  /** The folder of its manifests. */
  readonly manifests: string;
  /** What a container of it starts. */
  readonly command: readonly string[];
  /** The tag of what every overlay runs at first. */
  readonly firstTag: string;
  readonly overlays: Readonly<Record<Name, Overlay>>;
}

/** A place where the service runs. */
export interface Overlay {
  /** Its folder in the manifests. */
  readonly path: string;
  /** Its address in the service's config file. */
  readonly url: string;
  /** False: a person syncs it. */
  readonly automated: boolean;
}

const root = path.resolve(import.meta.dirname, '../..');
const exampleRegistry = /123456789012\.dkr\.ecr\.us-east-1\.amazonaws\.com|registry\.acme\.com/g;
const kustomizeVersion = 'v5.8.1';
/** A running world. */
export interface OverlayWorld<Name extends string> {
  readonly folder: string;
  /** The service's checkout, on `main`. */
  readonly service: string;
  /** The bare manifests repository. */
  readonly manifests: string;
  readonly manifestsToken: string;
  readonly registryHost: string;
  readonly slack: Slack;
  /** GitHub, as far as it holds the manifests. */
  readonly github: GitHubApi;
  readonly environments: Readonly<Record<Name, Environment>>;
}

/** A place where the service runs, and what the stand-in said of it, in order. */
interface Environment {
  readonly url: string;
  readonly argocd: ArgoCd;
  readonly events: readonly string[];
}

/** Path of kustomize in the pinned version; `go install` brings it when it is not there. */
function ensureKustomize(): string {
  const go = (...args: string[]): string => execFileSync('go', args, { encoding: 'utf8' }).trim();
  const binary = path.join(go('env', 'GOBIN') || path.join(go('env', 'GOPATH'), 'bin'), 'kustomize');
  if (!existsSync(binary)) go('install', `sigs.k8s.io/kustomize/kustomize/v5@${kustomizeVersion}`);
  return binary;
}

/** Brings the world up: the first version answers everywhere when this resolves. It ends with the test. */
export async function startOverlayWorld<Name extends string>(
  test: Cleanup,
  folder: string,
  example: Example<Name>,
): Promise<OverlayWorld<Name>> {
  const { firstTag } = example;
  const overlays = Object.entries<Overlay>(example.overlays);
  const opened = <T extends { close(): Promise<void> }>(part: T): T => {
    test.after(() => part.close());
    return part;
  };
  const registryHost = opened(await startOciRegistry()).host;
  const slack = opened(await startSlack());
  const manifestsToken = 'overlay-manifests-token';
  const repositories = path.join(folder, 'repositories');
  const server = opened(await startGitServer({ root: repositories, token: manifestsToken }));
  const github = opened(await startGitHubApi({ root: repositories, token: manifestsToken }));
  const manifestsName = `${example.owner}/${example.manifests}`;
  const onLoopback = [
    `repository: ${manifestsName}`,
    `github-server-url: "${server.url}"`,
    `github-api-url: "${github.url}"`,
  ];
  const balancers = new Map<string, Balancer>();
  for (const [name] of overlays) balancers.set(name, opened(await startBalancer()));

  const service = createService(folder, example, [
    [exampleRegistry, registryHost],
    [`repository: ${manifestsName}`, onLoopback.join('\n  ')],
    ...overlays.map(([name, { url }]) => [url, balancers.get(name)?.url ?? ''] as const),
  ]);
  const config = { Env: [`APP_VERSION=${firstTag}`], Cmd: example.command };
  await pushFolder(`${registryHost}/${example.service}:${firstTag}`, service, config);
  const digest = await digestOf(registryHost, example.service, firstTag);
  const manifests = createManifests(folder, repositories, example, [
    [exampleRegistry, registryHost],
    [/newTag: .*/g, `newTag: ${firstTag}@${digest}`],
  ]);

  const kustomize = ensureKustomize();
  const environments: Record<string, Environment> = {};
  for (const [name, overlay] of overlays) {
    const balancer = balancers.get(name) as Balancer;
    const events: string[] = [];
    const argocd = await startArgoCd({
      wanted: overlayReader(kustomize, { manifests, overlay: overlay.path, folder: path.join(folder, 'built', name) }),
      balancer,
      folder: path.join(folder, 'cluster', name),
      automated: overlay.automated,
      podMilliseconds: 50,
      onEvent: (event) => void events.push(event),
    });
    environments[name] = { url: balancer.url, argocd: opened(argocd), events };
  }
  const world = { folder, service, manifests, manifestsToken, registryHost, slack, github };
  return { ...world, environments: environments as OverlayWorld<Name>['environments'] };
}

/** GitHub, which knows the service and that Carol let the runs 1 and 2 into production. */
export async function startApprovingGitHub(
  test: Cleanup,
  service: string,
  { fullName, token }: { readonly fullName: string; readonly token: string },
): Promise<string> {
  const root = temporaryFolder(test);
  git(root, 'clone', '--quiet', '--bare', service, path.join(root, `${fullName}.git`));
  const approval = {
    user: { login: 'carol', type: 'User' },
    state: 'approved',
    environments: [{ name: 'production' }],
  };
  const run = { run: {}, approvals: [approval] };
  const api = await startGitHubApi({ root, token, runs: { 1: run, 2: run } });
  test.after(() => api.close());
  return api.url;
}

/** The digest that a tag of the service names. */
export async function digestOf(registryHost: string, repository: string, tag: string): Promise<string> {
  const accept = 'application/vnd.oci.image.manifest.v1+json, application/vnd.docker.distribution.manifest.v2+json';
  const answer = await ask(`http://${registryHost}/v2/${repository}/manifests/${tag}`, { accept });
  if (answer.statusCode !== 200) throw new Error(`${tag}: the registry answered ${answer.statusCode}`);
  answer.resume();
  return String(answer.headers['docker-content-digest'] ?? '');
}

/** The tags of an image in the registry, sorted. */
export async function tagsOf(registryHost: string, repository: string): Promise<string[]> {
  const answer = await ask(`http://${registryHost}/v2/${repository}/tags/list`);
  return ((await json(answer)) as { tags: string[] }).tags.sort();
}

/** Asks on a connection of its own: one that was kept may have been closed while act ran. */
async function ask(url: string, headers: http.OutgoingHttpHeaders = {}): Promise<http.IncomingMessage> {
  return await new Promise((resolve, reject) => {
    http.get(url, { agent: false, headers }, resolve).once('error', reject);
  });
}

type Replacements = readonly (readonly [string | RegExp, string])[];

type Names = Pick<Example<string>, 'service' | 'owner' | 'manifests' | 'overlays'>;

function createService(folder: string, { service: name, owner }: Names, replacements: Replacements): string {
  const service = path.join(folder, name);
  cpSync(path.join(root, 'examples', name), service, { recursive: true });
  rewrite(path.join(service, '.github/ship.yml'), [
    ...replacements,
    // Pods that start in a moment need no pause between two probes; a machine without a registry mirror builds FROM scratch.
    [/^smoke-test:$/m, 'smoke-test:\n  interval-seconds: 0.1'],
    [/(build-args: \[.*)\]/g, '$1, "BASE=scratch"]'],
  ]);
  git(service, 'init', '--quiet', '--initial-branch=main');
  git(service, 'remote', 'add', 'origin', `https://github.com/${owner}/${name}.git`);
  commitAll(service, 'feat: the first version');
  return service;
}

function createManifests(folder: string, repositories: string, names: Names, replacements: Replacements): string {
  const work = path.join(folder, names.manifests);
  const bare = path.join(repositories, `${names.owner}/${names.manifests}.git`);
  cpSync(path.join(root, 'examples', names.manifests), work, { recursive: true });
  for (const overlay of Object.values(names.overlays))
    rewrite(path.join(work, overlay.path, 'kustomization.yaml'), replacements);
  git(work, 'init', '--quiet', '--initial-branch=main');
  commitAll(work, 'chore: the desired state');
  mkdirSync(path.dirname(bare), { recursive: true });
  git(folder, 'clone', '--quiet', '--bare', work, bare);
  rmSync(work, { recursive: true });
  return bare;
}

function rewrite(file: string, replacements: Replacements): void {
  let text = readFileSync(file, 'utf8');
  for (const [from, to] of replacements) text = text.replaceAll(from instanceof RegExp ? withAll(from) : from, to);
  writeFileSync(file, text);
}

const withAll = (pattern: RegExp): RegExp => new RegExp(pattern.source, [...new Set(`${pattern.flags}g`)].join(''));

/** Builds the overlay when it or the base has changed, and only then: what others write costs nothing. */
function overlayReader(
  kustomize: string,
  { manifests, overlay, folder }: { readonly manifests: string; readonly overlay: string; readonly folder: string },
): () => Promise<Wanted> {
  const known: { head: string; wanted: Wanted } = { head: '', wanted: { image: '', replicas: 0 } };
  return async () => {
    const head = git(manifests, 'rev-parse', `refs/heads/main:${overlay}`, 'refs/heads/main:base');
    if (head === known.head) return known.wanted;
    rmSync(folder, { recursive: true, force: true });
    git(path.dirname(manifests), 'clone', '--quiet', manifests, folder);
    const built = execFileSync(kustomize, ['build', path.join(folder, overlay)], { encoding: 'utf8' });
    const documents = parseAllDocuments(built).map((each) => each.toJS() as { kind?: string });
    known.wanted = readDeployment(stringify(documents.find(({ kind }) => kind === 'Deployment' || kind === 'Rollout')));
    known.head = head;
    return known.wanted;
  };
}
