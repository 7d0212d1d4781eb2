// The lab as a whole: the cluster with Argo CD, a git server for the manifests, and the address under which the services answer.
// Whoever runs in another process gets all of it as one value of JSON.

import { mkdirSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { startGitServer } from '../../test/fakes/git-server.ts';
import { startCluster } from './cluster.ts';
import { connectKubernetes, type Kubernetes } from './kubernetes.ts';
import { installParts } from './parts.ts';

/** Where everything is. */
export interface LabAddress {
  readonly argocd: string;
  /** May do everything in Argo CD; may read applications, as the product's token; may nothing. */
  readonly tokens: { readonly admin: string; readonly ship: string; readonly reader: string };
  readonly git: { readonly url: string; readonly folder: string; readonly token: string };
  /** Root of the services: `<services>/<namespace>/health` tells the tag of one ready pod. */
  readonly services: string;
  readonly kubernetes: { readonly port: number; readonly token: string };
}

/** A running lab. */
export interface Lab {
  readonly address: LabAddress;
  close(): Promise<void>;
}

const gitToken = 'lab-manifests-token';

/** Starts the lab below an empty folder. */
export async function startLab(folder: string, say: (line: string) => void): Promise<Lab> {
  const installed = installParts(say);
  const cluster = await startCluster(installed, folder);
  const repositories = path.join(folder, 'repositories');
  mkdirSync(repositories);
  const git = await startGitServer({ root: repositories, token: gitToken });
  const services = await serveServices(cluster.kubernetes);
  const close = async (): Promise<void> => {
    services.server.closeAllConnections();
    services.server.close();
    await git.close();
    await cluster.stop();
  };

  try {
    const admin = await ask(cluster.argocd, '/api/v1/session', { username: 'admin', password: cluster.password });
    const tokenFor = async (account: string): Promise<string> =>
      await ask(cluster.argocd, `/api/v1/account/${account}/token`, { expiresIn: 0, id: 'lab' }, admin);
    const tokens = { admin, ship: await tokenFor('ship'), reader: await tokenFor('reader') };
    const address: LabAddress = {
      argocd: cluster.argocd,
      tokens,
      git: { url: git.url, folder: repositories, token: gitToken },
      services: services.url,
      kubernetes: cluster.api,
    };
    return { address, close };
  } catch (thrown) {
    await close();
    throw thrown;
  }
}

/** The token in Argo CD's answer. */
async function ask(server: string, place: string, body: object, token?: string): Promise<string> {
  const headers = {
    'content-type': 'application/json',
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
  };
  const response = await fetch(server + place, { method: 'POST', headers, body: JSON.stringify(body) });
  const text = await response.text();
  if (!response.ok) throw new Error(`${place}: ${response.status} ${text}`);
  return (JSON.parse(text) as { readonly token: string }).token;
}

interface Pod {
  readonly metadata: { readonly deletionTimestamp?: string; readonly labels?: Readonly<Record<string, string>> };
  readonly spec: { readonly containers: readonly { readonly image: string }[] };
  readonly status: { readonly conditions?: readonly { readonly type: string; readonly status: string }[] };
}

const isReady = ({ metadata, status }: Pod): boolean =>
  metadata.deletionTimestamp === undefined &&
  metadata.labels?.['app'] !== undefined &&
  status.conditions?.some(({ type, status: now }) => type === 'Ready' && now === 'True') === true;

/** Answers for all services as their pods would: one ready pod, picked at random, tells its tag. */
async function serveServices(kubernetes: Kubernetes): Promise<{ readonly url: string; readonly server: http.Server }> {
  const answer = async (url: string): Promise<string | undefined> => {
    const [, namespace = ''] = url.split('/');
    const list = (await kubernetes.read(`/api/v1/namespaces/${namespace}/pods`)) as { readonly items?: readonly Pod[] };
    const ready = (list?.items ?? []).filter(isReady);
    return ready[Math.floor(Math.random() * ready.length)]?.spec.containers[0]?.image.split(':').at(-1);
  };
  const server = http.createServer((request, response) => {
    void answer(request.url ?? '').then((version) => {
      response.writeHead(version === undefined ? 503 : 200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ version }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

/** The lab's cluster, from another process. */
export const kubernetesOf = ({ kubernetes }: LabAddress): Kubernetes =>
  connectKubernetes(kubernetes.port, kubernetes.token);
