// One exchange: bounds, redirects without our login, and a proxy as the only way out.

import assert from 'node:assert/strict';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import test from 'node:test';
import { gzipSync } from 'node:zlib';
import { createTransport, maxBytes } from '../../../src/clients/registry/transport.ts';
import type { Cleanup } from '../../fakes/folder.ts';

async function serve(t: Cleanup, listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const get = async (url: string, headers: Record<string, string> = {}) =>
  await createTransport({}).exchange(url, { method: 'GET', headers });

test('an answer without end is given up', async (t) => {
  const url = await serve(t, (_, response) => {
    const more = (): void => {
      while (response.write(Buffer.alloc(1 << 20)));
      response.once('drain', more);
    };
    more();
  });
  await assert.rejects(get(url), { kind: 'too-large' });
});

test('a gzip that unfolds to gigabytes stays as small as it came', async (t) => {
  const bomb = gzipSync(Buffer.alloc(64 << 20));
  const url = await serve(t, (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb));
  const { body } = await get(url);
  assert.ok(body.length === bomb.length && body.length < maxBytes);
});

test('a redirect to another host is followed without our login', async (t) => {
  const seen: (string | undefined)[] = [];
  const other = await serve(t, (request, response) => {
    seen.push(request.headers.authorization);
    response.end('there');
  });
  const url = await serve(t, (_, response) => response.writeHead(307, { location: `${other}/x` }).end());
  assert.equal((await get(url, { authorization: 'Basic x' })).body.toString(), 'there');
  assert.deepEqual(seen, [undefined]);
});

test('a redirect on the same host keeps the login', async (t) => {
  const seen: (string | undefined)[] = [];
  const url = await serve(t, (request, response) => {
    seen.push(request.headers.authorization);
    if (request.url === '/') response.writeHead(302, { location: '/x' }).end();
    else response.end();
  });
  await get(url, { authorization: 'Basic x' });
  assert.deepEqual(seen, ['Basic x', 'Basic x']);
});

test('a redirect out of TLS or without end is refused, and a PUT follows none', async (t) => {
  const plain = await serve(t, (_, response) => response.writeHead(302, { location: 'http://r.example/x' }).end());
  await assert.rejects(get(plain), { kind: 'redirect', message: /without TLS/ });
  const ring = await serve(t, (_, response) => response.writeHead(302, { location: '/again' }).end());
  await assert.rejects(get(ring), { kind: 'redirect', message: /more than 5/ });
  const request = { method: 'PUT', headers: {}, body: Buffer.from('x') };
  assert.equal((await createTransport({}).exchange(ring, request)).status, 302);
});

test('an answer that breaks off is trouble of the network', async (t) => {
  const url = await serve(t, (_, response) => {
    response.writeHead(200, { 'content-length': '100' }).write('half');
    setTimeout(() => response.destroy(), 20);
  });
  await assert.rejects(get(url), { kind: 'network' });
});
