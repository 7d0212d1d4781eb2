// Every action with a marked secret in every secret place, against real parts on loopback; then the secrets are hunted in the log, the
// summary, the outputs, the files left, the arguments of every tool, and all requests but those to the door that a secret is for.

import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import test, { type TestContext } from 'node:test';
import { actionNames } from '../../src/runner/config-file.ts';
import { startArgoCdApi } from '../fakes/argocd-api.ts';
import { buildahStorage, commitAll, needsTool } from '../fakes/engine.ts';
import { temporaryFolder, writeFiles } from '../fakes/folder.ts';
import { startGitServer } from '../fakes/git-server.ts';
import { makeAppKey } from '../fakes/github/apps.ts';
import { startManifests } from '../fakes/github/manifests.ts';
import { sandboxName } from '../fakes/github/sandbox.ts';
import { createManifests, deployment } from '../fakes/manifests-repository.ts';
import { startOciRegistry } from '../fakes/oci-registry.ts';
import { type Recorder, startRecorder } from '../fakes/recorder.ts';
import { runBundle, type Step, type StepResult } from '../fakes/runner.ts';
import { filesBelow, huntSecrets, type Places, shownBy } from '../fakes/secret-hunt.ts';
import { slackToken, startSlack } from '../fakes/slack.ts';
import { startSshServer } from '../fakes/ssh-server.ts';
import { toolFolder } from '../fakes/tool.ts';

/** Where a step may leave something, and tools that write their arguments down. */
interface Ground {
  readonly workspace: string;
  readonly left: string;
  readonly env: Record<string, string>;
  /** Secrets of the job that stand in every step's environment. */
  readonly jobSecrets: Readonly<Record<string, string>>;
}

const marked = (name: string): string => `M4rk-${name}-"x"&<y>*z/+w`;

function groundOf(t: TestContext, tools: readonly string[] = []): Ground {
  const [workspace, left] = [temporaryFolder(t), temporaryFolder(t)];
  const script = `printf '%s\\n' "$0 $*" >> ${path.join(left, 'arguments')}\nexec "$REAL" "$@"`;
  const folder = toolFolder(t, [], Object.fromEntries(tools.map((tool) => [tool, script])));
  for (const name of ['home', 'temp', 'tmp']) mkdirSync(path.join(left, name));
  const jobSecrets = { ACTIONS_ID_TOKEN_REQUEST_TOKEN: marked('oidc'), ACTIONS_RUNTIME_TOKEN: marked('runtime') };
  const env = {
    ...jobSecrets,
    PATH: `${folder}:${process.env['PATH']}`,
    HOME: path.join(left, 'home'),
    RUNNER_TEMP: path.join(left, 'temp'),
    TMPDIR: path.join(left, 'tmp'),
  };
  return { workspace, left, env, jobSecrets };
}

/** Runs a step, and gives all places where nothing may be found. */
async function play(
  name: string,
  ground: Ground,
  step: Omit<Step, 'workspace'>,
): Promise<{ result: StepResult; places: Places }> {
  const { workspace, left, env } = ground;
  const result = await runBundle(name, { ...step, workspace, env: { ...env, ...step.env } });
  return { result, places: { ...shownBy(name, result), ...filesBelow(left), ...filesBelow(workspace) } };
}

const requestsTo = (recorders: Readonly<Record<string, Recorder>>): Places =>
  Object.fromEntries(
    Object.entries(recorders).map(([name, each]) => [`requests to ${name}`, each.sent().toString('latin1')]),
  );

test('smoke-test: a service and an Argo CD that give every secret back', async (t) => {
  const ground = groundOf(t);
  const secrets = {
    password: marked('password'),
    pem: `-----BEGIN-----\n${marked('line-one')}\n${marked('line-two')}`,
  };
  const url = await echoing(t);
  const argo = await startArgoCdApi(t);
  argo.status = {
    sync: { status: 'Synced', revision: 'a'.repeat(40) },
    health: { status: 'Healthy', message: 'argo-t0ken' },
  };
  const recorders = { service: await startRecorder(t, url), argo: await startRecorder(t, argo.url) };
  const [scheme, host] = recorders.service.url.split('//');
  const inputs = {
    url: `${scheme}//robin:${encodeURIComponent(marked('url'))}@${host}`,
    secrets: `{password: ${JSON.stringify(secrets.password)}, pem: ${JSON.stringify(secrets.pem)}}`,
    headers: `{authorization: ${JSON.stringify(`Bearer ${marked('header')}`)}}`,
    checks:
      '[{name: echo, method: POST, path: "/a?{{password}}", body: "{{pem}} {{password}}", expect: {body: {equals: x}, json: {"$.body": y}}}]',
    'argocd-server': recorders.argo.url,
    'argocd-app': 'checkout',
    'argocd-token': 'argo-t0ken',
    'manifest-sha': 'a'.repeat(40),
    'timeout-seconds': '10',
    report: 'smoke.xml',
  };
  const { result, places } = await play('smoke-test', ground, { inputs });
  assert.equal(result.exitCode, 1, result.log);
  assert.ok(recorders.service.sent().includes('M4rk-line-one'), 'the service was sent the secrets');

  const all = { ...ground.jobSecrets, ...secrets, url: marked('url'), header: marked('header'), argo: 'argo-t0ken' };
  assert.deepEqual(huntSecrets(all, places), []);
  const { argo: toArgo, service } = recorders;
  assert.deepEqual(huntSecrets({ ...secrets, url: marked('url') }, requestsTo({ toArgo })), []);
  assert.deepEqual(huntSecrets({ argo: 'argo-t0ken' }, requestsTo({ service })), []);
});

/** A service that answers with all that it was sent. */
async function echoing(t: TestContext): Promise<string> {
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const answer = { url: request.url, headers: request.headers, body };
    response.writeHead(200, { 'x-echo': encodeURIComponent(body) }).end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

for (const door of ['webhook', 'token'] as const)
  test(`notify-slack: a ${door}, and a token for GitHub`, async (t) => {
    const ground = groundOf(t);
    const slack = await startSlack();
    t.after(() => slack.close());
    const recorders = { slack: await startRecorder(t, slack.url), github: await startRecorder(t, await echoing(t)) };
    const webhook = slack.webhookUrl.replace(slack.url, recorders.slack.url);
    const own = { webhook: new URL(webhook).pathname, slack: slackToken };
    const byToken = { token: slackToken, channel: '#deployments', 'api-url': `${recorders.slack.url}/api` };
    const inputs = {
      ...(door === 'webhook' ? { 'webhook-url': webhook } : byToken),
      'github-token': 'M4rk-github-token',
      event: 'failed',
      version: 'v2',
      reason: `the service said M4rk-github-token ${door === 'token' ? slackToken : ''}`,
    };
    const env = { GITHUB_API_URL: recorders.github.url, GITHUB_SHA: 'a'.repeat(40), GITHUB_RUN_ID: '42' };
    const { result, places } = await play('notify-slack', ground, { inputs, env });
    assert.equal(result.outputs['sent'], 'true', result.log);

    const all = { ...ground.jobSecrets, ...own, github: 'M4rk-github-token' };
    assert.deepEqual(huntSecrets(all, places), []);
    const { github, slack: toSlack } = recorders;
    assert.deepEqual(huntSecrets(own, requestsTo({ github })), []);
    assert.deepEqual(huntSecrets({ ...ground.jobSecrets, github: 'M4rk-github-token' }, requestsTo({ toSlack })), []);
  });

test('bump-manifest: a token for the manifests', async (t) => {
  const ground = groundOf(t, ['git']);
  const root = temporaryFolder(t);
  const image = 'registry.example/shop/checkout-service';
  const files = { 'production/deployment.yaml': deployment('checkout-service', `${image}:1f2e3d4`) };
  const manifests = createManifests(root, 'shop/k8s-manifests.git', files);
  const token = 'M4rk-manifests-token+/=';
  const server = await startGitServer({ root, token });
  t.after(() => server.close());
  const recorder = await startRecorder(t, server.url);
  const place = { repository: 'shop/k8s-manifests', 'github-server-url': recorder.url, path: 'production' };
  const inputs = { ...place, token, image: `${image}:a7f3c92`, 'verify-image': 'false' };
  const { result, places } = await play('bump-manifest', ground, { inputs });
  assert.equal(result.outputs['outcome'], 'bumped', result.log);

  const written = { history: manifests.git('log', '--patch', '--format=raw', 'main') };
  assert.deepEqual(huntSecrets({ ...ground.jobSecrets, token }, { ...places, ...written }), []);
  assert.deepEqual(huntSecrets(ground.jobSecrets, requestsTo({ recorder })), []);
  assert.match(places[path.join(ground.left, 'arguments')] ?? '', /git/, 'the arguments of git were seen');

  const refused = await play('bump-manifest', ground, { inputs: { ...inputs, token: 'M4rk-wrong-token' } });
  assert.equal(refused.result.exitCode, 1);
  assert.deepEqual(huntSecrets({ token: 'M4rk-wrong-token' }, refused.places), []);
});

test('build-push-image: a login, and secrets of the build', async (t) => {
  if (!needsTool(t, 'buildah')) return;
  const ground = groundOf(t, ['buildah', 'git']);
  writeFiles(ground.workspace, { Dockerfile: 'FROM scratch\nCOPY app /app\n', app: 'x' });
  commitAll(ground.workspace);
  const password = 'M4rk-registry-password';
  const registry = await startOciRegistry({ username: 'ci', password });
  t.after(() => registry.close());
  const recorder = await startRecorder(t, registry.url);
  const pem = `-----BEGIN KEY-----\n${marked('pem-one')}\n${marked('pem-two')}\n-----END KEY-----`;
  const secrets = { npm: marked('npm'), pem, env: marked('from-the-environment'), key: marked('reuse-key'), password };
  const inputs = {
    repository: 'shop/checkout-service',
    registry: recorder.host,
    username: 'ci',
    password,
    secrets: `npm=${secrets.npm}\n"pem=${pem.replaceAll('"', '""')}"`,
    'secret-envs': 'token=TOKEN_OF_THE_STEP',
    'reuse-key': secrets.key,
    engine: 'buildah',
  };
  const env = { ...buildahStorage(t), TOKEN_OF_THE_STEP: secrets.env };
  const { result, places } = await play('build-push-image', ground, { inputs, env });
  assert.equal(result.exitCode, 0, result.log);
  assert.deepEqual(huntSecrets({ ...ground.jobSecrets, ...secrets }, places), []);
  const { password: _, ...notForTheRegistry } = secrets;
  assert.deepEqual(huntSecrets({ ...ground.jobSecrets, ...notForTheRegistry }, requestsTo({ recorder })), []);
  assert.match(places[path.join(ground.left, 'arguments')] ?? '', /buildah/, 'the arguments of buildah were seen');
});

test('bump-manifest: the key of a GitHub App, and the token of the run', async (t) => {
  const ground = groundOf(t, ['git']);
  const { privateKey, publicKey } = makeAppKey();
  const permissions = { contents: 'write', pull_requests: 'write', metadata: 'read' } as const;
  const { api, bump, gitUrl } = await startManifests(t, {
    apps: { 4711: { publicKey, repositories: [sandboxName], permissions } },
  });
  const [git, forge, own] = [
    await startRecorder(t, gitUrl),
    await startRecorder(t, api.url),
    await startRecorder(t, await echoing(t)),
  ];
  const inputs = {
    ...{ token: '', 'app-id': '4711', 'app-private-key': privateKey, 'github-token': 'M4rk-token-of-the-run' },
    ...{
      'github-server-url': git.url,
      'github-api-url': forge.url,
      image: 'registry.example.com/shop/checkout-service:v2',
    },
  };
  const result = await bump(inputs, { ...ground.env, GITHUB_API_URL: own.url });
  assert.equal(result.outputs['outcome'], 'bumped', result.log);

  const places = { ...shownBy('bump-manifest', result), ...filesBelow(ground.left) };
  const pem = privateKey
    .split('\n')
    .filter((line) => !line.startsWith('-----'))
    .join('\n');
  const secrets = { ...ground.jobSecrets, pem, run: 'M4rk-token-of-the-run' };
  const made = Object.fromEntries(api.appTokens.map(({ token }, at) => [`token ${at}`, token]));
  assert.ok(Object.keys(made).length > 0);
  assert.deepEqual(huntSecrets({ ...secrets, ...made }, places), []);
  assert.deepEqual(huntSecrets(secrets, requestsTo({ git, forge })), []);
  assert.deepEqual(huntSecrets({ ...ground.jobSecrets, pem, ...made }, requestsTo({ own })), []);
});

test('bump-manifest: a deploy key, and the token of the run', async (t) => {
  if (!needsTool(t, 'sshd')) return;
  const ground = groundOf(t, ['git', 'ssh']);
  const root = temporaryFolder(t);
  const image = 'registry.example/shop/checkout-service';
  createManifests(root, 'm.git', { 'production/deployment.yaml': deployment('checkout-service', `${image}:1f2e3d4`) });
  const server = await startSshServer(t, root);
  const own = await startRecorder(t, await echoing(t));
  const key = server.deployKey('write');
  const inputs = {
    ...{ repository: `${server.url}/m.git`, 'ssh-known-hosts': server.knownHosts, 'ssh-key': key, path: 'production' },
    ...{ image: `${image}:a7f3c92`, 'verify-image': 'false', 'github-token': 'M4rk-token-of-the-run' },
  };
  const env = { GITHUB_API_URL: own.url, GITHUB_SHA: 'a'.repeat(40), GITHUB_EVENT_NAME: 'push' };
  const { result, places } = await play('bump-manifest', ground, { inputs, env });
  assert.equal(result.outputs['outcome'], 'bumped', result.log);

  const body = key
    .split('\n')
    .filter((line) => /^[A-Za-z0-9+/=]{16,}$/.test(line))
    .join('\n');
  const secrets = { ...ground.jobSecrets, key: body, run: 'M4rk-token-of-the-run' };
  assert.deepEqual(huntSecrets(secrets, { ...places, witnessed: server.witnessed() }), []);
  assert.deepEqual(huntSecrets({ ...ground.jobSecrets, key: body }, requestsTo({ own })), []);
  assert.match(places[path.join(ground.left, 'arguments')] ?? '', /git/, 'the arguments of git were seen');
});

for (const end of [0, 1])
  test(`quality-gate: a gate that prints its whole environment, and ends with ${end}`, async (t) => {
    const ground = groundOf(t);
    writeFiles(ground.workspace, { a: '' });
    const github = await startRecorder(t, await echoing(t));
    const secrets = { ...ground.jobSecrets, token: 'M4rk-token-of-the-run' };
    const { result, places } = await play('quality-gate', ground, {
      inputs: {
        gates: `- {name: env, run: "env; exit ${end}"}`,
        'github-token': secrets.token,
        'commit-status': 'ship/gate',
      },
      env: { GITHUB_API_URL: github.url, GITHUB_SHA: 'a'.repeat(40), GITHUB_EVENT_NAME: 'push' },
    });
    assert.equal(result.exitCode, end, result.log);
    assert.match(result.log, /PATH=/);
    assert.deepEqual(huntSecrets(secrets, places), []);
    assert.ok(github.sent().includes(secrets.token), 'GitHub was sent the token');
    assert.deepEqual(huntSecrets(ground.jobSecrets, requestsTo({ github })), []);
  });

const secretInputs: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'build-push-image': { password: marked('password'), secrets: `npm=${marked('npm')}` },
  'bump-manifest': {
    token: marked('token'),
    'ssh-key': `${marked('one')}\n${marked('two')}`,
    'github-token': marked('github'),
  },
  'notify-slack': { token: marked('token'), 'webhook-url': marked('webhook'), 'github-token': marked('github') },
  'quality-gate': {},
  'smoke-test': { 'argocd-token': marked('argo'), secrets: `{password: [${marked('password')}` },
};

for (const name of actionNames)
  test(`${name}: a step that ends with input errors quotes no secret`, async (t) => {
    const ground = groundOf(t);
    const inputs = { 'dry-run': 'perhaps', 'tokken-of-mine': 'M4rk-misspelt', ...secretInputs[name] };
    const { result, places } = await play(name, ground, { inputs });
    assert.equal(result.exitCode, 1);
    const given = Object.entries(secretInputs[name] ?? {});
    const values = given.map(([input, value]) => [input, value.replace(/^(?:npm=|\{password: \[)/, '')]);
    const secrets = { ...ground.jobSecrets, misspelt: 'M4rk-misspelt', ...Object.fromEntries(values) };
    assert.deepEqual(huntSecrets(secrets, places), []);
  });

const hidden: readonly [string, (secret: string) => string][] = [
  ['plain text', (secret) => secret],
  ['reversed text', (secret) => [...secret].reverse().join('')],
  ['URL', encodeURIComponent],
  ['JSON', (secret) => JSON.stringify(secret)],
  ['base64 at 1', (secret) => Buffer.from(`x${secret}`).toString('base64')],
  ['base64 at 2', (secret) => Buffer.from(`robin:  ${secret}`).toString('base64')],
];

for (const [form, hide] of hidden)
  test(`the hunt itself finds a secret as ${form}`, () => {
    const finds = huntSecrets(
      { it: 'first line\nM4rk-"the"/second+line' },
      { log: `… ${hide('M4rk-"the"/second+line')} …` },
    );
    assert.ok(finds.includes(`it as ${form} in log`), finds.join());
  });
