// Attacks on the shipped bundles by those who share the machine, the job or the repository with them: one test per attack that is cured.

import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, utimesSync } from 'node:fs';
import http from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { userInfo } from 'node:os';
import path from 'node:path';
import test, { type TestContext } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { actionNames } from '../../src/runner/config-file.ts';
import { commitAll } from '../fakes/engine.ts';
import { temporaryFolder, writeFiles } from '../fakes/folder.ts';
import { startGitServer } from '../fakes/git-server.ts';
import { createManifests, deployment } from '../fakes/manifests-repository.ts';
import { startProxy } from '../fakes/proxy.ts';
import { startRecorder } from '../fakes/recorder.ts';
import { runBundle, type StepResult, startBundle } from '../fakes/runner.ts';
import { huntSecrets } from '../fakes/secret-hunt.ts';
import { slowness } from '../fakes/slowness.ts';

/** A step that is over, but whose process lives for a while, so that it can be attacked. */
const lingering = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent('setTimeout(() => {}, 1500)')}` };

for (const name of actionNames)
  test(`attack 1: SIGUSR1 opens no inspector in ${name}`, async (t) => {
    const step = startBundle(name, { workspace: temporaryFolder(t), inputs: { 'dry-run': 'perhaps' }, env: lingering });
    step.child.stdout?.once('data', () => step.child.kill('SIGUSR1'));
    const { log, exitCode } = await step.finished;
    assert.equal(exitCode, 1);
    assert.match(log, /"perhaps" is not a boolean/);
    assert.doesNotMatch(log, /Debugger listening/);
  });

test('attack 3: a red gate does not make its own step green through the inspector', async (t) => {
  const workspace = temporaryFolder(t);
  writeFiles(workspace, { a: '' });
  const gates = '- {name: evil, run: "kill -USR1 $PPID; sleep 0.5; exit 1"}';
  const { log, exitCode, outputs } = await runBundle('quality-gate', { workspace, inputs: { gates } });
  assert.deepEqual([exitCode, outputs['verdict']], [1, 'fail'], log);
  assert.doesNotMatch(log, /Debugger listening/);
});

const image = 'registry.example/shop/checkout-service';
const manifest = 'production/checkout-service/deployment.yaml';

/** A bump whose temporary folder is `tmp`, where others may have been before. */
async function bump(t: TestContext, tmp: string): Promise<StepResult> {
  const root = temporaryFolder(t);
  createManifests(root, 'shop/k8s-manifests.git', { [manifest]: deployment('checkout-service', `${image}:1f2e3d4`) });
  const server = await startGitServer({ root, token: 'a-token' });
  t.after(() => server.close());
  const place = {
    repository: 'shop/k8s-manifests',
    'github-server-url': server.url,
    token: 'a-token',
    path: 'production',
  };
  const inputs = { ...place, image: `${image}:a7f3c92`, 'verify-image': 'false' };
  return await runBundle('bump-manifest', { workspace: temporaryFolder(t), inputs, env: { TMPDIR: tmp } });
}

const secret = 'M4rk-a-secret-of-the-step';

/** Everything that leaves without TLS comes by here: a proxy that lets it through, and what it saw. */
async function wiretap(t: TestContext): Promise<{ env: Record<string, string>; sent: () => string }> {
  const server = http.createServer((_, response) => void response.end('{}'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  const { port } = server.address() as AddressInfo;
  const hosts = Object.fromEntries(['git', 'api', 'argocd', 'chat', 'events'].map((name) => [`${name}.test`, port]));
  const proxy = await startProxy(t, { hosts });
  const recorder = await startRecorder(t, proxy.url);
  const env = { http_proxy: recorder.url, https_proxy: recorder.url };
  return { env, sent: () => recorder.sent().toString('latin1') };
}

const written = { path: 'production', image: `${image}:a7f3c92`, 'verify-image': 'false', token: secret };
const proposed = { ...written, repository: 'shop/m', mode: 'pull-request', 'github-server-url': 'https://git.test' };
const told = { event: 'failed', version: 'v2', reason: 'x' };
const verdict = { junit: 'r.xml', comment: 'true', 'commit-status': 'ship/gate', 'github-token': secret };
const argocd = { 'argocd-server': 'http://argocd.test', 'argocd-app': 'checkout', 'argocd-token': secret };
const openApi = {
  GITHUB_API_URL: 'http://api.test',
  GITHUB_EVENT_NAME: 'pull_request',
  GITHUB_SHA: 'b'.repeat(40),
  GITHUB_RUN_ID: '42',
};

interface OpenDoor {
  readonly action: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly words: RegExp;
}

const openDoors: Readonly<Record<string, OpenDoor>> = {
  "git's token by the server": {
    action: 'bump-manifest',
    inputs: { ...written, repository: 'shop/m', 'github-server-url': 'http://git.test' },
    words: /"http:\/\/git\.test" is not an https URL/,
  },
  "git's token by the URL": {
    action: 'bump-manifest',
    inputs: { ...written, repository: 'http://git.test/shop/m.git' },
    words: /would send the token over plain HTTP/,
  },
  'the token of a pull request': {
    action: 'bump-manifest',
    inputs: { ...proposed, 'github-api-url': 'http://api.test' },
    words: /"http:\/\/api\.test" is not an https URL/,
  },
  'the token of Argo CD': {
    action: 'smoke-test',
    inputs: { url: 'http://127.0.0.1:9', checks: '[/up]', ...argocd },
    words: /argocd_plain_http/,
  },
  'a webhook': {
    action: 'notify-slack',
    inputs: { ...told, 'webhook-url': `http://chat.test/services/${secret}` },
    words: /`webhook-url` is not an https URL/,
  },
  'the token of Slack': {
    action: 'notify-slack',
    inputs: { ...told, token: secret, channel: '#x', 'api-url': 'http://chat.test/api' },
    words: /"http:\/\/chat\.test\/api" is not an https URL/,
  },
  'the key of PagerDuty': {
    action: 'notify-slack',
    inputs: { ...told, 'pagerduty-routing-key': secret, 'pagerduty-url': 'http://events.test' },
    words: /"http:\/\/events\.test" is not an https URL/,
  },
  'the token of the run, told': {
    action: 'notify-slack',
    inputs: {
      event: 'deployed',
      version: 'v2',
      'github-token': secret,
      'webhook-url': 'http://127.0.0.1:9/services/x',
    },
    env: openApi,
    words: /`github-token` is not sent to http:\/\/api\.test/,
  },
  'the token of the run, judged': {
    action: 'quality-gate',
    inputs: verdict,
    env: openApi,
    words: /Not written: .*TLS/,
  },
};

const repo = { full_name: 'shop/cart' };
const head = { ref: 'f', sha: 'b'.repeat(40), repo };
const pullRequest = { number: 7, head, base: { ref: 'main', sha: 'a'.repeat(40), repo } };

for (const [what, { action, inputs, env, words }] of Object.entries(openDoors))
  test(`attack 6: ${what} goes to no server without TLS`, async (t) => {
    const workspace = temporaryFolder(t);
    writeFiles(workspace, { 'r.xml': '<testsuite><testcase name="t"/></testsuite>' });
    const tap = await wiretap(t);
    const event = { pull_request: pullRequest };
    const { log } = await runBundle(action, { workspace, inputs, env: { ...tap.env, ...env }, event });
    assert.deepEqual(huntSecrets({ secret }, { tap: tap.sent() }), [], log);
    assert.match(log, words);
    assert.doesNotMatch(log, /This is a bug/);
  });

test('attack 6: the tap sees what it should, such as a header of a check that goes to no server with TLS', async (t) => {
  const tap = await wiretap(t);
  const inputs = { url: 'http://api.test', checks: '[/up]', headers: `x-key: ${secret}`, 'timeout-seconds': '5' };
  const { summary, warnings } = await runBundle('smoke-test', { workspace: temporaryFolder(t), inputs, env: tap.env });
  assert.notDeepEqual(huntSecrets({ secret }, { tap: tap.sent() }), []);
  assert.match(warnings.join(), /Secrets go to http:\/\/api\.test\/? over plain HTTP \(the header `x-key`\)/);
  assert.match(summary, /secrets go over plain HTTP/);
});

/** The folder in which steps of this user keep the sockets of their turns. */
const turnsIn = (tmp: string): string => path.join(tmp, `ship-actions-${userInfo().uid}`);

const squats: readonly [string, (tmp: string) => void][] = [
  ['a file', (tmp) => writeFiles(tmp, { [path.basename(turnsIn(tmp))]: 'x' })],
  ['a folder that others may enter', (tmp) => mkdirSync(turnsIn(tmp), { mode: 0o777 })],
  ['a link to a folder of others', (tmp) => symlinkSync('/', turnsIn(tmp))],
  ['a link to nowhere', (tmp) => symlinkSync('/no/such/folder', turnsIn(tmp))],
];

for (const [what, squat] of squats)
  test(`attack 9: ${what} in the place of the turns ends in no turn, and in a bump`, async (t) => {
    const tmp = temporaryFolder(t);
    squat(tmp);
    const { log, exitCode, outputs } = await bump(t, tmp);
    assert.deepEqual([exitCode, outputs['outcome']], [0, 'bumped'], log);
  });

test('attack 12: white space that only the runner trims lets no command of a service through', async (t) => {
  const server = createServer((socket) => {
    const body = '\u0085::set-output name=verdict::pass\n\u00a0\u3000::error::forged\n##[error]forged';
    socket.once('data', () => {
      socket.end(`HTTP/1.1 500 no\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`);
    });
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  const inputs = { url, checks: '[{path: /, expect: {body: {equals: "x"}}}]', 'timeout-seconds': '5' };
  const { log, exitCode } = await runBundle('smoke-test', { workspace: temporaryFolder(t), inputs });
  assert.equal(exitCode, 1);
  assert.doesNotMatch(log, /^[\s\u0085]*::(?:set-output|error::forged)/m);
  assert.doesNotMatch(log.replaceAll('# #[', ''), /##\[/);
});

test('attack 13: a short secret that is read before a longer one leaves no tail of it', async (t) => {
  const secrets = '{short: hunter, long: hunter2-and-the-rest}';
  const inputs = {
    url: 'http://127.0.0.1:9/hunter2-and-the-rest',
    secrets,
    'expect-version': 'v1',
    'timeout-seconds': '0.5',
  };
  const result = await runBundle('smoke-test', { workspace: temporaryFolder(t), inputs });
  const seen = `${result.log.replace(/^::add-mask::.*$/gm, '')}${result.summary}${JSON.stringify(result.outputs)}`;
  assert.doesNotMatch(seen, /and-the-rest|hunter/);
});

/** True while a process with this command line lives: in a namespace of its own a gate does not know its number outside. */
const isAlive = (commandLine: string): boolean =>
  readdirSync('/proc').some((pid) => {
    try {
      return /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/cmdline`, 'utf8') === commandLine;
    } catch {
      return false;
    }
  });

test('attack 14: a step that is killed leaves no gate running', async (t) => {
  const workspace = temporaryFolder(t);
  const seconds = `${70_000 + process.pid}`;
  const gates = `- {name: slow, run: "sleep ${seconds} & wait"}`;
  const step = startBundle('quality-gate', { workspace, inputs: { gates } });
  const sleeping = (): boolean => isAlive(`sleep\0${seconds}\0`);
  for (let tries = 0; tries < 200 && !sleeping(); tries++) await pause(50);
  assert.equal(sleeping(), true);
  step.child.kill('SIGKILL');
  await step.finished;
  for (let tries = 0; tries < 500 && sleeping(); tries++) await pause(20);
  assert.equal(sleeping(), false);
});

test('attack 15: a config file that is a link shows nothing of the file that it leads to', async (t) => {
  const workspace = temporaryFolder(t);
  const outside = temporaryFolder(t);
  writeFiles(outside, { key: 'a-line-of-somebody-elses-file: [\n' });
  mkdirSync(path.join(workspace, '.github'));
  symlinkSync(path.join(outside, 'key'), path.join(workspace, '.github/ship.yml'));
  const { log, errors, exitCode } = await runBundle('notify-slack', { workspace, inputs: { event: 'ready' } });
  assert.equal(exitCode, 1);
  assert.match(errors.join(), /config_outside/);
  assert.doesNotMatch(log, /a-line-of-somebody/);
});

for (const [what, value] of [
  ['in the config file', undefined],
  ['in an input', `[&a {path: /}, ${'*a, '.repeat(20_000)}]`],
] as const)
  test(`attack 15: 20,000 aliases ${what} are refused in seconds`, async (t) => {
    const workspace = temporaryFolder(t);
    if (value === undefined) {
      const checks = `[&a {path: /}, ${'*a, '.repeat(20_000)}]`;
      writeFiles(workspace, { '.github/ship.yml': `smoke-test: {url: "http://127.0.0.1:9", checks: ${checks}}` });
    }
    const inputs = { url: 'http://127.0.0.1:9', ...(value === undefined ? {} : { checks: value }) };
    const { errors, exitCode, milliseconds } = await runBundle('smoke-test', { workspace, inputs });
    assert.equal(exitCode, 1);
    assert.match(errors.join(), /more than 200 aliases/);
    assert.ok(milliseconds < 10_000 * slowness(), `${milliseconds} ms`);
  });

test('attack 16: names of a report make no link, no cell and no end of a comment in the summary', async (t) => {
  const workspace = temporaryFolder(t);
  const name = 'see https://evil.example/x and www.evil.example --!&gt; &lt;img src=x&gt; @org/team';
  const report = `<testsuite><testcase name="${name}" file="a\\|b.js" line="1"><failure message="${name}"/></testcase></testsuite>`;
  writeFiles(workspace, { 'r.xml': report });
  const { exitCode, summary } = await runBundle('quality-gate', { workspace, inputs: { junit: 'r.xml' } });
  assert.equal(exitCode, 1);
  assert.match(summary, /evil/);
  const shown = summary.replace(/^(`{3,})[\s\S]*?^\1$/gm, '').replace(/(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g, '');
  assert.doesNotMatch(shown, /https?:\/\/evil|www\.evil|<img|--!?>|@org|\\\|/);
});

/** How the folders begin in which build-push-image keeps a login. */
const loginFolders = 'ship-image-';
const turning = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

test('our own: a name that turns the reading order round is shown without what turns it', async (t) => {
  const workspace = temporaryFolder(t);
  const name = 'is \u202ednuof eb nac ton\u202c \u2067safe\u2069 | `x`';
  const report = `<testsuite><testcase name="${name}" file="a.js" line="1"><failure message="${name}">${name}</failure></testcase></testsuite>`;
  writeFiles(workspace, { 'r.xml': report });
  const { exitCode, summary, log } = await runBundle('quality-gate', { workspace, inputs: { junit: 'r.xml' } });
  assert.equal(exitCode, 1);
  assert.match(log, /dnuof/);
  assert.doesNotMatch(summary + log, turning);
});

test('our own: a service that turns the reading order round is quoted without what turns it', async (t) => {
  const server = http.createServer((_, response) => void response.end('\u202edetcepxe\u202c'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const inputs = { url, checks: '[{path: /, expect: {body: {equals: "expected"}}}]', 'timeout-seconds': '5' };
  const { log, summary } = await runBundle('smoke-test', { workspace: temporaryFolder(t), inputs });
  assert.match(log, /detcepxe/);
  assert.doesNotMatch(summary + log, turning);
});

test('our own: a link in the place of what a killed step left leads the sweep nowhere', async (t) => {
  const [temp, victim, workspace] = [temporaryFolder(t), temporaryFolder(t), temporaryFolder(t)];
  writeFiles(victim, { 'owner.json': '{}', treasure: 'x' });
  utimesSync(victim, 0, 0);
  symlinkSync(victim, path.join(temp, `${loginFolders}1`));
  writeFiles(path.join(temp, `${loginFolders}2`), { 'owner.json': '{}' });
  symlinkSync(victim, path.join(temp, `${loginFolders}2`, 'inside'));
  utimesSync(path.join(temp, `${loginFolders}2`), 0, 0);
  const env = { RUNNER_TEMP: temp };
  writeFiles(workspace, { Dockerfile: 'FROM scratch\n' });
  commitAll(workspace);
  await runBundle('build-push-image', {
    workspace,
    inputs: { repository: 'a/b', push: 'false', 'dry-run': 'true' },
    env,
  });
  assert.deepEqual(
    readdirSync(temp).filter((each) => each.startsWith(loginFolders)),
    [`${loginFolders}1`],
  );
  assert.deepEqual(readdirSync(victim).sort(), ['owner.json', 'treasure']);
});

test('our own: an input that is a page long is quoted, but the annotation is cut', async (t) => {
  const inputs = { url: 'http://127.0.0.1:9', checks: '[{path: /}]', stable: 'x'.repeat(100_000) };
  const { errors, exitCode } = await runBundle('smoke-test', { workspace: temporaryFolder(t), inputs });
  assert.equal(exitCode, 1);
  assert.ok(errors.every((each) => each.length < 20_000));
});

test('our own: a pipe in the place of the config file does not hold the step', async (t) => {
  const workspace = temporaryFolder(t);
  const { execFileSync } = await import('node:child_process');
  execFileSync('mkfifo', [path.join(workspace, 'pipe.yml')]);
  const { errors, exitCode } = await runBundle('notify-slack', {
    workspace,
    inputs: { event: 'ready', config: 'pipe.yml' },
  });
  assert.equal(exitCode, 1);
  assert.match(errors.join(), /config_invalid/);
});
