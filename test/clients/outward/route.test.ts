// Probes through a proxy that is the only way out.

import assert from 'node:assert/strict';
import http from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import test, { type TestContext } from 'node:test';
import { createProber } from '../../../src/clients/http.ts';
import type { Fault, ProbeAnswer } from '../../../src/domain/probe.ts';
import { makeCertificate } from '../../fakes/certificate.ts';
import { type ProxyOptions, startProxy } from '../../fakes/proxy.ts';

async function listen(t: TestContext, server: http.Server | https.Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

/** Every field of an answer and of a fault. */
const none = { kind: '', body: '', reason: '', what: '' };

interface Way {
  readonly secure?: boolean;
  readonly options?: Omit<ProxyOptions, 'hosts'>;
  readonly env?: Readonly<Record<string, string>>;
  readonly url?: string;
}

/** Probes `http(s)://shop.test/` `times` times through a proxy that alone knows the name. */
async function probe(t: TestContext, { secure = false, options = {}, env = {}, url }: Way, times = 1) {
  const certificate = makeCertificate(t, ['shop.test']);
  const ports = new Set<number | undefined>();
  const answer: http.RequestListener = (request, response) => {
    ports.add(request.socket.remotePort);
    response.end(`${request.headers.host} ${request.url} ${request.headers['proxy-authorization'] ?? 'no login'}`);
  };
  const server = secure ? https.createServer(certificate, answer) : http.createServer(answer);
  const proxy = await startProxy(t, { ...options, hosts: { 'shop.test': await listen(t, server) } });
  const send = createProber({ ca: certificate.cert, insecure: false, env: { ...proxy.env, ...env } });
  const place = new URL(url ?? `${secure ? 'https' : 'http'}://shop.test/up?a=1`);
  const outcomes: (ProbeAnswer | Fault)[] = [];
  for (let count = 0; count < times; count++)
    outcomes.push(
      await send({
        method: 'GET',
        url: place,
        headers: {},
        timeoutSeconds: 5,
        followRedirects: false,
        signal: new AbortController().signal,
      }),
    );
  return { outcomes, first: { ...none, ...outcomes[0] }, requests: proxy.requests, ports };
}

test('TLS goes through a tunnel, on a connection of its own each time', async (t) => {
  const { outcomes, requests, ports } = await probe(t, { secure: true }, 3);
  assert.deepEqual(
    outcomes.map((each) => each.kind === 'answer' && each.body),
    Array(3).fill('shop.test /up?a=1 no login'),
  );
  assert.deepEqual([requests, ports.size], [Array(3).fill('CONNECT shop.test:443'), 3]);
});

test('plain HTTP goes through a tunnel as well', async (t) => {
  const { first, requests } = await probe(t, {});
  assert.deepEqual([first.body, requests], ['shop.test /up?a=1 no login', ['CONNECT shop.test:80']]);
});

test('a proxy that opens no tunnel for plain HTTP is handed the whole request, and is asked for no tunnel again', async (t) => {
  const { outcomes, requests } = await probe(t, { options: { refusals: [403], login: 'bob:p@ss' } }, 2);
  assert.deepEqual(
    outcomes.map((each) => each.kind === 'answer' && each.body),
    Array(2).fill('shop.test /up?a=1 no login'),
  );
  assert.deepEqual(requests, ['CONNECT shop.test:80', 'GET http://shop.test/up?a=1', 'GET http://shop.test/up?a=1']);
});

for (const status of [407, 502])
  test(`a ${status} of a proxy is the proxy's`, async (t) => {
    const { first } = await probe(t, { secure: true, options: { refusals: [status] } });
    assert.deepEqual([first.kind, first.reason], ['fault', 'unreachable']);
    assert.match(first.what, new RegExp(`the proxy 127\\.0\\.0\\.1:\\d+ answered ${status}`));
  });

test("a 407 to a whole request is the proxy's, too", async (t) => {
  const { first } = await probe(t, { options: { refusals: [405, 407] } });
  assert.match(first.what, /the proxy .* answered 407/);
});

test('a certificate behind a tunnel is judged as without one', async (t) => {
  const { first } = await probe(t, { secure: true, url: 'https://other.test/', options: {} });
  assert.equal(first.reason, 'unreachable');
});

test('what stays on this machine takes no proxy', async (t) => {
  const port = await listen(
    t,
    http.createServer((_, response) => response.end('near')),
  );
  const { first, requests } = await probe(t, { url: `http://127.0.0.1:${port}/` });
  assert.deepEqual([first.body, requests], ['near', []]);
});
