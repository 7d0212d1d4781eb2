// A CONNECT proxy as the only way out, and TLS servers that pose as public hosts behind it. Tests give a step the proxy, the
// authority of the certificate, and no other way: the hosts' names resolve nowhere here.

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import path from 'node:path';
import type { TestContext } from 'node:test';
import { temporaryFolder } from '../folder.ts';

/** Answers a request that came through the tunnel. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** A running proxy and what stands behind it. */
export interface ConnectProxy {
  /** With the user name and password that it wants. */
  readonly url: string;
  /** What a step needs to come out: proxy variables and the authority of the certificate. */
  readonly env: Readonly<Record<string, string>>;
  /** `host:port` of each tunnel that was asked for. */
  readonly tunnels: readonly string[];
  /** The next tunnels get this status instead. */
  refuse(...statuses: number[]): void;
}

const credentials = 'corp:pr0xy-secret';

/** Starts both; they end with the test. */
export async function startConnectProxy(
  context: TestContext,
  hosts: Readonly<Record<string, Handler>>,
): Promise<ConnectProxy> {
  const folder = temporaryFolder(context);
  const [key, cert] = [path.join(folder, 'key.pem'), path.join(folder, 'cert.pem')];
  const names = `subjectAltName=${Object.keys(hosts)
    .map((host) => `DNS:${host}`)
    .join(',')}`;
  const how = [
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:prime256v1',
    '-nodes',
    '-days',
    '2',
    '-subj',
    '/CN=ship',
  ];
  execFileSync('openssl', ['req', '-x509', ...how, '-addext', names, '-keyout', key, '-out', cert], {
    stdio: 'ignore',
  });

  const behind = createTlsServer({ key: readFileSync(key), cert: readFileSync(cert) }, (request, response) => {
    const handler = hosts[(request.headers.host ?? '').replace(/:\d+$/, '')];
    if (handler === undefined) response.writeHead(421).end();
    else handler(request, response);
  });
  const inner = await listen(context, behind);

  const tunnels: string[] = [];
  const refusals: number[] = [];
  const proxy = createServer((_request, response) => response.writeHead(405).end());
  proxy.on('connect', (request, socket, head) => {
    tunnels.push(request.url ?? '');
    socket.on('error', () => undefined);
    const wanted = `Basic ${Buffer.from(credentials).toString('base64')}`;
    const status = refusals.shift() ?? (request.headers['proxy-authorization'] === wanted ? 200 : 407);
    if (status !== 200) {
      socket.end(`HTTP/1.1 ${status} No\r\nProxy-Authenticate: Basic\r\n\r\n`);
      return;
    }
    const out = connect(inner, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      out.write(head);
      out.pipe(socket).pipe(out);
    });
    out.on('error', () => socket.destroy());
  });

  const port = await listen(context, proxy);
  const url = `http://${credentials}@127.0.0.1:${port}`;
  return {
    url,
    env: { https_proxy: url, no_proxy: 'localhost,127.0.0.1', NODE_EXTRA_CA_CERTS: cert },
    tunnels,
    refuse: (...statuses) => void refusals.push(...statuses),
  };
}

async function listen(
  context: TestContext,
  server: ReturnType<typeof createServer | typeof createTlsServer>,
): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  context.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}
