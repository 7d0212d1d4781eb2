// bump-manifest and GitHub's API as they meet in the world: a GitHub App, the runner's proxy, redirects, pages that are none.

import assert from 'node:assert/strict';
import http from 'node:http';
import type net from 'node:net';
import test, { type TestContext } from 'node:test';
import { makeCertificate, startTls } from '../fakes/certificate.ts';
import { makeAppKey } from '../fakes/github/apps.ts';
import { image, manifest, startManifests } from '../fakes/github/manifests.ts';
import { sandboxName } from '../fakes/github/sandbox.ts';
import { startProxy } from '../fakes/proxy.ts';

const { privateKey, publicKey } = makeAppKey();
const permissions = { contents: 'write', pull_requests: 'write', metadata: 'read' } as const;
const apps = { 4711: { publicKey, repositories: [sandboxName, 'shop/other'], permissions } };
const bumped = { image: `${image}:a7f3c92` };
const withApp = { ...bumped, token: '', 'app-id': '4711', 'app-private-key': privateKey };

const ways: readonly (readonly [way: string, inputs: Readonly<Record<string, string>>, permissions: object])[] = [
  ['by git', {}, { contents: 'write' }],
  ['signed', { signed: 'true' }, { contents: 'write' }],
  ['as a pull request', { mode: 'pull-request' }, { contents: 'write', pull_requests: 'write' }],
  ['in a dry run', { 'dry-run': 'true' }, { contents: 'read' }],
];
for (const [way, inputs, expected] of ways)
  test(`a GitHub App writes ${way}: its token is for this repository and this mode, and gone afterwards`, async (t) => {
    const { bump, api } = await startManifests(t, { apps });
    const step = await bump({ ...withApp, ...inputs });
    assert.equal(step.exitCode, 0, step.log);
    const [token, ...more] = api.appTokens;
    assert.deepEqual([token?.repositories, token?.permissions, token?.revoked], [[sandboxName], expected, true]);
    assert.deepEqual(more, []);
    const masks = step.log.split('\n').filter((line) => line.startsWith('::add-mask::'));
    const said = step.log.split('\n').filter((line) => !line.startsWith('::add-mask::'));
    assert.ok(masks.some((line) => line.includes(token?.token ?? 'none')));
    assert.ok(!said.join('\n').includes(token?.token ?? 'none'));
    assert.doesNotMatch(`${said.join('\n')}${step.summary}`, /PRIVATE KEY|eyJ/);
  });

test('the token of an App is revoked when the step fails', async (t) => {
  const { bump, api } = await startManifests(t, { apps });
  const step = await bump({ ...withApp, path: 'nowhere' });
  assert.deepEqual([step.exitCode, api.appTokens[0]?.revoked], [1, true]);
});

test('an App that is not installed on the repository is told so', async (t) => {
  const { bump } = await startManifests(t, { apps: { 4711: { ...apps[4711], repositories: [] } } });
  const step = await bump(withApp);
  assert.match(
    step.errors.join(),
    /\[github_not_found\][\s\S]*the App of `app-id` is installed on shop\/k8s-manifests/,
  );
});

const refused: readonly (readonly [what: string, inputs: Readonly<Record<string, string>>, words: RegExp])[] = [
  ['an App and a token', { ...withApp, token: 'secret' }, /`token` and `app-id` are both given/],
  ['an id without a key', { ...withApp, 'app-private-key': '' }, /`app-id` is given without `app-private-key`/],
  ['a key without an id', { ...withApp, 'app-id': '' }, /`app-private-key` is given without `app-id`/],
  ['a key that is none', { ...withApp, 'app-private-key': 'hunter22' }, /`app-private-key` is not a private key/],
  [
    'an API without TLS',
    { ...bumped, signed: 'true', 'github-api-url': 'http://api.shop.example' },
    /is not an https URL/,
  ],
  ['a server without TLS', { ...bumped, 'github-server-url': 'http://ghe.shop.example' }, /is not an https URL/],
  ['a server without a scheme', { ...bumped, 'github-server-url': 'ghe.shop.example' }, /is not an https URL/],
];
for (const [what, inputs, words] of refused)
  test(`${what} is refused before anybody is spoken to`, async (t) => {
    const { bump, api, gitRequests } = await startManifests(t, { apps });
    const step = await bump(inputs);
    assert.equal(step.exitCode, 1, step.log);
    assert.match(step.errors.join(), words);
    assert.doesNotMatch(step.errors.join(), /hunter22|This is a bug/);
    assert.deepEqual([api.requests.length, gitRequests()], [0, 0]);
  });

test("a runner's server without TLS gets no token either", async (t) => {
  const { bump } = await startManifests(t);
  const env = { GITHUB_SERVER_URL: 'http://ghe.shop.example', GITHUB_API_URL: 'http://ghe.shop.example/api/v3' };
  const step = await bump({ ...bumped, 'github-server-url': '', 'github-api-url': '' }, env);
  assert.match(step.errors.join(), /"http:\/\/ghe\.shop\.example", which is not an https URL/);
});

async function listen(context: TestContext, answer: http.RequestListener): Promise<string> {
  const server = http.createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  context.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as net.AddressInfo).port}`;
}

test('a redirect of the API does not take the token along, and its target is named', async (t) => {
  const { bump, api } = await startManifests(t);
  const before = api.requests.length;
  const elsewhere = await listen(t, ({ url }, response) => {
    response.writeHead(307, { location: `${api.url}${url}` }).end();
  });
  const step = await bump({ ...bumped, signed: 'true', 'github-api-url': elsewhere });
  assert.match(step.errors.join(), /redirects to http:\/\/127\.0\.0\.1:\d+\/graphql[\s\S]*\[github_moved\]/);
  assert.equal(api.requests.length, before);
});

test('a redirect on the same host is followed, as for a renamed repository', async (t) => {
  const moved = new Set<string>();
  const { bump, git } = await startManifests(t, {
    intercept: ({ method, path }) => {
      if (method !== 'POST' || path !== '/graphql' || moved.has(path)) return undefined;
      moved.add(path);
      return { status: 307, headers: { location: '/graphql?again' }, body: {} };
    },
  });
  const step = await bump({ ...bumped, signed: 'true' });
  assert.deepEqual([step.exitCode, git('rev-list', '--count', 'main')], [0, '2'], step.log);
});

test('a login page in place of the API is told as such', async (t) => {
  const { bump } = await startManifests(t);
  const page = `<html>${'<p class="a">Please log in'.repeat(20_000)}`;
  const portal = await listen(t, (_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end(page);
  });
  const step = await bump({ ...bumped, signed: 'true', 'github-api-url': portal, 'max-wait-seconds': '5' });
  assert.match(step.errors.join(), /answered with text\/html where GitHub answers with JSON[\s\S]*login page/);
  assert.ok(step.log.length < 20_000, `${step.log.length} characters`);
});

test('an API whose host has no address ends at once', async (t) => {
  const { bump } = await startManifests(t);
  const step = await bump({ ...bumped, signed: 'true', 'github-api-url': 'https://api.nowhere.invalid' });
  assert.match(step.errors.join(), /\[github_unresolved\]/);
});

for (const inputs of [{ signed: 'true' }, { mode: 'pull-request' }] as Readonly<Record<string, string>>[])
  test(`a proxy is the only way out, for git and for the API alike: ${JSON.stringify(inputs)}`, async (t) => {
    const { bump, api, git, gitUrl } = await startManifests(t, { serverUrl: 'https://ghe.shop.test' });
    const certificate = makeCertificate(t, ['ghe.shop.test', 'api.shop.test']);
    const [apiPort, gitPort] = [new URL(api.url).port, new URL(gitUrl).port].map(Number);
    const proxy = await startProxy(t, {
      hosts: {
        'api.shop.test': await startTls(t, certificate, apiPort ?? 0),
        'ghe.shop.test': await startTls(t, certificate, gitPort ?? 0),
      },
      login: 'robot:p@ss',
      refusals: [502],
    });
    const trust = { GIT_SSL_CAINFO: certificate.file, NODE_EXTRA_CA_CERTS: certificate.file };
    const place = { 'github-api-url': 'https://api.shop.test', 'github-server-url': 'https://ghe.shop.test' };
    const step = await bump({ ...bumped, ...place, ...inputs }, { ...proxy.env, ...trust });
    assert.equal(step.exitCode, 0, step.log);
    assert.ok(proxy.requests.includes('CONNECT api.shop.test:443'));
    // The registry is asked through it, too, and git where there is a proposal to push.
    assert.ok(proxy.requests.every((each) => each.startsWith('CONNECT ')));
    const branch = inputs['mode'] === undefined ? 'main' : 'ship/production/checkout-service';
    assert.match(git('show', `${branch}:${manifest}`), /a7f3c92/);
  });
