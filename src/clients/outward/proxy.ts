// The way out through the runner's proxy: which proxy a URL takes, and an agent that tunnels through it with CONNECT.
// Reads no environment of its own, and never sends a request that was not asked for.

import type http from 'node:http';
import https from 'node:https';
import { isIP, type Socket } from 'node:net';
import tls from 'node:tls';
import { isLoopback } from '../../domain/loopback.ts';
import { withScheme } from '../../domain/probe.ts';
import { optional, phrase } from '../../domain/text/optional.ts';
import { unusable } from './proxy-answer.ts';
import { moduleFor, standardPort } from './scheme.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** A proxy that did not open the tunnel. */
export class ProxyRefusal extends Error {
  /** What the proxy answered to CONNECT; 0 when it said nothing, `unusable` when the variable that should name it does not. */
  readonly status: number;

  constructor(proxy: URL, status: number, options?: ErrorOptions) {
    super(refusalWords(proxy, status), options);
    this.name = 'ProxyRefusal';
    this.status = status;
  }
}

function refusalWords({ host, pathname }: URL, status: number): string {
  if (status === unusable) return `the variable \`${pathname}\` is not the URL of an http or https proxy`;
  if (status === 0) return `the proxy ${host} cannot be reached`;
  return `the proxy ${host} answered ${status}${phrase(status === 407, ' (it wants a login)')}`;
}

/** Stands for a proxy that a variable should name, and does not: `unusable:https_proxy`. Without a proxy the request would go a way that nobody chose. */
const noProxy = 'unusable:';

/**
 * The proxy that `https_proxy`, `http_proxy`, `all_proxy` and `no_proxy` (either case) give a URL; undefined: none. Loopback takes none.
 * Through what is not the URL of an http or https proxy (a SOCKS proxy, for one) nothing is sent: each connection fails with a ProxyRefusal.
 */
export function findProxy(url: URL, env: Environment): URL | undefined {
  if (isLoopback(url.host) || isExempt(url, read(env, 'no_proxy'))) return undefined;
  const names = [`${url.protocol.replace(':', '')}_proxy`, 'all_proxy'];
  const name = names.find((each) => read(env, each) !== '');
  if (name === undefined) return undefined;

  const proxy = URL.parse(withScheme(read(env, name), 'http'));
  if (proxy !== null && /^https?:$/.test(proxy.protocol)) return proxy;
  return new URL(`${noProxy}${name}`);
}

/** The agent for a URL: through its proxy, or straight. One agent keeps its connections; destroy it when done. */
export function createAgent(url: URL, env: Environment): http.Agent {
  const proxy = findProxy(url, env);
  if (proxy !== undefined) return new TunnelAgent(proxy, url.protocol);
  const { Agent } = moduleFor(url.protocol);
  return new Agent({ keepAlive: true });
}

/** What Node hands an agent for a connection. */
type ConnectOptions = tls.ConnectionOptions & { readonly host?: string; readonly port?: number | string };
type Connected = (error: Error | null, socket?: Socket) => void;

/** Opens each connection through a proxy, whatever the scheme behind it. */
class TunnelAgent extends https.Agent {
  readonly proxy: URL;
  readonly isSecure: boolean;
  readonly end = new AbortController();

  constructor(proxy: URL, protocol: string) {
    super({ keepAlive: true });
    this.proxy = proxy;
    this.isSecure = protocol === 'https:';
    // Node refuses an agent whose scheme is not the request's.
    Object.assign(this, { protocol, defaultPort: standardPort(protocol) });
  }

  override createConnection(options: object, callback?: unknown): undefined {
    const done = callback as Connected;
    const wanted = options as ConnectOptions;
    void openTunnel(this.proxy, addressOf(wanted), this.end.signal).then(
      (socket) => done(null, this.prepare(socket, wanted)),
      done,
    );
    return undefined;
  }

  prepare(socket: Socket, wanted: ConnectOptions): Socket {
    if (this.isSecure) return startTls(socket, wanted);
    return socket;
  }

  /** Also what is only being opened: it would keep the step alive. */
  override destroy(): void {
    this.end.abort();
    super.destroy();
  }
}

/** `host:port`, as CONNECT wants it. */
function addressOf({ host = '', port }: ConnectOptions): string {
  if (host.includes(':')) return `[${host}]:${port}`;
  return `${host}:${port}`;
}

function startTls(socket: Socket, options: ConnectOptions): tls.TLSSocket {
  const name = options.servername ?? options.host ?? '';
  return tls.connect({ ...options, socket, ...optional(isIP(name) === 0, () => ({ servername: name })) });
}

/** The header by which the proxy that the runner names knows us; empty when its URL holds no login. Nobody else is sent it. */
export function proxyLogin({ username, password }: URL): Record<string, string> {
  if (username === '' && password === '') return {};
  const login = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { 'proxy-authorization': `Basic ${Buffer.from(login).toString('base64')}` };
}

const tunnelMilliseconds = 15_000;

async function openTunnel(proxy: URL, to: string, signal: AbortSignal): Promise<Socket> {
  if (proxy.protocol === noProxy) throw new ProxyRefusal(proxy, unusable);
  return await new Promise((resolve, reject) => {
    const request = moduleFor(proxy.protocol).request({
      hostname: proxy.hostname.replace(/^\[|\]$/g, ''),
      port: optional(proxy.port !== '', () => proxy.port),
      method: 'CONNECT',
      path: to,
      headers: { host: to, ...proxyLogin(proxy) },
      agent: false,
      signal,
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

/** `*`, hosts, `.domain`, `host:port`, addresses: https://everything.curl.dev/usingcurl/proxies/env.html */
function isExempt(url: URL, list: string): boolean {
  const port = url.port || String(standardPort(url.protocol));
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return list
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => {
      if (entry === '*') return true;
      const { name, only } = partsOf(entry.toLowerCase());
      if (only !== undefined && only !== port) return false;
      const domain = name.replace(/^\*?\./, '');
      return host === domain || host.endsWith(`.${domain}`);
    });
}

/** A name and the one port that is meant; an IPv6 address has colons of its own, and brackets where a port follows. */
function partsOf(entry: string): { readonly name: string; readonly only: string | undefined } {
  if (isIP(entry) === 6) return { name: entry, only: undefined };
  const [, bracketed, plain = '', only] = /^(?:\[([^\]]*)\]|(.*?))(?::(\d+))?$/.exec(entry) ?? [];
  return { name: bracketed ?? plain, only };
}

const read = (env: Environment, name: string): string => env[name] || env[name.toUpperCase()] || '';
