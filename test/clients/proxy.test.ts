// Which proxy a URL takes, and tunnels through one that is the only way out.

import assert from 'node:assert/strict';
import { createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import test from 'node:test';
import { createAgent, findProxy } from '../../src/clients/proxy.ts';
import { startConnectProxy } from '../fakes/connect-proxy.ts';
import type { Cleanup } from '../fakes/folder.ts';

const proxied = { https_proxy: 'http://p:8080' };
const table: readonly [url: string, env: Record<string, string>, proxy: string | undefined][] = [
  ['https://r.io/', proxied, 'http://p:8080/'],
  ['https://r.io/', { HTTPS_PROXY: 'p:8080' }, 'http://p:8080/'],
  ['https://r.io/', { ALL_PROXY: 'http://p' }, 'http://p/'],
  ['http://r.io/', proxied, undefined],
  ['https://r.io/', {}, undefined],
  ['https://localhost/', proxied, undefined],
  ['https://127.0.0.1:5000/', proxied, undefined],
  ['https://r.io/', { ...proxied, no_proxy: '*' }, undefined],
  ['https://r.io/', { ...proxied, no_proxy: 'a.io, r.io' }, undefined],
  ['https://x.r.io/', { ...proxied, NO_PROXY: '.r.io' }, undefined],
  ['https://xr.io/', { ...proxied, no_proxy: 'r.io' }, 'http://p:8080/'],
  ['https://r.io:5000/', { ...proxied, no_proxy: 'r.io:443' }, 'http://p:8080/'],
  ['https://r.io:5000/', { ...proxied, no_proxy: 'r.io:5000' }, undefined],
];
for (const [url, env, proxy] of table)
  test(`${url} with ${JSON.stringify(env)} takes ${proxy ?? 'no proxy'}`, () =>
    assert.equal(findProxy(new URL(url), env)?.href, proxy));

async function fetchThrough(t: Cleanup, proxy: string): Promise<string> {
  const url = new URL('http://registry.invalid/');
  const agent = createAgent(url, { http_proxy: proxy });
  t.after(() => agent.destroy());
  return await new Promise((resolve, reject) => {
    get(url, { agent }, (response) => {
      response.setEncoding('utf8').on('data', resolve);
    }).on('error', reject);
  });
}

async function serve(t: Cleanup): Promise<number> {
  const server = createServer((_, response) => response.end('there'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

test('a host that only the proxy knows is reached, with the proxy’s login', async (t) => {
  const proxy = await startConnectProxy(t, { 'registry.invalid': await serve(t) }, { login: 'me:secret' });
  assert.equal(await fetchThrough(t, proxy.url), 'there');
  assert.deepEqual(proxy.asked, ['registry.invalid:80']);
  await assert.rejects(fetchThrough(t, proxy.url.replace('me:secret@', '')), { status: 407, message: /wants a login/ });
});

test('a proxy that refuses, or is not there, is told as such', async (t) => {
  const proxy = await startConnectProxy(t, {}, { refuse: 503 });
  await assert.rejects(fetchThrough(t, proxy.url), { name: 'ProxyRefusal', status: 503 });
  await assert.rejects(fetchThrough(t, 'http://127.0.0.1:1'), { name: 'ProxyRefusal', status: 0 });
});
