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

test('an image is there or not by its digest, else by its tag; the tag beside a digest only points', async (t) => {
  const { registry, name } = await start(t);
  const { manifest } = await putImage(registry, 'v1', {}, 'amd64');
  const other = await putImage(registry, 'v2', { Labels: { a: 'b' } }, 'amd64');
  const pointing = (tagPointsTo?: string) => ({ state: 'there', tagPointsTo });
  assert.deepEqual(await ask(`${name}:v1`), pointing());
  assert.deepEqual(await ask(`${name}@${manifest.digest}`), pointing());
  assert.deepEqual(await ask(`${name}:v1@${manifest.digest}`), pointing(manifest.digest));
  assert.deepEqual(await ask(`${name}:v2@${manifest.digest}`), pointing(other.manifest.digest));
  assert.deepEqual(await ask(`${name}:v9@${manifest.digest}`), pointing('nothing'));
  for (const absent of [`${name}:v9`, `${name}:v1@${digest}`, `${registry.host}/shop/none:v1`, name])
    assert.deepEqual(await ask(absent), { state: 'absent' }, absent);
});

test('what cannot be told is no answer: denied, throttled, cut, out of reach, or no registry at all', async (t) => {
  const denied = await start(t, { username: 'u', password: 'p' });
  const forbidden = await start(t, { fault: () => 403 });
  const throttled = await start(t, { fault: () => 429 });
  const cut = await start(t, { fault: () => 'cut' });
  const page = createServer((_, response) => response.writeHead(404).end('<h1>Not Found</h1>'));
  await new Promise<void>((resolve) => page.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    page.close();
  });
  const table: [string, RegExp][] = [
    [denied.name, /does not let us in/],
    [forbidden.name, /403/],
    [throttled.name, /429/],
    [cut.name, /could not be reached/],
    ['127.0.0.1:1/shop/app', /could not be reached/],
    ['registry.invalid/shop/app', /./],
    [`127.0.0.1:${(page.address() as AddressInfo).port}/shop/app`, /not in the words of a registry/],
  ];
  for (const [name, why] of table) {
    const answer = await ask(`${name}:v1`);
    assert.equal(answer.state, 'unknown', name);
    assert.match(answer.state === 'unknown' ? answer.why : '', why);
  }
  assert.equal(throttled.registry.requests.length, 3, 'a busy registry is asked again');
  assert.equal(cut.registry.requests.length, 1, 'a silent one is not');
});

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

test('without a source of AWS credentials ECR is not asked', async () => {
  const image = '123456789012.dkr.ecr.us-east-1.amazonaws.com/app:v1';
  for (const env of [{}, { AWS_ACCESS_KEY_ID: 'a key without its secret' }])
    assert.deepEqual(await ask(image, { env }), {
      state: 'unknown',
      why: 'this step has no AWS credentials, and Docker has no login for the registry',
    });
});
