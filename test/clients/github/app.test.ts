// A GitHub App's token: for one repository, with the smallest permissions, and gone at the end. Its signature is checked.

import assert from 'node:assert/strict';
import test, { type TestContext } from 'node:test';
import { deadlineIn } from '../../../src/clients/deadline.ts';
import { type AppOptions, openAppAccess, privateKeyFault } from '../../../src/clients/github/app.ts';
import { broken, isBug } from '../../fakes/bug.ts';
import { makeAppKey } from '../../fakes/github/apps.ts';
import { githubSandbox, sandboxName as name } from '../../fakes/github/sandbox.ts';
import type { GitHubApiOptions } from '../../fakes/github-api.ts';

const { privateKey, publicKey } = makeAppKey();
const permissions = { contents: 'write', pull_requests: 'write' } as const;
const app = { publicKey, repositories: [name, 'shop/other'], permissions };

async function open(test: TestContext, more: Partial<AppOptions> = {}, options: Partial<GitHubApiOptions> = {}) {
  const sandbox = await githubSandbox(test, { a: '1' }, { apps: { 4711: app }, ...options });
  const given = { appId: '4711', privateKey, apiUrl: sandbox.api.url, name, env: {}, deadline: deadlineIn(10) };
  const access = openAppAccess({ ...given, permissions: { contents: 'write' }, ...more });
  return { ...sandbox, access };
}

test('a token reaches this one repository with these permissions, and is revoked', async (t) => {
  const { access, api } = await open(t);
  const { token, revoke } = await access;
  const [made] = api.appTokens;
  assert.deepEqual([made?.token, made?.repositories, made?.permissions], [token, [name], { contents: 'write' }]);
  assert.equal(await revoke(), true);
  assert.deepEqual([made?.revoked, await revoke()], [true, true]);
});

test('the key is taken with `\\n` for its line breaks, too', async (t) => {
  const { access } = await open(t, { privateKey: privateKey.replaceAll('\n', '\\n') });
  assert.match((await access).token, /^ghs_/);
});

test('the token is revoked after the step was cancelled', async (t) => {
  const abort = new AbortController();
  const { access, api } = await open(t, { signal: abort.signal });
  const { revoke } = await access;
  abort.abort(new Error('cancelled'));
  assert.deepEqual([await revoke(), api.appTokens[0]?.revoked], [true, true]);
});

test('a server that has gone does not make the end fail', async (t) => {
  const { access, api } = await open(t);
  const { revoke } = await access;
  await api.close();
  assert.equal(await revoke(), false);
});

test('trouble that passes is waited for', async (t) => {
  let troubles = 2;
  const intercept = () => (troubles-- > 0 ? { status: 503, body: { message: 'busy' } } : undefined);
  const { access } = await open(t, {}, { intercept });
  assert.match((await access).token, /^ghs_/);
});

const refusals: readonly (readonly [what: string, more: Partial<AppOptions>, kind: string])[] = [
  ['another key', { privateKey: makeAppKey().privateKey }, 'unauthorized'],
  ['an App that is not there', { appId: '4712' }, 'unauthorized'],
  ['a repository without the App', { name: 'shop/absent' }, 'not_found'],
  ['a permission that the App lacks', { permissions: { workflows: 'write' } }, 'refused'],
];
for (const [what, more, kind] of refusals)
  test(`${what} is ${kind}, and no word of the key is in the error`, async (t) => {
    const { access } = await open(t, more);
    const thrown: unknown = await access.catch((error: unknown) => error);
    assert.ok(thrown instanceof Error && 'fault' in thrown);
    assert.equal((thrown.fault as { kind: string }).kind, kind);
    assert.doesNotMatch(`${thrown.message}${JSON.stringify(thrown)}`, /BEGIN|eyJ/);
  });

const keys: readonly (readonly [key: string, fault: string | undefined])[] = [
  [privateKey, undefined],
  [privateKey.replaceAll('\n', '\\n'), undefined],
  ['secret words', 'is not a key in PEM form'],
  ['-----BEGIN RSA PRIVATE KEY-----\nabc\n-----END RSA PRIVATE KEY-----', 'is not a private key that can be read'],
];
for (const [key, fault] of keys)
  test(`the key ${key.slice(0, 12)}… ${fault ?? 'is one'}`, () => assert.equal(privateKeyFault(key), fault));

test('a bug of ours is no fault of the key or of GitHub', async (t) => {
  assert.throws(() => privateKeyFault(undefined as unknown as string), TypeError);
  const { access } = await open(t, { env: broken, apiUrl: 'https://api.github.com' });
  await assert.rejects(access, isBug);
});
