// The way of one request: straight on a connection of its own, or through the runner's proxy. Tells what a proxy itself said.
// Sends nothing by itself.

import type { RequestOptions } from 'node:https';
import type { Fault, ProbeAnswer, ProbeRequest } from '../../domain/probe.ts';
import { optional } from '../../domain/text/optional.ts';
import { createAgent, findProxy, proxyLogin } from './proxy.ts';

type Environment = Readonly<Record<string, string | undefined>>;
type Exchange = (route: RequestOptions) => Promise<ProbeAnswer | Fault>;

/** Chooses ways. */
export interface Routes {
  /** Makes the exchange on the way that fits the URL. */
  send(request: ProbeRequest, exchange: Exchange): Promise<ProbeAnswer | Fault>;
}

/** Statuses with which proxies refuse a tunnel to a port without TLS, though they forward whole requests there. */
const noTunnel = / answered (?:400|403|405|501)\b/;

/** Ways for one prober; it remembers which proxy opens no tunnel for plain HTTP. */
export function createRoutes(env: Environment): Routes {
  const forwarding = new Set<string>();

  return {
    send: async ({ url }, exchange) => {
      const proxy = findProxy(url, env);
      if (proxy === undefined || url.protocol !== 'http:') return await withConnection(url, env, exchange);
      if (forwarding.has(proxy.host)) return await forward(url, proxy, exchange);

      const outcome = await withConnection(url, env, exchange);
      if (outcome.kind === 'answer' || !noTunnel.test(outcome.what)) return outcome;
      forwarding.add(proxy.host);
      return await forward(url, proxy, exchange);
    },
  };
}

/** What makes a request go on a connection of its own, through a tunnel where there is a proxy; the connection ends with `use`. */
export async function withConnection<T>(
  url: URL,
  env: Environment,
  use: (route: RequestOptions) => Promise<T>,
): Promise<T> {
  if (findProxy(url, env) === undefined) return await use({ agent: false });
  const agent = createAgent(url, env);
  try {
    return await use({ agent, headers: { connection: 'close' } });
  } finally {
    agent.destroy();
  }
}

/** The whole request is handed to the proxy. https://www.rfc-editor.org/rfc/rfc9112#absolute-form */
async function forward(url: URL, proxy: URL, exchange: Exchange): Promise<ProbeAnswer | Fault> {
  const outcome = await exchange({
    agent: false,
    protocol: proxy.protocol,
    hostname: proxy.hostname.replace(/^\[|\]$/g, ''),
    port: optional(proxy.port !== '', () => proxy.port),
    path: `${url.origin}${url.pathname}${url.search}`,
    headers: { host: url.host, ...proxyLogin(proxy) },
  });
  if (outcome.kind === 'fault' || outcome.status !== 407) return outcome;
  const what = `the proxy ${proxy.host} answered 407 (it wants a login)`;
  return { kind: 'fault', reason: 'unreachable', what, milliseconds: outcome.milliseconds };
}
