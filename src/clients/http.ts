// Sends one HTTP request on a connection of its own, and reads the whole answer within bounds of time and size.
// Never reuses a connection (it would pin us to one pod), never asks a proxy, never throws for what the network does.

import { X509Certificate } from 'node:crypto';
import http from 'node:http';
import https from 'node:https';
import tls from 'node:tls';
import { urlToHttpOptions } from 'node:url';
import zlib from 'node:zlib';
import { type Answer, type Fault, type FaultReason, type ProbeRequest, type Prober, showUrl } from '../domain/probe.ts';

/** Whom to trust beyond the usual authorities. */
export interface Trust {
  /** PEM certificates, added to those that Node trusts. */
  readonly ca?: string | undefined;
  /** True accepts any certificate. */
  readonly insecure: boolean;
}

/** Bytes of a body that are read before the answer counts as too large. */
export const maxBodyBytes = 1024 * 1024;

const tooLarge = `the body is larger than ${maxBodyBytes / 1024 / 1024} MiB`;
const maxRedirects = 10;
/** What may follow a redirect to another origin; anything else might be a credential. */
const harmlessHeaders = new Set(['accept', 'accept-language', 'content-type', 'user-agent']);

/** A prober; throws when `ca` holds no certificate, or a broken one. */
export function createProber(trust: Trust): Prober {
  const secureContext =
    trust.ca === undefined
      ? undefined
      : tls.createSecureContext({ ca: [...tls.rootCertificates, ...certificatesOf(trust.ca)] });
  const options = { agent: false, rejectUnauthorized: !trust.insecure, ...(secureContext && { secureContext }) };
  return async (request) => {
    const started = performance.now();
    let current = request;
    for (let redirects = 0; ; redirects++) {
      const spent = performance.now() - started;
      const outcome = await exchange(current, options, current.timeoutSeconds * 1000 - spent);
      const milliseconds = performance.now() - started;
      if (outcome.kind === 'fault' || !request.followRedirects || redirects === maxRedirects)
        return { ...outcome, milliseconds };
      const next = redirected(current, outcome);
      if (next === undefined) return { ...outcome, milliseconds };
      current = next;
    }
  };
}

/** Each certificate of a PEM text; Node itself would silently ignore what is none. */
function certificatesOf(pem: string): string[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g);
  if (blocks === null) throw new Error('it holds no certificate in PEM');
  return blocks.map((block) => new X509Certificate(block).toString());
}

/** The request that a redirect asks for, or undefined when the answer is final. https://www.rfc-editor.org/rfc/rfc9110#section-15.4 */
function redirected(request: ProbeRequest, { status, headers }: Answer): ProbeRequest | undefined {
  const location = headers['location'];
  if (
    ![301, 302, 303, 307, 308].includes(status) ||
    location === undefined ||
    !URL.canParse(location, request.url.href)
  )
    return undefined;
  const url = new URL(location, request.url);
  if (!/^https?:$/.test(url.protocol)) return undefined;
  const sameOrigin = url.origin === request.url.origin;
  const keepsBody = status === 307 || status === 308 || ['GET', 'HEAD'].includes(request.method);
  // A body may hold credentials as well: the redirect itself is then the answer.
  if (!sameOrigin && keepsBody && request.body !== undefined) return undefined;
  if (sameOrigin && url.username === '') {
    url.username = request.url.username;
    url.password = request.url.password;
  }
  const kept = Object.entries(request.headers).filter(([name]) => {
    const lower = name.toLowerCase();
    return (sameOrigin || harmlessHeaders.has(lower)) && (keepsBody || !lower.startsWith('content-'));
  });
  const next = { ...request, url, headers: Object.fromEntries(kept) };
  return keepsBody ? next : { ...next, method: 'GET', body: undefined };
}

/** One request and its answer, without redirects. */
async function exchange(request: ProbeRequest, options: https.RequestOptions, budget: number): Promise<Answer | Fault> {
  request.signal.throwIfAborted();
  const { protocol } = request.url;
  const progress = { phase: 'connect to the server' };
  return await new Promise((resolve, reject) => {
    const fault = (reason: FaultReason, what: string): void => {
      if (request.signal.aborted) reject(request.signal.reason as Error);
      else resolve({ kind: 'fault', reason, what, milliseconds: 0 });
      end();
    };
    let sent: http.ClientRequest | undefined;
    const deadline = setTimeout(
      () => fault('timeout', `no complete answer within ${request.timeoutSeconds} s (${progress.phase})`),
      Math.max(0, budget),
    );
    const abort = (): void => fault('unreachable', 'aborted');
    const end = (): void => {
      clearTimeout(deadline);
      request.signal.removeEventListener('abort', abort);
      sent?.destroy();
    };
    request.signal.addEventListener('abort', abort, { once: true });
    try {
      sent = open(request, options);
    } catch (thrown) {
      return fault('request_invalid', `the request cannot be sent: ${(thrown as Error).message}`);
    }
    trackPhase(sent, protocol === 'https:', progress);
    sent.on('error', (error) => fault(reasonOf(error, progress.phase), describe(error)));
    sent.on('response', (response) => {
      progress.phase = 'reading the body';
      const settle = (answer: Answer): void => {
        resolve(answer);
        end();
      };
      readAnswer(response, request.url, settle, fault);
    });
    sent.end(request.body);
  });
}

function open(request: ProbeRequest, options: https.RequestOptions): http.ClientRequest {
  const send = request.url.protocol === 'https:' ? https.request : http.request;
  const headers = { 'user-agent': 'ship-actions', accept: '*/*', ...lowerCase(request.headers) };
  return send({ ...urlToHttpOptions(request.url), ...options, method: request.method, headers });
}

const lowerCase = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

const handshake = 'TLS handshake';

function trackPhase(request: http.ClientRequest, secure: boolean, progress: { phase: string }): void {
  const waiting = 'waiting for the answer';
  progress.phase = 'connecting';
  request.once('socket', (socket) => {
    socket.once('connect', () => {
      progress.phase = secure ? handshake : waiting;
    });
    socket.once('secureConnect', () => {
      progress.phase = waiting;
    });
  });
}

function readAnswer(
  response: http.IncomingMessage,
  url: URL,
  settle: (answer: Answer) => void,
  fault: (reason: FaultReason, what: string) => void,
): void {
  const chunks: Buffer[] = [];
  let size = 0;
  response.on('data', (chunk: Buffer) => {
    size += chunk.length;
    chunks.push(chunk);
    if (size > maxBodyBytes) fault('body_too_large', tooLarge);
  });
  response.on('error', () => fault('unreachable', 'the connection closed before the body was complete'));
  response.on('end', () => {
    const headers: Record<string, string> = {};
    for (const [name, value] of Object.entries(response.headers))
      if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
    const bytes = plainBytes(Buffer.concat(chunks), headers['content-encoding'], fault);
    if (bytes === undefined) return;
    const body = new TextDecoder().decode(bytes);
    settle({ kind: 'answer', status: response.statusCode ?? 0, headers, body, milliseconds: 0, url: showUrl(url) });
  });
}

const decoders: Readonly<Record<string, (bytes: Buffer, bound: zlib.ZlibOptions) => Buffer>> = {
  gzip: zlib.gunzipSync,
  deflate: zlib.inflateSync,
  br: zlib.brotliDecompressSync,
};

/** The body as it was before it was compressed, which a server may do without being asked. An unknown coding stays as it is. */
function plainBytes(
  bytes: Buffer,
  coding: string | undefined,
  fault: (reason: FaultReason, what: string) => void,
): Buffer | undefined {
  const decode = decoders[coding?.trim().toLowerCase() ?? ''];
  if (decode === undefined || bytes.length === 0) return bytes;
  try {
    return decode(bytes, { maxOutputLength: maxBodyBytes });
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') fault('body_too_large', tooLarge);
    else fault('unreachable', `the body is no ${coding}, though content-encoding says so`);
    return undefined;
  }
}

/** A reset during the handshake is a balancer without a backend, not a certificate's fault. */
function reasonOf(error: NodeJS.ErrnoException, phase: string): FaultReason {
  const lost = ['ECONNRESET', 'EPIPE', 'ETIMEDOUT'].includes(error.code ?? '');
  return phase === handshake && !lost ? 'tls' : 'unreachable';
}

/** Node says nothing but a code when every address of a name failed. */
function describe(error: NodeJS.ErrnoException): string {
  if (error.code === 'EPROTO' && error.message.includes('wrong version number'))
    return 'the server does not speak TLS there; is its address http://?';
  const inner = error instanceof AggregateError ? (error.errors as Error[]).map((each) => each.message) : [];
  const text = error.message !== '' ? error.message : inner.join('; ');
  return text.trim() === '' ? (error.code ?? error.name) : text.replace(/\s+/g, ' ').trim();
}
