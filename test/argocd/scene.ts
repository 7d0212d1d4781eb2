// A service of the lab: its manifests in a repository, its application in Argo CD, the bundles that ship it, and what a person does.
// Everything is real but the containers: what becomes of a tag stands in scripts/argocd-lab/fates.ts.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { TestContext } from 'node:test';
import { kubernetesOf, type LabAddress } from '../../scripts/argocd-lab/lab.ts';
import { temporaryFolder } from '../fakes/folder.ts';
import { createManifests, type ManifestsRepository } from '../fakes/manifests-repository.ts';
import { runBundle, type StartedStep, type StepResult, startBundle } from '../fakes/runner.ts';

const addressFile = process.env['SHIP_ARGOCD_LAB'];
if (addressFile === undefined) throw new Error('These scenes need the lab: run `npm run test:argocd`.');

/** Where the lab is. */
export const lab = JSON.parse(readFileSync(addressFile, 'utf8')) as LabAddress;
const kubernetes = kubernetesOf(lab);

/** How a service is set up. */
export interface ServiceFacts {
  readonly name: string;
  /** True: a person syncs. */
  readonly manual?: boolean;
  /** Without it, Argo CD's own: 5 times, up to 3 minutes apart. */
  readonly retry?: { readonly limit: number; readonly backoff: { readonly duration: string; readonly factor: number } };
  /** A Job with the service's own image, which fails where the tag says so; `run` is how long it takes. */
  readonly hook?: { readonly type: 'PreSync' | 'PostSync'; readonly run?: string };
  /** A Rollout whose canary pauses until somebody promotes it. */
  readonly canary?: boolean;
  readonly project?: string;
  /** Files beside the workload. */
  readonly more?: Readonly<Record<string, string>>;
}

const registry = 'registry.lab.example/shop';
const firstTag = 'v1.0.0';

const podOf = (name: string, image: string): object => ({
  metadata: { labels: { app: name } },
  spec: { nodeName: 'n1', containers: [{ name: 'app', image }] },
});

const workload = ({ name, canary = false }: ServiceFacts): object => ({
  apiVersion: canary ? 'argoproj.io/v1alpha1' : 'apps/v1',
  kind: canary ? 'Rollout' : 'Deployment',
  metadata: { name },
  spec: {
    replicas: 3,
    progressDeadlineSeconds: 10,
    selector: { matchLabels: { app: name } },
    template: podOf(name, `${registry}/${name}:${firstTag}`),
    ...(canary && { strategy: { canary: { steps: [{ setWeight: 34 }, { pause: {} }] } } }),
  },
});

const hookOf = (name: string, { type, run }: NonNullable<ServiceFacts['hook']>): object => ({
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: {
    name: 'migrate',
    annotations: { 'argocd.argoproj.io/hook': type, 'argocd.argoproj.io/hook-delete-policy': 'BeforeHookCreation' },
  },
  spec: {
    backoffLimit: 0,
    template: {
      metadata: { annotations: run === undefined ? {} : { 'lab/run': run } },
      spec: {
        nodeName: 'n1',
        restartPolicy: 'Never',
        containers: [{ name: 'migrate', image: `${registry}/${name}:${firstTag}` }],
      },
    },
  },
});

/** The manifests of a service, one folder. JSON is YAML. */
const filesOf = (facts: ServiceFacts): Record<string, string> => {
  const write = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;
  const { name, hook, more = {} } = facts;
  return {
    [`${name}/workload.json`]: write(workload(facts)),
    ...(hook === undefined ? {} : { [`${name}/hook.json`]: write(hookOf(name, hook)) }),
    ...Object.fromEntries(Object.entries(more).map(([file, text]) => [`${name}/${file}`, text])),
  };
};

/** One answer of Argo CD, as far as scenes look at it. */
export interface ApplicationStatus {
  readonly sync?: { readonly status?: string; readonly revision?: string };
  readonly health?: { readonly status?: string };
  readonly operationState?: { readonly phase?: string; readonly retryCount?: number; readonly message?: string };
  readonly history?: readonly { readonly id: number; readonly revision: string }[];
}

/** A service in the lab. */
export interface Service {
  readonly name: string;
  /** Runs bump-manifest to a tag, or with other inputs. */
  bump(tag: string | undefined, inputs?: Readonly<Record<string, string>>): Promise<StepResult>;
  /** The inputs with which smoke-test waits for what a bump wrote. */
  waitFor(bump: StepResult, more?: Readonly<Record<string, string>>): Record<string, string>;
  smoke(bump: StepResult, more?: Readonly<Record<string, string>>): Promise<StepResult>;
  startSmoke(bump: StepResult, more?: Readonly<Record<string, string>>): StartedStep;
  /** What a person does in Argo CD. */
  sync(): Promise<void>;
  rollBack(id: number): Promise<void>;
  read(): Promise<ApplicationStatus>;
  /** Resolves once Argo CD says so. */
  until(isSo: (status: ApplicationStatus) => boolean, seconds?: number): Promise<ApplicationStatus>;
}

/** Services in one repository of the manifests. */
export interface Scene {
  readonly manifests: ManifestsRepository;
  readonly services: readonly Service[];
}

const call = async (method: string, place: string, body?: object): Promise<unknown> => {
  const headers = { authorization: `Bearer ${lab.tokens.admin}`, 'content-type': 'application/json' };
  const answer = await fetch(lab.argocd + place, { method, headers, ...(body && { body: JSON.stringify(body) }) });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${place}: ${answer.status} ${text}`);
  return text === '' ? {} : JSON.parse(text);
};

/** Sets services up, each with an application of its own, and waits until their first version runs. */
export async function stage(t: TestContext, ...facts: readonly ServiceFacts[]): Promise<Scene> {
  const repository = `shop/${facts[0]?.name ?? 'none'}.git`;
  const manifests = createManifests(lab.git.folder, repository, Object.assign({}, ...facts.map(filesOf)));
  const url = `${lab.git.url}/${repository}`;
  const login = { type: 'git', url, username: 'x-access-token', password: lab.git.token };
  const label = { 'argocd.argoproj.io/secret-type': 'repository' };
  const metadata = { name: `repository-${facts[0]?.name}`, namespace: 'argocd', labels: label };
  await kubernetes.apply({ apiVersion: 'v1', kind: 'Secret', metadata, stringData: login });
  for (const each of facts) await kubernetes.apply(applicationOf(each, url));

  const workspace = temporaryFolder(t);
  const services = facts.map((each) => serviceOf(each, { url, workspace }));
  for (const [index, service] of services.entries()) {
    const { manual = false } = facts[index] ?? {};
    if (manual) await service.until(({ sync }) => sync?.status === 'OutOfSync');
    if (manual) await service.sync();
    await service.until(({ sync, health, operationState }) =>
      [sync?.status === 'Synced', health?.status === 'Healthy', operationState?.phase === 'Succeeded'].every(Boolean),
    );
  }
  t.after(async () => {
    for (const { name } of services) await kubernetes.remove(applicationPath(name)).catch(() => undefined);
  });
  return { manifests, services };
}

const applicationPath = (name: string): string => `/apis/argoproj.io/v1alpha1/namespaces/argocd/applications/${name}`;

function applicationOf({ name, manual = false, retry, project = 'default' }: ServiceFacts, url: string) {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name, namespace: 'argocd' },
    spec: {
      project,
      source: { repoURL: url, path: name, targetRevision: 'main' },
      destination: { server: 'https://kubernetes.default.svc', namespace: name },
      syncPolicy: {
        ...(!manual && { automated: {} }),
        ...(retry && { retry }),
        syncOptions: ['CreateNamespace=true'],
      },
    },
  };
}

function serviceOf({ name }: ServiceFacts, at: { readonly url: string; readonly workspace: string }): Service {
  const place = `/api/v1/applications/${name}`;
  const read = async (): Promise<ApplicationStatus> =>
    ((await call('GET', `${place}?refresh=normal`)) as { readonly status?: ApplicationStatus }).status ?? {};
  const waitFor: Service['waitFor'] = ({ outputs }, more = {}) => ({
    url: `${lab.services}/${name}`,
    'expect-version': (outputs['image'] ?? '').split(':').at(-1) ?? '',
    'argocd-server': lab.argocd,
    'argocd-app': name,
    'argocd-token': lab.tokens.ship,
    'manifest-sha': outputs['manifest-sha'] ?? '',
    image: outputs['image'] ?? '',
    service: name,
    'timeout-seconds': '120',
    'interval-seconds': '0.25',
    ...more,
  });
  const step = (inputs: Readonly<Record<string, string>>) => ({ workspace: at.workspace, inputs });

  return {
    name,
    bump: async (tag, inputs = {}) => {
      const own = tag === undefined ? {} : { image: `${registry}/${name}:${tag}` };
      const repository = { repository: at.url, token: lab.git.token, path: name, service: name };
      const given = { ...repository, 'verify-image': 'false', force: 'true', ...own, ...inputs };
      const result = await runBundle('bump-manifest', step(given));
      assert.equal(result.exitCode, 0, result.log);
      return result;
    },
    waitFor,
    smoke: async (bump, more) => await runBundle('smoke-test', step(waitFor(bump, more))),
    startSmoke: (bump, more) => startBundle('smoke-test', step(waitFor(bump, more))),
    sync: async () => void (await call('POST', `${place}/sync`, {})),
    rollBack: async (id) => void (await call('POST', `${place}/rollback`, { id })),
    read,
    until: async (isSo, seconds = 90) => {
      const end = Date.now() + seconds * 1000;
      let status = await read();
      while (!isSo(status)) {
        assert.ok(Date.now() < end, `${name} does not get there: ${JSON.stringify(status).slice(0, 3000)}`);
        await new Promise((resolve) => setTimeout(resolve, 500));
        status = await read();
      }
      return status;
    },
  };
}

/** A project of Argo CD. */
export const applyProject = async (name: string, more: object = {}): Promise<void> =>
  await kubernetes.apply({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AppProject',
    metadata: { name, namespace: 'argocd' },
    spec: {
      sourceRepos: ['*'],
      destinations: [{ server: '*', namespace: '*' }],
      clusterResourceWhitelist: [{ group: '*', kind: '*' }],
      ...more,
    },
  });

/** Takes an application away, as a person who deletes it. */
export const deleteApplication = async (name: string): Promise<void> => await kubernetes.remove(applicationPath(name));
