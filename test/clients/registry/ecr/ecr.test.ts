// ECR's login against its stand-in, in a process of its own: the SDK reads the environment.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import test from 'node:test';
import { promisify } from 'node:util';
import { askLogin, ecrRegion, openEcr } from '../../../../src/clients/registry/ecr/ecr.ts';
import { deniedTo, type FakeEcrOptions, type FakeError, startEcr } from '../../../fakes/ecr.ts';
import type { Cleanup } from '../../../fakes/folder.ts';
import { connectEcr } from '../connected-ecr.ts';

const client = path.resolve(import.meta.dirname, '../../../../src/clients/registry/ecr/ecr.ts');

async function login(t: Cleanup, region: string | undefined, options: Partial<FakeEcrOptions> = {}) {
  const ecr = await startEcr({
    proxyEndpoint: 'https://1.dkr.ecr.eu-west-1.amazonaws.com',
    password: 'p:w',
    ...options,
  });
  t.after(() => ecr.close());
  return { told: await tellOfLogin(region, ecr.env), calls: ecr.calls };
}

/** In a process of its own, with a limit: one that waits for ever is killed, and has told nothing. */
async function tellOfLogin(region: string | undefined, given: Readonly<Record<string, string>>) {
  const script = `const { loginToEcr } = await import(${JSON.stringify(client)});
    const options = { env: process.env, signal: new AbortController().signal, attempts: 4 };
    const told = await loginToEcr(${JSON.stringify(region)}, options)
      .catch(({ message, facts }) => ({ message, ...facts }));
    console.log(JSON.stringify(told));`;
  const env = { PATH: process.env['PATH'] ?? '', HOME: '/nonexistent', ...given };
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
    env,
    timeout: 60_000,
  });
  return JSON.parse(stdout) as Record<string, unknown>;
}

test('the token gives registry, username and password', async (t) => {
  const { told, calls } = await login(t, undefined);
  const credentials = { username: 'AWS', password: 'p:w' };
  assert.deepEqual(told, { registry: '1.dkr.ecr.eu-west-1.amazonaws.com', credentials });
  assert.deepEqual(calls, [{ operation: 'GetAuthorizationToken', region: 'us-east-1' }]);
});

test('a question is told of when it goes out, not when it is answered', async (t) => {
  const { api } = await connectEcr(t);
  const answeredThen: number[] = [];
  const onSent = () => void answeredThen.push(api.calls.length);
  const ecr = openEcr({ region: 'us-east-1', env: { ...api.env }, signal: new AbortController().signal, onSent });
  await askLogin(ecr);
  ecr.close();
  assert.deepEqual([answeredThen, api.calls.length], [[0], 1]);
});

test('a region that is given is the one that is asked', async (t) => {
  assert.equal((await login(t, 'eu-central-1')).calls[0]?.region, 'eu-central-1');
});

const errors: readonly [title: string, error: FakeError, kind: string, calls: number][] = [
  ['a role that may not', deniedTo('ecr:GetAuthorizationToken'), 'denied', 1],
  ['a busy API', { status: 400, type: 'ThrottlingException', message: 'Rate exceeded' }, 'throttled', 4],
  ['a session that has ended', { status: 400, type: 'ExpiredTokenException', message: 'expired' }, 'expired', 2],
  ['a key that is none', { status: 400, type: 'UnrecognizedClientException', message: 'invalid' }, 'denied', 1],
];
for (const [title, error, kind, calls] of errors)
  test(`${title} is ${kind}, asked ${calls} times`, async (t) => {
    const outcome = await login(t, undefined, { error });
    assert.deepEqual([outcome.told['kind'], outcome.told['action']], [kind, 'ecr:GetAuthorizationToken']);
    assert.equal(outcome.calls.length, calls);
  });

test('a session that was renewed is used at once', async (t) => {
  const expired = { status: 400, type: 'ExpiredTokenException', message: 'expired' };
  const { told, calls } = await login(t, undefined, { fault: (_, call) => (call === 1 ? expired : undefined) });
  assert.deepEqual([told['registry'], calls.length], ['1.dkr.ecr.eu-west-1.amazonaws.com', 2]);
});

test('an answer that breaks off is a fault of the registry, and nobody waits for its rest', {
  timeout: 60_000,
}, async (t) => {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-length': 100 }).write('{');
    setTimeout(() => response.destroy(), 200);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());

  const { port } = server.address() as AddressInfo;
  const credentials = { AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b', AWS_REGION: 'us-east-1' };
  const told = await tellOfLogin('us-east-1', { ...credentials, AWS_ENDPOINT_URL: `http://127.0.0.1:${port}` });
  assert.match(String(told['message']), /aborted|hang up|reset/i);
});

test('an answer that never ends is given up', async (t) => {
  const endless = { status: 400, type: 'ServerException', message: 'x'.repeat(9 * 1024 * 1024) };
  const { told } = await login(t, undefined, { error: endless });
  assert.match(String(told['message']), /larger than 8 MiB/);
});

test('the region stands in the host', () => {
  assert.equal(ecrRegion('123456789012.dkr.ecr.us-east-1.amazonaws.com'), 'us-east-1');
  assert.equal(ecrRegion('ghcr.io'), undefined);
});
