// Real build engines and a real registry for tests: a private dockerd, Buildah with its own storage, Debian's docker-registry.
// A machine without one skips the tests that need it, by name; with CI=true the same tests fail instead.

import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestContext } from 'node:test';
import type { Cleanup } from './folder.ts';

/** What a test may need of the machine. */
export type Tool = 'dockerd' | 'buildah' | 'docker-registry' | 'sshd' | 'chromium';

const packages: Record<Tool, string> = {
  dockerd: 'docker.io',
  buildah: 'buildah',
  'docker-registry': 'docker-registry',
  sshd: 'openssh-server',
  chromium: 'chromium',
};

/** True when the tool can be used; else skips the test by name, or fails it where CI=true. */
export function needsTool(test: TestContext, tool: Tool): boolean {
  const why = whyNot(tool);
  if (why !== undefined) absent(test, `${why}: run as root \`apt-get install -y ${packages[tool]}\` to run this test`);
  return why === undefined;
}

/**
 * A PATH whose docker speaks BuildKit: by the buildx plugin, or by itself (19.03 to 22). A machine may have several
 * docker commands; undefined, and the test is skipped or fails, when none does.
 */
export function buildKitPath(test: TestContext): string | undefined {
  const PATH = process.env['PATH'] ?? '';
  for (const folder of PATH.split(':').filter((each) => existsSync(path.join(each, 'docker')))) {
    const docker = path.join(folder, 'docker');
    const major = Number(/version (\d+)/.exec(spawnSync(docker, ['--version']).stdout?.toString() ?? '')?.[1]);
    if (major < 23 || spawnSync(docker, ['buildx', 'version']).status === 0) return `${folder}:${PATH}`;
  }
  absent(test, 'no docker here has BuildKit: install docker.io of Debian 12, or the buildx plugin, to run this test');
  return undefined;
}

function absent(test: TestContext, how: string): void {
  if (process.env['CI'] === 'true') throw new Error(how);
  test.skip(how);
}

function whyNot(tool: Tool): string | undefined {
  if (spawnSync('which', [tool]).status !== 0) return `${tool} is not installed`;
  if (tool === 'dockerd' && process.getuid?.() !== 0) return 'dockerd needs root';
  return undefined;
}

/** A private Docker daemon: its variables for a child's environment. */
export interface DockerDaemon {
  readonly env: { readonly DOCKER_HOST: string };
}

/** Starts a dockerd of our own, without network set-up, and waits until it answers. It is stopped after the test. */
export async function startDockerDaemon(test: Cleanup): Promise<DockerDaemon> {
  const folder = mkdtempSync(path.join(tmpdir(), 'ship-dockerd-'));
  const socket = `unix://${folder}/docker.sock`;
  const args = [
    ...['--data-root', `${folder}/data`, '--exec-root', `${folder}/exec`, '--pidfile', `${folder}/pid`],
    ...['-H', socket, '--iptables=false', '--ip6tables=false', '--bridge=none'],
  ];
  const daemon = spawn('dockerd', args, { stdio: ['ignore', 'pipe', 'pipe'] });
  test.after(async () => {
    await stop(daemon);
    unmountBelow(folder);
    rmSync(folder, { recursive: true, force: true });
  });
  const env = { DOCKER_HOST: socket };
  const answers = (): boolean =>
    spawnSync('docker', ['version'], { env: { ...process.env, ...env }, timeout: 5000 }).status === 0;
  await until('dockerd', daemon, answers);
  return { env };
}

/** Variables that give Buildah a storage of its own; removed after the test. */
export function buildahStorage(test: Cleanup): { readonly CONTAINERS_STORAGE_CONF: string } {
  const folder = mkdtempSync(path.join(tmpdir(), 'ship-buildah-'));
  const file = path.join(folder, 'storage.conf');
  writeFileSync(file, `[storage]\ndriver = "vfs"\ngraphroot = "${folder}/graph"\nrunroot = "${folder}/run"\n`);
  test.after(() => {
    unmountBelow(folder);
    rmSync(folder, { recursive: true, force: true });
  });
  return { CONTAINERS_STORAGE_CONF: file };
}

/** Starts Debian's docker-registry on 127.0.0.1; `host` is host:port. Stopped after the test. */
export async function startDockerRegistry(test: Cleanup): Promise<{ readonly host: string }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'ship-registry-'));
  const host = `127.0.0.1:${await freePort()}`;
  const storage = `storage:\n  filesystem:\n    rootdirectory: ${folder}/data\n`;
  const config = `version: 0.1\nlog:\n  level: error\n${storage}http:\n  addr: ${host}\n`;
  writeFileSync(path.join(folder, 'config.yml'), config);
  const registry = spawn('docker-registry', ['serve', path.join(folder, 'config.yml')], { stdio: 'ignore' });
  test.after(async () => {
    await stop(registry);
    rmSync(folder, { recursive: true, force: true });
  });
  const answers = async (): Promise<boolean> => (await fetch(`http://${host}/v2/`).catch(() => undefined))?.ok === true;
  await until('docker-registry', registry, answers);
  return { host };
}

/** Puts a git repository with one commit into a folder; gives the commit's sha. The commit's time is fixed. */
export function commitAll(folder: string, message = 'feat: a change', time = '2026-01-19T14:23:45Z'): string {
  const env = { ...process.env, GIT_AUTHOR_DATE: time, GIT_COMMITTER_DATE: time };
  const who = ['-c', 'user.name=Ann', '-c', 'user.email=ann@shop.example', '-c', 'commit.gpgsign=false'];
  const git = (...args: string[]): string => execFileSync('git', [...who, ...args], { cwd: folder, env }).toString();
  if (!existsSync(path.join(folder, '.git'))) git('init', '--quiet', '--initial-branch=main');
  git('add', '--all');
  git('commit', '--quiet', '--allow-empty', '--message', message);
  return git('rev-parse', 'HEAD').trim();
}

async function until(name: string, child: ChildProcess, answers: () => boolean | Promise<boolean>): Promise<void> {
  const said: string[] = [];
  child.stderr?.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  child.stdout?.resume();
  for (let waited = 0; waited < 60_000; waited += 100) {
    if (child.exitCode !== null)
      throw new Error(`${name} ended with ${child.exitCode}:\n${said.join('').slice(-2000)}`);
    if (await answers()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${name} does not answer:\n${said.join('').slice(-2000)}`);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const hard = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await ended;
  clearTimeout(hard);
}

/** Engines may leave mounts below their folder when they are stopped in the middle. */
function unmountBelow(folder: string): void {
  if (!existsSync('/proc/mounts') || readdirSync(folder).length === 0) return;
  const mounts = readFileSync('/proc/mounts', 'utf8').split('\n');
  const ours = mounts.flatMap((line) => line.split(' ')[1] ?? []).filter((mount) => mount.startsWith(`${folder}/`));
  for (const mount of ours.reverse()) spawnSync('umount', ['--lazy', mount]);
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}
