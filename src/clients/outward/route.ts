// The way of one request: straight on a connection of its own, or through the runner's proxy. Tells what a proxy itself said.
// Sends nothing by itself.

import type http from 'node:http';
import type { RequestOptions } from 'node:https';
import type { Answer, Fault, ProbeRequest } from '../../domain/probe.ts';
import { optional } from '../../domain/text/optional.ts';
import { createAgent, findProxy, proxyLogin } from './proxy.ts';

type Environment = Readonly<Record<string, string | undefined>>;
type Exchange = (route: RequestOptions) => Promise<Answer | Fault>;

/** Chooses ways. */
export interface Routes {
  /** Makes the exchange on the way that fits the URL. */
  send(request: ProbeRequest, exchange: Exchange): Promise<Answer | Fault>;
}

/** Statuses with which proxies refuse a tunnel to a port without TLS, though they forward whole requests there. */
const noTunnel = / answered (?:400|403|405|501)\b/;

/** Ways for one prober; it remembers which proxy opens no tunnel for plain HTTP. */
export function createRoutes(env: Environment): Routes {
  const forwarding = new Set<string>();

  return {
    send: async ({ url }, exchange) => {
      const proxy = findProxy(url, env);
      if (proxy === undefined) return await exchange({ agent: false });
      if (url.protocol === 'http:' && forwarding.has(proxy.host)) return await forward(url, proxy, exchange);

      const outcome = await tunnel(url, env, exchange);
      if (url.protocol !== 'http:' || outcome.kind === 'answer' || !noTunnel.test(outcome.what)) return outcome;
      forwarding.add(proxy.host);
      return await forward(url, proxy, exchange);
    },
  };
}

/** A connection of its own, as without a proxy. */
async function tunnel(url: URL, env: Environment, exchange: Exchange): Promise<Answer | Fault> {
  const agent: http.Agent = createAgent(url, env);
  try {
    return await exchange({ agent, headers: { connection: 'close' } });
  } finally {
    agent.destroy();
  }
}

/** The whole request is handed to the proxy. https://www.rfc-editor.org/rfc/rfc9112#absolute-form */
async function forward(url: URL, proxy: URL, exchange: Exchange): Promise<Answer | Fault> {
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
