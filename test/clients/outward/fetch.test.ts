// One exchange against real servers on loopback, and a real proxy that alone knows where the names lead.

import assert from 'node:assert/strict';
import http from 'node:http';
import https from 'node:https';
import type net from 'node:net';
import test, { type TestContext } from 'node:test';
import zlib from 'node:zlib';
import { BodyTooLarge } from '../../../src/clients/outward/body.ts';
import { outwardFetch } from '../../../src/clients/outward/fetch.ts';
import { createAgent } from '../../../src/clients/outward/proxy.ts';
import { findProxyAnswer, isPassingAnswer } from '../../../src/clients/outward/proxy-answer.ts';
import { makeCertificate } from '../../fakes/certificate.ts';
import { startProxy } from '../../fakes/proxy.ts';

const limit = 64 * 1024;

async function listen(test: TestContext, server: http.Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  test.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as net.AddressInfo).port;
}

const echo: http.RequestListener = (request, response) => {
  response.setHeader('content-type', 'text/plain');
  request.on('data', () => undefined).on('end', () => response.end(`${request.method} ${request.url}`));
};

test('plain HTTP goes through a tunnel, with the login that the variable holds', async (t) => {
  const port = await listen(t, http.createServer(echo));
  const proxy = await startProxy(t, { hosts: { 'plain.test': port }, login: 'me:p@ss' });
  const fetch = outwardFetch(proxy.env, limit);
  assert.equal(await (await fetch('http://plain.test/a?b=c')).text(), 'GET /a?b=c');
  assert.deepEqual(proxy.requests, ['CONNECT plain.test:80']);
});

test('TLS goes through a tunnel, and the certificate is the one of the server', async (t) => {
  const { key, cert } = makeCertificate(t, ['secure.test']);
  const port = await listen(t, https.createServer({ key, cert }, echo));
  const proxy = await startProxy(t, { hosts: { 'secure.test': port, 'other.test': port } });
  const get = async (address: string): Promise<number | undefined> => {
    const url = new URL(address);
    const agent = createAgent(url, proxy.env);
    return await new Promise((resolve, reject) => {
      https.get(url, { agent, ca: cert }, (answer) => resolve(answer.resume().statusCode)).on('error', reject);
    });
  };
  assert.equal(await get('https://secure.test/'), 200);
  await assert.rejects(get('https://other.test/'), { code: 'ERR_TLS_CERT_ALTNAME_INVALID' });
  assert.deepEqual(proxy.requests, ['CONNECT secure.test:443', 'CONNECT other.test:443']);
});

test('what stays on this machine asks no proxy', async (t) => {
  const port = await listen(t, http.createServer(echo));
  const proxy = await startProxy(t, { hosts: {} });
  const fetch = outwardFetch(proxy.env, limit);
  assert.equal((await fetch(`http://127.0.0.1:${port}/`)).status, 200);
  assert.deepEqual(proxy.requests, []);
});

test('a host in no_proxy is asked directly', async (t) => {
  const proxy = await startProxy(t, { hosts: {} });
  const fetch = outwardFetch({ ...proxy.env, no_proxy: '.invalid' }, limit);
  // A resolver that cannot be asked says the other word.
  await assert.rejects(fetch('http://nowhere.invalid/'), { code: /^(?:ENOTFOUND|EAI_AGAIN)$/ });
  assert.deepEqual(proxy.requests, []);
});

const refusals = [
  { status: 407, isPassing: false, says: /answered 407 \(it wants a login\)/ },
  { status: 403, isPassing: false, says: /answered 403/ },
  { status: 429, isPassing: true, says: /answered 429/ },
  { status: 502, isPassing: true, says: /answered 502/ },
  { status: 504, isPassing: true, says: /answered 504/ },
];
for (const { status, isPassing, says } of refusals) {
  test(`a tunnel refused with ${status} is told as the proxy's word, without its password`, async (t) => {
    const proxy = await startProxy(t, { hosts: { 'secure.test': 1 }, login: 'me:secret', refusals: [status] });
    const env = status === 407 ? { https_proxy: proxy.url.replace('secret', 'wrong') } : proxy.env;
    const thrown = await outwardFetch(env, limit)('https://secure.test/').catch((error: unknown) => error);
    const refusal = findProxyAnswer(new Error('as Octokit wraps it', { cause: thrown }));
    assert.equal(refusal?.status, status);
    assert.equal(refusal !== undefined && isPassingAnswer(refusal), isPassing);
    assert.match(refusal?.message ?? '', says);
    assert.match(refusal?.message ?? '', new RegExp(`^the proxy 127\\.0\\.0\\.1:${proxy.port} `));
    assert.doesNotMatch(String(thrown), /secret|wrong/);
  });
}

test('a proxy that is not there is told as such, and may come back', async () => {
  const thrown = await outwardFetch({ https_proxy: 'http://127.0.0.1:1' }, limit)('https://x.test/').catch((e) => e);
  assert.match(String(thrown), /the proxy 127\.0\.0\.1:1 cannot be reached/);
  assert.equal(isPassingAnswer(findProxyAnswer(thrown) ?? assert.fail('no refusal')), true);
});

test('a redirect is an answer', async (t) => {
  let asked = 0;
  const server = http.createServer((_, response) => {
    asked++;
    response.writeHead(302, { location: '/elsewhere' }).end();
  });
  const port = await listen(t, server);
  const answer = await outwardFetch({}, limit)(`http://127.0.0.1:${port}/`, { headers: { authorization: 'Basic x' } });
  assert.equal(answer.status, 302);
  assert.equal(answer.headers.get('location'), '/elsewhere');
  assert.equal(asked, 1);
});

test('a packed body is unpacked', async (t) => {
  const server = http.createServer((_, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(zlib.gzipSync('hello'));
  });
  const port = await listen(t, server);
  assert.equal(await (await outwardFetch({}, limit)(`http://127.0.0.1:${port}/`)).text(), 'hello');
});

const bombs: [title: string, answer: http.RequestListener][] = [
  ['long', (_, response) => response.end(Buffer.alloc(limit + 1))],
  ['packed', (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb)],
  [
    'endless',
    (_, response) => {
      const more = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(8192)));
      };
      response.on('drain', more);
      more();
    },
  ],
];
const bomb = zlib.gzipSync(Buffer.alloc(200 * 1024 * 1024));
for (const [title, answer] of bombs) {
  test(`a ${title} body ends at the bound`, async (t) => {
    const port = await listen(t, http.createServer(answer));
    const before = process.memoryUsage().rss;
    await assert.rejects(outwardFetch({}, limit)(`http://127.0.0.1:${port}/`), BodyTooLarge);
    assert.ok(process.memoryUsage().rss - before < 150 * 1024 * 1024);
  });
}

test('a body that breaks off rejects', async (t) => {
  const server = http.createServer((_, response) => {
    response.writeHead(200, { 'content-length': '100' }).write('half');
    setTimeout(() => response.destroy(), 20);
  });
  const port = await listen(t, server);
  await assert.rejects(outwardFetch({}, limit)(`http://127.0.0.1:${port}/`));
});

test('an abort ends the request', async (t) => {
  const port = await listen(
    t,
    http.createServer(() => undefined),
  );
  const signal = AbortSignal.timeout(50);
  await assert.rejects(outwardFetch({}, limit)(`http://127.0.0.1:${port}/`, { signal }), { name: 'TimeoutError' });
});

test('a kept connection that died is replaced for a read', async (t) => {
  let asked = 0;
  const server = http.createServer((request, response) => {
    asked++;
    if (asked === 2) request.socket.resetAndDestroy();
    else response.end('ok');
  });
  const port = await listen(t, server);
  const fetch = outwardFetch({}, limit);
  await (await fetch(`http://127.0.0.1:${port}/`)).text();
  await new Promise((resolve) => setTimeout(resolve, 20));
  assert.equal(await (await fetch(`http://127.0.0.1:${port}/`)).text(), 'ok');
  assert.equal(asked, 3);
});
