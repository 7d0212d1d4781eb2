// The way out through the runner's proxy: which proxy a URL takes, and an agent that tunnels through it with CONNECT.
// Reads no environment of its own, and never sends a request that was not asked for.

import http from 'node:http';
import https from 'node:https';
import { isIP, type Socket } from 'node:net';
import tls from 'node:tls';
import { isLoopback } from '../../domain/loopback.ts';
import { optional, phrase } from '../../domain/text/optional.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** A proxy that did not open the tunnel. */
export class ProxyRefusal extends Error {
  /** What the proxy answered to CONNECT; 0 when it said nothing. */
  readonly status: number;

  constructor(proxy: URL, status: number, options?: ErrorOptions) {
    const said = status === 0 ? 'cannot be reached' : `answered ${status}`;
    super(`the proxy ${proxy.host} ${said}${phrase(status === 407, ' (it wants a login)')}`, options);
    this.name = 'ProxyRefusal';
    this.status = status;
  }
}

/** The proxy that `https_proxy`, `http_proxy`, `all_proxy` and `no_proxy` (either case) give a URL; undefined: none. Loopback takes none. */
export function findProxy(url: URL, env: Environment): URL | undefined {
  if (isLoopback(url.host) || isExempt(url, read(env, 'no_proxy'))) return undefined;
  const scheme = url.protocol.replace(':', '');
  const given = read(env, `${scheme}_proxy`) || read(env, 'all_proxy');
  if (given === '') return undefined;
  const whole = /^[a-z][a-z0-9+.-]*:\/\//i.test(given) ? given : `http://${given}`;
  if (URL.canParse(whole)) return new URL(whole);
  return undefined;
}

/** The agent for a URL: through its proxy, or straight. One agent keeps its connections; destroy it when done. */
export function createAgent(url: URL, env: Environment): http.Agent {
  const proxy = findProxy(url, env);
  if (proxy !== undefined) return new TunnelAgent(proxy, url.protocol === 'https:');
  if (url.protocol === 'https:') return new https.Agent({ keepAlive: true });
  return new http.Agent({ keepAlive: true });
}

/** What Node hands an agent for a connection. */
type ConnectOptions = tls.ConnectionOptions & { readonly host?: string; readonly port?: number | string };
type Connected = (error: Error | null, socket?: Socket) => void;

/** Opens each connection through a proxy, whatever the scheme behind it. */
class TunnelAgent extends https.Agent {
  readonly proxy: URL;
  readonly secure: boolean;

  constructor(proxy: URL, secure: boolean) {
    super({ keepAlive: true });
    this.proxy = proxy;
    this.secure = secure;
    // Node refuses an agent whose scheme is not the request's.
    Object.assign(this, { protocol: secure ? 'https:' : 'http:', defaultPort: secure ? 443 : 80 });
  }

  override createConnection(options: object, callback?: unknown): undefined {
    const done = callback as Connected;
    const wanted = options as ConnectOptions;
    const host = wanted.host ?? '';
    void openTunnel(this.proxy, host.includes(':') ? `[${host}]` : host, Number(wanted.port)).then(
      (socket) => done(null, this.secure ? startTls(socket, wanted) : socket),
      (error: Error) => done(error),
    );
    return undefined;
  }
}

function startTls(socket: Socket, options: ConnectOptions): tls.TLSSocket {
  const name = options.servername ?? options.host ?? '';
  return tls.connect({ ...options, socket, ...optional(isIP(name) === 0, () => ({ servername: name })) });
}

/** The header by which the proxy that the runner names knows us; empty when its URL holds no login. Nobody else is sent it. */
export function proxyLogin({ username, password }: URL): Record<string, string> {
  if (username === '') return {};
  const login = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { 'proxy-authorization': `Basic ${Buffer.from(login).toString('base64')}` };
}

const tunnelMilliseconds = 15_000;

async function openTunnel(proxy: URL, host: string, port: number): Promise<Socket> {
  const to = `${host}:${port}`;
  const client = proxy.protocol === 'https:' ? https : http;

  return await new Promise((resolve, reject) => {
    const request = client.request({
      hostname: proxy.hostname.replace(/^\[|\]$/g, ''),
      port: optional(proxy.port !== '', () => proxy.port),
      method: 'CONNECT',
      path: to,
      headers: { host: to, ...proxyLogin(proxy) },
      agent: false,
      timeout: tunnelMilliseconds,
    });

    request.once('connect', ({ statusCode = 0 }, socket: Socket) => {
      if (statusCode === 200) return resolve(socket.setTimeout(0));
      socket.destroy();
      reject(new ProxyRefusal(proxy, statusCode));
    });
    request.once('response', ({ statusCode = 0 }) => reject(new ProxyRefusal(proxy, statusCode)));
    request.once('timeout', () => request.destroy(new Error('no answer in time')));
    request.once('error', (cause) => reject(new ProxyRefusal(proxy, 0, { cause })));
    request.end();
  });
}

/** `*`, hosts, `.domain`, `host:port`: https://everything.curl.dev/usingcurl/proxies/env.html */
function isExempt(url: URL, list: string): boolean {
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  return list
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => {
      if (entry === '*') return true;
      const [, name = '', only] = /^(.*?)(?::(\d+))?$/.exec(entry.toLowerCase()) ?? [];
      if (only !== undefined && only !== port) return false;
      const domain = name.replace(/^\*?\./, '');
      return url.hostname === domain || url.hostname.endsWith(`.${domain}`);
    });
}

const read = (env: Environment, name: string): string => env[name] || env[name.toUpperCase()] || '';
