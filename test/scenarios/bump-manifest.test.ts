// bump-manifest as the runner runs it: the bundle in a child process, the manifests on a git server over HTTP.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import test, { type TestContext } from 'node:test';
import { temporaryFolder, writeFiles } from '../fakes/folder.ts';
import { type GitServer, type GitServerOptions, startGitServer } from '../fakes/git-server.ts';
import { createManifests, deployment, type ManifestsRepository } from '../fakes/manifests-repository.ts';
import { startOciRegistry } from '../fakes/oci-registry.ts';
import { runBundle, type Step, type StepResult } from '../fakes/runner.ts';

const token = 'ghs_a-token-that-nobody-may-see';
const image = '123456789.dkr.ecr.us-east-1.amazonaws.com/shopfast-checkout-service';
const file = 'production/checkout-service/deployment.yaml';
const sha = 'a7f3c92d0b1c4e5f6a7b8c9d0e1f2a3b4c5d6e7f';
const runEnv = { GITHUB_SHA: sha, GITHUB_RUN_ID: '42', GITHUB_RUN_ATTEMPT: '1', GITHUB_ACTOR: 'alice' };

interface World {
  readonly server: GitServer;
  readonly manifests: ManifestsRepository;
  readonly workspace: string;
  bump(inputs: Step['inputs'], more?: Partial<Step>): Promise<StepResult>;
}

async function start(
  context: TestContext,
  files: Readonly<Record<string, string | Uint8Array>> = { [file]: deployment('checkout-service', `${image}:1f2e3d4`) },
  options: Partial<GitServerOptions> = {},
): Promise<World> {
  const root = temporaryFolder(context);
  const workspace = temporaryFolder(context);
  const manifests = createManifests(root, 'shop/k8s-manifests.git', files);
  const server = await startGitServer({ root, token, ...options });
  context.after(() => server.close());
  const base = { repository: 'shop/k8s-manifests', 'github-server-url': server.url, token };
  const place = { path: '{environment}/{service}', environment: 'production' };
  const bump: World['bump'] = async (inputs, more = {}) =>
    await runBundle('bump-manifest', { workspace, env: runEnv, inputs: { ...base, ...place, ...inputs }, ...more });
  return { server, manifests, workspace, bump };
}

test('one line changes, in one commit that says what, who and from where', async (context) => {
  const { manifests, bump, server } = await start(context);
  const before = manifests.head();
  const result = await bump({ image: `${image}:a7f3c92` });
  assert.equal(result.exitCode, 0, result.log);
  assert.deepEqual(result.outputs['changed'], 'true');
  assert.equal(result.outputs['outcome'], 'bumped');
  assert.equal(result.outputs['image'], `${image}:a7f3c92`);
  assert.equal(result.outputs['previous-image'], `${image}:1f2e3d4`);
  assert.equal(result.outputs['manifest-sha'], manifests.head());
  assert.equal(result.outputs['files'], file);
  assert.equal(manifests.read(file).toString(), deployment('checkout-service', `${image}:a7f3c92`));
  assert.equal(manifests.git('rev-parse', 'main^'), before);
  assert.equal(manifests.git('diff', '--numstat', 'main^', 'main'), `1\t1\t${file}`);
  const message = manifests.message().split('\n');
  assert.equal(message[0], 'chore(production): bump checkout-service to a7f3c92');
  for (const line of [
    'Ship-Service: checkout-service',
    'Ship-Environment: production',
    `Ship-Image: ${image}:a7f3c92`,
    `Ship-Previous-Image: ${image}:1f2e3d4`,
    'Ship-Source-Repository: shop/checkout-service',
    `Ship-Source-Commit: ${sha}`,
    'Ship-Run: https://github.com/shop/checkout-service/actions/runs/42/attempts/1',
    'Ship-Actor: alice',
    `Argocd-reference-commit-sha: ${sha}`,
    'Argocd-reference-commit-repourl: https://github.com/shop/checkout-service',
  ])
    assert.ok(message.includes(line), `${line} in\n${message.join('\n')}`);
  assert.match(result.summary, /1f2e3d4 → a7f3c92/);
  assert.match(result.summary, /```diff/);
  assert.ok(result.summary.includes(`${server.url}/shop/k8s-manifests/commit/${manifests.head()}`));
  manifests.git('fsck', '--strict');
});

test('a dry run prints the diff and writes nothing', async (context) => {
  const { manifests, bump } = await start(context);
  const before = manifests.head();
  const result = await bump({ image: `${image}:a7f3c92`, 'dry-run': 'true' });
  assert.equal(result.exitCode, 0, result.log);
  assert.equal(manifests.head(), before);
  assert.ok(result.log.includes(`-          image: ${image}:1f2e3d4 # bumped by the pipeline`), result.log);
  assert.ok(result.outputs['diff']?.includes(`+          image: ${image}:a7f3c92 # bumped by the pipeline`));
  assert.equal(result.outputs['manifest-sha'], '');
  assert.match(result.summary, /Dry run/);
});

test('an image that is there already makes no commit', async (context) => {
  const { manifests, bump } = await start(context);
  const before = manifests.head();
  const result = await bump({ image: `${image}:1f2e3d4` });
  assert.equal(result.exitCode, 0, result.log);
  assert.deepEqual([result.outputs['outcome'], result.outputs['changed']], ['unchanged', 'false']);
  assert.equal(result.outputs['manifest-sha'], before);
  assert.equal(manifests.head(), before);
});

test('the token is in no log, output, summary, message or file, and nothing stays in the temporary folder', async (context) => {
  const { manifests, bump, workspace } = await start(context);
  const temporary = temporaryFolder(context);
  const more = { env: { ...runEnv, RUNNER_TEMP: temporary, RUNNER_DEBUG: '1' } };
  const result = await bump({ image: `${image}:a7f3c92` }, more);
  assert.equal(result.exitCode, 0, result.log);
  const encoded = Buffer.from(`x-access-token:${token}`).toString('base64');
  const log = result.log.replaceAll(/^::add-mask::.*$/gm, '');
  for (const text of [log, result.summary, JSON.stringify(result.outputs), manifests.message()])
    for (const secret of [token, encoded]) assert.ok(!text.includes(secret));
  assert.deepEqual(readdirSync(temporary), []);
  assert.deepEqual(readdirSync(workspace), []);
});

test("the user's git configuration, a checkout's header and hooks have no say", async (context) => {
  const { manifests, bump, server } = await start(context);
  const home = temporaryFolder(context);
  const evil = `[http]\n\textraHeader = Authorization: Basic d3Jvbmc=\n[url "http://127.0.0.1:1/"]\n\tinsteadOf = ${server.url}/\n[core]\n\thooksPath = ${home}\n[user]\n\tname = Nobody\n`;
  writeFiles(home, { '.gitconfig': evil, 'pre-push': '#!/bin/sh\nexit 1\n' });
  const env = {
    ...runEnv,
    HOME: home,
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: 'http.extraHeader',
    GIT_CONFIG_VALUE_0: 'Authorization: Basic d3Jvbmc=',
    GIT_DIR: '/nowhere',
    GIT_AUTHOR_NAME: 'Nobody',
  };
  const result = await bump({ image: `${image}:a7f3c92` }, { env });
  assert.equal(result.exitCode, 0, result.log);
  assert.equal(
    manifests.git('log', '-1', '--format=%an <%ae>', 'main'),
    'ship-actions <ship-actions@users.noreply.github.com>',
  );
});

test('a server without partial clone gets a plain shallow fetch', async (context) => {
  const { manifests, bump } = await start(context, undefined, { partialClone: false });
  const result = await bump({ image: `${image}:a7f3c92` });
  assert.equal(result.exitCode, 0, result.log);
  assert.equal(manifests.read(file).toString(), deployment('checkout-service', `${image}:a7f3c92`));
});

test('modes stay, and other files keep every byte, CRLF and BOM included', async (context) => {
  const odd = Buffer.from(`\uFEFF${deployment('checkout-service', `${image}:1f2e3d4`).replaceAll('\n', '\r\n')}`);
  const { manifests, bump } = await start(
    context,
    { [file]: odd, 'production/checkout-service/übrig "a".yaml': 'a: 1' },
    {},
  );
  manifests.git('update-ref', 'refs/heads/spare', 'main');
  const other = manifests
    .git('ls-tree', '-r', 'main')
    .split('\n')
    .filter((line) => !line.includes('deployment.yaml'));
  const result = await bump({ image: `${image}:a7f3c92` });
  assert.equal(result.exitCode, 0, result.log);
  const after = Buffer.from(odd.toString().replace('1f2e3d4', 'a7f3c92'));
  assert.deepEqual(manifests.read(file), after);
  assert.deepEqual(
    manifests
      .git('ls-tree', '-r', 'main')
      .split('\n')
      .filter((line) => !line.includes('deployment.yaml')),
    other,
  );
});

test('without a repository the files of the workspace are edited, modes and links kept, and nothing is committed', async (context) => {
  const workspace = temporaryFolder(context);
  writeFiles(workspace, {
    [file]: deployment('checkout-service', `${image}:1f2e3d4`),
    'elsewhere.yaml': `image: ${image}:1f2e3d4\n`,
  });
  symlinkSync('../../elsewhere.yaml', path.join(workspace, 'production/checkout-service/link.yaml'));
  const inputs = { image: `${image}:a7f3c92`, path: 'production' };
  const result = await runBundle('bump-manifest', { workspace, env: runEnv, inputs });
  assert.equal(result.exitCode, 0, result.log);
  assert.equal(readFileSync(path.join(workspace, file), 'utf8'), deployment('checkout-service', `${image}:a7f3c92`));
  assert.equal(readFileSync(path.join(workspace, 'elsewhere.yaml'), 'utf8'), `image: ${image}:1f2e3d4\n`);
  assert.equal(statSync(path.join(workspace, file)).mode & 0o777, 0o644);
  assert.deepEqual(readdirSync(path.join(workspace, 'production/checkout-service')).sort(), [
    'deployment.yaml',
    'link.yaml',
  ]);
  assert.equal(result.outputs['manifest-sha'], '');
});

test('one bump reaches several folders in one commit, or none when one of them cannot be written', async (context) => {
  const regions = ['us-east', 'eu-west', 'asia-southeast'].map((region) => `production/${region}/app.yaml`);
  const files = Object.fromEntries(
    regions.map((region) => [region, deployment('checkout-service', `${image}:1f2e3d4`)]),
  );
  const { manifests, bump } = await start(context, {
    ...files,
    'broken/app.yaml': `${deployment('checkout-service', `${image}:1f2e3d4`)}kind: Pod\n`,
  });
  const before = manifests.head();
  const refused = await bump({ image: `${image}:a7f3c92`, path: 'production/*/app.yaml\nbroken' });
  assert.equal(refused.exitCode, 1, refused.log);
  assert.equal(manifests.head(), before);
  const result = await bump({ image: `${image}:a7f3c92`, path: '{environment}/*/app.yaml' });
  assert.equal(result.exitCode, 0, result.log);
  assert.deepEqual(result.outputs['files']?.split('\n').sort(), [...regions].sort());
  assert.equal(manifests.git('rev-parse', 'main^'), before);
});

test('an image that its registry does not have is not written; a registry that is away stops nobody', async (context) => {
  const registry = await startOciRegistry();
  const shop = `${registry.host}/shop/app`;
  const { manifests, bump } = await start(context, { [file]: deployment('app', `${shop}:v1`) });
  const gone = await bump({ image: `${shop}:v2` });
  assert.equal(gone.exitCode, 1, gone.log);
  assert.match(gone.errors.join(), /shop\/app:v2" is not in its registry[\s\S]*image_absent/);
  assert.equal(manifests.subjects().length, 1);
  await registry.close();
  const away = await bump({ image: `${shop}:v2` });
  assert.equal(away.exitCode, 0, away.log);
  assert.match(away.notices.join(), /could not tell/);
});
