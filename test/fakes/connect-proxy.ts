// A CONNECT proxy on loopback that sends every host to one address: the only way out of a test. Speaks nothing but CONNECT.

import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import type { Cleanup } from './folder.ts';

/** A running proxy. */
export interface ConnectProxy {
  /** For `https_proxy` and `http_proxy`. */
  readonly url: string;
  /** `host:port` of each tunnel that was asked for. */
  readonly asked: readonly string[];
}

/** Where tunnels lead, by the host that is asked for. */
export type Routes = Readonly<Record<string, number>>;

/** Starts it; `refuse` answers every CONNECT with that status, `login` must be shown. */
export async function startConnectProxy(
  test: Cleanup,
  routes: Routes,
  options: { readonly refuse?: number; readonly login?: string } = {},
): Promise<ConnectProxy> {
  const asked: string[] = [];
  const server = createServer((_, response) => response.writeHead(400).end());
  server.on('connect', (request, socket) => {
    asked.push(request.url ?? '');
    const wanted = options.login && `Basic ${Buffer.from(options.login).toString('base64')}`;
    const isWelcome = wanted === undefined || request.headers['proxy-authorization'] === wanted;
    const status = options.refuse ?? (isWelcome ? 200 : 407);
    const port = routes[(request.url ?? '').replace(/:\d+$/, '')];
    if (status !== 200 || port === undefined) {
      socket.end(`HTTP/1.1 ${status === 200 ? 502 : status} No\r\n\r\n`);
      return;
    }
    const upstream = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      upstream.pipe(socket).pipe(upstream);
    });
    for (const each of [upstream, socket]) each.on('error', () => each.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  test.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    url: `http://${options.login ? `${options.login}@` : ''}127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
  };
}
