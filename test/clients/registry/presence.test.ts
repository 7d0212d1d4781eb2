// What a registry's answers say about an image: there, not there, or nothing; and that no question takes longer than it may.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import test from 'node:test';
import { openPresence } from '../../../src/clients/registry/presence.ts';
import { parseImageReference } from '../../../src/domain/image/reference.ts';
import { putImage } from '../../build-push-image/registry-content.ts';
import { type Cleanup, temporaryFolder, writeFiles } from '../../fakes/folder.ts';
import { type OciRegistryOptions, startOciRegistry } from '../../fakes/oci-registry.ts';

const digest = `sha256:${'d'.repeat(64)}`;

interface Asking {
  readonly env?: Record<string, string>;
  readonly insist?: boolean;
  readonly seconds?: number;
  readonly secrets?: string[];
}

async function ask(image: string, { env = {}, insist = false, seconds = 5, secrets = [] }: Asking = {}) {
  const { signal } = new AbortController();
  const onSecret = (secret: string): void => void secrets.push(secret);
  return await openPresence({ env, insist, signal, onSecret })(parseImageReference(image), seconds);
}

async function start(t: Cleanup, options: OciRegistryOptions = {}) {
  const registry = await startOciRegistry(options);
  t.after(() => registry.close());
  return { registry, name: `${registry.host}/shop/app` };
}

/** A registry with two images, and how they are named: `v1` and `v2`. */
async function twoImages(t: Cleanup) {
  const { registry, name } = await start(t);
  const one = await putImage(registry, 'v1', {}, 'amd64');
  const two = await putImage(registry, 'v2', { Labels: { a: 'b' } }, 'amd64');
  return { host: registry.host, name, v1: one.manifest.digest, v2: two.manifest.digest };
}

type Images = Awaited<ReturnType<typeof twoImages>>;

const there: readonly [string, (of: Images) => string, (of: Images) => string | undefined][] = [
  ['by its tag', ({ name }) => `${name}:v1`, () => undefined],
  ['by its digest', ({ name, v1 }) => `${name}@${v1}`, () => undefined],
  ['by its digest, and the tag points to it', ({ name, v1 }) => `${name}:v1@${v1}`, ({ v1 }) => v1],
  ['by its digest, and the tag points elsewhere', ({ name, v1 }) => `${name}:v2@${v1}`, ({ v2 }) => v2],
  ['by its digest, and the tag points to nothing', ({ name, v1 }) => `${name}:v9@${v1}`, () => 'nothing'],
];
for (const [title, imageOf, pointsTo] of there)
  test(`an image is there ${title}`, async (t) => {
    const images = await twoImages(t);
    assert.deepEqual(await ask(imageOf(images)), { state: 'there', tagPointsTo: pointsTo(images) });
  });

const absent: readonly [string, (of: Images) => string][] = [
  ['tag is not there', ({ name }) => `${name}:v9`],
  ['digest is not there, whatever its tag,', ({ name }) => `${name}:v1@${digest}`],
  ['repository is not there', ({ host }) => `${host}/shop/none:v1`],
  ['repository has no `latest`', ({ name }) => name],
];
for (const [title, imageOf] of absent)
  test(`an image whose ${title} is absent`, async (t) => {
    assert.deepEqual(await ask(imageOf(await twoImages(t))), { state: 'absent' });
  });

async function startPage(t: Cleanup): Promise<string> {
  const page = createServer((_, response) => response.writeHead(404).end('<h1>Not Found</h1>'));
  await new Promise<void>((resolve) => page.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    page.close();
  });
  return `127.0.0.1:${(page.address() as AddressInfo).port}/shop/app`;
}

const started = async (t: Cleanup, options: OciRegistryOptions) => (await start(t, options)).name;

const untold: readonly [string, (t: Cleanup) => string | Promise<string>, RegExp][] = [
  ['wants a login', (t) => started(t, { username: 'u', password: 'p' }), /does not let us in/],
  ['forbids it', (t) => started(t, { fault: () => 403 }), /403/],
  ['is out of reach', () => '127.0.0.1:1/shop/app', /could not be reached/],
  ['has no address', () => 'registry.invalid/shop/app', /./],
  ['is a page of something else', startPage, /not in the words of a registry/],
];
for (const [title, nameOf, why] of untold)
  test(`a registry that ${title} gives no answer`, async (t) => {
    await assertUnknown(await nameOf(t), why);
  });

test('a registry that is busy is asked again, and gives no answer', async (t) => {
  const { registry, name } = await start(t, { fault: () => 429 });
  await assertUnknown(name, /429/);
  assert.equal(registry.requests.length, 3);
});

test('a registry that is silent is asked once, and gives no answer', async (t) => {
  const { registry, name } = await start(t, { fault: () => 'cut' });
  await assertUnknown(name, /could not be reached/);
  assert.equal(registry.requests.length, 1);
});

async function assertUnknown(name: string, why: RegExp): Promise<void> {
  const answer = await ask(`${name}:v1`);
  assert.equal(answer.state, 'unknown');
  assert.match(answer.state === 'unknown' ? answer.why : '', why);
}

test('a registry that stalls is given up, and a step that is stopped stops', async (t) => {
  const server = createServer(() => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const image = `127.0.0.1:${(server.address() as AddressInfo).port}/shop/app:v1`;
  assert.deepEqual(await ask(image, { seconds: 0.3 }), { state: 'unknown', why: 'no answer within 0.3 seconds' });
  const stop = new AbortController();
  const options = { env: {}, insist: false, signal: stop.signal, onSecret: () => undefined };
  const asked = openPresence(options)(parseImageReference(image), 30);
  stop.abort(new Error('stopped'));
  await assert.rejects(asked, { message: 'stopped' });
});

test('the login of the user’s Docker config opens a registry, and is masked first', async (t) => {
  const { registry, name } = await start(t, { username: 'ci', password: 'p:w', auth: 'bearer' });
  const home = temporaryFolder(t);
  const auth = Buffer.from('ci:p:w').toString('base64');
  writeFiles(home, { '.docker/config.json': JSON.stringify({ auths: { [registry.host]: { auth } } }) });
  const secrets: string[] = [];
  assert.deepEqual(await ask(`${name}:v1`, { env: { HOME: home }, secrets }), { state: 'absent' });
  assert.deepEqual(secrets, ['p:w', auth]);
});

const keyless: readonly [string, Record<string, string>][] = [
  ['without AWS credentials', {}],
  ['with half of AWS credentials', { AWS_ACCESS_KEY_ID: 'a key without its secret' }],
];
for (const [title, env] of keyless)
  test(`${title} ECR is not asked`, async () => {
    const image = '123456789012.dkr.ecr.us-east-1.amazonaws.com/app:v1';
    const why = 'this step has no AWS credentials, and Docker has no login for the registry';
    assert.deepEqual(await ask(image, { env }), { state: 'unknown', why });
  });
