// build-push-image with a real buildx and BuildKit of its own: pushed by digest, tagged when it was looked at, the same again from the same commit.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { utimesSync } from 'node:fs';
import path from 'node:path';
import test, { type TestContext } from 'node:test';
import { startBuildKit } from '../fakes/buildkit.ts';
import { commitAll, needsTool, startDockerRegistry } from '../fakes/engine.ts';
import { writeFiles } from '../fakes/folder.ts';
import type { StepResult } from '../fakes/runner.ts';
import { givenService, runImageStep, serviceRepository } from '../fakes/service.ts';

async function setUp(t: TestContext, files: Record<string, string> = {}) {
  if (!needsTool(t, 'docker-registry')) return undefined;
  const { host } = await startDockerRegistry(t);
  const buildKit = await startBuildKit(t, host);
  if (buildKit === undefined) return undefined;
  const service = givenService(t, files);
  const run = async (inputs: Record<string, string>): Promise<StepResult> =>
    await runImageStep(service.folder, { registry: host, engine: 'buildx', ...inputs }, buildKit.env);
  return { host, run, env: buildKit.env, ...service };
}

const digestOf = async (host: string, tag: string): Promise<string | null> => {
  const accept = 'application/vnd.oci.image.index.v1+json, application/vnd.oci.image.manifest.v1+json';
  const url = `http://${host}/v2/${serviceRepository}/manifests/${tag}`;
  return (await fetch(url, { method: 'HEAD', headers: { accept, connection: 'close' } })).headers.get(
    'docker-content-digest',
  );
};

test('builds for two platforms, tags what it pushed by digest, and gives the same digest after a lost cache', async (t) => {
  const world = await setUp(t, { Dockerfile: 'FROM scratch\nCOPY app /app\n' });
  if (world === undefined) return;
  const inputs = { platforms: 'linux/amd64,linux/arm64', tags: 'sha\nlatest' };
  const step = await world.run(inputs);
  assert.equal(step.exitCode, 0, step.log);
  const { digest } = step.outputs;
  for (const tag of [world.sha, 'latest']) assert.equal(await digestOf(world.host, tag), digest);
  // Another runner: no cache, and a checkout whose files are of another time.
  execFileSync('docker', ['buildx', 'prune', '--all', '--force'], {
    env: { ...process.env, ...world.env },
    stdio: 'pipe',
  });
  utimesSync(path.join(world.folder, 'app/server'), new Date(), new Date());
  const again = await world.run({ ...inputs, reuse: 'off' });
  assert.deepEqual([again.outputs['built'], again.outputs['digest']], ['true', digest]);
  const reused = await world.run(inputs);
  assert.deepEqual([reused.outputs['reused'], reused.outputs['digest']], ['true', digest]);
  const kept = await world.run({ ...inputs, push: 'false' });
  assert.equal(kept.exitCode, 0, kept.log);
});

test('a failed RUN is an error at its line of the Dockerfile, and a warning of the checker an annotation', async (t) => {
  const world = await setUp(t, { Dockerfile: 'FROM scratch\nARG TOKEN_PASSWORD\nENV API_SECRET=x\nCOPY absent /x\n' });
  if (world === undefined) return;
  const step = await world.run({});
  assert.equal(step.exitCode, 1);
  assert.match(step.errors.join(), /COPY absent \/x[\s\S]*build_failed[\s\S]*Dockerfile:4/);
  assert.equal(await digestOf(world.host, world.sha), null, 'nothing is tagged');
});

test('a base image without the platform is red by its name, and no tag moves', async (t) => {
  const world = await setUp(t);
  if (world === undefined) return;
  const base = `${world.host}/shop/base:1`;
  assert.equal((await world.run({ repository: 'shop/base', tags: '1', platforms: 'linux/amd64' })).exitCode, 0);
  writeFiles(world.folder, { Dockerfile: `FROM ${base}\nCOPY app /app\n` });
  const sha = commitAll(world.folder);
  const step = await world.run({ platforms: 'linux/arm64' });
  assert.equal(step.exitCode, 1, step.log);
  assert.match(step.errors.join(), /shop\/base:1" is linux\/amd64[\s\S]*base_platform/);
  assert.equal(await digestOf(world.host, sha), null);
});

const cacheOf = ({ host }: { readonly host: string }, more = ''): Record<string, string> => ({
  'cache-from': `type=registry,ref=${host}/shop/cache:main`,
  'cache-to': `type=registry,ref=${host}/shop/cache:main,mode=max${more}`,
});

test('a cache in the registry serves a machine that has none, and the image with provenance is pushed and used again', async (t) => {
  const world = await setUp(t, { Dockerfile: 'FROM scratch\nCOPY app /app\n' });
  if (world === undefined) return;
  const inputs = { ...cacheOf(world), provenance: 'true' };
  const step = await world.run(inputs);
  assert.equal(step.exitCode, 0, step.log);
  const accept = 'application/vnd.oci.image.index.v1+json';
  const url = `http://${world.host}/v2/${serviceRepository}/manifests/${world.sha}`;
  const { manifests } = (await (await fetch(url, { headers: { accept, connection: 'close' } })).json()) as {
    manifests: Child[];
  };
  const kinds = manifests.map(({ annotations }) => annotations?.['vnd.docker.reference.type']);
  assert.deepEqual(kinds, [undefined, 'attestation-manifest']);
  const reused = await world.run(inputs);
  assert.deepEqual([reused.outputs['reused'], reused.outputs['digest']], ['true', step.outputs['digest']]);

  execFileSync('docker', ['buildx', 'prune', '--all', '--force'], {
    env: { ...process.env, ...world.env },
    stdio: 'pipe',
  });
  const again = await world.run({ ...inputs, reuse: 'off' });
  assert.equal(again.exitCode, 0, again.log);
  assert.match(again.log, /inferred cache manifest type/);
  assert.match(again.log, /COPY app \/app\n#\d+ sha256:[0-9a-f]{64} /, 'the layer was fetched, not made');
});

interface Child {
  readonly annotations?: Readonly<Record<string, string>>;
}

test('a cache that cannot be written does not redden a build that was pushed', async (t) => {
  const world = await setUp(t, { Dockerfile: 'FROM scratch\nCOPY app /app\n' });
  if (world === undefined) return;
  const step = await world.run(cacheOf({ host: '127.0.0.1:1' }));
  assert.equal(step.exitCode, 0, step.log);
  assert.equal(await digestOf(world.host, world.sha), step.outputs['digest']);
});
