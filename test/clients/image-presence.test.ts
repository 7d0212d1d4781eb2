// What a registry says of an image, from a registry in memory.

import assert from 'node:assert/strict';
import test from 'node:test';
import { isAskable, lookUpImage } from '../../src/clients/image-presence.ts';
import { parseImageReference } from '../../src/domain/image-reference.ts';
import { startOciRegistry } from '../fakes/oci-registry.ts';

const { signal } = new AbortController();

test('there, not there, and not told are three answers', async (context) => {
  const open = await startOciRegistry();
  const closed = await startOciRegistry({ username: 'u', password: 'p' });
  context.after(async () => {
    await open.close();
    await closed.close();
  });
  const body = JSON.stringify({
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.index.v1+json',
    manifests: [],
  });
  const headers = { 'Content-Type': 'application/vnd.oci.image.index.v1+json' };
  const put = await fetch(`${open.url}/v2/shop/app/manifests/v1`, { method: 'PUT', body, headers });
  assert.equal(put.status, 201);
  const ask = async (image: string): Promise<string> =>
    (await lookUpImage(parseImageReference(image), signal)).presence;
  assert.equal(await ask(`${open.host}/shop/app:v1`), 'there');
  assert.equal(await ask(`${open.host}/shop/app:v2`), 'absent');
  assert.equal(await ask(`${open.host}/shop/app:v1@sha256:${'d'.repeat(64)}`), 'absent');
  assert.equal(await ask(`${closed.host}/shop/app:v1`), 'unknown');
});

test('only a registry with a login, or none to need, is asked unbidden', () => {
  const ecr = '123456789012.dkr.ecr.us-east-1.amazonaws.com/app:1';
  const table: [string, Record<string, string>, boolean][] = [
    ['127.0.0.1:5000/app:1', {}, true],
    ['localhost/app:1', {}, true],
    [ecr, {}, false],
    [ecr, { AWS_ACCESS_KEY_ID: 'AKIA' }, true],
    [ecr, { AWS_WEB_IDENTITY_TOKEN_FILE: '/token' }, true],
    ['ghcr.io/shop/app:1', { AWS_ACCESS_KEY_ID: 'AKIA' }, false],
    ['nginx:1', {}, false],
  ];
  for (const [image, env, expected] of table) assert.equal(isAskable(parseImageReference(image), env), expected, image);
});
