// Measures build-push-image against plain `docker build && docker push` of the same context, round by round; what a run costs that uses an
// image again; and how soon after its start the first call to AWS goes out, against an empty script. Needs root for a dockerd of its own.
// Usage: npm run bench -- image [megabytes of the context]

import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { TestContext } from 'node:test';
import { type FakeEcr, startEcr } from '../test/fakes/ecr.ts';
import { buildKitPath, commitAll, startDockerDaemon, startDockerRegistry } from '../test/fakes/engine.ts';
import { temporaryFolder, writeFiles } from '../test/fakes/folder.ts';
import { startOciRegistry } from '../test/fakes/oci-registry.ts';
import { runBundle, type StepResult, startScript } from '../test/fakes/runner.ts';

const bundle = path.resolve(import.meta.dirname, '../dist/build-push-image/index.js');
const rounds = 7;
const megabytes = Number(process.argv[3] ?? 40);
const repository = 'shop/checkout-service';
/** What the step may cost over the plain commands: the larger of the two. */
const most = { share: 0.05, seconds: 0.3 };
/** A reused run, as a share of the build. */
const mostReused = 0.1;
/** Milliseconds until the first call to AWS, on a machine on which an empty script takes 20. */
const mostUntilCall = { milliseconds: 120, emptyScript: 20 };

const verdicts: boolean[] = [];
const ends: (() => void | Promise<void>)[] = [];
const skip = (why: string): never => {
  throw new Error(why);
};
const cleanup = { after: (end: () => void | Promise<void>) => void ends.unshift(end), skip } as unknown as TestContext;

const seconds = ({ milliseconds }: StepResult): number => milliseconds / 1000;

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

try {
  await benchBuild();
  await benchFirstCall();
} finally {
  for (const end of ends) await end();
}
console.log(`${verdicts.filter(Boolean).length} within their limits, ${verdicts.filter((each) => !each).length} over`);
process.exitCode = verdicts.every(Boolean) ? 0 : 1;

/** Builds of a context that changes each round, so that no build finds the one before in a cache. */
async function benchBuild(): Promise<void> {
  const { env: daemon } = await startDockerDaemon(cleanup);
  // Both build with BuildKit, as every docker since 23.0 does: the classic builder copies all layers for a label where the storage is vfs.
  // BuildKit knows a context again by the home of its user: one home for both.
  const env = { ...daemon, PATH: buildKitPath(cleanup) ?? '', DOCKER_BUILDKIT: '1', HOME: temporaryFolder(cleanup) };
  const { host } = await startDockerRegistry(cleanup);
  const folder = temporaryFolder(cleanup);
  writeFiles(folder, { Dockerfile: 'FROM scratch\nCOPY app /app\n', 'app/server': 'x' });
  const [plain, ours, again]: [number[], number[], number[]] = [[], [], []];

  const runPlain = (round: number): void => {
    change(folder);
    plain.push(timed(() => plainly(folder, `${host}/${repository}:plain-${round}`, env)));
  };
  const runOurs = async (): Promise<void> => {
    change(folder);
    ours.push(seconds(await step(folder, host, env, 'true')));
    again.push(seconds(await step(folder, host, env, 'false')));
  };
  // Who comes second meets the disk still busy with what the first one wrote.
  for (let round = 0; round < rounds; round++) {
    if (round % 2 === 0) runPlain(round);
    await runOurs();
    if (round % 2 === 1) runPlain(round);
  }

  const [base, whole, reused] = [median(plain), median(ours), median(again)];
  const allowed = Math.max(base * most.share, most.seconds);
  console.log(`docker build && docker push of ${megabytes} MB: ${base.toFixed(2)} s`);
  console.log(`build-push-image: ${whole.toFixed(2)} s, ${(whole / base).toFixed(2)} times as long`);
  judge('over the plain commands', whole - base, allowed, 's');
  judge('a reused run, as a share of the build', reused / whole, mostReused, '');
}

function change(folder: string): void {
  writeFileSync(path.join(folder, 'app/content'), randomBytes(megabytes << 20));
  commitAll(folder);
}

function plainly(folder: string, image: string, env: Readonly<Record<string, string>>): void {
  const options = { cwd: folder, env: { ...process.env, ...env }, stdio: 'pipe' } as const;
  execFileSync('docker', ['build', '--tag', image, '.'], options);
  execFileSync('docker', ['push', image], options);
}

async function step(
  folder: string,
  registry: string,
  env: Readonly<Record<string, string>>,
  built: string,
): Promise<StepResult> {
  const inputs = { registry, repository };
  const result = await runBundle('build-push-image', { workspace: folder, inputs, env });
  if (result.exitCode !== 0 || result.outputs['built'] !== built) throw new Error(result.log);
  return result;
}

/** From the start of the process to the first call that reaches AWS; a dry run asks the same and builds nothing. */
async function benchFirstCall(): Promise<void> {
  const registry = await startOciRegistry({ username: 'AWS', password: 'an-ecr-password' });
  const api = await startEcr({ proxyEndpoint: registry.url, password: 'an-ecr-password' });
  cleanup.after(async () => {
    await api.close();
    await registry.close();
  });
  const folder = temporaryFolder(cleanup);
  writeFiles(folder, { Dockerfile: 'FROM scratch\n' });
  commitAll(folder);
  const empty = path.join(folder, 'empty.mjs');
  const [calls, bare]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds * 2; round++) {
    calls.push(await untilCall(folder, api));
    writeFileSync(empty, '');
    bare.push(await alone(empty));
    rmSync(empty);
  }

  const [call, script] = [median(calls), median(bare)];
  console.log(`an empty script: ${script.toFixed(0)} ms; the first call to AWS: ${call.toFixed(0)} ms after the start`);
  const limit = mostUntilCall.milliseconds / mostUntilCall.emptyScript;
  judge('until the first call, in empty scripts', call / script, limit, '');
}

async function untilCall(folder: string, api: FakeEcr): Promise<number> {
  const before = api.calls.length;
  const began = performance.now();
  // Not runBundle, which reads all sources first.
  const inputs = { repository, 'dry-run': 'true' };
  const { finished } = startScript(bundle, { workspace: folder, inputs, env: api.env });
  while (api.calls.length === before && performance.now() - began < 10_000)
    await new Promise((resolve) => setTimeout(resolve, 1));
  const spent = performance.now() - began;
  await finished;
  return spent;
}

async function alone(script: string): Promise<number> {
  const began = performance.now();
  await new Promise((resolve) => spawn(process.execPath, [script]).on('close', resolve));
  return performance.now() - began;
}

function judge(what: string, value: number, limit: number, unit: string): void {
  const isFine = value <= limit;
  verdicts.push(isFine);
  console.log(`  ${isFine ? 'ok  ' : 'OVER'} ${what}: ${value.toFixed(2)} ${unit} (limit ${limit.toFixed(2)})`);
}

function timed(work: () => void): number {
  const began = performance.now();
  work();
  return (performance.now() - began) / 1000;
}
