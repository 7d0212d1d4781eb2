// A proxy as a company has one: CONNECT for TLS, whole URLs for plain HTTP. Every name leads to a port of this machine, so that
// nothing is reached without the proxy. Says no as real ones do.

import http from 'node:http';
import net from 'node:net';
import type { Cleanup } from './folder.ts';

/** What a proxy does beside letting through. */
export interface ProxyOptions {
  /** Host name → port on loopback; a name that is not here gets 502. */
  readonly hosts: Readonly<Record<string, number>>;
  /** `user:password` that it demands. */
  readonly login?: string | undefined;
  /** Statuses that the first requests get in place of a way through, one each. */
  readonly refusals?: readonly number[];
}

/** A running proxy. */
export interface FakeProxy {
  /** With the login, as it stands in `https_proxy`. */
  readonly url: string;
  readonly port: number;
  /** `CONNECT host:port` and `GET http://host/path`, in order. */
  readonly requests: string[];
  /** The variables that make a process use it. */
  readonly env: Readonly<Record<string, string>>;
}

/** Starts one; it ends with the test. */
export async function startProxy(test: Cleanup, options: ProxyOptions): Promise<FakeProxy> {
  const requests: string[] = [];
  const refusals = [...(options.refusals ?? [])];
  const refusalOf = (headers: http.IncomingHttpHeaders): number | undefined => {
    const given = headers['proxy-authorization'] ?? '';
    const expected = `Basic ${Buffer.from(options.login ?? '').toString('base64')}`;
    if (options.login !== undefined && given !== expected) return 407;
    return refusals.shift();
  };

  const server = http.createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    const url = new URL(request.url ?? '', 'http://nowhere.test');
    const port = options.hosts[url.hostname];
    const refusal = refusalOf(request.headers) ?? (port === undefined ? 502 : undefined);
    if (refusal === 407) response.setHeader('proxy-authenticate', 'Basic realm="proxy"');
    if (refusal !== undefined) return void response.writeHead(refusal).end('the proxy says no');
    const { 'proxy-authorization': _, 'proxy-connection': __, ...headers } = request.headers;
    const path = `${url.pathname}${url.search}`;
    const onward = http.request({ host: '127.0.0.1', port, method: request.method, path, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  const open = new Set<net.Socket>();
  server.on('connection', (socket) => {
    open.add(socket);
    socket.on('error', () => undefined).on('close', () => open.delete(socket));
  });
  server.on('connect', (request, client: net.Socket, head) => {
    requests.push(`CONNECT ${request.url}`);
    const port = options.hosts[new URL(`http://${request.url}`).hostname];
    const refusal = refusalOf(request.headers) ?? (port === undefined ? 502 : undefined);
    const wants = refusal === 407 ? 'Proxy-Authenticate: Basic realm="proxy"\r\n' : '';
    const closed = 'Content-Length: 0\r\nConnection: close\r\n\r\n';
    if (refusal !== undefined) return void client.end(`HTTP/1.1 ${refusal} No\r\n${wants}${closed}`);
    const onward = net.connect(port ?? 0, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      onward.write(head);
      onward.pipe(client).pipe(onward);
    });
    onward.on('error', () => client.destroy());
    client.on('error', () => onward.destroy()).on('close', () => onward.destroy());
  });

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  test.after(() => {
    for (const socket of open) socket.destroy();
    server.close();
  });
  const { port } = server.address() as net.AddressInfo;
  const login = options.login === undefined ? '' : `${options.login.split(':').map(encodeURIComponent).join(':')}@`;
  const url = `http://${login}127.0.0.1:${port}`;
  return { url, port, requests, env: { https_proxy: url, http_proxy: url } };
}
