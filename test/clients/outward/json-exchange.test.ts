// One JSON request: bounds of time and size, no redirect, no plain HTTP, and the proxy's words without its password.

import assert from 'node:assert/strict';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, createServer as createTcpServer, type Socket } from 'node:net';
import test, { type TestContext } from 'node:test';
import { exchangeJson, type JsonRequest } from '../../../src/clients/outward/json-exchange.ts';
import { isBug, throwBug } from '../../fakes/bug.ts';
import { makeCertificate } from '../../fakes/certificate.ts';
import { type ProxyOptions, startProxy } from '../../fakes/proxy.ts';

async function serve(context: TestContext, listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  context.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const ask = async (url: string, change: Partial<JsonRequest> = {}) =>
  await exchangeJson({
    method: 'POST',
    url,
    headers: {},
    body: { text: 'ü' },
    milliseconds: 2000,
    env: {},
    signal: new AbortController().signal,
    ...change,
  });

test('a body goes as JSON in UTF-8 with its length', async (context) => {
  let seen: unknown;
  const url = await serve(context, (request, response) => {
    const { 'content-type': type, 'content-length': length } = request.headers;
    let body = '';
    request.on('data', (chunk) => {
      body += String(chunk);
    });
    request.on('end', () => {
      seen = [type, length, body];
      response.end('{}');
    });
  });
  const reply = await ask(url);
  assert.equal(reply.kind === 'answer' && reply.status, 200);
  assert.deepEqual(seen, ['application/json; charset=utf-8', '13', '{"text":"ü"}']);
});

test('a redirect is an answer: nobody is asked with the secret', async (context) => {
  let asked = 0;
  const other = await serve(context, (_request, response) => {
    asked += 1;
    response.end();
  });
  const url = await serve(context, (_request, response) => response.writeHead(307, { Location: other }).end());
  const reply = await ask(url, { headers: { Authorization: 'Bearer x' } });
  assert.deepEqual([reply.kind === 'answer' && reply.status, asked], [307, 0]);
});

test('an answer without an end is read up to a bound', async (context) => {
  const url = await serve(context, (request, response) => {
    const chunk = Buffer.alloc(1024 * 1024, 'x');
    const more = (): void => {
      while (!request.socket.destroyed && response.write(chunk));
    };
    response.on('drain', more);
    more();
  });
  const reply = await ask(url, { milliseconds: 20_000 });
  assert.deepEqual(reply.kind === 'fault' && [reply.reason, reply.sent], ['too large', true]);
});

const faults: readonly [title: string, listener: RequestListener, reason: string, sent: boolean][] = [
  ['no answer', () => undefined, 'timeout', true],
  ['a cut connection', (request) => request.socket.destroy(), 'cut', true],
  [
    'an answer that stops',
    (request, response) =>
      response.writeHead(200, { 'Content-Length': '10' }).write('x', () => request.socket.destroy()),
    'cut',
    true,
  ],
];

for (const [title, listener, reason, sent] of faults) {
  test(`${title} is ${reason}`, async (context) => {
    const reply = await ask(await serve(context, listener));
    assert.deepEqual(reply.kind === 'fault' && [reply.reason, reply.sent], [reason, sent]);
  });
}

test('nobody there is unreachable, and nothing was sent', async () => {
  const reply = await ask('http://127.0.0.1:9');
  assert.deepEqual(reply.kind === 'fault' && [reply.reason, reply.sent], ['unreachable', false]);
});

test('a server that hangs up in the handshake got nothing', async (context) => {
  const server = createTcpServer((socket) => socket.destroy());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  context.after(() => server.close());
  const reply = await ask(`https://127.0.0.1:${(server.address() as AddressInfo).port}`);
  assert.deepEqual(reply.kind === 'fault' && [reply.reason, reply.sent], ['unreachable', false]);
});

for (const url of ['http://slack.example/x', 'ftp://slack.example', 'x', 'http://localhost.slack.example/']) {
  test(`nothing is sent to ${url}`, async () => {
    const reply = await ask(url);
    assert.equal(reply.kind === 'fault' && reply.reason, 'insecure');
  });
}

test('an abort rejects with its reason', async (context) => {
  const abort = new AbortController();
  const pending = ask(await serve(context, () => undefined), { signal: abort.signal });
  setTimeout(() => abort.abort(new Error('cancelled')), 50);
  await assert.rejects(pending, { message: 'cancelled' });
});

/** Asks `https://slack.test/`, to which only a proxy knows the way. */
async function askThrough(context: TestContext, change: Partial<JsonRequest>, options: Partial<ProxyOptions> = {}) {
  const { key, cert } = makeCertificate(context, ['slack.test']);
  const server = createTlsServer({ key, cert }, (_request, response) => response.end('{}'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  context.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const proxy = await startProxy(context, { hosts: { 'slack.test': port }, login: 'me:s3cret', ...options });
  return { proxy, reply: await ask('https://slack.test/', { env: proxy.env, ...change }) };
}

const refusals: readonly [status: number, words: string][] = [
  [407, 'the proxy wants a user name and a password (407)'],
  [502, 'the proxy made no tunnel (502)'],
];

for (const [status, what] of refusals) {
  test(`a ${status} of the proxy is told as its own: nothing was sent`, async (context) => {
    const { reply, proxy } = await askThrough(context, {}, { refusals: [status] });
    assert.deepEqual(reply, { kind: 'fault', reason: 'proxy', sent: false, what });
    assert.deepEqual(proxy.requests, ['CONNECT slack.test:443']);
  });
}

test('the server behind a proxy must show its own certificate', async (context) => {
  const { reply } = await askThrough(context, {});
  assert.deepEqual(reply.kind === 'fault' && [reply.reason, reply.sent], ['unreachable', false]);
});

test('a proxy that is not there is unreachable', async () => {
  const reply = await ask('https://slack.test/', { env: { https_proxy: 'http://127.0.0.1:9' } });
  assert.deepEqual(reply, { kind: 'fault', reason: 'unreachable', sent: false, what: 'ECONNREFUSED' });
});

/** A proxy of which only the port is one. */
async function listenRaw(context: TestContext, answer: (socket: Socket) => void): Promise<string> {
  const server = createTcpServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => answer(socket));
    context.after(() => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  context.after(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const brokenProxies: readonly [title: string, answer: (socket: Socket) => void][] = [
  ['hangs up', (socket) => socket.end()],
  ['speaks no HTTP', (socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n')],
];

for (const [title, answer] of brokenProxies) {
  test(`a proxy that ${title} made no tunnel`, async (context) => {
    const reply = await ask('https://slack.test/', { env: { https_proxy: await listenRaw(context, answer) } });
    assert.deepEqual(reply, { kind: 'fault', reason: 'proxy', sent: false, what: 'the proxy made no tunnel' });
  });
}

test('a proxy that keeps us waiting is no connection in time, and is not waited for afterwards', async (context) => {
  const gone = Promise.withResolvers<void>();
  const https_proxy = await listenRaw(context, (socket) => socket.once('close', () => gone.resolve()));
  const began = performance.now();
  const reply = await ask('https://slack.test/', { env: { https_proxy }, milliseconds: 1000 });
  assert.deepEqual(reply, { kind: 'fault', reason: 'timeout', sent: false, what: 'no connection in time' });
  assert.ok(performance.now() - began < 12_000, 'the tunnel itself has 15 seconds');
  await gone.promise;
});

test('a step that is cancelled while a proxy keeps it waiting ends at once', async (context) => {
  const https_proxy = await listenRaw(context, () => undefined);
  const began = performance.now();
  const reply = ask('https://slack.test/', { env: { https_proxy }, signal: AbortSignal.timeout(500) });
  await assert.rejects(reply, { name: 'TimeoutError' });
  assert.ok(performance.now() - began < 12_000, 'the tunnel itself has 15 seconds');
});

test('a variable that names no proxy is told by its name, and nothing is sent past it', async () => {
  const reply = await ask('https://slack.test/', { env: { https_proxy: 'http://bad proxy:3128' } });
  const what = 'the variable `https_proxy` is not the URL of an http or https proxy';
  assert.deepEqual(reply, { kind: 'fault', reason: 'proxy', sent: false, what });
});

test('what stays on this machine takes no proxy', async (context) => {
  const url = await serve(context, (_request, response) => response.end('{}'));
  const reply = await ask(url, { env: { http_proxy: 'http://127.0.0.1:9', https_proxy: 'http://127.0.0.1:9' } });
  assert.equal(reply.kind, 'answer');
});

test('a bug of ours is no fault of the network', async () => {
  await assert.rejects(ask('http://127.0.0.1:1', { body: { toJSON: throwBug } }), isBug);
});
