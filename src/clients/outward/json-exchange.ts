// One JSON request to a public API and its answer, within bounds of time and size, through the proxy of the step where there is one. Of a
// request that failed it says whether the server may have acted on it: whoever tries again must know that.
// Never follows a redirect, never sends to an address that is neither TLS nor this machine, never throws for what the network does.

import type { ClientRequest, IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { isPrivateUrl } from '../../domain/loopback.ts';
import { optional } from '../../domain/text/optional.ts';
import { throwOurBug } from '../../domain/thrown.ts';
import { BodyTooLarge, readBounded } from './body.ts';
import { findProxyAnswer, unusable } from './proxy-answer.ts';

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
export type ExchangeFaultReason = 'insecure' | 'unreachable' | 'proxy' | 'timeout' | 'cut' | 'too large';

/** What came back. `sent`: the server may have acted on it. */
export type Reply =
  | { readonly kind: 'answer'; readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: string }
  | { readonly kind: 'fault'; readonly reason: ExchangeFaultReason; readonly sent: boolean; readonly what: string };

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
    if (thrown instanceof BodyTooLarge) return fault('too large', true, `the answer is larger than ${mostBytes} bytes`);
    throwOurBug(thrown);
    return faultOf(thrown, progress.connected, limit.aborted);
  }
}

interface Progress {
  connected: boolean;
}

async function send(request: JsonRequest, signal: AbortSignal, progress: Progress): Promise<Reply> {
  // Loaded only here: a step that sends nothing starts sooner without them.
  const [{ withConnection }, { moduleFor }] = await Promise.all([import('./route.ts'), import('./scheme.ts')]);
  const url = new URL(request.url);
  const { method, env } = request;
  const body = optional(request.body, (body) => JSON.stringify(body));
  const own = { 'User-Agent': 'ship-actions', ...contentHeaders(body), ...request.headers };

  return await withConnection(url, env, async (route) => {
    const headers = { ...route.headers, ...own };
    const sent = moduleFor(url.protocol).request(url, { ...route, method, headers, signal });
    trackConnection(sent, url, progress);
    const answer = readResponse(sent, url, signal);
    sent.end(body);
    return await answer;
  });
}

/** Behind a proxy the socket is there before its handshake. */
function trackConnection(sent: ClientRequest, { protocol }: URL, progress: Progress): void {
  const connected = (): void => {
    progress.connected = true;
  };
  sent.once('socket', (socket) => {
    const isTls = protocol === 'https:';
    if (isTls) socket.once('secureConnect', connected);
    else if (socket.connecting) socket.once('connect', connected);
    else connected();
  });
}

const contentHeaders = (body: string | undefined): Record<string, string | number> => {
  if (body === undefined) return {};
  return { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': Buffer.byteLength(body) };
};

async function readResponse(request: ClientRequest, url: URL, signal: AbortSignal): Promise<Reply> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request.on('error', reject);
    request.once('response', resolve);
    // A request that still waits for its tunnel hears of no signal.
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  const { statusCode: status = 0, headers } = response;
  const body = await readBounded(response, url, mostBytes);
  return { kind: 'answer', status, headers, body: body.toString('utf8') };
}

/** Node's own words may quote an address, so only the code and the status are kept. */
function faultOf(thrown: Error, connected: boolean, late: boolean): Reply {
  const proxy = findProxyAnswer(thrown);
  if (proxy?.status === unusable) return fault('proxy', false, proxy.message);
  if (proxy !== undefined && proxy.status > 0) return fault('proxy', false, proxyWords(proxy.status));
  if (late && !connected) return noConnection;
  if (late) return fault('timeout', true, 'no answer in time');
  if (connected) return fault('cut', true, codeOf(thrown) ?? thrown.name);
  if (proxy !== undefined) return silentProxy(codeOf(thrown.cause));
  return fault('unreachable', false, codeOf(thrown) ?? thrown.name);
}

const codeOf = (thrown: unknown): string | undefined => (thrown as NodeJS.ErrnoException | undefined)?.code;

function proxyWords(status: number): string {
  if (status === 407) return 'the proxy wants a user name and a password (407)';
  return `the proxy made no tunnel (${status})`;
}

/** A proxy that gave no status: nobody is there, it hung up, or it kept us waiting, which has no code. */
function silentProxy(code: string | undefined): Reply {
  if (code === undefined) return noConnection;
  if (/^(?:ECONNRESET|HPE_)/.test(code)) return fault('proxy', false, 'the proxy made no tunnel');
  return fault('unreachable', false, code);
}

const fault = (reason: ExchangeFaultReason, sent: boolean, what: string): Reply => ({
  kind: 'fault',
  reason,
  sent,
  what,
});

const noConnection = fault('timeout', false, 'no connection in time');
