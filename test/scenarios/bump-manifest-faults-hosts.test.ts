// bump-manifest against what real git hosts, proxies and runners do: redirects, limits, hiccups, rules, old gits, names that lead nowhere.

import assert from 'node:assert/strict';
import { chmodSync } from 'node:fs';
import http from 'node:http';
import type net from 'node:net';
import path from 'node:path';
import test, { type TestContext } from 'node:test';
import { makeCertificate, startTls } from '../fakes/certificate.ts';
import { temporaryFolder, writeFiles } from '../fakes/folder.ts';
import { type GitFault, type GitRequest, startGitServer } from '../fakes/git-server.ts';
import { createManifests, deployment } from '../fakes/manifests-repository.ts';
import { startProxy } from '../fakes/proxy.ts';
import { runBundle, type StepResult } from '../fakes/runner.ts';
import { slowness } from '../fakes/slowness.ts';

const image = 'r.example.com/shop/checkout-service';
const file = 'production/checkout-service/deployment.yaml';
const token = 'a-token-for-tests';

async function start(context: TestContext, fault?: (request: GitRequest) => GitFault | undefined) {
  const root = temporaryFolder(context);
  const workspace = temporaryFolder(context);
  const manifests = createManifests(root, 'shop/m.git', { [file]: deployment('checkout-service', `${image}:1f2e3d4`) });
  const server = await startGitServer({ root, token, fault: (request) => fault?.(request) });
  context.after(() => server.close());
  const base = {
    repository: `${server.url}/shop/m.git`,
    token,
    path: 'production',
    image: `${image}:a7f3c92`,
    'max-wait-seconds': '60',
  };
  const bump = async (inputs: Readonly<Record<string, string>> = {}, env = {}): Promise<StepResult> =>
    await runBundle('bump-manifest', { workspace, inputs: { ...base, ...inputs }, env });
  return { root, server, manifests, bump };
}

const isPush = ({ service, step }: GitRequest): boolean => service === 'git-receive-pack' && step === 'rpc';

async function listen(context: TestContext, answer: http.RequestListener): Promise<string> {
  const server = http.createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  context.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as net.AddressInfo).port}`;
}

test('a git redirect does not take the token along, and its target is named', async (context) => {
  const seen: (string | undefined)[] = [];
  const thief = await listen(context, ({ headers }, response) => {
    seen.push(headers.authorization);
    response.writeHead(404).end();
  });
  const headers = { Location: `${thief}/shop/m.git/info/refs?service=git-upload-pack` };
  const { bump } = await start(context, () => ({ kind: 'status', status: 302, headers }));
  const result = await bump();
  assert.equal(result.exitCode, 1, result.log);
  assert.match(result.errors.join(), /redirects to http:\/\/127\.0\.0\.1:\d+\/shop\/m\.git,[\s\S]*\[manifests_moved\]/);
  assert.deepEqual(seen, []);
});

for (const status of [403, 429])
  test(`a limit over git (${status}) is waited for as long as the server asks, for a read and for a push`, async (context) => {
    const body = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';
    const limited: GitFault = { kind: 'status', status, body, headers: { 'Retry-After': '1' } };
    let [reads, pushes] = [1, 1];
    const { bump, manifests } = await start(context, (request) => {
      if (request.service === 'git-upload-pack' && reads-- > 0) return limited;
      return isPush(request) && pushes-- > 0 ? limited : undefined;
    });
    const result = await bump();
    assert.deepEqual(
      [result.exitCode, result.outputs['attempts'], manifests.subjects().length],
      [0, '1', 2],
      result.log,
    );
    assert.equal(result.log.match(/The git server said ".*": waiting 1 s before asking again/g)?.length, 2, result.log);
  });

test('a limit that outlasts max-wait-seconds is no missing permission', async (context) => {
  const body = 'You have exceeded a secondary rate limit.';
  const { bump, manifests } = await start(context, (request) =>
    request.service === 'git-receive-pack'
      ? { kind: 'status', status: 403, body, headers: { 'Retry-After': '60' } }
      : undefined,
  );
  const result = await bump({ 'max-wait-seconds': '30' });
  assert.equal(result.exitCode, 1, result.log);
  assert.match(result.errors.join(), /asks to wait 60 s \[manifests_busy\][\s\S]*token is fine/);
  assert.deepEqual([manifests.subjects().length, result.milliseconds < 15_000 * slowness()], [1, true]);
});

const hiccups: readonly (readonly [title: string, script: string])[] = [
  ['a hook that timed out', 'echo "error: pre-receive hook timed out" >&2; exit 1'],
  ['fatal error in commit_refs', 'echo "fatal error in commit_refs" >&2; exit 1'],
];
for (const [title, script] of hiccups)
  test(`${title}, once, is tried again`, async (context) => {
    const { bump, manifests } = await start(context);
    manifests.hook('pre-receive', `test -e seen && exit 0; touch seen; ${script}`);
    const result = await bump();
    assert.deepEqual([result.exitCode, manifests.subjects().length], [0, 2], result.log);
  });

const rules: readonly (readonly [said: string, cure: RegExp])[] = [
  ['- Commits must have verified signatures.', /`signed: true`/],
  ['- Commit message must match a given pattern: ^OPS-', /`commit-message`/],
  ['- Commit author email must end with: @shop.example', /`commit-email`/],
  ['- Push cannot contain secrets', /revoke the secret/],
  ['- Changes must be made through the merge queue', /`mode: pull-request`/],
  ['- Required status check "ci" is expected.', /`mode: pull-request`/],
  ['- Restricted file paths: production/**', /forbids changes to these files/],
];
for (const [said, cure] of rules)
  test(`GH013 "${said}" is told with its cure`, async (context) => {
    const { bump, manifests, server } = await start(context);
    const head = 'error: GH013: Repository rule violations found for refs/heads/main.';
    manifests.hook('pre-receive', `echo '${head}' >&2; echo '${said}' >&2; exit 1`);
    const result = await bump({}, { GITHUB_SERVER_URL: server.url });
    assert.match(result.errors.join(), cure);
    assert.match(result.errors.join(), /\[branch_protected\]/);
  });

test('a host name that does not resolve ends at once', async (context) => {
  const { bump } = await start(context);
  const result = await bump({ repository: 'https://git.nowhere.invalid/shop/m.git', 'max-wait-seconds': '180' });
  assert.match(result.errors.join(), /The host of https:\/\/git\.nowhere\.invalid[\s\S]*\[manifests_unresolved\]/);
  assert.ok(result.milliseconds < 20_000 * slowness(), `${result.milliseconds} ms`);
});

for (const version of ['2.17.1', '2.30.2'])
  test(`git ${version} is refused by name, before anybody is spoken to`, async (context) => {
    const { bump, server } = await start(context);
    const folder = temporaryFolder(context);
    writeFiles(folder, { git: `#!/bin/sh\necho "git version ${version}"\n` });
    chmodSync(path.join(folder, 'git'), 0o755);
    const result = await bump({}, { PATH: `${folder}:${process.env['PATH']}` });
    assert.match(result.errors.join(), new RegExp(`git on this runner is ${version}[\\s\\S]*\\[git_old\\]`));
    assert.equal(server.traffic.requests, 0);
  });

test('the user name that a host wants goes with the token, from the input or from its URL for cloning', async (context) => {
  const root = temporaryFolder(context);
  const manifests = createManifests(root, 'm.git', { [file]: deployment('checkout-service', `${image}:1f2e3d4`) });
  const users: string[] = [];
  const server = await startGitServer({
    root,
    accepts: (user, password) => {
      users.push(user);
      return user === 'x-token-auth' && password === token;
    },
  });
  context.after(() => server.close());
  const inputs = { repository: `${server.url}/m.git`, token, path: 'production', image: `${image}:a7f3c92` };
  const workspace = temporaryFolder(context);
  const refused = await runBundle('bump-manifest', { workspace, inputs });
  assert.match(refused.errors.join(), /\[manifests_unauthenticated\][\s\S]*give it as `username`/);
  const result = await runBundle('bump-manifest', { workspace, inputs: { ...inputs, username: 'x-token-auth' } });
  assert.deepEqual([result.exitCode, manifests.subjects().length], [0, 2], result.log);
  const cloned = { repository: inputs.repository.replace('//', '//x-token-auth@'), image: `${image}:b8e4d03` };
  const next = await runBundle('bump-manifest', { workspace, inputs: { ...inputs, ...cloned } });
  assert.deepEqual([next.exitCode, manifests.subjects().length], [0, 3], next.log);
  assert.deepEqual([...new Set(users)], ['x-access-token', 'x-token-auth']);
});

test('an error page of 420 kB costs no time, and its annotation is a few lines', async (context) => {
  const body = `<html>${`<p class="x   y">Permission to '${'a'.repeat(30)}' ${'\r'.repeat(20)}</p>`.repeat(4500)}`;
  const { bump } = await start(context, () => ({ kind: 'status', status: 403, body }));
  const result = await bump({ 'max-wait-seconds': '1' });
  assert.match(result.errors.join(), /\[manifests_forbidden\]/);
  assert.ok(result.errors.join().length < 2000, `${result.errors.join().length} characters`);
  assert.ok(result.log.length < 20_000, `${result.log.length} characters`);
});

async function behindProxy(context: TestContext, options: { login?: string; refusals?: readonly number[] } = {}) {
  const world = await start(context);
  const certificate = makeCertificate(context, ['git.shop.test']);
  const port = await startTls(context, certificate, Number(new URL(world.server.url).port));
  const proxy = await startProxy(context, { hosts: { 'git.shop.test': port }, ...options });
  const env = { ...proxy.env, GIT_SSL_CAINFO: certificate.file, NODE_EXTRA_CA_CERTS: certificate.file };
  const bump = async (inputs = {}, more = {}): Promise<StepResult> =>
    await world.bump({ repository: 'https://git.shop.test/shop/m.git', ...inputs }, { ...env, ...more });
  return { ...world, proxy, bump };
}

test('a proxy is the only way out, and git takes it', async (context) => {
  const { bump, manifests, proxy } = await behindProxy(context, { login: 'robot:p@ss word' });
  const result = await bump();
  assert.deepEqual([result.exitCode, manifests.subjects().length], [0, 2], result.log);
  // The registry is asked through it, too.
  assert.ok(proxy.requests.includes('CONNECT git.shop.test:443'));
  assert.ok(proxy.requests.every((each) => each.startsWith('CONNECT ')));
});

test("a proxy's own 407 is told as its own, at once", async (context) => {
  const { bump, proxy } = await behindProxy(context, { login: 'robot:right-one' });
  const wrong = proxy.url.replace('right-one', 'wrong-one');
  const result = await bump({ 'max-wait-seconds': '60' }, { https_proxy: wrong });
  assert.equal(result.exitCode, 1, result.log);
  assert.match(result.errors.join(), /The proxy on the way to [\s\S]* answered 407 itself[\s\S]*\[proxy_refused\]/);
  assert.doesNotMatch(result.log, /wrong-one/);
  assert.ok(result.milliseconds < 20_000 * slowness(), `${result.milliseconds} ms`);
});

test("a proxy's own 502 is tried again, as a server's would be", async (context) => {
  const { bump, manifests } = await behindProxy(context, { refusals: [502, 503] });
  const result = await bump();
  assert.deepEqual([result.exitCode, manifests.subjects().length], [0, 2], result.log);
});
