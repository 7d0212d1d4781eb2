// Tests of what a preflight asks of build-push-image, against a registry on loopback. Builds and pushes nothing.

import assert from 'node:assert/strict';
import test, { type TestContext } from 'node:test';
import { stage } from '../../src/ship/stages/build-push-image.ts';
import { temporaryFolder, writeFiles } from '../fakes/folder.ts';
import { type OciRegistryOptions, startOciRegistry } from '../fakes/oci-registry.ts';
import { askAll } from '../fakes/questions.ts';

const login = { username: 'pusher', password: 'a password' };

async function ask(t: TestContext, options: OciRegistryOptions, given: Readonly<Record<string, string>>) {
  const registry = await startOciRegistry(options);
  t.after(() => registry.close());
  const workspace = temporaryFolder(t);
  writeFiles(workspace, { Dockerfile: 'FROM scratch\n' });
  const answers = await askAll(
    stage,
    { registry: registry.host, repository: 'shop/cart', ...given },
    { workspace, sha: '0'.repeat(40) },
  );
  return { answers, registry };
}

test('a login that may push is said, and nothing is pushed', async (t) => {
  const { answers, registry } = await ask(t, login, login);
  assert.match(answers['login of the registry'] ?? '', /as pusher$/);
  assert.match(answers['image repository'] ?? '', /shop\/cart: this login may push$/);
  assert.deepEqual(
    registry.requests.filter(({ method }) => method === 'PUT' || method === 'PATCH'),
    [],
  );
});

test('a wrong password is missing', async (t) => {
  const { answers } = await ask(t, login, { ...login, password: 'another' });
  assert.match(answers['image repository'] ?? '', /^registry_\w+: .* → /s);
});

test('a login that may only read is missing the right to push', async (t) => {
  const fault = (method: string): number | undefined => (method === 'POST' ? 403 : undefined);
  const { answers } = await ask(t, { ...login, fault }, login);
  assert.match(answers['image repository'] ?? '', /push/);
});

test('a promotion builds nothing', async (t) => {
  const { answers } = await ask(t, {}, { promote: 'v1' });
  assert.equal(answers['build'], 'nothing is built');
});

test('each further place is asked; the one that refuses is told by its name', async (t) => {
  const fault = (_method: string, path: string): number | undefined => (path.includes('/away/') ? 403 : undefined);
  const other = await startOciRegistry({ fault });
  t.after(() => other.close());
  const lines = `${other.host}/shop/cart\n${other.host}/away/cart`;
  const { answers } = await ask(t, {}, { 'copy-to': lines });
  assert.match(answers['further places of the image'] ?? '', /^registry_denied: .*away\/cart/);
  const good = await ask(t, {}, { 'copy-to': `${other.host}/shop/cart` });
  assert.match(good.answers['further places of the image'] ?? '', /shop\/cart: this login may push$/);
  assert.match((await ask(t, {}, {})).answers['further places of the image'] ?? '', /^not asked/);
});
