// Stands in for Argo CD and a cluster: watches a Deployment in a git repository, pulls its image, and rolls real processes
// behind one port, old and new side by side. Knows one application only.

import { type ChildProcess, execFile, spawn } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'yaml';
import { type ImageConfig, pullImage } from '../../test/fakes/image.ts';
import type { Backend, Balancer } from './balancer.ts';

const ask = promisify(execFile);

/** What is watched, and how fast it rolls. */
export interface ArgoCdOptions {
  /** What the repository wants now; see `deploymentIn`. */
  readonly wanted: () => Promise<Wanted>;
  readonly balancer: Balancer;
  /** Where images are unpacked. */
  readonly folder: string;
  /** False: a person calls `sync`. */
  readonly automated: boolean;
  /** Pause between two pods of a rolling update. */
  readonly podMilliseconds: number;
  readonly onEvent?: (event: string) => void;
}

/** What a Deployment or a Rollout asks for. */
export interface Wanted {
  readonly image: string;
  readonly replicas: number;
  /** Steps of a canary, in percent, before all; none for a Deployment. */
  readonly weights?: readonly number[] | undefined;
}

/** A running stand-in. */
export interface ArgoCd {
  /** The image that every pod runs, once rolled out. */
  readonly image: string | undefined;
  readonly syncStatus: 'Synced' | 'OutOfSync';
  /** Rolls to what the repository wants now, and resolves when that is done. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

interface Pod {
  readonly child: ChildProcess;
  readonly backend: Backend;
}

/** Starts watching; the first image is rolled out before this resolves. */
export async function startArgoCd(options: ArgoCdOptions): Promise<ArgoCd> {
  const cluster = new Cluster(options);
  await cluster.sync();
  const timer = setInterval(() => void cluster.watch(), 200);
  return {
    get image() {
      return cluster.image;
    },
    get syncStatus() {
      return cluster.syncStatus;
    },
    sync: () => cluster.sync(),
    close: async () => {
      clearInterval(timer);
      await cluster.close();
    },
  };
}

class Cluster {
  image: string | undefined;
  syncStatus: 'Synced' | 'OutOfSync' = 'OutOfSync';
  private pods: Pod[] = [];
  private rolling: Promise<void> = Promise.resolve();
  private seen: string | undefined;
  private closed = false;
  private readonly options: ArgoCdOptions;

  constructor(options: ArgoCdOptions) {
    this.options = options;
  }

  /** Looks at the repository; a new revision is rolled when automated, and reported otherwise. */
  async watch(): Promise<void> {
    const wanted = await this.options.wanted().catch(() => undefined);
    if (wanted === undefined || wanted.image === this.seen) return;
    this.seen = wanted.image;
    this.syncStatus = 'OutOfSync';
    this.options.onEvent?.(`OutOfSync: the repository wants ${wanted.image}`);
    if (this.options.automated)
      await this.sync().catch((error: Error) => this.options.onEvent?.(`Degraded: ${error.message}`));
  }

  /** One rolling update after the other: never two at once. */
  sync(): Promise<void> {
    this.rolling = this.rolling.catch(() => undefined).then(() => this.roll());
    return this.rolling;
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.rolling.catch(() => undefined);
    await Promise.all(this.pods.map((pod) => stop(pod)));
  }

  private async pause(step: string): Promise<void> {
    this.options.onEvent?.(step);
    await new Promise((done) => setTimeout(done, this.options.podMilliseconds));
  }

  private async roll(): Promise<void> {
    const { image, replicas, weights = [] } = await this.options.wanted();
    this.seen = image;
    if (this.closed || image === this.image) return;
    const folder = path.join(this.options.folder, image.replace(/[^A-Za-z0-9.-]/g, '_'));
    const config = await pullImage(image, folder);
    const old = [...this.pods];
    // The first image of a Rollout goes to all pods at once.
    const stops = this.image === undefined ? [] : weights.map((weight) => [weight, podsOf(weight, replicas)] as const);
    for (let number = 1; number <= replicas && !this.closed; number++) {
      const pod = await startPod(folder, config);
      this.pods.push(pod);
      const retired = old.shift();
      this.pods = this.pods.filter((each) => each !== retired);
      this.options.balancer.set(this.pods.map(({ backend }) => backend));
      if (retired !== undefined) await stop(retired);
      this.options.onEvent?.(`pod ${number} of ${replicas} runs ${image}`);
      for (const [weight] of stops.filter(([, pods]) => pods === number))
        await this.pause(`canary: ${weight} % of ${image}`);
      if (number < replicas && this.image !== undefined)
        await new Promise((done) => setTimeout(done, this.options.podMilliseconds));
    }
    this.image = image;
    this.syncStatus = 'Synced';
    this.options.onEvent?.(`Synced and Healthy: ${image}`);
  }
}

/** A canary of a few per cent is one pod. */
const podsOf = (weight: number, replicas: number): number => Math.max(1, Math.floor((replicas * weight) / 100));

/** Reads the one Deployment that a file of a branch holds. */
export const deploymentIn =
  (repository: string, branch: string, manifest: string): (() => Promise<Wanted>) =>
  async () => {
    const { stdout } = await ask('git', ['--git-dir', repository, 'show', `refs/heads/${branch}:${manifest}`]);
    return readDeployment(stdout);
  };

/** What the text of a Deployment or a Rollout asks for. */
export function readDeployment(text: string): Wanted {
  const { spec } = parse(text) as {
    spec: {
      replicas: number;
      strategy?: { canary?: { steps?: { setWeight?: number }[] } };
      template: { spec: { containers: { image: string }[] } };
    };
  };
  const weights = spec.strategy?.canary?.steps?.flatMap(({ setWeight }) => setWeight ?? []);
  return { image: spec.template.spec.containers[0]?.image ?? '', replicas: spec.replicas, weights };
}

/** Starts the image's command on a free port and waits until it says which one. */
async function startPod(folder: string, config: ImageConfig): Promise<Pod> {
  const [command = 'node', ...args] = config.Cmd ?? [];
  const variables = Object.fromEntries(
    (config.Env ?? []).map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
  const env = { ...variables, PATH: process.env['PATH'], PORT: '0', HOST: '127.0.0.1' };
  const child = spawn(command === 'node' ? process.execPath : command, args, {
    cwd: path.join(folder, config.WorkingDir ?? '/'),
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const port = await new Promise<number>((resolve, reject) => {
    child.once('error', reject).once('exit', (code) => reject(new Error(`the pod ended with ${code}`)));
    child.stdout.on('data', (chunk: Buffer) => {
      const [, found] = /listening on (\d+)/.exec(chunk.toString()) ?? [];
      if (found !== undefined) resolve(Number(found));
    });
  });
  return { child, backend: { host: '127.0.0.1', port } };
}

async function stop(pod: Pod): Promise<void> {
  if (pod.child.exitCode !== null || pod.child.signalCode !== null) return;
  const gone = new Promise((resolve) => pod.child.once('exit', resolve));
  pod.child.kill('SIGTERM');
  const hard = setTimeout(() => pod.child.kill('SIGKILL'), 2000);
  await gone;
  clearTimeout(hard);
}
