// ECR's login against its stand-in, in a process of its own: the SDK reads the environment.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import path from 'node:path';
import test from 'node:test';
import { promisify } from 'node:util';
import { ecrRegion } from '../../../src/clients/registry/ecr.ts';
import { type FakeEcrOptions, startEcr } from '../../fakes/ecr.ts';
import type { Cleanup } from '../../fakes/folder.ts';

const client = path.resolve(import.meta.dirname, '../../../src/clients/registry/ecr.ts');

async function login(t: Cleanup, region: string | undefined, options: Partial<FakeEcrOptions> = {}) {
  const ecr = await startEcr({
    proxyEndpoint: 'https://1.dkr.ecr.eu-west-1.amazonaws.com',
    password: 'p:w',
    ...options,
  });
  t.after(() => ecr.close());
  const script = `const { loginToEcr } = await import(${JSON.stringify(client)});
    const told = await loginToEcr(${JSON.stringify(region)}, new AbortController().signal)
      .catch(({ code, message, problems }) => ({ code, message, fix: problems[0].fix }));
    console.log(JSON.stringify(told));`;
  const env = { PATH: process.env['PATH'] ?? '', HOME: '/nonexistent', ...ecr.env };
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], { env });
  return { told: JSON.parse(stdout) as Record<string, unknown>, calls: ecr.calls };
}

test('the token gives registry, username and password', async (t) => {
  const { told, calls } = await login(t, undefined);
  const credentials = { username: 'AWS', password: 'p:w' };
  assert.deepEqual(told, { registry: '1.dkr.ecr.eu-west-1.amazonaws.com', credentials });
  assert.deepEqual(calls, [{ operation: 'GetAuthorizationToken', region: 'us-east-1' }]);
});

test('a region that is given is the one that is asked', async (t) => {
  assert.equal((await login(t, 'eu-central-1')).calls[0]?.region, 'eu-central-1');
});

test('a role that may not is told which permission it lacks', async (t) => {
  const error = { status: 400, type: 'AccessDeniedException', message: 'not authorized to perform' };
  const { told } = await login(t, undefined, { error });
  assert.equal(told['code'], 'ecr_login');
  assert.match(String(told['fix']), /ecr:GetAuthorizationToken/);
});

test('the region stands in the host of an ECR registry', () => {
  assert.equal(ecrRegion('123456789.dkr.ecr.us-east-1.amazonaws.com'), 'us-east-1');
  assert.equal(ecrRegion('123456789012.dkr.ecr-fips.us-gov-west-1.amazonaws.com'), 'us-gov-west-1');
  assert.equal(ecrRegion('123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn'), 'cn-north-1');
  assert.equal(ecrRegion('123456789012.dkr-ecr.eu-west-1.on.aws'), 'eu-west-1');
  for (const other of ['ghcr.io', '127.0.0.1:5000', 'dkr.ecr.us-east-1.amazonaws.com.evil.com', 'public.ecr.aws'])
    assert.equal(ecrRegion(other), undefined, other);
});
