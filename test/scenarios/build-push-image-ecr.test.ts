// build-push-image against ECR's API and a registry behind it: least rights, re-runs, promotions, copies, scans, and a proxy as the only way out.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import test, { type TestContext } from 'node:test';
import { connectImageRepository } from '../../src/clients/registry/registry.ts';
import { startConnectProxy } from '../fakes/connect-proxy.ts';
import { deniedTo, type FakeEcr, type FakeEcrOptions, startEcr } from '../fakes/ecr.ts';
import { commitAll, needsTool, startDockerDaemon } from '../fakes/engine.ts';
import { writeFiles } from '../fakes/folder.ts';
import { type OciRegistry, type OciRegistryOptions, startOciRegistry } from '../fakes/oci-registry.ts';
import type { StepResult } from '../fakes/runner.ts';
import { ecrEnvironment, givenService, runImageStep, serviceRepository } from '../fakes/service.ts';
import { toolFolder } from '../fakes/tool.ts';

const password = 'an-ecr-password';
const immutable = { [serviceRepository]: { imageTagMutability: 'IMMUTABLE', exclusions: [] } };

interface Ecr {
  readonly registry: OciRegistry;
  readonly api: FakeEcr;
  readonly env: Record<string, string>;
}

async function startAws(
  t: TestContext,
  options: Partial<FakeEcrOptions> = {},
  registryOptions: OciRegistryOptions = {},
): Promise<Ecr> {
  const registry = await startOciRegistry({ username: 'AWS', password, ...registryOptions });
  const api = await startEcr({ proxyEndpoint: registry.url, password, ...options });
  t.after(async () => {
    await api.close();
    await registry.close();
  });
  return { registry, api, env: ecrEnvironment(t, api) };
}

function assertGreen(step: StepResult): void {
  assert.equal(step.exitCode, 0, step.log);
}

/** What AWS publishes for who pushes: no DescribeRepositories, no DescribeImages, and no blob may be read. */
const pushRole: Partial<FakeEcrOptions> = {
  repositories: immutable,
  fault: (operation) =>
    ['GetAuthorizationToken', 'BatchGetImage', 'PutImage'].includes(operation)
      ? undefined
      : deniedTo(`ecr:${operation}`),
};
const noBlobs: OciRegistryOptions = {
  immutableTags: true,
  fault: (method, path) => (method === 'GET' && path.includes('/blobs/sha256') ? 403 : undefined),
};

test('a role that may only push is green, and so is its re-run on immutable tags', async (t) => {
  if (!needsTool(t, 'buildah')) return;
  const { folder, sha } = givenService(t);
  const { env, registry } = await startAws(t, pushRole, noBlobs);
  const first = await runImageStep(folder, { tags: 'sha\nsemver-sha', version: '1.0.0' }, env);
  assertGreen(first);
  assert.equal(registry.tags(serviceRepository)[sha], first.outputs['digest']);
  const again = await runImageStep(folder, { tags: 'sha\nsemver-sha', version: '1.0.0' }, env);
  assertGreen(again);
  assert.deepEqual([again.outputs['reused'], again.outputs['digest']], ['true', first.outputs['digest']]);
  assert.match(again.warnings.join(), /nothing else was checked/);
});

test('a reused run starts no engine and makes two calls to AWS', async (t) => {
  if (!needsTool(t, 'buildah')) return;
  const { folder } = givenService(t);
  const { env, api } = await startAws(t);
  assertGreen(await runImageStep(folder, {}, env));
  const before = api.calls.length;
  const again = await runImageStep(folder, {}, { ...env, PATH: toolFolder(t, ['git']) });
  assertGreen(again);
  const calls = api.calls.slice(before).map(({ operation }) => operation);
  assert.equal(again.outputs['reused'], 'true');
  assert.deepEqual(calls, ['GetAuthorizationToken', 'BatchGetImage']);
});

test('a repository that is not there is named with its neighbours, or created', async (t) => {
  if (!needsTool(t, 'buildah')) return;
  const { folder } = givenService(t);
  const near = { 'shop/checkout-servce': { imageTagMutability: 'MUTABLE', exclusions: [] } };
  const { env, api } = await startAws(t, { repositories: near });
  const absent = await runImageStep(folder, {}, env);
  assert.match(absent.errors.join(), /does not exist[\s\S]*repository_absent[\s\S]*`shop\/checkout-servce`/);
  assert.doesNotMatch(absent.log, /STEP 1/, 'nothing was built');
  const created = await runImageStep(folder, { 'create-repository': 'true', tags: 'sha\nlatest' }, env);
  assertGreen(created);
  assert.deepEqual(api.repositories.get(serviceRepository)?.exclusions, ['latest']);
  const moved = await runImageStep(folder, { tags: 'sha\nlatest', 'build-args': 'GREETING=hi' }, env);
  assert.match(moved.errors.join(), /tag_immutable/, 'the tag of the commit stays');
});

test('a moving tag on an immutable repository is refused before the build', async (t) => {
  if (!needsTool(t, 'buildah')) return;
  const { folder } = givenService(t);
  const { env } = await startAws(t, { repositories: immutable });
  const step = await runImageStep(folder, { tags: 'latest' }, env);
  assert.match(step.errors.join(), /tag_immutable[\s\S]*filter=latest/);
  assert.doesNotMatch(step.log, /STEP 1/);
});

test('denied names the action, throttled is waited for', async (t) => {
  if (!needsTool(t, 'buildah')) return;
  const { folder } = givenService(t);
  const denied = await startAws(t, {
    fault: (operation) => (operation === 'BatchGetImage' ? deniedTo('ecr:BatchGetImage') : undefined),
  });
  const refused = await runImageStep(folder, {}, denied.env);
  assert.match(refused.errors.join(), /registry_denied[\s\S]*Allow the role `ecr:BatchGetImage`/);
  assert.equal(denied.api.calls.filter(({ operation }) => operation === 'BatchGetImage').length, 1);
  const busy = { status: 400, type: 'ThrottlingException', message: 'Rate exceeded' };
  const throttled = await startAws(t, { fault: (_, call) => (call < 4 ? busy : undefined) });
  assertGreen(await runImageStep(folder, {}, throttled.env));
});

test('a release never moves: the commit after it gets no such tag, another build is refused', async (t) => {
  if (!needsTool(t, 'buildah')) return;
  const { folder } = givenService(t);
  execFileSync('git', ['tag', 'v2.4.1'], { cwd: folder });
  const { env, registry } = await startAws(t);
  const release = await runImageStep(folder, { tags: 'semver\nlatest' }, env);
  assertGreen(release);
  const other = await runImageStep(folder, { tags: 'semver', 'build-args': 'GREETING=hi' }, env);
  assert.match(other.errors.join(), /"v2\.4\.1" stands on[\s\S]*another build-args[\s\S]*tag_released/);
  writeFiles(folder, { 'app/server': 'new' });
  commitAll(folder);
  const after = await runImageStep(folder, { tags: 'semver\nlatest' }, env);
  assertGreen(after);
  assert.deepEqual(after.outputs['tags'], 'latest');
  assert.equal(registry.tags(serviceRepository)['v2.4.1'], release.outputs['digest']);
});

test('promote gives another tag byte for byte, without an engine', async (t) => {
  if (!needsTool(t, 'buildah')) return;
  const { folder } = givenService(t, { Dockerfile: 'FROM scratch\nCOPY app /app\n' });
  const { env, registry } = await startAws(t);
  const built = await runImageStep(folder, { platforms: 'linux/amd64,linux/arm64' }, env);
  assertGreen(built);
  const inputs = { promote: built.outputs['digest'] ?? '', tags: 'prod\nstable' };
  const step = await runImageStep(folder, inputs, { ...env, PATH: toolFolder(t, ['git']) });
  assertGreen(step);
  const { digest, built: wasBuilt, reused } = step.outputs;
  assert.deepEqual([digest, wasBuilt, reused], [built.outputs['digest'], 'false', 'false']);
  const tags = registry.tags(serviceRepository);
  assert.deepEqual([tags['prod'], tags['stable']], [digest, digest]);
  const missing = await runImageStep(folder, { promote: 'nowhere', tags: 'prod' }, env);
  assert.match(missing.errors.join(), /promote_missing/);
});

test('two runners’ images are merged; without merge a tag that would lose one is refused', async (t) => {
  if (!needsTool(t, 'buildah')) return;
  const { folder, sha } = givenService(t, { Dockerfile: 'FROM scratch\nCOPY app /app\n' });
  const { env, registry } = await startAws(t);
  const amd = await runImageStep(folder, { platforms: 'linux/amd64', tags: 'sha' }, env);
  const lost = await runImageStep(folder, { platforms: 'linux/arm64', tags: 'sha' }, env);
  assert.match(lost.errors.join(), /tag_shrinks[\s\S]*`merge`/);
  const arm = await runImageStep(folder, { platforms: 'linux/arm64', tags: '{sha}-arm64' }, env);
  assertGreen(arm);
  const merge = { merge: `${amd.outputs['digest']}\n${arm.outputs['digest']}`, tags: 'sha\nlatest' };
  const merged = await runImageStep(folder, merge, { ...env, PATH: toolFolder(t, ['git']) });
  assertGreen(merged);
  const index = JSON.parse(registry.manifest(serviceRepository, 'latest')?.bytes.toString() ?? '{}');
  assert.deepEqual(
    index.manifests.map(({ digest, platform }: { digest: string; platform: { architecture: string } }) => [
      platform.architecture,
      digest,
    ]),
    [
      ['amd64', amd.outputs['digest']],
      ['arm64', arm.outputs['digest']],
    ],
  );
  const again = await runImageStep(folder, merge, env);
  assert.equal(again.outputs['digest'], merged.outputs['digest']);
  assert.equal(registry.tags(serviceRepository)[sha], merged.outputs['digest']);
});

test('reuse: tree makes the merge of a built pull request a retag', async (t) => {
  if (!needsTool(t, 'buildah')) return;
  const { folder } = givenService(t);
  const { env } = await startAws(t);
  const built = await runImageStep(folder, { tags: 'tree\nsha', reuse: 'tree' }, env);
  assertGreen(built);
  const sha = commitAll(folder, 'feat: the same content, squashed');
  const step = await runImageStep(
    folder,
    { tags: 'tree\nsha', reuse: 'tree' },
    { ...env, PATH: toolFolder(t, ['git']) },
  );
  assertGreen(step);
  const { digest, reused, tags } = step.outputs;
  assert.deepEqual([digest, reused, tags?.split('\n')[1]], [built.outputs['digest'], 'true', sha]);
});

test('a forged label is not believed where labels are signed', async (t) => {
  if (!needsTool(t, 'buildah')) return;
  const { folder } = givenService(t);
  const { env, registry } = await startAws(t);
  assertGreen(await runImageStep(folder, {}, env));
  const signed = await runImageStep(folder, { 'reuse-key': 'a-key-of-ours' }, env);
  assertGreen(signed);
  assert.equal(signed.outputs['built'], 'true', 'an unsigned label is nobody’s word');
  const again = await runImageStep(folder, { 'reuse-key': 'a-key-of-ours' }, env);
  assert.deepEqual([again.outputs['reused'], again.outputs['digest']], ['true', signed.outputs['digest']]);
  assert.ok(!again.log.replace(/^::add-mask::.*$/gm, '').includes('a-key-of-ours'));
  assert.ok(registry.requests.length > 0);
});

test('an image that nothing proves is built anew, or used with a warning where its tag may not move', async (t) => {
  if (!needsTool(t, 'buildah')) return;
  const { folder, sha } = givenService(t);
  const careful = { 'prefer-build': 'true', 'build-args': 'GREETING=hi' };
  const open = await startAws(t);
  const first = await runImageStep(folder, careful, open.env);
  assertGreen(first);
  const again = await runImageStep(folder, careful, open.env);
  assertGreen(again);
  assert.deepEqual([again.outputs['built'], again.outputs['reused']], ['true', 'false']);

  // Somebody was first with other bytes under the labels of this commit, and the tag cannot be taken back.
  const shut = await startAws(t, { repositories: immutable }, { immutableTags: true });
  const forged = await forge(open.registry, shut.registry, sha);
  assert.notEqual(forged, first.outputs['digest']);
  const used = await runImageStep(folder, careful, shut.env);
  assertGreen(used);
  assert.deepEqual([used.outputs['reused'], used.outputs['digest']], ['true', forged]);
  assert.match(used.warnings.join(), /Nothing proves that it was built from this commit/);
});

/** Puts an image with the labels and layers of another one, and a command of its own, under the same tag elsewhere. */
async function forge(from: OciRegistry, to: OciRegistry, tag: string): Promise<string> {
  const connect = ({ host }: OciRegistry) =>
    connectImageRepository({
      registry: host,
      repository: serviceRepository,
      credentials: { username: 'AWS', password },
    });
  const [honest, other] = [connect(from), connect(to)];
  const manifest = await honest.findManifest(tag);
  const body = JSON.parse(String(manifest?.bytes)) as { config: Blob; layers: Blob[] };
  for (const { digest, size } of body.layers)
    await other.putBlob(digest, size, async () => (await honest.openBlob(digest)) ?? Readable.from([]));

  const config = JSON.parse(String(await honest.findBlob(body.config.digest))) as { config: object };
  const bytes = Buffer.from(JSON.stringify({ ...config, config: { ...config.config, Cmd: ['/evil'] } }));
  const digest = digestOf(bytes);
  await other.putBlob(digest, bytes.length, async () => Readable.from([bytes]));
  const whole = Buffer.from(JSON.stringify({ ...body, config: { ...body.config, digest, size: bytes.length } }));
  const forged = { digest: digestOf(whole), mediaType: manifest?.mediaType ?? '', bytes: whole };
  await other.putManifest(tag, forged);
  return forged.digest;
}

interface Blob {
  readonly digest: string;
  readonly size: number;
}

const digestOf = (bytes: Buffer): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

test('the image goes to another registry as well; one that is denied is red by its name', async (t) => {
  if (!needsTool(t, 'buildah')) return;
  const { folder, sha } = givenService(t);
  const { env, registry } = await startAws(t);
  const other = await startOciRegistry();
  const closed = await startOciRegistry({ fault: () => 403 });
  t.after(async () => {
    await other.close();
    await closed.close();
  });
  const inputs = { 'copy-to': `${closed.host}/shop/copy\n${other.host}/shop/copy`, tags: 'sha\nlatest' };
  const step = await runImageStep(folder, inputs, env);
  assert.equal(step.exitCode, 1);
  assert.match(step.errors.join(), new RegExp(`not in ${closed.host}/shop/copy[\\s\\S]*copy_failed`));
  const digest = registry.tags(serviceRepository)[sha];
  assert.deepEqual(other.tags('shop/copy'), { [sha]: digest, latest: digest });
  const images = JSON.parse(step.outputs['images'] ?? '{}') as Record<string, string>;
  assert.equal(images[`${other.host}/shop/copy`], `${other.host}/shop/copy:${sha}@${digest}`);
  assert.match(step.summary, /\*\*failed\*\*/);
});

const finding = { name: 'CVE-1', severity: 'CRITICAL', attributes: [{ key: 'package_name', value: 'openssl' }] };
const scanned = { imageScanStatus: { status: 'COMPLETE' }, imageScanFindings: { findings: [finding] } };
const clean = { imageScanStatus: { status: 'COMPLETE' }, imageScanFindings: { findings: [] } };

const gates: readonly [
  title: string,
  scans: Record<string, unknown>[],
  inputs: Record<string, string>,
  error: RegExp | undefined,
][] = [
  ['a critical finding', [scanned], {}, /CVE-1 \(critical, openssl\)[\s\S]*scan_findings/],
  ['one that is allowed', [scanned], { allow: '[{id: CVE-1, reason: no path to it}]' }, undefined],
  ['none', [clean], {}, undefined],
  [
    'a scan that never ends',
    [{ imageScanStatus: { status: 'IN_PROGRESS' } }],
    { 'scan-timeout-seconds': '1' },
    /scan_pending/,
  ],
  ['an image too large', [clean], { 'size-budget-mb': '0.001' }, /size_over_budget/],
];
for (const [title, scans, inputs, error] of gates)
  test(`the scan gate: ${title} is ${error === undefined ? 'green' : 'red'}`, async (t) => {
    if (!needsTool(t, 'buildah')) return;
    const { folder } = givenService(t);
    const { env } = await startAws(t, { scans });
    const step = await runImageStep(folder, { 'max-severity': 'high', ...inputs }, env);
    if (error === undefined) assertGreen(step);
    else assert.match(step.errors.join(), error);
    assert.match(step.outputs['digest'] ?? '', /^sha256:/, 'what stands is told, red or green');
  });

test('all calls leave through the proxy when it is the only way out', async (t) => {
  if (!needsTool(t, 'buildah')) return;
  const { folder } = givenService(t);
  const { env, api } = await startAws(t);
  assertGreen(await runImageStep(folder, {}, env));
  const port = Number(new URL(env['AWS_ENDPOINT_URL_ECR'] ?? '').port);
  const proxy = await startConnectProxy(t, { 'ecr.invalid': port });
  const through = { ...env, AWS_ENDPOINT_URL_ECR: 'http://ecr.invalid', http_proxy: proxy.url, no_proxy: '127.0.0.1' };
  const before = api.calls.length;
  const step = await runImageStep(folder, {}, { ...through, PATH: toolFolder(t, ['git']) });
  assertGreen(step);
  assert.ok(proxy.asked.length > 0 && api.calls.length > before);
  const refusing = await startConnectProxy(t, {}, { refuse: 407 });
  const refused = await runImageStep(folder, {}, { ...through, http_proxy: refusing.url });
  assert.match(refused.errors.join(), /the proxy 127\.0\.0\.1:\d+ answered 407[\s\S]*registry_proxy/);
});

test('reuse: off builds anew; on an immutable tag the same image is green and another one red', async (t) => {
  if (!needsTool(t, 'dockerd')) return;
  const { folder } = givenService(t);
  const aws = await startAws(t, { repositories: immutable }, { immutableTags: true });
  const env = { ...aws.env, ...(await startDockerDaemon(t)).env };
  const inputs = { engine: 'docker', reuse: 'off' };
  const first = await runImageStep(folder, inputs, env);
  assertGreen(first);
  // One store of the engine: what is built again is the same image, by its id.
  const again = await runImageStep(folder, inputs, env);
  assertGreen(again);
  assert.deepEqual([again.outputs['built'], again.outputs['digest']], ['true', first.outputs['digest']]);
  const other = await runImageStep(folder, { ...inputs, 'build-args': 'GREETING=hi' }, env);
  assert.equal(other.exitCode, 1);
  assert.match(other.errors.join(), /tag_immutable/);
  assert.equal(aws.registry.tags(serviceRepository)[first.outputs['tag'] ?? ''], first.outputs['digest']);
});
