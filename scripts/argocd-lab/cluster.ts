// Starts a real Kubernetes API with its controllers, and a real Argo CD beside it, on loopback. No container runs: KWOK plays the pods.
// Order matters: who asks is started after who answers. Two metrics ports of Argo's controllers have no address flag and listen everywhere.

import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseAllDocuments, stringify } from 'yaml';
import { writeFates } from './fates.ts';
import { connectKubernetes, type Kubernetes, type KubernetesObject } from './kubernetes.ts';
import type { Installed } from './parts.ts';
import { createProcesses, freePorts, type Processes } from './processes.ts';

/** A running cluster with Argo CD in it. */
export interface Cluster {
  readonly kubernetes: Kubernetes;
  readonly api: { readonly port: number; readonly token: string };
  /** Root of Argo CD's server. */
  readonly argocd: string;
  /** Login of its admin. */
  readonly password: string;
  stop(): Promise<void>;
}

const adminToken = 'lab-admin';
const namespace = 'argocd';

interface Ports {
  readonly etcd: number;
  readonly etcdPeer: number;
  readonly api: number;
  readonly kwok: number;
  readonly redis: number;
  readonly repo: number;
  readonly repoMetrics: number;
  readonly controllerMetrics: number;
  readonly server: number;
  readonly serverMetrics: number;
  readonly rolloutsHealth: number;
  readonly rolloutsMetrics: number;
}

async function choosePorts(): Promise<Ports> {
  const free = await freePorts(12);
  const next = (): number => free.shift() ?? 0;
  return {
    etcd: next(),
    etcdPeer: next(),
    api: next(),
    kwok: next(),
    redis: next(),
    repo: next(),
    repoMetrics: next(),
    controllerMetrics: next(),
    server: next(),
    serverMetrics: next(),
    rolloutsHealth: next(),
    rolloutsMetrics: next(),
  };
}

interface Place {
  readonly folder: string;
  readonly installed: Installed;
  readonly ports: Ports;
  readonly processes: Processes;
  readonly kubernetes: Kubernetes;
}

/** Starts it in an empty folder. What was started is stopped again when something fails. */
export async function startCluster(installed: Installed, folder: string): Promise<Cluster> {
  const ports = await choosePorts();
  for (const name of ['etcd', 'certs', 'tls', 'ssh', 'gpg', 'log']) mkdirSync(path.join(folder, name));
  const processes = createProcesses(path.join(folder, 'log'), environment(installed, folder));
  const kubernetes = connectKubernetes(ports.api, adminToken);
  const place: Place = { folder, installed, ports, processes, kubernetes };

  try {
    await startKubernetes(place);
    await startArgoCd(place);
    await startRollouts(place);
    const argocd = `http://127.0.0.1:${ports.server}`;
    const api = { port: ports.api, token: adminToken };
    return { kubernetes, api, argocd, password: await passwordOf(kubernetes), stop: processes.stop };
  } catch (thrown) {
    await processes.stop();
    throw thrown;
  }
}

function environment({ programs }: Installed, folder: string): Record<string, string | undefined> {
  const folders = [...new Set(Object.values(programs).map((file) => path.dirname(file)))];
  return {
    PATH: [...folders, process.env['PATH']].join(':'),
    HOME: folder,
    KUBECONFIG: path.join(folder, 'kubeconfig'),
    // `https://kubernetes.default.svc` then means the cluster of KUBECONFIG.
    ARGOCD_FAKE_IN_CLUSTER: 'true',
    ARGOCD_GPG_ENABLED: 'false',
    ARGOCD_TLS_DATA_PATH: path.join(folder, 'tls'),
    ARGOCD_SSH_DATA_PATH: path.join(folder, 'ssh'),
    ARGOCD_GNUPGHOME: path.join(folder, 'gpg'),
    TMPDIR: process.env['TMPDIR'],
  };
}

async function startKubernetes({ folder, installed, ports, processes, kubernetes }: Place): Promise<void> {
  const { programs } = installed;
  const [certs, key] = [path.join(folder, 'certs'), path.join(folder, 'certs/accounts.key')];
  execFileSync('openssl', ['genrsa', '-out', key, '2048'], { stdio: 'ignore' });
  writeFileSync(path.join(folder, 'tokens.csv'), `${adminToken},admin,1,"system:masters"\n`);
  writeFileSync(path.join(folder, 'kubeconfig'), kubeconfig(ports.api));
  writeFileSync(path.join(folder, 'kwok.yaml'), writeFates(installed.sources.kwok));

  const [client, peer] = [`http://127.0.0.1:${ports.etcd}`, `http://127.0.0.1:${ports.etcdPeer}`];
  processes.start('etcd', [
    ...['etcd', '--name', 'lab', '--data-dir', path.join(folder, 'etcd'), '--unsafe-no-fsync'],
    ...['--listen-client-urls', client, '--advertise-client-urls', client],
    ...['--listen-peer-urls', peer, '--initial-advertise-peer-urls', peer, '--initial-cluster', `lab=${peer}`],
  ]);
  processes.start('apiserver', [
    programs['kube-apiserver'] ?? '',
    ...[`--etcd-servers=${client}`, '--bind-address=127.0.0.1', `--secure-port=${ports.api}`, `--cert-dir=${certs}`],
    ...['--advertise-address=127.0.0.1', '--endpoint-reconciler-type=none', '--authorization-mode=RBAC'],
    ...[`--token-auth-file=${path.join(folder, 'tokens.csv')}`, '--service-account-issuer=https://lab'],
    ...[`--service-account-key-file=${key}`, `--service-account-signing-key-file=${key}`],
    ...['--service-cluster-ip-range=10.96.0.0/24', '--enable-priority-and-fairness=false'],
    // Debian's etcd is too old for it.
    '--feature-gates=WatchList=false',
  ]);
  await processes.ready('apiserver', () => kubernetes.isReady());

  processes.start('controller-manager', [
    programs['kube-controller-manager'] ?? '',
    ...[`--kubeconfig=${path.join(folder, 'kubeconfig')}`, `--service-account-private-key-file=${key}`],
    ...[`--root-ca-file=${path.join(certs, 'apiserver.crt')}`, `--cert-dir=${certs}`, '--leader-elect=false'],
    ...['--secure-port=0', '--controllers=*,-node-lifecycle-controller'],
  ]);
  processes.start('kwok', [
    programs['kwok'] ?? '',
    ...[`--kubeconfig=${path.join(folder, 'kubeconfig')}`, '--manage-all-nodes=true'],
    ...[`--config=${path.join(folder, 'kwok.yaml')}`, `--server-address=127.0.0.1:${ports.kwok}`],
  ]);
  // There is no scheduler: every pod names this node.
  const metadata = { name: 'n1', annotations: { 'kwok.x-k8s.io/node': 'fake' } };
  await kubernetes.apply({ apiVersion: 'v1', kind: 'Node', metadata });
}

const kubeconfig = (port: number): string =>
  stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'lab', cluster: { server: `https://127.0.0.1:${port}`, 'insecure-skip-tls-verify': true } }],
    users: [{ name: 'admin', user: { token: adminToken } }],
    contexts: [{ name: 'lab', context: { cluster: 'lab', user: 'admin' } }],
    'current-context': 'lab',
  });

/** Custom resources and default settings, as Argo CD's own module has them. */
async function applyFolder(kubernetes: Kubernetes, folder: string): Promise<void> {
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml') && file !== 'kustomization.yaml');
  for (const file of files)
    for (const document of parseAllDocuments(readFileSync(path.join(folder, file), 'utf8')))
      await kubernetes.apply(document.toJS() as KubernetesObject, namespace);
}

/** Two accounts that only have tokens: `ship` may read applications, as the product's token should be; `reader` may nothing. */
async function startArgoCd({ folder, installed, ports, processes, kubernetes }: Place): Promise<void> {
  const argocd = installed.programs['argocd'] ?? '';
  await kubernetes.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } });
  await applyFolder(kubernetes, path.join(installed.sources.argocd, 'manifests/crds'));
  for (const kind of ['applications', 'appprojects', 'applicationsets']) await served(kubernetes, kind);
  await applyFolder(kubernetes, path.join(installed.sources.argocd, 'manifests/base/config'));
  const settings = `/api/v1/namespaces/${namespace}/configmaps`;
  const accounts = { 'accounts.ship': 'apiKey', 'accounts.reader': 'apiKey' };
  await kubernetes.merge(`${settings}/argocd-cm`, { data: accounts });
  const rights = { 'policy.csv': 'p, ship, applications, get, */*, allow\n' };
  await kubernetes.merge(`${settings}/argocd-rbac-cm`, { data: rights });

  const redis = ['--redis', `127.0.0.1:${ports.redis}`];
  const repo = ['--repo-server', `127.0.0.1:${ports.repo}`, '--repo-server-plaintext'];
  const at = ['--namespace', namespace, '--kubeconfig', path.join(folder, 'kubeconfig')];
  processes.start('redis', [
    ...['redis-server', '--port', String(ports.redis), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'],
  ]);
  processes.start(
    'repo-server',
    [
      ...[argocd, '--address', '127.0.0.1', '--port', String(ports.repo), '--disable-tls', ...redis],
      ...['--metrics-address', '127.0.0.1', '--metrics-port', String(ports.repoMetrics)],
    ],
    { ARGOCD_BINARY_NAME: 'argocd-repo-server' },
  );
  processes.start(
    'application-controller',
    [argocd, ...at, ...redis, ...repo, '--metrics-port', String(ports.controllerMetrics)],
    { ARGOCD_BINARY_NAME: 'argocd-application-controller', ARGOCD_CONTROLLER_REPLICAS: '1' },
  );
  processes.start(
    'argocd-server',
    [
      ...[argocd, ...at, ...redis, ...repo, '--insecure', '--address', '127.0.0.1', '--port', String(ports.server)],
      ...['--metrics-address', '127.0.0.1', '--metrics-port', String(ports.serverMetrics)],
    ],
    { ARGOCD_BINARY_NAME: 'argocd-server' },
  );
  await processes.ready('argocd-server', async () => (await fetch(`http://127.0.0.1:${ports.server}/healthz`)).ok);
}

async function startRollouts({ folder, installed, ports, processes, kubernetes }: Place): Promise<void> {
  await kubernetes.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'argo-rollouts' } });
  await applyFolder(kubernetes, path.join(installed.sources.rollouts, 'manifests/crds'));
  for (const kind of ['rollouts', 'analysisruns', 'experiments']) await served(kubernetes, kind);
  processes.start('rollouts', [
    installed.programs['rollouts-controller'] ?? '',
    ...['--kubeconfig', path.join(folder, 'kubeconfig'), '--namespace', 'argo-rollouts', '--leader-elect=false'],
    ...['--healthzPort', String(ports.rolloutsHealth), '--metricsPort', String(ports.rolloutsMetrics)],
  ]);
}

/** A custom resource is served some moments after it was defined, and who asks before gives up. */
const served = async (kubernetes: Kubernetes, kind: string): Promise<unknown> =>
  await waitFor(kind, () => kubernetes.read(`/apis/argoproj.io/v1alpha1/${kind}`));

async function passwordOf(kubernetes: Kubernetes): Promise<string> {
  const place = `/api/v1/namespaces/${namespace}/secrets/argocd-initial-admin-secret`;
  return await waitFor("the password of Argo CD's admin", async () => {
    const secret = (await kubernetes.read(place)) as { readonly data?: { readonly password?: string } } | undefined;
    const encoded = secret?.data?.password;
    return encoded && Buffer.from(encoded, 'base64').toString();
  });
}

async function waitFor<T>(what: string, ask: () => Promise<T | undefined>): Promise<T> {
  const until = Date.now() + 60_000;
  while (Date.now() < until) {
    const found = await ask();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`the cluster does not have ${what}`);
}
