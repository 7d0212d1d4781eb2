// bump-manifest as the runner runs it: the bundle in a child process, the manifests on a git server over HTTP.

import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
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

test('a bump asks the server as often with 150 tags and branches as with none', async (context) => {
  const { manifests, bump, server } = await start(context);
  for (let step = 0; step < 60; step++) manifests.commit({ 'other.yaml': `a: ${step}\n` });
  const requests = async (tag: string): Promise<number> => {
    const before = server.traffic.requests;
    const result = await bump({ image: `${image}:${tag}`, 'verify-image': 'false' });
    assert.equal(result.exitCode, 0, result.log);
    return server.traffic.requests - before;
  };
  const plain = await requests('a7f3c92');
  const shas = manifests.git('rev-list', 'main').split('\n');
  for (let at = 0; at < 150; at++)
    manifests.git('update-ref', `refs/${at % 2 === 0 ? 'tags' : 'heads/work'}/n${at}`, shas[at % shas.length] ?? '');
  assert.equal(await requests('b8e4d03'), plain);
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

const values = (tag: string): string => `image:\n  tag: ${tag} # this environment's own\n`;
const layered = {
  'chart/Chart.yaml': 'apiVersion: v2\nname: checkout-service\nversion: 0.1.0\n',
  'chart/values.yaml': `image:\n  repository: ${image}\n  tag: v0\n`,
  'environments/staging/values.yaml': values('v1'),
  'environments/production/values.yaml': values('v1'),
};
const layers = { path: 'chart\nenvironments/{environment}', 'verify-image': 'false' };

test('where values lie in layers, the file of the environment is bumped and goes back, and the one for all stays', async (context) => {
  const { manifests, bump } = await start(context, layered);
  const own = 'environments/production/values.yaml';
  const read = (): string[] => Object.keys(layered).map((each) => manifests.read(each).toString());
  const expected = (tag: string): string[] => Object.values({ ...layered, [own]: values(tag) });

  const bumped = await bump({ ...layers, image: `${image}:v2` });
  assert.equal(bumped.exitCode, 0, bumped.log);
  assert.deepEqual([bumped.outputs['files'], bumped.outputs['previous-image']], [own, `${image}:v1`]);
  assert.deepEqual(read(), expected('v2'));

  const again = await bump({ ...layers, image: `${image}:v2` });
  assert.equal(again.outputs['outcome'], 'unchanged', again.log);

  const back = await bump({ ...layers, rollback: 'previous' }, { env: { ...runEnv, GITHUB_RUN_ID: '43' } });
  assert.equal(back.exitCode, 0, back.log);
  assert.deepEqual([back.outputs['outcome'], back.outputs['image']], ['rolled-back', `${image}:v1`]);
  assert.deepEqual(read(), expected('v1'));
});

const pod = (reference: string): string =>
  `apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: app\n      image: ${reference}\n`;
const overlay = (tag: string): string => `images:\n  - name: ${image}\n    newTag: ${tag}\n`;

/** Title, files, inputs, what the error says. Nothing may be written. */
const refused: readonly [string, Record<string, string>, Record<string, string>, RegExp][] = [
  [
    'a region that was forgotten',
    { 'eu/app.yaml': pod(`${image}:v1`), 'us/app.yaml': pod('shop/search:v1') },
    { image: `${image}:v2`, path: 'eu\nus' },
    /"us" holds no image of[\s\S]*path_without_image/,
  ],
  [
    'a folder with the overlays of two environments',
    { 'overlays/staging/kustomization.yaml': overlay('v1'), 'overlays/production/kustomization.yaml': overlay('v1') },
    { image: `${image}:v2`, path: 'overlays' },
    /environment_mixed[\s\S]*path: overlays\/production\/kustomization\.yaml/,
  ],
  [
    'an environment whose values name no version',
    { ...layered, 'environments/production/values.yaml': 'replicas: 2\n' },
    { image: `${image}:v2`, ...layers },
    /values_shared[\s\S]*Add these lines to environments\/production\/values\.yaml/,
  ],
  [
    'a field that holds another service',
    { 'app.yaml': pod('emailservice') },
    { image: `${image}:v2`, field: 'app.yaml:spec.containers[0].image', path: '.' },
    /holds "emailservice"[\s\S]*field_mismatch/,
  ],
  [
    'a file of Git LFS',
    { 'app.yaml': `version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 12\n` },
    { image: `${image}:v2`, path: 'app.yaml' },
    /pointer of Git LFS[\s\S]*path_not_regular/,
  ],
  [
    'a promotion to be pinned of an image without a digest',
    { 'staging/app.yaml': pod(`${image}:v2`), 'production/app.yaml': pod(`${image}:v1`) },
    { 'promote-from': 'staging', path: 'production', 'pin-digest': 'always' },
    /digest_missing[\s\S]*input `promote-from`/,
  ],
  [
    'an edit of the workspace that names a repository',
    { 'app.yaml': pod(`${image}:v1`) },
    { image: `${image}:v2`, path: 'app.yaml', mode: 'none' },
    /input `mode`/,
  ],
  [
    'a GitHub server without its scheme',
    { 'app.yaml': pod(`${image}:v1`) },
    { image: `${image}:v2`, path: 'app.yaml', token: '', 'ssh-key': 'k', 'github-server-url': 'github.example.com' },
    /"github\.example\.com" is not an https URL/,
  ],
];

for (const [title, files, inputs, told] of refused) {
  test(`${title} is red, and nothing is written`, async (context) => {
    const { manifests, bump } = await start(context, files);
    const before = manifests.head();
    const result = await bump({ 'verify-image': 'false', ...inputs });
    assert.equal(result.exitCode, 1, result.log);
    assert.match(result.errors.join('\n'), told);
    assert.doesNotMatch(result.log, /bug in ship-actions/);
    assert.equal(manifests.head(), before);
  });
}

/** Title, the file before and after, inputs. */
const named: readonly [string, string, string, Record<string, string>][] = [
  [
    'an untagged name',
    pod('checkout-service'),
    pod('r.io/shop/checkout-service:v2'),
    { field: 'app.yaml:spec.containers[0].image' },
  ],
  [
    'a placeholder',
    pod('"###R###/checkout-service:v1"'),
    pod('"###R###/checkout-service:v2"'),
    { field: 'app.yaml:spec.containers[0].image' },
  ],
  [
    'an argument',
    'args: ["--image=r.io/shop/checkout-service:v1"]\n',
    'args: ["--image=r.io/shop/checkout-service:v2"]\n',
    { field: 'app.yaml:args[0]' },
  ],
];

for (const [title, before, after, inputs] of named) {
  test(`a field that names ${title} gets the version inside it`, async (context) => {
    const { manifests, bump } = await start(context, { 'app.yaml': before });
    const result = await bump({
      image: 'r.io/shop/checkout-service:v2',
      path: '.',
      'verify-image': 'false',
      ...inputs,
    });
    assert.equal(result.exitCode, 0, result.log);
    assert.equal(manifests.read('app.yaml').toString(), after);
  });
}

test('an explicit place is promoted to an explicit place', async (context) => {
  const files = { 'staging/values.yaml': values('v2'), 'production/values.yaml': values('v1') };
  const { manifests, bump } = await start(context, files);
  const places = { 'promote-from': 'staging/values.yaml:image.tag', field: '{environment}/values.yaml:image.tag' };
  const result = await bump({ ...places, path: '{environment}', match: image, 'verify-image': 'false' });
  assert.equal(result.exitCode, 0, result.log);
  assert.deepEqual([result.outputs['outcome'], result.outputs['image']], ['bumped', `${image}:v2`]);
  assert.equal(manifests.read('production/values.yaml').toString(), values('v2'));
});

test('the log says which digest is left out, and that a moving tag rolls nothing out', async (context) => {
  const digest = `sha256:${'d'.repeat(64)}`;
  const { bump } = await start(context, { 'app.yaml': pod(`${image}:latest`) });
  const plain = { path: 'app.yaml', 'verify-image': 'false' };
  const still = await bump({ ...plain, image: `${image}:latest@${digest}` });
  assert.deepEqual([still.exitCode, still.outputs['outcome']], [0, 'unchanged'], still.log);
  assert.match(still.warnings.join(), /nothing will roll out[\s\S]*pin-digest: always/);
  assert.match(still.summary, /nothing will roll out/);
  const kept = await bump({ ...plain, image: `${image}:v2@${digest}` });
  assert.deepEqual([kept.exitCode, kept.warnings], [0, []], kept.log);
  assert.match(kept.log, /sha256:d+ is not written: only the tag is/);
});

/** A tree that holds a symbolic link, a submodule and a pointer of Git LFS beside a manifest of another image. */
function addIrregular({ git, head }: ManifestsRepository): void {
  const tree = (...args: string[]): string => git('--work-tree=.', ...args);
  const blob = git('rev-parse', 'main:app.yaml');
  tree('read-tree', 'main');
  for (const entry of [`120000,${blob},link.yaml`, `160000,${head()},charts/checkout`])
    tree('update-index', '--add', '--cacheinfo', entry);
  git('update-ref', 'refs/heads/main', git('commit-tree', git('write-tree'), '-p', 'main', '-m', 'links'));
}

for (const [title, inputs] of [
  ['a bump', { image: `${image}:v2` }],
  ['a roll-back', { rollback: 'previous', match: image }],
] as const)
  test(`${title} calls what lies beside other manifests and is no file of its own what it is`, async (context) => {
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 12\n`;
    const { manifests, bump } = await start(context, { 'app.yaml': pod(`${image}-worker:v1`), 'large.yaml': pointer });
    addIrregular(manifests);
    const [told = ''] = (await bump({ path: '.', 'verify-image': 'false', ...inputs })).errors;
    assert.match(told, /image_not_found/);
    assert.match(told, /"large\.yaml" is a pointer of Git LFS, and was not looked into/);
    assert.match(told, /"link\.yaml" is a symbolic link, and was not looked into/);
    assert.match(told, /"charts\/checkout" is a submodule, and was not looked into/);
  });

/** A line of `path` in a workspace, and what it is called. */
const unwritable: readonly [line: string, told: RegExp][] = [
  ['link.yaml', /"link\.yaml" is a symbolic link/],
  ['linked/app.yaml', /"linked\/app\.yaml" matches no manifest: "linked" is a symbolic link/],
  ['charts', /"charts" is a submodule/],
  ['charts/values.yaml', /"charts\/values\.yaml" matches no manifest: "charts" is a submodule/],
  ['large.yaml', /"large\.yaml" is a pointer of Git LFS/],
];

for (const [line, told] of unwritable) {
  test(`in a workspace ${line} is called what it is`, async (context) => {
    const workspace = temporaryFolder(context);
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 12\n`;
    const modules = '[submodule "charts"]\n\tpath = charts\n';
    writeFiles(workspace, { 'app/app.yaml': pod(`${image}:v1`), 'large.yaml': pointer, '.gitmodules': modules });
    mkdirSync(path.join(workspace, 'charts'));
    symlinkSync('app/app.yaml', path.join(workspace, 'link.yaml'));
    symlinkSync('app', path.join(workspace, 'linked'));
    const inputs = { image: `${image}:v2`, path: line, 'verify-image': 'false' };
    const result = await runBundle('bump-manifest', { workspace, env: runEnv, inputs });
    assert.match(result.errors.join(), told);
    assert.match(result.errors.join(), /\[path_not_regular\]/);
    assert.equal(readFileSync(path.join(workspace, 'app/app.yaml'), 'utf8'), pod(`${image}:v1`));
  });
}

test('in a workspace lines that overlap name each file once', async (context) => {
  const workspace = temporaryFolder(context);
  writeFiles(workspace, { 'app/app.yaml': pod(`${image}:v1`), 'app/job/job.yaml': pod(`${image}:v1`) });
  const inputs = { image: `${image}:v2`, path: 'app\n./app\napp/job\n**/app.yaml', 'verify-image': 'false' };
  const result = await runBundle('bump-manifest', { workspace, env: runEnv, inputs });
  assert.equal(result.exitCode, 0, result.log);
  assert.deepEqual(result.outputs['files']?.split('\n').sort(), ['app/app.yaml', 'app/job/job.yaml']);
  assert.equal(result.outputs['diff']?.match(/^\+\+\+ /gm)?.length, 2);
});

test('without a repository the log says that nothing is committed', async (context) => {
  const workspace = temporaryFolder(context);
  writeFiles(workspace, { 'app.yaml': pod(`${image}:v1`) });
  const inputs = { image: `${image}:v2`, path: '.\napp.yaml', 'verify-image': 'false' };
  const result = await runBundle('bump-manifest', { workspace, env: runEnv, inputs });
  assert.equal(result.exitCode, 0, result.log);
  assert.match(result.log, /nothing is committed/);
  assert.equal(result.outputs['files'], 'app.yaml');
});
