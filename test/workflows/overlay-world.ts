// The world of the Kustomize example on loopback: a registry, the manifests on a git server, a Slack, and an Argo CD stand-in for each
// overlay, which asks the real kustomize what the overlay means. Touches nothing outside its folder but Go's module cache.

import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseAllDocuments, stringify } from 'yaml';
import { type ArgoCd, readDeployment, startArgoCd, type Wanted } from '../../scripts/demo/argocd.ts';
import { startBalancer } from '../../scripts/demo/balancer.ts';
import { commitAll, git } from '../../scripts/demo/world.ts';
import type { Cleanup } from '../fakes/folder.ts';
import { startGitServer } from '../fakes/git-server.ts';
import { pushFolder } from '../fakes/image.ts';
import { startOciRegistry } from '../fakes/oci-registry.ts';
import { type Slack, startSlack } from '../fakes/slack.ts';

/** The overlays, in the order in which they are deployed. */
export const overlays = ['dev', 'staging', 'production'] as const;
export type Overlay = (typeof overlays)[number];

const root = path.resolve(import.meta.dirname, '../..');
const exampleRegistry = '123456789012.dkr.ecr.us-east-1.amazonaws.com';
const kustomizeVersion = 'v5.8.1';
/** The tag of what every overlay runs at first. */
export const firstTag = '0a1b2c3-20260101000000';

/** A running world. */
export interface OverlayWorld {
  readonly folder: string;
  /** The service's checkout, on `main`. */
  readonly service: string;
  /** The bare manifests repository. */
  readonly manifests: string;
  readonly manifestsToken: string;
  readonly registryHost: string;
  readonly slack: Slack;
  readonly environments: Readonly<Record<Overlay, { readonly url: string; readonly argocd: ArgoCd }>>;
}

/** Path of kustomize in the pinned version; `go install` brings it when it is not there. */
function ensureKustomize(): string {
  const go = (...args: string[]): string => execFileSync('go', args, { encoding: 'utf8' }).trim();
  const binary = path.join(go('env', 'GOBIN') || path.join(go('env', 'GOPATH'), 'bin'), 'kustomize');
  if (!existsSync(binary)) go('install', `sigs.k8s.io/kustomize/kustomize/v5@${kustomizeVersion}`);
  return binary;
}

/** Brings the world up: the first version answers in all three environments when this resolves. It ends with the test. */
export async function startOverlayWorld(test: Cleanup, folder: string): Promise<OverlayWorld> {
  const opened = <T extends { close(): Promise<void> }>(part: T): T => {
    test.after(() => part.close());
    return part;
  };
  const registryHost = opened(await startOciRegistry()).host;
  const slack = opened(await startSlack());
  const manifestsToken = 'overlay-manifests-token';
  const repositories = path.join(folder, 'repositories');
  const server = opened(await startGitServer({ root: repositories, token: manifestsToken }));
  const balancers = { dev: await startBalancer(), staging: await startBalancer(), production: await startBalancer() };
  for (const balancer of Object.values(balancers)) opened(balancer);

  const service = createService(folder, [
    [exampleRegistry, registryHost],
    ['repository: acme/flask-app-manifests', `repository: ${server.url}/acme/flask-app-manifests.git`],
    ['https://flask-app.dev.acme.example', balancers.dev.url],
    ['https://flask-app.staging.acme.example', balancers.staging.url],
    ['https://flask-app.acme.example', balancers.production.url],
  ]);
  const image = `${registryHost}/flask-app:${firstTag}`;
  await pushFolder(image, service, { Env: [`APP_VERSION=${firstTag}`], Cmd: ['python3', '-m', 'app.service'] });
  const digest = await digestOf(registryHost, firstTag);
  const manifests = createManifests(folder, repositories, [
    [exampleRegistry, registryHost],
    [/newTag: .*/g, `newTag: ${firstTag}@${digest}`],
  ]);

  const kustomize = ensureKustomize();
  const environment = async (name: Overlay) => {
    const argocd = await startArgoCd({
      wanted: overlayReader(kustomize, { manifests, name, folder: path.join(folder, 'built', name) }),
      balancer: balancers[name],
      folder: path.join(folder, 'cluster', name),
      automated: name === 'dev',
      podMilliseconds: 50,
    });
    return { url: balancers[name].url, argocd: opened(argocd) };
  };
  const environments = {
    dev: await environment('dev'),
    staging: await environment('staging'),
    production: await environment('production'),
  };
  return { folder, service, manifests, manifestsToken, registryHost, slack, environments };
}

/** The digest that a tag of the service names. */
export async function digestOf(registryHost: string, tag: string): Promise<string> {
  const accept = 'application/vnd.oci.image.manifest.v1+json, application/vnd.docker.distribution.manifest.v2+json';
  const answer = await fetch(`http://${registryHost}/v2/flask-app/manifests/${tag}`, { headers: { accept } });
  if (!answer.ok) throw new Error(`${tag}: the registry answered ${answer.status}`);
  return answer.headers.get('docker-content-digest') ?? '';
}

type Replacements = readonly (readonly [string | RegExp, string])[];

function createService(folder: string, replacements: Replacements): string {
  const service = path.join(folder, 'flask-app');
  cpSync(path.join(root, 'examples/flask-app'), service, { recursive: true });
  rewrite(path.join(service, '.github/ship.yml'), [
    ...replacements,
    // Pods that start in a moment need no pause between two probes; a machine without a registry mirror builds FROM scratch.
    [/^smoke-test:$/m, 'smoke-test:\n  interval-seconds: 0.1'],
    ['["VERSION={tag}"]', '["VERSION={tag}", "BASE=scratch"]'],
  ]);
  git(service, 'init', '--quiet', '--initial-branch=main');
  git(service, 'remote', 'add', 'origin', 'https://github.com/acme/flask-app.git');
  commitAll(service, 'feat: greet people');
  return service;
}

function createManifests(folder: string, repositories: string, replacements: Replacements): string {
  const work = path.join(folder, 'flask-app-manifests');
  const bare = path.join(repositories, 'acme/flask-app-manifests.git');
  cpSync(path.join(root, 'examples/flask-app-manifests'), work, { recursive: true });
  for (const name of overlays) rewrite(path.join(work, 'overlays', name, 'kustomization.yaml'), replacements);
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

/** Builds the overlay when the branch has moved, and only then. */
function overlayReader(
  kustomize: string,
  { manifests, name, folder }: { readonly manifests: string; readonly name: Overlay; readonly folder: string },
): () => Promise<Wanted> {
  const known: { head: string; wanted: Wanted } = { head: '', wanted: { image: '', replicas: 0 } };
  return async () => {
    const head = git(manifests, 'rev-parse', 'refs/heads/main').trim();
    if (head === known.head) return known.wanted;
    rmSync(folder, { recursive: true, force: true });
    git(path.dirname(manifests), 'clone', '--quiet', manifests, folder);
    const built = execFileSync(kustomize, ['build', path.join(folder, 'overlays', name)], { encoding: 'utf8' });
    const documents = parseAllDocuments(built).map((each) => each.toJS() as { kind?: string });
    known.wanted = readDeployment(stringify(documents.find(({ kind }) => kind === 'Deployment')));
    known.head = head;
    return known.wanted;
  };
}
