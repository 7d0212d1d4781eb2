// Who we are to a registry: the inputs' login first, then ECR's, then the Docker config's; and what is said when there is none.

import assert from 'node:assert/strict';
import path from 'node:path';
import test from 'node:test';
import { openRegistryAccess } from '../../../src/build-push-image/standing/access.ts';
import { temporaryFolder, writeFiles } from '../../fakes/folder.ts';
import { givenJob, realClients } from '../room.ts';

const ecrHost = '123456789012.dkr.ecr.us-east-1.amazonaws.com';
const stored = (registry: string) =>
  JSON.stringify({ auths: { [registry]: { auth: Buffer.from('u:from-config').toString('base64') } } });

test('the login of the inputs is used and masked, plain and as it is sent', async (t) => {
  const { job, masked } = givenJob(t);
  const login = { username: 'ci', password: 'a-password' };
  const access = await openRegistryAccess({ registry: 'r.io', login }, job, realClients);
  assert.deepEqual([access.credentials, access.ecr], [login, undefined]);
  assert.deepEqual(masked, ['a-password', Buffer.from('ci:a-password').toString('base64')]);
});

for (const registry of ['r.io', ecrHost])
  test(`the login that an earlier step left for ${registry} counts`, async (t) => {
    const home = temporaryFolder(t);
    writeFiles(home, { '.docker/config.json': stored(registry) });
    const { job } = givenJob(t, { HOME: home, XDG_RUNTIME_DIR: home });
    const access = await openRegistryAccess({ registry }, job, realClients);
    assert.deepEqual([access.credentials?.password, access.ecr, access.registry], ['from-config', undefined, registry]);
  });

for (const login of [undefined, { username: 'ci', password: 'a-password' }])
  test(`who enters a registry ${login === undefined ? 'with a stored login' : 'by the inputs'} need not wait for Amazon`, async (t) => {
    const { job } = givenJob(t);
    let isAsked = false;
    const onAsked = () => {
      isAsked = true;
    };
    const opening = openRegistryAccess({ registry: 'r.io', login, onAsked }, job, realClients);
    assert.equal(isAsked, true);
    await opening;
  });

test('a helper that is not installed is named', async (t) => {
  const home = temporaryFolder(t);
  writeFiles(home, { '.docker/config.json': JSON.stringify({ credHelpers: { 'r.io': 'gcloud' } }) });
  const { job } = givenJob(t, { HOME: home, XDG_RUNTIME_DIR: home, PATH: path.join(home, 'none') });
  const opened = openRegistryAccess({ registry: 'r.io' }, job, realClients);
  await assert.rejects(opened, { code: 'login_helper', message: /docker-credential-gcloud/ });
});

test('without any login a registry is asked as nobody', async (t) => {
  const { job } = givenJob(t);
  assert.equal((await openRegistryAccess({ registry: 'r.io' }, job, realClients)).credentials, undefined);
});
