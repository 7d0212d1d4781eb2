// One HTTP exchange with a registry or its token server: through the runner's proxy, bounded in time and bytes, redirects followed
// without our credentials. Retries nothing, and asks for no compression: what comes is what is counted.

import http from 'node:http';
import https from 'node:https';
import { Readable } from 'node:stream';
import { messageOf } from '../../domain/action-error.ts';
import { isPrivateUrl } from '../../domain/loopback.ts';
import { optional } from '../../domain/text/optional.ts';
import { throwOurBug } from '../../domain/thrown.ts';
import { BodyTooLarge, readBounded } from '../outward/body.ts';
import { createAgent, ProxyRefusal } from '../outward/proxy.ts';

/** What is sent. */
export interface RegistryRequest {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  /** A stream can be sent once only. */
  readonly body?: Buffer | Readable | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What came back. */
export interface RegistryAnswer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: Buffer;
}

/** An answer whose body is still to be read. */
export interface OpenAnswer extends Omit<RegistryAnswer, 'body'> {
  readonly stream: http.IncomingMessage;
}

/** Why no answer came. */
export class TransportFault extends Error {
  readonly kind: 'network' | 'proxy' | 'too-large' | 'redirect';
  /** What the proxy answered, if one did. */
  readonly status: number;

  constructor(kind: TransportFault['kind'], message: string, options?: ErrorOptions & { status?: number }) {
    super(message, options);
    this.name = 'TransportFault';
    this.kind = kind;
    this.status = options?.status ?? 0;
  }
}

/** Sends requests over kept connections. */
export interface Transport {
  /** Reads the whole body, at most `maxBytes`. */
  exchange(url: string, request: RegistryRequest): Promise<RegistryAnswer>;
  /** Leaves the body to the caller, who must read or destroy it. */
  open(url: string, request: RegistryRequest): Promise<OpenAnswer>;
  /** Ends kept connections. */
  close(): void;
}

/** Bytes of a manifest, an image config or a page of errors: registries allow manifests of 4 MiB. */
export const maxBytes = 8 * 1024 * 1024;

const silenceSeconds = 30;
const maxRedirects = 5;

/** A transport for an environment with or without proxies. */
export function createTransport(env: Readonly<Record<string, string | undefined>>): Transport {
  const agents = new Map<string, http.Agent>();
  const agentOf = (url: URL): http.Agent => {
    const agent = agents.get(url.origin) ?? createAgent(url, env);
    agents.set(url.origin, agent);
    return agent;
  };

  const open: Transport['open'] = async (address, request) => {
    let url = new URL(address);
    let headers = request.headers;
    for (let redirects = 0; ; redirects++) {
      const stream = await send(url, { ...request, headers }, agentOf(url));
      const next = redirectOf(url, request, stream);
      if (next === undefined) return { status: stream.statusCode ?? 0, headers: stream.headers, stream };
      stream.resume();
      if (redirects === maxRedirects)
        throw new TransportFault('redirect', `it redirected more than ${maxRedirects} times`);
      if (next.origin !== url.origin) headers = withoutLogin(headers);
      url = next;
    }
  };

  return {
    open,
    exchange: async (url, request) => {
      const { stream, ...answer } = await open(url, request);
      return { ...answer, body: await readBody(stream, new URL(url)) };
    },
    close: () => {
      for (const agent of agents.values()) agent.destroy();
      agents.clear();
    },
  };
}

async function send(url: URL, request: RegistryRequest, agent: http.Agent): Promise<http.IncomingMessage> {
  const { method, body, signal } = request;
  const client = url.protocol === 'https:' ? https : http;
  const length = optional(Buffer.isBuffer(body) && body.length, (length) => ({ 'content-length': String(length) }));

  return await new Promise((resolve, reject) => {
    const headers = { ...request.headers, ...length };
    const sent = client.request(url, { method, headers, agent, signal, timeout: silenceSeconds * 1000 });
    sent.once('response', resolve);
    sent.once('timeout', () => sent.destroy(new Error(`no answer within ${silenceSeconds} seconds`)));
    sent.once('error', (cause) => reject(faultOf(cause)));
    if (body instanceof Readable) {
      body.once('error', (cause) => sent.destroy(cause));
      body.pipe(sent);
    } else sent.end(body);
  });
}

function faultOf(cause: Error): TransportFault {
  if (cause instanceof ProxyRefusal) return new TransportFault('proxy', cause.message, { cause, status: cause.status });
  const code = (cause as NodeJS.ErrnoException).code ?? '';
  const message = cause.message === '' ? code : messageOf(cause);
  return new TransportFault('network', message, { cause });
}

/** Where to go on; undefined for a final answer. What leaves TLS is refused. */
function redirectOf(url: URL, request: RegistryRequest, stream: http.IncomingMessage): URL | undefined {
  const { location } = stream.headers;
  const asks = [301, 302, 303, 307, 308].includes(stream.statusCode ?? 0) && location !== undefined;
  if (!asks || !URL.canParse(location, url.href)) return undefined;

  // What is written goes to the registry that was named, or nowhere.
  if (request.method !== 'GET' && request.method !== 'HEAD') return undefined;
  const next = new URL(location, url.href);
  if (isPrivateUrl(next.href)) return next;
  stream.destroy();
  throw new TransportFault('redirect', `it redirected to ${next.origin}, without TLS`);
}

const withoutLogin = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'authorization'));

async function readBody(stream: http.IncomingMessage, url: URL): Promise<Buffer> {
  stream.setTimeout(silenceSeconds * 1000, () => stream.destroy(new Error('the answer stopped half-way')));

  try {
    return await readBounded(stream, url, maxBytes);
  } catch (cause) {
    stream.destroy();
    if (cause instanceof BodyTooLarge)
      throw new TransportFault('too-large', `it answered more than ${maxBytes >> 20} MiB`, { cause });
    throwOurBug(cause);
    throw faultOf(cause);
  }
}
