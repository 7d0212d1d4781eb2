// One JSON request to a public API and its answer, within bounds of time and size, through the proxy of the step where there is one.
// Never follows a redirect, never sends to an address that is neither TLS nor this machine, never throws for what the network does.

import type { ClientRequest, IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { TLSSocket } from 'node:tls';
import { isPrivateUrl } from '../../domain/loopback.ts';
import { optional } from '../../domain/text/optional.ts';

/** One request. */
export interface JsonRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** From the first packet to the last byte. */
  readonly milliseconds: number;
  /** Where `https_proxy` and `no_proxy` are looked up. */
  readonly env: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/** Why there is no answer. `insecure`: nothing was sent; `unreachable` and `proxy`: the request never left. */
export type FaultReason = 'insecure' | 'unreachable' | 'proxy' | 'timeout' | 'cut' | 'too large';

/** What came back. `sent`: the server may have acted on it. */
export type Reply =
  | { readonly kind: 'answer'; readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: string }
  | { readonly kind: 'fault'; readonly reason: FaultReason; readonly sent: boolean; readonly what: string };

/** Bytes of an answer that are read; GitHub's largest comparisons stay below. */
const mostBytes = 16 * 1024 * 1024;

/** Sends one request on a connection of its own. Rejects only with the reason of an aborted signal. */
export async function exchangeJson(request: JsonRequest): Promise<Reply> {
  request.signal.throwIfAborted();
  if (!isPrivateUrl(request.url)) return fault('insecure', false, 'the address is not https');

  const limit = AbortSignal.timeout(Math.max(1, Math.ceil(request.milliseconds)));
  const progress = { connected: false };
  try {
    return await send(request, AbortSignal.any([limit, request.signal]), progress);
  } catch (thrown) {
    request.signal.throwIfAborted();
    if (!(thrown instanceof Error)) throw thrown;
    if (thrown instanceof TooLarge) return fault('too large', true, `the answer is larger than ${mostBytes} bytes`);
    return faultOf(thrown, progress.connected, limit.aborted);
  }
}

class TooLarge extends Error {}

async function send(request: JsonRequest, signal: AbortSignal, progress: { connected: boolean }): Promise<Reply> {
  const url = new URL(request.url);
  const isTls = url.protocol === 'https:';
  const { Agent, request: open } = isTls ? await import('node:https') : await import('node:http');
  const body = optional(request.body, (body) => JSON.stringify(body));
  const headers = { 'User-Agent': 'ship-actions', ...contentHeaders(body), ...request.headers };

  const agent = new Agent({ keepAlive: false, proxyEnv: request.env });
  const sent = open(url, { method: request.method, agent, headers, signal });
  sent.once('socket', (socket) => {
    // Behind a proxy the socket is there before its handshake.
    progress.connected = isTls ? isSecured(socket) : !socket.connecting;
    socket.once(isTls ? 'secureConnect' : 'connect', () => {
      progress.connected = true;
    });
  });
  const answer = readResponse(sent);
  sent.end(body);
  return await answer;
}

/** `getProtocol` names a version long before the handshake is over; a Finished message is sent at its end. */
const isSecured = (socket: unknown): boolean => (socket as TLSSocket).getFinished?.() !== undefined;

const contentHeaders = (body: string | undefined): Record<string, string | number> => {
  if (body === undefined) return {};
  return { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': Buffer.byteLength(body) };
};

async function readResponse(request: ClientRequest): Promise<Reply> {
  return await new Promise<Reply>((resolve, reject) => {
    request.once('error', reject);
    request.once('response', (response) => {
      readBounded(response).then(
        (body) => resolve({ kind: 'answer', status: response.statusCode ?? 0, headers: response.headers, body }),
        reject,
      );
    });
  });
}

async function readBounded(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    size += (chunk as Buffer).length;
    if (size > mostBytes) throw new TooLarge();
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Node's own words may quote the proxy's address with its password, so only the code and the status are kept. */
function faultOf(thrown: Error & { code?: string }, connected: boolean, late: boolean): Reply {
  const { code = thrown.name } = thrown;
  if (/^ERR_PROXY/.test(code)) return fault('proxy', false, proxyWords(thrown.message));
  if (late) return fault('timeout', connected, connected ? 'no answer in time' : 'no connection in time');
  if (connected) return fault('cut', true, code);
  return fault('unreachable', false, code);
}

/** The status of a proxy that made no tunnel, as it stands in the first line of its answer. */
export function proxyWords(message: string): string {
  const status = /\bHTTP\/1\.[01] (\d{3})\b/.exec(message.slice(0, 2000))?.[1];
  if (status === '407') return 'the proxy wants a user name and a password (407)';
  if (status === undefined) return 'the proxy made no tunnel';
  return `the proxy made no tunnel (${status})`;
}

const fault = (reason: FaultReason, sent: boolean, what: string): Reply => ({ kind: 'fault', reason, sent, what });
