// The prober against real servers on loopback: connections, redirects, time, size, certificates.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import path from 'node:path';
import test, { type TestContext } from 'node:test';
import zlib from 'node:zlib';
import { createProber, maxBodyBytes } from '../../src/clients/http.ts';
import type { Fault, ProbeAnswer, ProbeRequest } from '../../src/domain/probe.ts';
import { makeCertificate } from '../fakes/certificate.ts';
import { temporaryFolder } from '../fakes/folder.ts';

const never = new AbortController().signal;
const send = createProber({ insecure: false });
const request = (url: string, more: Partial<ProbeRequest> = {}): ProbeRequest => ({
  method: 'GET',
  url: new URL(url),
  headers: {},
  timeoutSeconds: 5,
  followRedirects: false,
  signal: never,
  ...more,
});

async function listen(test: TestContext, server: net.Server, host = '127.0.0.1'): Promise<number> {
  await new Promise<void>((resolve, reject) => server.on('error', reject).listen(0, host, resolve));
  test.after(() => {
    if (server instanceof http.Server || server instanceof https.Server) server.closeAllConnections();
    server.close();
  });
  return (server.address() as net.AddressInfo).port;
}

const serve = async (test: TestContext, answer: http.RequestListener): Promise<string> =>
  `http://127.0.0.1:${await listen(test, http.createServer(answer))}`;

function answerOf(outcome: ProbeAnswer | Fault): ProbeAnswer {
  assert.equal(outcome.kind, 'answer', JSON.stringify(outcome));
  return outcome as ProbeAnswer;
}

function faultOf(outcome: ProbeAnswer | Fault): Fault {
  assert.equal(outcome.kind, 'fault', JSON.stringify(outcome));
  return outcome as Fault;
}

test('each request has a connection of its own', async (t) => {
  const ports = new Set<number | undefined>();
  const url = await serve(t, (request, response) => {
    ports.add(request.socket.remotePort);
    response.end('ok');
  });
  for (let count = 0; count < 5; count++) answerOf(await send(request(url)));
  assert.equal(ports.size, 5);
});

test('method, body, headers, Host and basic authentication arrive', async (t) => {
  const url = await serve(t, (request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => response.end(JSON.stringify({ method: request.method, headers: request.headers, body })));
  });
  const withUser = url.replace('//', '//bob:p%40ss@');
  const more = { method: 'POST', body: '{"a":"é"}', headers: { Host: 'shop.example', 'X-A': '1' } };
  const answer = JSON.parse(answerOf(await send(request(withUser, more))).body);
  assert.equal(answer.method, 'POST');
  assert.equal(answer.body, '{"a":"é"}');
  assert.equal(answer.headers.host, 'shop.example');
  assert.equal(answer.headers['x-a'], '1');
  assert.equal(answer.headers['content-length'], '10');
  assert.equal(answer.headers.connection, 'close');
  assert.equal(answer.headers.authorization, `Basic ${Buffer.from('bob:p@ss').toString('base64')}`);
});

/** Asks a server that sends these bytes as what this coding made. */
async function askPacked(t: TestContext, coding: string, bytes: Buffer): Promise<ProbeAnswer | Fault> {
  const url = await serve(t, (_, response) => response.writeHead(200, { 'content-encoding': coding }).end(bytes));
  return await send(request(url));
}

const packed: readonly [coding: string, bytes: Buffer, body: string][] = [
  ['gzip', zlib.gzipSync('{"version":"1"}'), '{"version":"1"}'],
  ['deflate', zlib.deflateSync('{"version":"1"}'), '{"version":"1"}'],
  ['BR', zlib.brotliCompressSync('{"version":"1"}'), '{"version":"1"}'],
  ['gzip', Buffer.alloc(0), ''],
];

for (const [coding, bytes, body] of packed)
  test(`a body of ${bytes.length} bytes that the server packed unasked is read: ${coding}`, async (t) =>
    assert.equal(answerOf(await askPacked(t, coding, bytes)).body, body));

test('a packed body beyond the bound is a fault', async (t) => {
  const bomb = zlib.gzipSync(Buffer.alloc(maxBodyBytes + 1));
  assert.equal(faultOf(await askPacked(t, 'gzip', bomb)).reason, 'body_too_large');
});

test('a body that is not packed as it says is a fault', async (t) =>
  assert.match(faultOf(await askPacked(t, 'gzip', Buffer.from('{"version":"1"}'))).what, /not gzip/));

test('https to a port that speaks plain HTTP says so', async (t) => {
  const url = await serve(t, (_, response) => response.end());
  const fault = faultOf(await send(request(url.replace('http:', 'https:'))));
  assert.deepEqual([fault.reason, /does not speak TLS/.test(fault.what)], ['tls', true]);
});

test('a redirect is an answer unless it is to be followed', async (t) => {
  const url = await serve(t, (request, response) => {
    if (request.url === '/') response.writeHead(302, { location: '/next' });
    response.end(request.url);
  });
  assert.equal(answerOf(await send(request(url))).status, 302);
  const followed = answerOf(await send(request(url, { followRedirects: true })));
  assert.deepEqual([followed.status, followed.body, followed.url], [200, '/next', `${url}/next`]);
});

test('across origins a redirect loses every header that may be a credential', async (t) => {
  const other = await serve(t, (request, response) => response.end(JSON.stringify(request.headers)));
  const url = await serve(t, (_, response) => response.writeHead(307, { location: `${other}/x` }).end());
  const headers = {
    authorization: 'Bearer s3cret',
    'x-api-key': 's3cret',
    cookie: 's=s3cret',
    'accept-language': 'de',
  };
  const origin = url.replace('//', '//bob:s3cret@');
  const answer = answerOf(await send(request(origin, { headers, followRedirects: true })));
  assert.equal(answer.url, `${other}/x`);
  assert.match(answer.body, /"accept-language":"de"/);
  assert.doesNotMatch(answer.body, /s3cret|authorization|cookie/);
});

test('on the same origin a redirect keeps headers and credentials', async (t) => {
  const url = await serve(t, (request, response) => {
    if (request.url === '/') response.writeHead(301, { location: '/x' });
    response.end(JSON.stringify(request.headers));
  });
  const more = { headers: { 'x-api-key': 'k' }, followRedirects: true };
  const { body } = answerOf(await send(request(url.replace('//', '//bob:pw@'), more)));
  assert.match(body, /"x-api-key":"k"/);
  assert.match(body, /"authorization":"Basic /);
});

test('a body does not follow a redirect to another origin', async (t) => {
  let reached = false;
  const other = await serve(t, (_, response) => {
    reached = true;
    response.end();
  });
  const url = await serve(t, (_, response) => response.writeHead(308, { location: other }).end());
  const answer = answerOf(await send(request(url, { method: 'POST', body: 'password=x', followRedirects: true })));
  assert.deepEqual([answer.status, reached], [308, false]);
});

test('a 303 is followed by a GET without the body', async (t) => {
  const url = await serve(t, (request, response) => {
    if (request.url === '/') response.writeHead(303, { location: '/x' });
    response.end(`${request.method} ${request.headers['content-length'] ?? 'no body'}`);
  });
  const more = { method: 'POST', body: 'x', headers: { 'content-type': 'text/plain' }, followRedirects: true };
  assert.equal(answerOf(await send(request(url, more))).body, 'GET no body');
});

test('a loop of redirects ends', async (t) => {
  let count = 0;
  const url = await serve(t, (_, response) => {
    count += 1;
    response.writeHead(302, { location: '/' }).end();
  });
  const fault = faultOf(await send(request(url, { followRedirects: true })));
  assert.equal(fault.reason, 'redirect_loop');
  assert.match(fault.what, /10 redirects/);
  assert.equal(count, 11);
});

test('a body that drips is cut off at the time of the try', async (t) => {
  const url = await serve(t, (_, response) => {
    const timer = setInterval(() => response.write('x'), 20);
    response.on('close', () => clearInterval(timer));
  });
  const fault = faultOf(await send(request(url, { timeoutSeconds: 1 })));
  assert.equal(fault.reason, 'timeout');
  assert.match(fault.what, /within 1 s \(reading the body\)/);
});

test('redirects do not prolong the time of the try', async (t) => {
  const url = await serve(t, (_, response) => {
    setTimeout(() => response.writeHead(302, { location: '/' }).end(), 100);
  });
  assert.equal(faultOf(await send(request(url, { timeoutSeconds: 0.35, followRedirects: true }))).reason, 'timeout');
});

test('a body beyond the limit is a fault, one at the limit is not', async (t) => {
  const url = await serve(t, (request, response) =>
    response.end(Buffer.alloc(maxBodyBytes + Number(request.url?.slice(1)), 120)),
  );
  assert.equal(answerOf(await send(request(`${url}/0`))).body.length, maxBodyBytes);
  assert.equal(faultOf(await send(request(`${url}/1`))).reason, 'body_too_large');
});

const cuts: readonly [title: string, listener: (socket: net.Socket) => void, what: RegExp][] = [
  ['a connection that is reset', (socket) => socket.resetAndDestroy(), /was reset|hang up/],
  [
    'a body that is cut short',
    (socket) => socket.on('error', () => undefined).end('HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nabc'),
    /^the connection closed before the body was complete$/,
  ],
];

for (const [title, listener, what] of cuts)
  test(`${title} is unreachable`, async (t) => {
    const port = await listen(t, net.createServer(listener));
    const fault = faultOf(await send(request(`http://127.0.0.1:${port}`)));
    assert.equal(fault.reason, 'unreachable');
    assert.match(fault.what, what);
  });

for (const host of ['127.0.0.1', 'localhost'])
  test(`${host}, where nobody listens, is unreachable`, async (t) => {
    const gone = net.createServer();
    const port = await listen(t, gone);
    await new Promise((resolve) => gone.close(resolve));
    const fault = faultOf(await send(request(`http://${host}:${port}`)));
    assert.equal(fault.reason, 'unreachable');
    assert.match(fault.what, /ECONNREFUSED/);
  });

test('an address of IPv6 is reached', async (t) => {
  const server = http.createServer((_, response) => response.end('six'));
  const port = await listen(t, server, '::1').catch(() => undefined);
  if (port === undefined) return t.skip('this machine has no IPv6 loopback');
  assert.equal(answerOf(await send(request(`http://[::1]:${port}/`))).body, 'six');
});

test('a header that cannot be sent is a fault that does not show its value', async () => {
  const fault = faultOf(await send(request('http://127.0.0.1:9', { headers: { 'x-token': 's3cret\nx' } })));
  assert.equal(fault.reason, 'request_invalid');
  assert.doesNotMatch(fault.what, /s3cret/);
});

test('aborting ends a request at once with the reason', async (t) => {
  const url = await serve(t, () => undefined);
  const abort = new AbortController();
  setTimeout(() => abort.abort(new Error('cancelled')), 50);
  await assert.rejects(send(request(url, { signal: abort.signal })), /cancelled/);
  await assert.rejects(send(request(url, { signal: abort.signal })), /cancelled/);
});

test('an unknown certificate is a fault of TLS, unless its authority is given or anything goes', async (t) => {
  const folder = temporaryFolder(t);
  const [key, cert] = [path.join(folder, 'key.pem'), path.join(folder, 'cert.pem')];
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'];
  execFileSync('openssl', ['req', '-x509', ...curve, '-nodes', '-keyout', key, '-out', cert, ...subject], {
    stdio: 'ignore',
  });
  const pem = readFileSync(cert, 'utf8');
  const server = https.createServer({ key: readFileSync(key), cert: pem }, (_, response) => response.end('safe'));
  const port = await listen(t, server);
  const trusting = createProber({ ca: pem, insecure: false });
  assert.equal(faultOf(await send(request(`https://localhost:${port}`))).reason, 'tls');
  assert.equal(answerOf(await trusting(request(`https://localhost:${port}`))).body, 'safe');
  assert.equal(faultOf(await trusting(request(`https://127.0.0.1:${port}`))).reason, 'tls');
  const careless = createProber({ insecure: true });
  assert.equal(answerOf(await careless(request(`https://127.0.0.1:${port}`))).body, 'safe');
  assert.equal(faultOf(await send(request(`https://127.0.0.1:${await listen(t, http.createServer())}`))).reason, 'tls');
});

for (const ca of ['not a certificate', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----'])
  test(`a certificate authority that is none is refused at once: ${ca.slice(0, 20)}`, () => {
    assert.throws(() => createProber({ ca, insecure: false }));
  });

test('a redirect from https to http is not followed, whoever asks', async (t) => {
  let reached = false;
  const open = await serve(t, (_, response) => {
    reached = true;
    response.end();
  });
  const pem = makeCertificate(t, ['localhost']);
  const server = https.createServer(pem, (_, response) => response.writeHead(302, { location: `${open}/x` }).end());
  const port = await listen(t, server);
  const trusting = createProber({ ca: pem.cert, insecure: false });
  const answer = answerOf(await trusting(request(`https://localhost:${port}`, { followRedirects: true })));
  assert.deepEqual([answer.status, reached], [302, false]);
});

test('a host that drops packets is out of reach, one that is slow is late', async (t) => {
  const silent = await listen(t, net.createServer());
  assert.equal(faultOf(await send(request(`http://127.0.0.1:${silent}`, { timeoutSeconds: 0.2 }))).reason, 'timeout');
  const abroad = faultOf(await send(request('http://192.0.2.1', { timeoutSeconds: 0.2 })));
  assert.equal(abroad.reason, 'unreachable');
});

test('a bug of ours is no request that cannot be sent', async () => {
  await assert.rejects(send(request('http://127.0.0.1:1/', { method: 5 as unknown as string })), TypeError);
});
