// Before anything is written the registry is asked for the image: the bundle, a git server over HTTP, registries on loopback.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import test, { type TestContext } from 'node:test';
import { putImage } from '../build-push-image/registry-content.ts';
import { startEcr } from '../fakes/ecr.ts';
import { temporaryFolder, writeFiles } from '../fakes/folder.ts';
import { startGitServer } from '../fakes/git-server.ts';
import { createManifests, deployment } from '../fakes/manifests-repository.ts';
import { type OciRegistryOptions, startOciRegistry } from '../fakes/oci-registry.ts';
import { runBundle, type StepResult } from '../fakes/runner.ts';

const file = 'production/app/deployment.yaml';
const digest = `sha256:${'d'.repeat(64)}`;

/** A manifests repository that runs `<name>:v1`, and the bundle to bump it. */
async function start(context: TestContext, name: string, files: Readonly<Record<string, string>> = {}) {
  const root = temporaryFolder(context);
  const workspace = temporaryFolder(context);
  const manifests = createManifests(root, 'm.git', { [file]: deployment('app', `${name}:v1`), ...files });
  const server = await startGitServer({ root });
  context.after(() => server.close());
  const base = { repository: `${server.url}/m.git`, path: 'production/app', environment: 'production', service: 'app' };
  const before = manifests.head();
  return {
    manifests,
    current: () => /image: (\S+)/.exec(manifests.read(file).toString())?.[1],
    untouched: () => manifests.head() === before,
    bump: async (
      inputs: Readonly<Record<string, string>>,
      env: Readonly<Record<string, string>> = {},
      event: object = {},
    ) => await runBundle('bump-manifest', { workspace, env, event, inputs: { ...base, ...inputs } }),
  };
}

async function startRegistry(context: TestContext, options: OciRegistryOptions = {}) {
  const registry = await startOciRegistry(options);
  context.after(() => registry.close());
  return { registry, name: `${registry.host}/shop/app` };
}

const outcome = ({ exitCode, outputs, errors }: StepResult): string =>
  `${exitCode} ${outputs['outcome'] ?? /\[(\w+)\]/.exec(errors.join())?.[1]}`;

test('an image that is there is bumped, and asked for once', async (context) => {
  const { registry, name } = await startRegistry(context);
  await putImage(registry, 'v2', {}, 'amd64');
  const asked = registry.requests.length;
  const { bump, current } = await start(context, name);
  const done = await bump({ image: `${name}:v2`, 'verify-image': 'true' });
  assert.equal(outcome(done), '0 bumped', done.log);
  assert.match(done.log, /The registry has \S+:v2/);
  assert.equal(current(), `${name}:v2`);
  assert.equal(registry.requests.length - asked, 1);
  assert.equal(outcome(await bump({ image: `${name}:v2` })), '0 unchanged');
  assert.equal(registry.requests.length - asked, 1, 'what is there already is not asked for');
});

const labelled = '0123456789abcdef0123456789abcdef01234567';
const head = 'f'.repeat(40);
/** GITHUB_SHA is the head of the default branch, which the image was not built from. */
const events: readonly [event: string, payload: object, commit: string | undefined][] = [
  ['repository_dispatch', { action: 'image-built' }, labelled],
  ['issue_comment', { issue: {}, comment: { body: '/deploy' } }, labelled],
  ['workflow_run', { workflow_run: { head_sha: 'a'.repeat(40) } }, 'a'.repeat(40)],
  ['check_run', { check_run: { head_sha: 'b'.repeat(40) } }, 'b'.repeat(40)],
  ['push', { head_commit: { id: head } }, head],
];
for (const [event, payload, commit] of events)
  test(`${event}: the commit of the image is ${commit === labelled ? "its label's" : "the event's"}, never the head's by mistake`, async (context) => {
    const { registry, name } = await startRegistry(context);
    await putImage(registry, 'v2', { Labels: { 'org.opencontainers.image.revision': labelled } }, 'amd64');
    const asked = registry.requests.length;
    const { bump, manifests } = await start(context, name);
    const done = await bump({ image: `${name}:v2` }, { GITHUB_EVENT_NAME: event, GITHUB_SHA: head }, payload);
    assert.equal(outcome(done), '0 bumped', done.log);
    const message = manifests.git('log', '-1', '--format=%B', 'main');
    assert.equal(/^Ship-Source-Commit: (.*)$/m.exec(message)?.[1], commit, done.log);
    assert.equal(registry.requests.length - asked, commit === labelled ? 3 : 1);
  });

test('an event that does not tell and an image without a label: no commit is claimed', async (context) => {
  const { registry, name } = await startRegistry(context);
  await putImage(registry, 'v2', {}, 'amd64');
  const { bump, manifests } = await start(context, name);
  const env = { GITHUB_EVENT_NAME: 'repository_dispatch', GITHUB_SHA: head };
  const done = await bump({ image: `${name}:v2` }, env);
  assert.equal(outcome(done), '0 bumped', done.log);
  assert.doesNotMatch(manifests.git('log', '-1', '--format=%B', 'main'), /Ship-Source-Commit/);
  assert.match(done.log, /The commit of the image is not known/);
});

for (const [title, more] of [
  ['', {}],
  [', also in a dry run', { 'dry-run': 'true' }],
  [', also with `verify-image: true`', { 'verify-image': 'true' }],
] as const)
  test(`an image that is not there is refused before anything is written${title}`, async (context) => {
    const { name } = await startRegistry(context);
    const { bump, untouched } = await start(context, name);
    const refused = await bump({ image: `${name}:v2`, ...more });
    assert.equal(outcome(refused), '1 image_absent', refused.log);
    assert.match(refused.errors.join(), /v2" is not in its registry: nothing is written[\s\S]*Build and push it first/);
    assert.ok(untouched());
  });

test('an image that is not there is written with `verify-image: false`', async (context) => {
  const { name } = await startRegistry(context);
  const { bump } = await start(context, name);
  assert.equal(outcome(await bump({ image: `${name}:v2`, 'verify-image': 'false' })), '0 bumped');
});

test('the files of the workspace are not edited either, and a config file says it as a boolean', async (context) => {
  const { name } = await startRegistry(context);
  const workspace = temporaryFolder(context);
  const before = deployment('app', `${name}:v1`);
  writeFiles(workspace, { 'app.yaml': before });
  const edit = async () =>
    await runBundle('bump-manifest', { workspace, inputs: { image: `${name}:v2`, path: 'app.yaml' } });
  assert.equal(outcome(await edit()), '1 image_absent');
  assert.equal(readFileSync(`${workspace}/app.yaml`, 'utf8'), before);
  writeFiles(workspace, { '.github/ship.yml': 'bump-manifest: {verify-image: false}\n' });
  assert.equal(outcome(await edit()), '0 bumped');
});

test('with tag and digest the digest counts, and a tag that points elsewhere is a warning', async (context) => {
  const { registry, name } = await startRegistry(context);
  const built = (await putImage(registry, 'v2', {}, 'amd64')).manifest.digest;
  registry.setTag('shop/app', 'v2', (await putImage(registry, 'v3', { Labels: { a: 'b' } }, 'amd64')).manifest.digest);
  const { bump, current, untouched } = await start(context, name);
  const pinned = { 'pin-digest': 'always' };
  assert.equal(outcome(await bump({ image: `${name}:v2@${digest}`, ...pinned })), '1 image_absent');
  assert.ok(untouched());
  const moved = await bump({ image: `${name}:v2@${built}`, ...pinned });
  assert.equal(outcome(moved), '0 bumped', moved.log);
  assert.match(moved.warnings.join(), /its tag "v2" points to sha256:/);
  assert.equal(current(), `${name}:v2@${built}`);
});

test('who cannot tell stops no bump, unless `verify-image: true` insists', async (context) => {
  const stalled = createServer(() => undefined);
  await new Promise<void>((resolve) => stalled.listen(0, '127.0.0.1', resolve));
  context.after(() => {
    stalled.closeAllConnections();
    stalled.close();
  });
  const throttled = (await startRegistry(context, { fault: () => 429 })).name;
  const denied = (await startRegistry(context, { username: 'u', password: 'p' })).name;
  const silent = `127.0.0.1:${(stalled.address() as AddressInfo).port}/shop/app`;
  const ecr = '123456789012.dkr.ecr.us-east-1.amazonaws.com/shop/app';
  const table: [string, RegExp, Record<string, string>][] = [
    [denied, /does not let us in/, {}],
    [throttled, /429/, {}],
    [silent, /no answer within \d/, {}],
    [ecr, /no AWS credentials/, {}],
    ['registry.example.com/shop/app', /registry\.example\.com/, {}],
  ];
  await Promise.all(
    table.map(async ([name, why, more]) => {
      const { bump, current } = await start(context, name);
      const done = await bump({ image: `${name}:v2`, ...more });
      assert.equal(outcome(done), '0 bumped', done.log);
      assert.match(done.log, why);
      assert.deepEqual(done.warnings, []);
      assert.equal(current(), `${name}:v2`);
    }),
  );
  const { bump, untouched } = await start(context, denied);
  const refused = await bump({ image: `${denied}:v2`, 'verify-image': 'true' });
  assert.equal(outcome(refused), '1 image_unverified', refused.log);
  assert.ok(untouched());
});

test('the login of the Docker config is used, and never shown', async (context) => {
  const { registry, name } = await startRegistry(context, { username: 'ci', password: 's3cret-w0rd', auth: 'bearer' });
  const home = temporaryFolder(context);
  const auth = Buffer.from('ci:s3cret-w0rd').toString('base64');
  writeFiles(home, { 'config.json': JSON.stringify({ auths: { [registry.host]: { auth } } }) });
  const { bump, untouched } = await start(context, name);
  const refused = await bump({ image: `${name}:v2` }, { DOCKER_CONFIG: home });
  assert.equal(outcome(refused), '1 image_absent', refused.log);
  assert.ok(untouched());
  const open = refused.log.replace(/^::add-mask::.*$/gm, '');
  assert.ok(!open.includes('s3cret-w0rd') && !open.includes(auth), open);
});

test('ECR is asked with the AWS credentials of the step', async (context) => {
  const registry = await startOciRegistry({ username: 'AWS', password: 'ecr-password' });
  context.after(() => registry.close());
  const ecr = await startEcr({ proxyEndpoint: registry.url, password: 'ecr-password' });
  context.after(() => ecr.close());
  const name = '123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop/app';
  const { bump, untouched, current } = await start(context, name);
  const refused = await bump({ image: `${name}:v2` }, ecr.env);
  assert.equal(outcome(refused), '1 image_absent', refused.log);
  assert.ok(untouched());
  assert.deepEqual(ecr.calls, [{ operation: 'GetAuthorizationToken', region: 'eu-west-1' }]);
  const forbidden = await startEcr({
    proxyEndpoint: registry.url,
    password: 'x',
    error: { status: 400, type: 'AccessDeniedException', message: 'not authorized to perform' },
  });
  context.after(() => forbidden.close());
  const done = await bump({ image: `${name}:v2` }, forbidden.env);
  assert.equal(outcome(done), '0 bumped', done.log);
  assert.match(done.log, /not authorized to perform/);
  assert.equal(current(), `${name}:v2`);
});

const ecrName = '123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop/app';

/** Runs a bump of `name` with a spy on what is loaded; gives the chunks beside the bundle's own file. */
async function chunksOf(context: TestContext, name: string, env: Readonly<Record<string, string>>): Promise<string[]> {
  const spy = `data:text/javascript,${encodeURIComponent(`
import { registerHooks } from 'node:module';
registerHooks({ load(url, context, next) { if (url.startsWith('file:')) process.stderr.write('\\nloaded ' + url + '\\n'); return next(url, context); } });
`)}`;
  const { bump } = await start(context, name);
  const done = await bump({ image: `${name}:v2` }, { ...env, NODE_OPTIONS: `--import=${spy}` });
  assert.equal(outcome(done), '0 bumped', done.log);
  const loaded = [...done.log.matchAll(/^loaded \S+\/([^/\s]+)$/gm)].map(([, each = '']) => each);
  return loaded.filter((each) => each !== 'index.js');
}

/** The environment of a step that has AWS credentials. */
async function awsEnv(context: TestContext): Promise<Readonly<Record<string, string>>> {
  const ecr = await startEcr({ proxyEndpoint: 'http://127.0.0.1:1', password: 'x' });
  context.after(() => ecr.close());
  return ecr.env;
}

test('the AWS SDK is loaded for ECR when the step shows AWS credentials', async (context) =>
  assert.notDeepEqual(await chunksOf(context, ecrName, await awsEnv(context)), []));

test('the AWS SDK is not loaded for ECR without AWS credentials', async (context) =>
  assert.deepEqual(await chunksOf(context, ecrName, {}), []));

test('the AWS SDK is not loaded for another registry', async (context) => {
  const { name } = await startRegistry(context, { fault: () => 403 });
  assert.deepEqual(await chunksOf(context, name, await awsEnv(context)), []);
});

test('the night the clean-up deleted the image to go back to: refused, with those that are still there', async (context) => {
  const { registry, name } = await startRegistry(context);
  await putImage(registry, 'v1', {}, 'amd64');
  const { bump, manifests, current } = await start(context, name);
  for (const tag of ['v2', 'v3']) manifests.commit({ [file]: deployment('app', `${name}:${tag}`) }, 'by hand');
  const before = manifests.head();
  const refused = await bump({ rollback: 'previous' });
  assert.equal(outcome(refused), '1 image_absent', refused.log);
  assert.match(refused.errors.join(), /:v2" is not in its registry/);
  assert.match(refused.errors.join(), /`rollback: v1`[\s\S]*\/shop\/app:v1 \(is in its registry\)/);
  assert.equal(manifests.head(), before);
  assert.equal(outcome(await bump({ rollback: 'v1' })), '0 rolled-back');
  assert.equal(current(), `${name}:v1`);
});

test('what was rolled back from is no advice for where to go instead', async (context) => {
  const { registry, name } = await startRegistry(context);
  for (const tag of ['v0', 'v2', 'v3']) await putImage(registry, tag, {}, 'amd64');
  const { bump, manifests } = await start(context, name, { [file]: deployment('app', `${name}:v0`) });
  manifests.commit({ [file]: deployment('app', `${name}:v1`) }, 'by hand');
  for (const [run, tag] of ['v2', 'v3'].entries())
    assert.equal(outcome(await bump({ image: `${name}:${tag}` }, { GITHUB_RUN_ID: `${run}` })), '0 bumped');
  assert.equal(outcome(await bump({ rollback: 'previous' })), '0 rolled-back');
  const refused = await bump({ rollback: 'previous' });
  assert.equal(outcome(refused), '1 image_absent', refused.log);
  assert.match(refused.errors.join(), /`rollback: v0`[\s\S]*:v3 \(is in its registry, but was rolled back from\)/);
});

test('a promotion of a deleted image is refused, one that is there goes on', async (context) => {
  const { registry, name } = await startRegistry(context);
  const { bump, untouched, current } = await start(context, name, {
    'staging/app/deployment.yaml': deployment('app', `${name}:v2`),
  });
  const refused = await bump({ 'promote-from': 'staging/app' });
  assert.equal(outcome(refused), '1 image_absent', refused.log);
  assert.match(refused.errors.join(), /promote-from/);
  assert.ok(untouched());
  await putImage(registry, 'v2', {}, 'amd64');
  assert.equal(outcome(await bump({ 'promote-from': 'staging/app' })), '0 bumped');
  assert.equal(current(), `${name}:v2`);
});

test('a lost race asks no second time', async (context) => {
  const { registry, name } = await startRegistry(context);
  await putImage(registry, 'v2', {}, 'amd64');
  const asked = registry.requests.length;
  const { bump, manifests } = await start(context, name);
  // The first push loses: somebody else's commit arrives while it is on its way.
  manifests.hook(
    'pre-receive',
    `[ -e raced ] && exit 0; touch raced; unset GIT_QUARANTINE_PATH GIT_OBJECT_DIRECTORY GIT_ALTERNATE_OBJECT_DIRECTORIES
git -c user.name=m -c user.email=m@x update-ref refs/heads/main $(git -c user.name=m -c user.email=m@x commit-tree -p main -m other main^{tree})`,
  );
  const done = await bump({ image: `${name}:v2` });
  assert.equal(outcome(done), '0 bumped', done.log);
  assert.equal(done.outputs['attempts'], '2', done.log);
  assert.equal(registry.requests.length - asked, 1);
});
