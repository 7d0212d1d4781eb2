// The registry client against a registry on loopback: logins, digests, passing and lasting trouble.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import test from 'node:test';
import { connectImageRepository, repositoryUrl } from '../../../src/clients/registry/registry.ts';
import { putImage, repositoryOf } from '../../build-push-image/registry-content.ts';
import { startOciRegistry } from '../../fakes/oci-registry.ts';

test('finds what is there by tag and digest, and nothing else', async (t) => {
  const { registry, repository } = await repositoryOf(t);
  const { manifest, config } = await putImage(registry, 'v1', {}, 'amd64');
  assert.equal(await repository.findDigest('v1'), manifest.digest);
  assert.equal(await repository.findDigest(manifest.digest), manifest.digest);
  assert.equal((await repository.findManifest('v1'))?.bytes.length, manifest.size);
  assert.equal((await repository.findBlob(config.digest))?.length, config.size);
  assert.deepEqual([await repository.findDigest('v2'), await repository.findManifest('v2')], [undefined, undefined]);
  assert.equal(await repository.findBlob(`sha256:${'0'.repeat(64)}`), undefined);
});

for (const auth of ['basic', 'bearer'] as const) {
  test(`${auth}: reads and writes with the login, and is denied without or with a wrong one`, async (t) => {
    const registry = await startOciRegistry({ username: 'ci', password: 'p:w', auth });
    t.after(() => registry.close());
    const open = (credentials: { username: string; password: string } | undefined) =>
      connectImageRepository({ registry: registry.host, repository: 'shop/app', credentials });
    const ours = open({ username: 'ci', password: 'p:w' });
    assert.equal(await ours.findDigest('v1'), undefined);
    const bytes = Buffer.from('{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json"}');
    const { createHash } = await import('node:crypto');
    const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
    const mediaType = 'application/vnd.oci.image.manifest.v1+json';
    assert.equal(await ours.putManifest('v1', { digest, mediaType, bytes }), 'done');
    assert.equal(await ours.findDigest('v1'), digest);
    await assert.rejects(open(undefined).findDigest('v1'), { kind: 'no-login' });
    await assert.rejects(open({ username: 'ci', password: 'x' }).findDigest('v1'), { kind: 'denied' });
  });
}

test('trouble that passes is tried again, trouble that lasts is told', async (t) => {
  const troubles: (number | 'cut')[] = [500, 'cut', 429];
  const passing = await repositoryOf(t, { fault: () => troubles.pop() });
  assert.equal(await passing.repository.findDigest('v1'), undefined);
  assert.equal(passing.registry.requests.length, 4);
  const lasting = await repositoryOf(t, { fault: () => 503 });
  const expected = { kind: 'unreachable', message: /answered 503/ };
  await assert.rejects(lasting.repository.findDigest('v1'), expected);
  const forbidden = await repositoryOf(t, { fault: () => 403 });
  await assert.rejects(forbidden.repository.findDigest('v1'), { kind: 'denied' });
  assert.equal(forbidden.registry.requests.length, 1, 'a denial is no passing trouble');
});

test('only the registry itself disowns an image: a page of something in between does not count', async (t) => {
  const { registry, repository } = await repositoryOf(t);
  await putImage(registry, 'v1', {}, 'amd64');
  assert.deepEqual([await repository.disowns('v1'), await repository.disowns('v2')], [false, true]);
  const page = createServer((_, response) => response.writeHead(404).end('<h1>Not Found</h1>'));
  await new Promise<void>((resolve) => page.listen(0, '127.0.0.1', resolve));
  t.after(() => page.close());
  const host = `127.0.0.1:${(page.address() as AddressInfo).port}`;
  const other = connectImageRepository({ registry: host, repository: 'a', credentials: undefined });
  assert.equal(await other.disowns('v1'), false);
});

const troubles: readonly [string, 'cut' | 429, string, number][] = [
  ['a silent registry is asked once', 'cut', 'unreachable', 1],
  ['a busy registry is asked again', 429, 'throttled', 3],
];
for (const [title, fault, kind, requests] of troubles)
  test(`where silence is not asked again, ${title}`, async (t) => {
    const registry = await startOciRegistry({ fault: () => fault });
    t.after(() => registry.close());
    const address = { registry: registry.host, repository: 'a', credentials: undefined };
    const repository = connectImageRepository({ ...address, retryMilliseconds: 1, retries: 2, retriesSilence: false });
    await assert.rejects(repository.findDigest('x'), { kind });
    assert.equal(registry.requests.length, requests);
  });

test('a registry that is not there is unreachable; an abort is the abort', async () => {
  const address = { registry: '127.0.0.1:1', repository: 'a', credentials: undefined, retryMilliseconds: 1 };
  await assert.rejects(connectImageRepository(address).findDigest('x'), { kind: 'unreachable' });
  const signal = AbortSignal.abort(new Error('stop'));
  await assert.rejects(connectImageRepository({ ...address, signal }).findDigest('x'), { message: 'stop' });
});

test('content that is not what its digest says is refused', async (t) => {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'docker-content-digest': `sha256:${'1'.repeat(64)}` }).end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  const registry = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const repository = connectImageRepository({ registry, repository: 'a', credentials: undefined });
  await assert.rejects(repository.findManifest('x'), { kind: 'digest' });
  await assert.rejects(repository.findBlob(`sha256:${'1'.repeat(64)}`), { kind: 'digest' });
});

test('an immutable tag is an outcome, not an error', async (t) => {
  const { registry, repository } = await repositoryOf(t, { immutableTags: true });
  await putImage(registry, 'v1', {}, 'amd64');
  const manifest = await repository.findManifest('v1');
  assert.ok(manifest);
  assert.equal(await repository.putManifest('v1', manifest), 'immutable');
});

for (const host of ['localhost', 'localhost:5000', '127.0.0.1:5000', '127.9.9.9', '[::1]:80'])
  test(`${host} is spoken to without TLS`, () => assert.equal(repositoryUrl(host, 'app'), `http://${host}/v2/app`));

for (const host of ['localhost.example.com', '128.0.0.1', '127.0.0.1.example.com', 'r.io:5000', '10.0.0.1'])
  test(`${host} is spoken to with TLS`, () => assert.equal(repositoryUrl(host, 'app'), `https://${host}/v2/app`));

test('the API is at the registry itself, Docker Hub’s elsewhere', () => {
  assert.equal(repositoryUrl('r.io:5000', 'shop/app'), 'https://r.io:5000/v2/shop/app');
  assert.equal(repositoryUrl('127.0.0.1:5000', 'app'), 'http://127.0.0.1:5000/v2/app');
  assert.equal(repositoryUrl('docker.io', 'shop/app'), 'https://registry-1.docker.io/v2/shop/app');
  assert.equal(repositoryUrl('docker.io', 'nginx'), 'https://registry-1.docker.io/v2/library/nginx');
});

test('a page that answers in place of the registry is no manifest', async (t) => {
  const page = createServer((_, response) => response.writeHead(200).end('<h1>Log in</h1>'));
  await new Promise<void>((resolve) => page.listen(0, '127.0.0.1', resolve));
  t.after(() => page.close());
  const registry = `127.0.0.1:${(page.address() as AddressInfo).port}`;
  const repository = connectImageRepository({ registry, repository: 'a', credentials: undefined });
  const expected = { kind: 'foreign', message: /no manifest/ };
  await assert.rejects(repository.findDigest('v1'), expected);
  await assert.rejects(repository.findManifest('v1'), expected);
});
