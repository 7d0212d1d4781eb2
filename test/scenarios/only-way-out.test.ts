// A proxy as the only way out, for what the tests of each action do not ask themselves: a verdict that is shown on GitHub, and an image of ECR
// behind AWS's own names, whose credentials come from STS by OpenID Connect.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import test, { type TestContext } from 'node:test';
import { putImage } from '../build-push-image/registry-content.ts';
import { makeCertificate, startTls } from '../fakes/certificate.ts';
import { startEcr } from '../fakes/ecr.ts';
import { temporaryFolder, writeFiles } from '../fakes/folder.ts';
import { startGitServer } from '../fakes/git-server.ts';
import { createManifests, deployment } from '../fakes/manifests-repository.ts';
import { startOciRegistry } from '../fakes/oci-registry.ts';
import { startProxy } from '../fakes/proxy.ts';
import { runBundle } from '../fakes/runner.ts';
import { startVerdictGitHub } from '../fakes/verdict-github.ts';

const portOf = (url: string): number => Number(new URL(url).port);

/** Names that lead nowhere but through the proxy, each with TLS before a server of this machine. */
async function behindProxy(t: TestContext, ports: Readonly<Record<string, number>>) {
  const certificate = makeCertificate(t, Object.keys(ports));
  const pairs = Object.entries(ports).map(
    async ([name, port]) => [name, await startTls(t, certificate, port)] as const,
  );
  const proxy = await startProxy(t, { hosts: Object.fromEntries(await Promise.all(pairs)) });
  return { proxy, env: { ...proxy.env, NODE_EXTRA_CA_CERTS: certificate.file } };
}

test('quality-gate shows its verdict on GitHub through the proxy', async (t) => {
  const github = await startVerdictGitHub();
  t.after(github.close);
  const { proxy, env } = await behindProxy(t, { 'api.shop.test': portOf(github.url) });
  const workspace = temporaryFolder(t);
  writeFiles(workspace, { 'r.xml': '<testsuite><testcase name="t"/></testsuite>' });
  const run = { GITHUB_API_URL: 'https://api.shop.test', GITHUB_REPOSITORY: 'shop/cart', GITHUB_EVENT_NAME: 'push' };
  const { log, exitCode } = await runBundle('quality-gate', {
    workspace,
    inputs: { junit: 'r.xml', 'commit-status': 'ship/gate', 'github-token': 't0ken-t0ken' },
    env: { ...env, ...run, GITHUB_SHA: 'b'.repeat(40) },
  });
  assert.equal(exitCode, 0, log);
  assert.deepEqual(proxy.requests, ['CONNECT api.shop.test:443']);
  assert.deepEqual(
    github.requests.map(({ method, path: where }) => `${method} ${where}`),
    [`POST /repos/shop/cart/statuses/${'b'.repeat(40)}`],
  );
});

/** Gives a session for the token of the job: https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html */
async function startSts(t: TestContext): Promise<number> {
  const session = `<AccessKeyId>ASIAEXAMPLE</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration>`;
  const name = 'AssumeRoleWithWebIdentity';
  const xml = `<${name}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><${name}Result><Credentials>${session}</Credentials></${name}Result></${name}Response>`;
  const server = createServer((request, response) => {
    request.resume().on('end', () => response.writeHead(200, { 'content-type': 'text/xml' }).end(xml));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  return (server.address() as AddressInfo).port;
}

test('bump-manifest reaches STS, ECR and its registry through the proxy', async (t) => {
  const registry = await startOciRegistry();
  t.after(() => registry.close());
  await putImage(registry, 'v2', {}, 'amd64');
  const host = '123456789012.dkr.ecr.eu-west-1.amazonaws.com';
  const ecr = await startEcr({ proxyEndpoint: `https://${host}`, password: 'ecr-password' });
  t.after(() => ecr.close());
  const { proxy, env } = await behindProxy(t, {
    'sts.eu-west-1.amazonaws.com': await startSts(t),
    'api.ecr.eu-west-1.amazonaws.com': portOf(ecr.env['AWS_ENDPOINT_URL_ECR'] ?? ''),
    [host]: portOf(registry.url),
  });

  const [root, workspace] = [temporaryFolder(t), temporaryFolder(t)];
  writeFiles(workspace, { token: 'a-token-of-the-job' });
  createManifests(root, 'm.git', { 'app.yaml': deployment('app', `${host}/shop/app:v1`) });
  const git = await startGitServer({ root });
  t.after(() => git.close());
  const inputs = { repository: `${git.url}/m.git`, path: 'app.yaml', image: `${host}/shop/app:v2` };
  const identity = {
    AWS_ROLE_ARN: 'arn:aws:iam::123456789012:role/read',
    AWS_WEB_IDENTITY_TOKEN_FILE: path.join(workspace, 'token'),
    AWS_REGION: 'eu-west-1',
  };
  const { log, outputs } = await runBundle('bump-manifest', {
    workspace,
    inputs: { ...inputs, 'verify-image': 'true', 'max-wait-seconds': '30' },
    env: { ...env, ...identity, no_proxy: '127.0.0.1' },
  });
  assert.equal(outputs['outcome'], 'bumped', log);
  assert.match(log, /The registry has \S+:v2/);
  const asked = ['sts.eu-west-1.amazonaws.com', 'api.ecr.eu-west-1.amazonaws.com', host];
  assert.deepEqual(
    [...new Set(proxy.requests)],
    asked.map((name) => `CONNECT ${name}:443`),
  );
});
