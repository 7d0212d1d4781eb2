// The clients of ECR's API against moto, an emulator that this project did not write: our own stand-in must not be the only judge.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import test from 'node:test';
import { askLogin, openEcr } from '../../src/clients/registry/ecr/ecr.ts';
import { connectEcrRepository } from '../../src/clients/registry/ecr/repository.ts';
import { lookAtScan, startScan } from '../../src/clients/registry/ecr/scan.ts';
import { createRepository, findTagRules, listRepositories } from '../../src/clients/registry/ecr/settings.ts';
import { connectImageRepository, type ImageManifest } from '../../src/clients/registry/registry.ts';
import { startMoto } from '../fakes/moto.ts';

const mediaType = 'application/vnd.docker.distribution.manifest.v2+json';

function manifestOf(name: string): ImageManifest {
  const part = (text: string) => ({
    mediaType: 'x',
    size: text.length,
    digest: `sha256:${createHash('sha256').update(text).digest('hex')}`,
  });
  const bytes = Buffer.from(
    JSON.stringify({ schemaVersion: 2, mediaType, config: part(name), layers: [part(`${name}-layer`)] }),
  );
  return { bytes, mediaType, digest: `sha256:${createHash('sha256').update(bytes).digest('hex')}` };
}

test('a repository is created, its images are put and found, its tags kept, its scan read', async (t) => {
  const env = await startMoto(t);
  if (env === undefined) return;
  Object.assign(process.env, env);
  const ecr = openEcr({ region: 'us-east-1', env, signal: new AbortController().signal, attempts: 3 });
  t.after(() => ecr.close());

  const login = await askLogin(ecr);
  assert.match(login.registry, /^\d{12}\.dkr\.ecr\.us-east-1\.amazonaws\.com$/);
  const wanted = { repository: 'shop/app', immutableTags: true, exclusions: [], scanOnPush: true };
  const whole = { ...wanted, kmsKey: undefined, lifecyclePolicy: '{"rules":[]}' };
  assert.equal(await createRepository(ecr, whole), 'created');
  assert.equal(await createRepository(ecr, whole), 'there');
  assert.deepEqual(await findTagRules(ecr, undefined, 'shop/app'), { immutable: true, exclusions: [] });
  assert.equal(await findTagRules(ecr, undefined, 'shop/absent'), undefined);
  assert.deepEqual(await listRepositories(ecr, undefined), ['shop/app']);

  const connect = (repository: string) => {
    const plain = connectImageRepository({ registry: login.registry, repository, credentials: login.credentials });
    return connectEcrRepository({ ecr, account: undefined, registry: login.registry, repository, plain });
  };
  const repository = connect('shop/app');
  const [one, other] = [manifestOf('one'), manifestOf('other')];
  assert.equal(await repository.putManifest('v1', one), 'done');
  assert.equal(await repository.putManifest('v1', one), 'done', 'the same again is done');
  // moto lets immutable tags move; our own stand-in does not.
  assert.equal(await repository.putManifest('v2', other), 'done');
  const found = await repository.findManifests(['v1', 'absent']);
  assert.deepEqual([...found.keys()], ['v1']);
  assert.deepEqual(found.get('v1')?.bytes, one.bytes);
  assert.equal(await repository.findDigest(one.digest), one.digest);
  await assert.rejects(connect('shop/absent').findDigest('v1'), { kind: 'absent' });

  const image = { account: undefined, repository: 'shop/app', digest: one.digest };
  assert.equal((await lookAtScan(ecr, image)).state, 'absent');
  assert.equal((await startScan(ecr, image)).state, 'started');
  const look = await lookAtScan(ecr, image);
  assert.ok(look.state === 'complete' && look.findings.length > 0 && look.findings.every(({ id }) => id !== ''));
});
