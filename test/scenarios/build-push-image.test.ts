// build-push-image as the runner runs it: real engines, real registries, on loopback.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, realpathSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import test, { type TestContext } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { startEcr } from '../fakes/ecr.ts';
import {
  buildahStorage,
  buildKitPath,
  commitAll,
  needsTool,
  startDockerDaemon,
  startDockerRegistry,
} from '../fakes/engine.ts';
import { type Cleanup, temporaryFolder, writeFiles } from '../fakes/folder.ts';
import { pushFolder } from '../fakes/image.ts';
import { type OciRegistry, type OciRegistryOptions, startOciRegistry } from '../fakes/oci-registry.ts';
import { runBundle, type StepResult, startBundle } from '../fakes/runner.ts';
import { toolFolder } from '../fakes/tool.ts';

const repository = 'shop/checkout-service';
const onMain = { event: { repository: { default_branch: 'main' } }, env: { GITHUB_REF: 'refs/heads/main' } };

function service(t: Cleanup, files: Record<string, string> = {}): { folder: string; sha: string } {
  const folder = temporaryFolder(t);
  const dockerfile = 'FROM scratch\nARG GREETING=hello\nLABEL greeting=$GREETING\nCOPY app /app\nCMD ["/app/server"]\n';
  writeFiles(folder, { Dockerfile: dockerfile, 'app/server': '#!/bin/sh\necho 7\n', ...files });
  return { folder, sha: commitAll(folder) };
}

async function registryOf(t: Cleanup, options?: OciRegistryOptions): Promise<OciRegistry> {
  const registry = await startOciRegistry(options);
  t.after(() => registry.close());
  return registry;
}

async function headDigest(host: string, tag: string): Promise<string | null> {
  const accept = [
    'application/vnd.oci.image.index.v1+json',
    'application/vnd.oci.image.manifest.v1+json',
    'application/vnd.docker.distribution.manifest.v2+json',
  ];
  const url = `http://${host}/v2/${repository}/manifests/${tag}`;
  const response = await fetch(url, { method: 'HEAD', headers: { accept: accept.join(', '), connection: 'close' } });
  return response.headers.get('docker-content-digest');
}

function assertGreen(step: StepResult): void {
  assert.equal(step.exitCode, 0, step.log);
}

/** Runs the step with Buildah in a storage of its own, unless the inputs or variables say otherwise. */
async function runStep(
  t: TestContext,
  folder: string,
  inputs: Record<string, string>,
  env: Record<string, string> = {},
): Promise<StepResult> {
  const step = { workspace: folder, inputs: { repository, engine: 'buildah', ...inputs }, event: onMain.event };
  return await runBundle('build-push-image', { ...step, env: { ...onMain.env, ...buildahStorage(t), ...env } });
}

const registries = { 'Debian’s registry': startDockerRegistry, 'our own': registryOf } as const;
const pushes = (['docker', 'buildx', 'buildah'] as const).flatMap((engine) =>
  Object.entries(registries).map(([title, start]) => ({ engine, title, start })),
);
for (const { engine, title, start } of pushes)
  test(`${engine} builds and pushes to ${title}, and the digest is what it answers to HEAD`, async (t) => {
    if (!needsTool(t, engine === 'buildah' ? 'buildah' : 'dockerd') || !needsTool(t, 'docker-registry')) return;
    const { folder, sha } = service(t);
    const PATH = engine === 'buildx' ? buildKitPath(t) : (process.env['PATH'] ?? '');
    if (PATH === undefined) return;
    const env = { PATH, ...(engine === 'buildah' ? buildahStorage(t) : (await startDockerDaemon(t)).env) };
    const { host } = await start(t);
    const inputs = { repository, registry: host, engine, tags: 'sha\nsha-timestamp\nlatest' };
    const step = await runBundle('build-push-image', {
      ...{ workspace: folder, inputs, event: onMain.event },
      env: { ...env, ...onMain.env },
    });
    assertGreen(step);
    const { digest = '', tags = '', image, built, reused, tag } = step.outputs;
    assert.match(digest, /^sha256:[0-9a-f]{64}$/);
    const timestamped = `${sha.slice(0, 7)}-20260119142345`;
    assert.deepEqual([tag, tags.split('\n'), built, reused], [sha, [sha, timestamped, 'latest'], 'true', 'false']);
    assert.equal(image, `${host}/${repository}:${sha}@${digest}`);
    for (const each of tags.split('\n')) assert.equal(await headDigest(host, each), digest, each);
    assert.ok(Number(step.outputs['size-bytes']) > 100);
    assert.match(step.summary, /Image built and pushed/);
  });

test('the image of a commit is used again without an engine, and gets the tags asked for', async (t) => {
  if (!needsTool(t, 'buildah')) return;
  const { folder, sha } = service(t);
  const registry = await registryOf(t);
  const first = await runStep(t, folder, { registry: registry.host });
  assertGreen(first);
  const withoutEngine = { PATH: toolFolder(t, ['git']) };
  const again = await runStep(t, folder, { registry: registry.host, tags: 'sha\nlatest\nv9' }, withoutEngine);
  assertGreen(again);
  const { built, reused, digest } = again.outputs;
  assert.deepEqual([built, reused, digest], ['false', 'true', first.outputs['digest']]);
  assert.deepEqual(registry.tags(repository), { [sha]: digest, latest: digest, v9: digest });

  const otherwise = await runStep(t, folder, { registry: registry.host, 'build-args': 'GREETING=hi', tags: 'hi' });
  assertGreen(otherwise);
  assert.equal(otherwise.outputs['built'], 'true', 'other build arguments are another image');
  writeFiles(folder, { 'app/untracked': 'x' });
  const refused = await runStep(t, folder, { registry: registry.host });
  assert.match(refused.errors.join(), /names a commit and stands on sha256.*tag_dirty/s);
  const dirty = await runStep(t, folder, { registry: registry.host, tags: 'dirty' });
  assertGreen(dirty);
  assert.equal(dirty.outputs['reused'], 'false', 'a dirty context is built');
  assert.match(dirty.warnings.join(), /app\/untracked/);
  execFileSync('rm', [path.join(folder, 'app/untracked')]);
  const clean = await runStep(t, folder, { registry: registry.host, tags: 'dirty', 'build-args': 'GREETING=ho' });
  assert.deepEqual(
    [clean.outputs['built'], clean.warnings],
    ['true', []],
    'what a dirty context left is not used again',
  );
});

test('two builds of one commit at once end green with one image, although its tag cannot move', async (t) => {
  if (!needsTool(t, 'buildah')) return;
  const { folder, sha } = service(t);
  const registry = await registryOf(t, { immutableTags: true });
  const both = await Promise.all([1, 2].map(async () => await runStep(t, folder, { registry: registry.host })));
  for (const step of both) assertGreen(step);
  assert.deepEqual(new Set(both.map(({ outputs }) => outputs['digest'])), new Set([registry.tags(repository)[sha]]));
  assert.deepEqual(both.map(({ outputs }) => outputs['built']).sort(), ['false', 'true']);
});

test('labels say where the image comes from, and the time is the commit’s', async (t) => {
  if (!needsTool(t, 'buildah')) return;
  const { folder, sha } = service(t);
  execFileSync('git', ['tag', 'v2.4.1'], { cwd: folder });
  const registry = await registryOf(t);
  const step = await runStep(t, folder, { registry: registry.host, tags: 'semver-sha', labels: 'team=checkout' });
  assertGreen(step);
  assert.equal(step.outputs['tag'], `v2.4.1-${sha.slice(0, 7)}`);
  const labels = labelsOf(registry, step.outputs['tag'] ?? '');
  assert.match(labels['ship-actions.build-inputs'] ?? '', /^sha256:/);
  for (const name of ['build-inputs', 'content', 'inputs']) delete labels[`ship-actions.${name}`];
  delete labels['io.buildah.version'];
  assert.deepEqual(labels, {
    greeting: 'hello',
    team: 'checkout',
    'org.opencontainers.image.created': '2026-01-19T14:23:45Z',
    'org.opencontainers.image.revision': sha,
    'org.opencontainers.image.source': 'https://github.com/shop/checkout-service',
    'org.opencontainers.image.version': '2.4.1',
  });
});

function labelsOf(registry: OciRegistry, tag: string): Record<string, string> {
  const manifest = JSON.parse(registry.manifest(repository, tag)?.bytes.toString() ?? '{}');
  return JSON.parse(registry.blob(manifest.config.digest)?.toString() ?? '{}').config.Labels;
}

test('ECR: the SDK logs in, and its password is in no argument, no log and no config that outlives the step', async (t) => {
  if (!needsTool(t, 'buildah')) return;
  const { folder } = service(t);
  const password = 'an-ecr-password';
  const registry = await registryOf(t, { username: 'AWS', password });
  const ecr = await startEcr({ proxyEndpoint: registry.url, password });
  t.after(() => ecr.close());
  const [temp, home, coverage] = [temporaryFolder(t), temporaryFolder(t), temporaryFolder(t)];
  const spied = toolFolder(t, ['git'], { buildah: 'echo "$*" >> "$SPY"; exec $REAL "$@"' });
  const spy = path.join(temp, 'spy');
  const env = { ...ecr.env, HOME: home, RUNNER_TEMP: temp, PATH: spied, SPY: spy, NODE_V8_COVERAGE: coverage };
  const step = await runStep(t, folder, {}, env);
  assertGreen(step);
  assert.equal(step.outputs['registry'], registry.host);
  assert.deepEqual(ecr.calls.slice(0, 2), [
    { operation: 'GetAuthorizationToken', region: 'us-east-1' },
    { operation: 'BatchGetImage', region: 'us-east-1' },
  ]);
  const argv = readFileSync(spy, 'utf8');
  assert.match(argv, /push --authfile/);
  const auth = Buffer.from(`AWS:${password}`).toString('base64');
  const unmasked = step.log.replace(/^::add-mask::.*$/gm, '');
  for (const secret of [password, auth]) assert.ok(!argv.includes(secret) && !unmasked.includes(secret), secret);
  assert.deepEqual([readdirSync(temp), readdirSync(home)], [['spy'], []], 'nothing of the login is left');
  assert.ok(loadedChunks(coverage).length > 0, 'the SDK is a chunk that was loaded');
});

test('no SDK is loaded for a registry with a username and a password', async (t) => {
  if (!needsTool(t, 'buildah')) return;
  const { folder } = service(t);
  const registry = await registryOf(t, { username: 'ci', password: 'a-registry-password', auth: 'bearer' });
  const coverage = temporaryFolder(t);
  const inputs = { registry: registry.host, username: 'ci', password: 'a-registry-password', tags: 'sha\nlatest' };
  const step = await runStep(t, folder, inputs, { NODE_V8_COVERAGE: coverage });
  assertGreen(step);
  assert.deepEqual(loadedChunks(coverage), []);
  const wrong = await runStep(t, folder, { ...inputs, password: 'wrong' });
  assert.equal(wrong.exitCode, 1);
  assert.match(wrong.errors.join(), /does not let us in.*registry_denied/s);
});

/** The chunks of the bundle that a run loaded, by V8's own count. */
function loadedChunks(coverage: string): string[] {
  const texts = readdirSync(coverage).map((name) => readFileSync(path.join(coverage, name), 'utf8'));
  const urls = texts.flatMap((text) =>
    (JSON.parse(text) as { result: { url: string }[] }).result.map(({ url }) => url),
  );
  return urls.filter((url) => /\/dist\/build-push-image\/\d+\.index\.js$/.test(url));
}

test('an engine that is killed in silence is red, and leaves no output', async (t) => {
  if (!needsTool(t, 'buildah')) return;
  const { folder } = service(t);
  const registry = await registryOf(t);
  const killed = toolFolder(t, ['git'], {
    buildah: 'case "$1" in push) kill -9 $$;; esac; exec $REAL "$@"',
  });
  const step = await runStep(t, folder, { registry: registry.host }, { PATH: killed });
  assert.equal(step.exitCode, 1);
  assert.match(step.errors.join(), /buildah push` was killed by SIGKILL.*push_failed/s);
  const idle = toolFolder(t, ['git'], { buildah: 'case "$1" in push) exit 0;; esac; exec $REAL "$@"' });
  const nothing = await runStep(t, folder, { registry: registry.host }, { PATH: idle });
  assert.equal(nothing.exitCode, 1, 'exit 0 alone is no success');
  assert.match(nothing.errors.join(), /left no digest.*build_no_image/s);
  assert.deepEqual([step.outputs, nothing.outputs], [{}, {}]);
});

const unverified: readonly [string, (other: StepResult) => string | undefined, RegExp][] = [
  ['no longer knows', () => undefined, /the registry does not know the tag.*push_unverified/s],
  [
    'answers with another digest',
    ({ outputs }) => outputs['digest'],
    /was pushed as sha256:.* but the registry answers sha256:.*push_unverified/s,
  ],
];
for (const [title, digestOf, expected] of unverified)
  test(`a pushed tag that the registry ${title} is red`, async (t) => {
    if (!needsTool(t, 'buildah')) return;
    const { folder, sha } = service(t);
    let moveTo: { digest: string | undefined } | undefined;
    let pushed = false;
    const registry: OciRegistry = await registryOf(t, {
      fault: (method, url) => {
        if (method === 'HEAD' && pushed && moveTo !== undefined) registry.setTag(repository, sha, moveTo.digest);
        pushed ||= method === 'PUT' && url.endsWith(`/manifests/${sha}`);
        return undefined;
      },
    });
    const other = await runStep(t, folder, { registry: registry.host, tags: 'other', 'build-args': 'GREETING=hi' });
    assertGreen(other);

    moveTo = { digest: digestOf(other) };
    registry.setTag(repository, sha, undefined);
    const step = await runStep(t, folder, { registry: registry.host });
    assert.equal(step.exitCode, 1);
    assert.match(step.errors.join(), expected);
  });

test('an abort ends the engine and takes the login with it', async (t) => {
  if (!needsTool(t, 'buildah')) return;
  const { folder } = service(t);
  const registry = await registryOf(t, { username: 'ci', password: 'a-registry-password' });
  const temp = temporaryFolder(t);
  const stuck = toolFolder(t, ['git', 'sleep'], {
    buildah: 'case "$1" in build) echo building; sleep 60;; esac; exec $REAL "$@"',
  });
  const inputs = { repository, registry: registry.host, username: 'ci', password: 'a-registry-password' };
  const step = startBundle('build-push-image', {
    ...{ workspace: folder, inputs: { ...inputs, engine: 'buildah' } },
    env: { ...buildahStorage(t), PATH: stuck, RUNNER_TEMP: temp },
  });
  let during: string[] = [];
  step.child.stdout?.on('data', (chunk: Buffer) => {
    if (!/^building$/m.test(chunk.toString())) return;
    during = readdirSync(temp).flatMap((name) => readdirSync(path.join(temp, name)));
    step.child.kill('SIGTERM');
  });
  const { exitCode, errors } = await step.finished;
  assert.equal(exitCode, 1);
  assert.match(errors.join(), /cancelled/);
  assert.deepEqual([during.sort(), readdirSync(temp)], [['auth.json', 'config.json', 'owner.json'], []]);
});

test('an immutable tag with the same digest is success, with another one an error that names both', async (t) => {
  if (!needsTool(t, 'dockerd')) return;
  const { folder } = service(t);
  const registry = await registryOf(t, { immutableTags: true });
  const daemon = (await startDockerDaemon(t)).env;
  const inputs = { registry: registry.host, engine: 'docker', tags: 'v1\nsha' };
  const first = await runStep(t, folder, inputs, daemon);
  assertGreen(first);
  assertGreen(await runStep(t, folder, inputs, daemon));
  const rebuilt = await runStep(t, folder, { ...inputs, reuse: 'off' }, daemon);
  assertGreen(rebuilt);
  const { built, digest } = rebuilt.outputs;
  assert.deepEqual(
    [built, digest],
    ['true', first.outputs['digest']],
    'the very image that the tag holds is no conflict',
  );
  const other = { ...inputs, reuse: 'off', 'build-args': 'GREETING=hi' };
  const refused = await runStep(t, folder, other, daemon);
  assert.equal(refused.exitCode, 1);
  assert.match(refused.errors.join(), new RegExp(`exists there already as ${digest}[\\s\\S]*tag_immutable`));
  const partly = await runStep(t, folder, { ...other, tags: 'v2\nv1\nv3' }, daemon);
  assert.equal(partly.exitCode, 1);
  assert.match(partly.errors.join(), /On the image now: v2\. Missing: v1, v3 \[tag_immutable\]/);
});

test('a set of tags is whole or red, and the error says which tags stand', async (t) => {
  if (!needsTool(t, 'buildah')) return;
  const { folder, sha } = service(t);
  const fault = (method: string, url: string) => (method === 'PUT' && url.endsWith('/latest') ? 403 : undefined);
  const registry = await registryOf(t, { fault });
  const step = await runStep(t, folder, { registry: registry.host, tags: 'sha\nlatest\nlater' });
  assert.equal(step.exitCode, 1);
  assert.match(
    step.errors.join(),
    new RegExp(`On the image now: ${sha}\\. Missing: latest, later \\[tags_incomplete\\]`),
  );
});

test('passing trouble of the registry is tried again', async (t) => {
  if (!needsTool(t, 'buildah')) return;
  const { folder } = service(t);
  const troubles: (number | 'cut')[] = [503, 'cut', 429];
  const fault = (method: string) => (method === 'HEAD' ? troubles.pop() : undefined);
  assertGreen(await runStep(t, folder, { registry: (await registryOf(t, { fault })).host, tags: 'x' }));
  assert.deepEqual(troubles, []);
});

test('one image for two platforms is an index of both', async (t) => {
  if (!needsTool(t, 'buildah')) return;
  const { folder } = service(t, { Dockerfile: 'FROM scratch\nCOPY app /app\n' });
  const registry = await registryOf(t);
  const inputs = { registry: registry.host, platforms: 'linux/amd64,linux/arm64', tags: 'sha\nlatest' };
  const step = await runStep(t, folder, inputs);
  assertGreen(step);
  const index = JSON.parse(registry.manifest(repository, 'latest')?.bytes.toString() ?? '{}');
  const built = index.manifests.map(({ platform }: { platform: Record<string, string> }) => platform['architecture']);
  assert.deepEqual(built.sort(), ['amd64', 'arm64']);
  const again = await runStep(t, folder, inputs);
  assert.deepEqual([again.outputs['reused'], again.outputs['digest']], ['true', step.outputs['digest']]);
});

test('a build reads its secret, which is in no layer, argument or log', async (t) => {
  if (!needsTool(t, 'buildah')) return;
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the shell's, not ours
  const run = 'RUN --mount=type=secret,id=TOKEN read -r v < /run/secrets/TOKEN; echo "${#v} letters" > /length';
  const { folder } = service(t, { Dockerfile: `FROM scratch\nCOPY root /\n${run}\n` });
  copyShell(path.join(folder, 'root'));
  commitAll(folder);
  const spy = path.join(temporaryFolder(t), 'spy');
  const spied = toolFolder(t, ['git'], { buildah: 'echo "$*" >> "$SPY"; exec $REAL "$@"' });
  const registry = await registryOf(t);
  const inputs = { registry: registry.host, secrets: 'TOKEN=opensesame-42', tags: 'x', push: 'true' };
  const step = await runStep(t, folder, inputs, { PATH: `${spied}:/usr/sbin:/sbin`, SPY: spy });
  assertGreen(step);
  const { layers } = JSON.parse(registry.manifest(repository, 'x')?.bytes.toString() ?? '{}');
  const texts = layers.map(({ digest }: { digest: string }) =>
    gunzipSync(registry.blob(digest) ?? '').toString('latin1'),
  );
  assert.match(texts.join(), /13 letters/);
  const unmasked = step.log.replace(/^::add-mask::.*$/gm, '');
  for (const text of [...texts, readFileSync(spy, 'utf8'), unmasked]) assert.ok(!text.includes('opensesame-42'));
});

/** Copies /bin/sh, another program, and what they link to below `root`. */
function copyShell(root: string, other = '/bin/sh'): void {
  const linked =
    execFileSync('ldd', ['/bin/sh', other])
      .toString()
      .match(/\/[^\s:]+(?=\s)/g) ?? [];
  for (const file of ['/bin/sh', other, ...linked]) {
    mkdirSync(path.join(root, path.dirname(file)), { recursive: true });
    copyFileSync(realpathSync(file), path.join(root, file));
  }
}

test('a dry run prints tags and plan, and changes nothing', async (t) => {
  if (!needsTool(t, 'buildah')) return;
  const { folder, sha } = service(t);
  const registry = await registryOf(t);
  const step = await runStep(t, folder, { registry: registry.host, tags: 'sha\nlatest', 'dry-run': 'true' });
  assertGreen(step);
  assert.match(step.log, new RegExp(`Tags: {2}${sha}, latest`));
  assert.match(step.summary, /Dry run: nothing was built or pushed/);
  assert.deepEqual([step.outputs['built'], step.outputs['digest']], ['false', '']);
  assert.deepEqual([...new Set(registry.requests.map(({ method }) => method))], ['HEAD']);
  assert.match(step.log, /Would run: buildah build [^\n]*[\s\S]*Would run: buildah push/);
  assert.match(step.log, new RegExp(`Would call: PUT ${repository}/manifests/latest`));
});

test('without a push the image stays here and no registry is asked', async (t) => {
  if (!needsTool(t, 'buildah')) return;
  const { folder, sha } = service(t);
  const storage = buildahStorage(t);
  const step = await runStep(t, folder, { push: 'false' }, storage);
  assertGreen(step);
  assert.equal(step.outputs['image'], `${repository}:${sha}`);
  const listed = execFileSync('buildah', ['images', '--format', '{{.Name}}:{{.Tag}}'], {
    env: { ...process.env, ...storage },
  });
  assert.match(listed.toString(), new RegExp(`localhost/${repository}:${sha}`));
});

test('all bad inputs are told at once, before anything is asked', async (t) => {
  const { folder } = service(t);
  symlinkSync('/etc', path.join(folder, 'outside'));
  const inputs = {
    repository: 'ghcr.io/shop/App',
    registry: 'https://ghcr.io',
    tags: 'v1+2\n{shaa}',
    context: 'outside',
    dockerfile: 'missing/Dockerfile',
    'build-args': 'NAME',
    platforms: 'arm',
    version: '2.04',
    username: 'ci',
    engine: 'podman',
  };
  const step = await runBundle('build-push-image', { workspace: folder, inputs });
  assert.equal(step.exitCode, 1);
  const codes = step.errors.map((error) => /\[(\w+)\]/.exec(error)?.[1]).sort();
  const expected = ['input_invalid', 'login_incomplete', 'pair_invalid', 'path_missing', 'path_outside'];
  const names = ['platform_invalid', 'registry_invalid', 'repository_host', 'tag_invalid', 'template_unknown'];
  assert.deepEqual(codes, [...expected, ...names, 'version_invalid'].sort());
  assert.match(step.errors.join('\n'), /fix: {3}Write `registry: ghcr\.io`/);
});

test('a folder that is no git repository is named after GITHUB_SHA, and more than that is refused', async (t) => {
  if (!needsTool(t, 'buildah')) return;
  const folder = temporaryFolder(t);
  writeFiles(folder, { Dockerfile: 'FROM scratch\nCOPY Dockerfile /\n' });
  const registry = await registryOf(t);
  const env = { GITHUB_SHA: 'a7f3c92'.padEnd(40, '0'), GIT_CEILING_DIRECTORIES: path.dirname(folder) };
  const step = await runStep(t, folder, { registry: registry.host }, env);
  assertGreen(step);
  assert.equal(step.outputs['tag'], env.GITHUB_SHA);
  const semver = await runStep(t, folder, { registry: registry.host, tags: 'semver-sha' }, env);
  assert.match(semver.errors.join(), /not a git repository.*version_unknown/s);
  const timed = await runStep(t, folder, { registry: registry.host, tags: 'sha-timestamp' }, env);
  assert.match(timed.errors.join(), /need the time of the commit.*commit_unknown/s);
});

test('without any engine the error lists what was looked for and how to get one', async (t) => {
  const { folder } = service(t);
  const env = { PATH: toolFolder(t, ['git']) };
  const step = await runBundle('build-push-image', { workspace: folder, inputs: { repository, push: 'false' }, env });
  assert.equal(step.exitCode, 1);
  assert.match(step.errors.join(), /docker \(not installed\); buildah \(not installed\).*apt-get install/s);
});

test('Buildah: a base image without the platform is red by its name, before anything is pushed', async (t) => {
  if (!needsTool(t, 'buildah')) return;
  const registry = await registryOf(t);
  const base = `${registry.host}/shop/base:1`;
  const { folder, sha } = service(t, { Dockerfile: `FROM ${base}\nCOPY app /app\n` });
  await pushFolder(base, path.join(folder, 'app'), {});
  const step = await runStep(t, folder, { registry: registry.host, platforms: 'linux/arm64' });
  assert.equal(step.exitCode, 1, step.log);
  assert.match(step.errors.join(), /shop\/base:1" is [^"]*amd64[\s\S]*base_platform/);
  assert.equal(registry.tags(repository)[sha], undefined);
});

test('a secret of several lines arrives whole, and none of its lines is shown', async (t) => {
  if (!needsTool(t, 'buildah')) return;
  const run = 'RUN --mount=type=secret,id=KEY cat /run/secrets/KEY > /copy';
  const { folder } = service(t, { Dockerfile: `FROM scratch\nCOPY root /\n${run}\n` });
  copyShell(path.join(folder, 'root'), '/bin/cat');
  commitAll(folder);
  const registry = await registryOf(t);
  const key = 'first-line-of-it\nsecond=line-of-it\nthird-line';
  const step = await runStep(t, folder, { registry: registry.host, secrets: `"KEY=${key}"`, tags: 'x' });
  assertGreen(step);
  const { layers } = JSON.parse(registry.manifest(repository, 'x')?.bytes.toString() ?? '{}');
  const texts = layers.map(({ digest }: { digest: string }) =>
    gunzipSync(registry.blob(digest) ?? '').toString('latin1'),
  );
  assert.ok(texts.join('').includes(key));
  const unmasked = step.log.replace(/^::add-mask::.*$/gm, '');
  for (const line of key.split('\n')) assert.ok(!unmasked.includes(line), line);
});

test('a RUN line of Buildah sees no process of the step and none of its variables', async (t) => {
  if (!needsTool(t, 'buildah')) return;
  const run = 'RUN for p in /proc/[0-9]*; do echo "process $p"; cat $p/environ 2>/dev/null; done; echo end';
  const { folder } = service(t, { Dockerfile: `FROM scratch\nCOPY root /\n${run}\n` });
  copyShell(path.join(folder, 'root'), '/bin/cat');
  commitAll(folder);
  const env = { ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'a-token-of-the-step', AWS_SESSION_TOKEN: 'a-session-of-the-step' };
  const step = await runStep(t, folder, { registry: (await registryOf(t)).host, tags: 'x' }, env);
  assertGreen(step);
  assert.match(step.log, /end$/m);
  assert.ok((step.log.match(/process \/proc\/\d+/g) ?? []).length <= 3, step.log);
  assert.doesNotMatch(step.log, /a-token-of-the-step|a-session-of-the-step/);
});

for (const engine of ['buildah', 'docker'] as const)
  test(`${engine} takes a private base image with its own login, which is in no log and no config that stays`, async (t) => {
    if (!needsTool(t, engine === 'docker' ? 'dockerd' : 'buildah')) return;
    const bases = await registryOf(t, { username: 'bases', password: 'a-password-of-bases' });
    const registry = await registryOf(t, { username: 'ci', password: 'a-registry-password' });
    const temp = temporaryFolder(t);
    const env = { ...(engine === 'docker' ? (await startDockerDaemon(t)).env : {}), RUNNER_TEMP: temp };
    const base = { repository: 'shop/base', tags: 'v1', registry: bases.host, username: 'bases', engine };
    assertGreen(await runStep(t, service(t).folder, { ...base, password: 'a-password-of-bases' }, env));

    const { folder } = service(t, { Dockerfile: `FROM ${bases.host}/shop/base:v1\nCOPY app /more\n` });
    const inputs = { registry: registry.host, username: 'ci', password: 'a-registry-password', pull: 'true', engine };
    // Another engine, which has not seen the base.
    const fresh = engine === 'docker' ? { ...(await startDockerDaemon(t)).env, RUNNER_TEMP: temp } : env;
    const refused = await runStep(t, folder, inputs, fresh);
    assert.equal(refused.exitCode, 1, 'without the login the base is not read');
    const logins = { 'registry-logins': `${bases.host}=bases:a-password-of-bases` };
    const step = await runStep(t, folder, { ...inputs, ...logins }, fresh);
    assertGreen(step);
    assert.doesNotMatch(step.log.replace(/^::add-mask::.*$/gm, ''), /a-password-of-bases/);
    assert.deepEqual(readdirSync(temp), []);
  });
