// A real buildx with a real BuildKit daemon of our own: OCI worker, runc, a socket below a temporary folder. Stopped after the test.

import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestContext } from 'node:test';

/** A builder, and what a step needs in its environment to find it. */
export interface BuildKit {
  readonly env: Readonly<Record<string, string>>;
}

const goBin = (): string => {
  const ask = (name: string): string => spawnSync('go', ['env', name], { encoding: 'utf8' }).stdout?.trim() ?? '';
  return ask('GOBIN') || path.join(ask('GOPATH'), 'bin');
};

function whyNot(bin: string): string | undefined {
  const missing = ['buildx', 'buildkitd'].filter((tool) => !existsSync(path.join(bin, tool)));
  if (missing.length > 0) return `${missing.join(' and ')} not installed: run \`npm run buildkit\``;
  if (process.getuid?.() !== 0) return 'buildkitd needs root';
  return ['docker', 'runc'].find((tool) => spawnSync('which', [tool]).status !== 0);
}

/** Starts it; `registry` is spoken to in plain HTTP. Undefined, and the test is skipped (or fails in CI), where it cannot be had. */
export async function startBuildKit(test: TestContext, registry: string): Promise<BuildKit | undefined> {
  const bin = goBin();
  const why = whyNot(bin);
  if (why !== undefined) {
    if (process.env['CI'] === 'true') throw new Error(why);
    test.skip(why);
    return undefined;
  }

  const folder = mkdtempSync(path.join(tmpdir(), 'ship-buildkit-'));
  const socket = `unix://${folder}/buildkit.sock`;
  writeFileSync(path.join(folder, 'buildkitd.toml'), `[registry."${registry}"]\n  http = true\n`);
  const args = ['--root', `${folder}/root`, '--addr', socket, '--config', `${folder}/buildkitd.toml`];
  const worker = [
    '--oci-worker=true',
    '--containerd-worker=false',
    '--oci-worker-snapshotter=native',
    '--oci-worker-net=host',
  ];
  const daemon = spawn(path.join(bin, 'buildkitd'), [...args, ...worker], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  daemon.stderr.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-4000);
  });
  test.after(async () => {
    daemon.kill('SIGTERM');
    if (daemon.exitCode === null) await new Promise((resolve) => daemon.once('exit', resolve));
    unmountBelow(folder);
    rmSync(folder, { recursive: true, force: true });
  });

  for (let waited = 0; !existsSync(`${folder}/buildkit.sock`); waited += 100) {
    if (daemon.exitCode !== null || waited > 30_000) throw new Error(`buildkitd does not answer:\n${said}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const config = path.join(folder, 'docker');
  mkdirSync(path.join(config, 'cli-plugins'), { recursive: true });
  symlinkSync(path.join(bin, 'buildx'), path.join(config, 'cli-plugins/docker-buildx'));
  const env = { DOCKER_CONFIG: config, DOCKER_HOST: `unix://${folder}/no-docker.sock` };
  const create = ['buildx', 'create', '--name', 'ship', '--driver', 'remote', '--use', socket];
  execFileSync('docker', create, { env: { ...process.env, ...env }, stdio: 'pipe' });
  return { env };
}

function unmountBelow(folder: string): void {
  const mounts = readFileSync('/proc/mounts', 'utf8').split('\n');
  const ours = mounts.flatMap((line) => line.split(' ')[1] ?? []).filter((mount) => mount.startsWith(`${folder}/`));
  for (const mount of ours.reverse()) spawnSync('umount', ['--lazy', mount]);
}
