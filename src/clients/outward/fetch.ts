// One HTTP exchange as `fetch` makes it, for Octokit: through the runner's proxy, over connections that are kept, with a bounded body.
// Never follows a redirect: whoever holds the credentials decides where they go.

import type http from 'node:http';
import { pipeline } from 'node:stream/promises';
import zlib from 'node:zlib';
import { optional } from '../../domain/text/optional.ts';
import { hasCode } from '../../domain/thrown.ts';
import { readBounded } from './body.ts';
import { createAgent } from './proxy.ts';
import { moduleFor } from './scheme.ts';

/** A request of the bounded fetch. */
export interface OutwardRequest {
  readonly method?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly body?: string | Uint8Array | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Resolves when the whole body is here. A redirect is an answer. Rejects with Node's error, or with BodyTooLarge. */
export type OutwardFetch = (url: string | URL, request?: OutwardRequest) => Promise<Response>;

/** A fetch through the proxy that holds `maxBytes` of a body at most, and keeps its connections for the next request. */
export function outwardFetch(env: Readonly<Record<string, string>>, maxBytes: number): OutwardFetch {
  const agentOf = keptAgents(env);

  return async (address, request = {}) => {
    const url = new URL(address);
    try {
      const answer = await send(url, agentOf(url), request);
      const body = await readBody(answer, url, maxBytes);
      return responseOf(answer, body);
    } catch (thrown) {
      // As fetch does: whoever set the time limit sees it, and not that a socket went away.
      request.signal?.throwIfAborted();
      throw thrown;
    }
  };
}

/** Servers close connections that nobody uses; one that was idle for long is not trusted with a write. */
const idleMilliseconds = 4000;

interface KeptAgent {
  readonly agent: http.Agent;
  readonly usedAt: number;
}

/** One agent for each origin, replaced after a pause. */
function keptAgents(env: Readonly<Record<string, string>>): (url: URL) => http.Agent {
  const kept = new Map<string, KeptAgent>();
  return (url) => {
    const now = performance.now();
    const agent = findFresh(kept.get(url.origin), now) ?? createAgent(url, env);
    kept.set(url.origin, { agent, usedAt: now });
    return agent;
  };
}

function findFresh(kept: KeptAgent | undefined, now: number): http.Agent | undefined {
  if (kept === undefined || now - kept.usedAt >= idleMilliseconds) return undefined;
  return kept.agent;
}

/** Sends, and once more when a connection that was kept had died meanwhile: the server has then not seen the request. */
async function send(url: URL, agent: http.Agent, request: OutwardRequest): Promise<http.IncomingMessage> {
  const method = request.method ?? 'GET';
  const isSafe = method === 'GET' || method === 'HEAD';
  const state = { reused: false };

  try {
    return await sendOnce(url, agent, request, state);
  } catch (thrown) {
    const isStale = state.reused && hasCode(thrown, 'ECONNRESET');
    if (!isSafe || !isStale || request.signal?.aborted === true) throw thrown;
    return await sendOnce(url, agent, request, state);
  }
}

async function sendOnce(
  url: URL,
  agent: http.Agent,
  { method = 'GET', headers = {}, body, signal }: OutwardRequest,
  state: { reused: boolean },
): Promise<http.IncomingMessage> {
  const length = optional(body, (body) => ({ 'content-length': String(Buffer.byteLength(body)) }));
  const options = { agent, method, headers: { 'accept-encoding': 'gzip', ...headers, ...length } };

  return await new Promise((resolve, reject) => {
    const sent = moduleFor(url.protocol).request(url, { ...options, ...optional(signal, (signal) => ({ signal })) });
    sent.once('response', resolve);
    sent.once('error', (error) => {
      state.reused = sent.reusedSocket;
      reject(error);
    });
    sent.end(body);
  });
}

async function readBody(answer: http.IncomingMessage, url: URL, maxBytes: number): Promise<Buffer> {
  const collect = async (pieces: AsyncIterable<Buffer>): Promise<Buffer> => await readBounded(pieces, url, maxBytes);
  const isPacked = /^\s*(?:x-)?gzip\s*$/i.test(answer.headers['content-encoding'] ?? '');
  if (isPacked) return await pipeline(answer, zlib.createGunzip(), collect);
  return await pipeline(answer, collect);
}

const bodiless = new Set([204, 205, 304]);

function responseOf(answer: http.IncomingMessage, body: Buffer): Response {
  const { statusCode: status = 500 } = answer;
  if (status < 200 || status > 599) throw new Error(`the answer's status is ${status}, which HTTP does not know`);

  const headers = new Headers();
  for (const [name, values] of Object.entries(answer.headersDistinct))
    for (const value of values ?? []) headers.append(name, value);
  headers.delete('content-encoding');
  return new Response(bodiless.has(status) ? null : new Uint8Array(body), { status, headers });
}
