// Sends one HTTP request on a connection of its own, and reads the whole answer within bounds of time and size.
// Never reuses a connection (it would pin us to one pod), never throws for what the network does. Goes through the runner's proxy.

import { X509Certificate } from 'node:crypto';
import type http from 'node:http';
import type https from 'node:https';
import tls from 'node:tls';
import { urlToHttpOptions } from 'node:url';
import {
  answerIn,
  type Fault,
  type ProbeAnswer,
  type ProbeFaultReason,
  type ProbeRequest,
  type Prober,
  showUrl,
} from '../domain/probe.ts';
import { optional } from '../domain/text/optional.ts';
import { throwOurBug } from '../domain/thrown.ts';
import { BodyTooLarge, readBounded } from './outward/body.ts';
import { createRoutes } from './outward/route.ts';
import { moduleFor } from './outward/scheme.ts';

/** Whom to trust beyond the usual authorities, and which way leads out. */
export interface Trust {
  /** The environment whose `https_proxy`, `http_proxy` and `no_proxy` count. */
  readonly env?: Readonly<Record<string, string | undefined>> | undefined;
  /** PEM certificates, added to those that Node trusts. */
  readonly ca?: string | undefined;
  /** True accepts any certificate. */
  readonly insecure: boolean;
}

/** Bytes of a body, inflated, beyond which the answer counts as too large. */
export const maxBodyBytes = 5 * 1024 * 1024;

const maxRedirects = 10;
const tooMany = `${maxRedirects} redirects were followed, and the next one leads to `;
/** What may follow a redirect to another origin; anything else might be a credential. */
const harmlessHeaders = new Set(['accept', 'accept-language', 'content-type', 'user-agent']);

/** A prober; throws when `ca` holds no certificate, or a broken one. */
export function createProber(trust: Trust): Prober {
  const options = {
    rejectUnauthorized: !trust.insecure,
    // Node gives each address of a name 250 ms, which a region on the other side of the world does not hold.
    autoSelectFamilyAttemptTimeout: 1500,
    ...optional(trust.ca, (ca) => ({ secureContext: trusting(ca) })),
  };
  const routes = createRoutes(trust.env ?? {});
  return async (request) => {
    const started = performance.now();
    let current = request;
    for (let redirects = 0; ; redirects++) {
      const outcome = await routes.send(current, async (route) => {
        const left = current.timeoutSeconds * 1000 - (performance.now() - started);
        return await exchange(current, { ...options, ...route }, left);
      });
      const milliseconds = performance.now() - started;
      const next = optional(answerIn(outcome), (answer) => redirected(current, answer));

      if (next === undefined) return { ...outcome, milliseconds };
      if (redirects === maxRedirects)
        return { kind: 'fault', reason: 'redirect_loop', what: `${tooMany}${showUrl(next.url)}`, milliseconds };
      current = next;
    }
  };
}

const trusting = (ca: string): tls.SecureContext =>
  tls.createSecureContext({ ca: [...tls.rootCertificates, ...certificatesOf(ca)] });

/** Each certificate of a PEM text; Node itself would silently ignore what is none. */
function certificatesOf(pem: string): string[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g);
  if (blocks === null) throw new Error('it holds no certificate in PEM');
  return blocks.map((block) => new X509Certificate(block).toString());
}

/** The request that a redirect asks for, or undefined when the answer is final. https://www.rfc-editor.org/rfc/rfc9110#section-15.4 */
function redirected(request: ProbeRequest, { status, headers }: ProbeAnswer): ProbeRequest | undefined {
  if (!request.followRedirects || ![301, 302, 303, 307, 308].includes(status)) return undefined;
  const url = optional(headers['location'], (location) => URL.parse(location, request.url.href) ?? undefined);
  if (url === undefined || !/^https?:$/.test(url.protocol)) return undefined;
  // What was asked for in secret is not sent in the open.
  if (request.url.protocol === 'https:' && url.protocol === 'http:') return undefined;

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
  if (keepsBody) return next;

  return { ...next, method: 'GET', body: undefined };
}

/** What ends an exchange that brings no answer. */
type Fail = (reason: ProbeFaultReason, what: string, timedOut?: boolean) => void;

/** One request and its answer, without redirects. */
async function exchange(
  request: ProbeRequest,
  options: https.RequestOptions,
  budget: number,
): Promise<ProbeAnswer | Fault> {
  request.signal.throwIfAborted();
  const progress = { phase: connecting };

  return await new Promise((resolve, reject) => {
    let sent: http.ClientRequest | undefined;
    const fail: Fail = (reason, what, timedOut = false) => {
      if (request.signal.aborted) reject(request.signal.reason as Error);
      else resolve({ kind: 'fault', reason, what, milliseconds: 0, ...(timedOut && { timedOut }) });
      end();
    };
    const settle = (answer: ProbeAnswer): void => {
      resolve(answer);
      end();
    };
    const deadline = setTimeout(() => failLate(request, { phase: progress.phase, budget }, fail), Math.max(0, budget));
    const abort = (): void => fail('unreachable', 'aborted');
    const end = (): void => {
      clearTimeout(deadline);
      request.signal.removeEventListener('abort', abort);
      sent?.destroy();
    };

    request.signal.addEventListener('abort', abort, { once: true });
    sent = open(request, options, fail);
    if (sent === undefined) return;
    trackPhase(sent, request.url.protocol === 'https:', progress);
    sent.on('error', (error) => fail(reasonOf(error, progress.phase), describeFault(error, request.url)));
    sent.on('response', (response) => {
      progress.phase = 'reading the body';
      readAnswer(response, request.url)
        .then(settle, (thrown) => failInBody(thrown, fail))
        .catch(reject);
    });
    sent.end(request.body);
  });
}

/** A host that drops our packets is out of reach; one that takes the connection is slow. */
function failLate(
  { url, timeoutSeconds }: ProbeRequest,
  { phase, budget }: { readonly phase: string; readonly budget: number },
  fail: Fail,
): void {
  const bound = `within ${Number(timeoutSeconds.toFixed(1))} s`;
  // After redirects the time was spent elsewhere.
  const isWhole = budget > timeoutSeconds * 900;
  if (phase === connecting && isWhole) fail('unreachable', `${url.host}: no connection ${bound}`, true);
  else fail('timeout', `no complete answer ${bound} (${phase})`);
}

/** Opens the request; undefined when it cannot even be written. */
function open(request: ProbeRequest, options: https.RequestOptions, fail: Fail): http.ClientRequest | undefined {
  const whole = { ...urlToHttpOptions(request.url), ...options, method: request.method };
  const headers = { 'user-agent': 'ship-actions', accept: '*/*', ...options.headers, ...lowerCase(request.headers) };
  try {
    return moduleFor(whole.protocol ?? '').request({ ...whole, headers });
  } catch (thrown) {
    throwOurBug(thrown);
    fail('request_invalid', `the request cannot be sent: ${thrown.message}`);
    return undefined;
  }
}

const lowerCase = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

const connecting = 'connecting';
const handshake = 'TLS handshake';

function trackPhase(request: http.ClientRequest, secure: boolean, progress: { phase: string }): void {
  const waiting = 'waiting for the answer';
  request.once('socket', (socket) => {
    const connected = (): void => {
      progress.phase = secure ? handshake : waiting;
    };
    // What comes through a proxy is connected already.
    if (socket.connecting) socket.once('connect', connected);
    else connected();
    socket.once('secureConnect', () => {
      progress.phase = waiting;
    });
  });
}

async function readAnswer(response: http.IncomingMessage, url: URL): Promise<ProbeAnswer> {
  const packed = await readBounded(response, url, maxBodyBytes);
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(response.headers))
    if (value !== undefined) headers[name] = [value].flat().join(', ');

  const body = new TextDecoder().decode(plainBytes(packed, headers['content-encoding']));
  const cookies = response.headers['set-cookie'] ?? [];
  const status = response.statusCode ?? 0;
  return { kind: 'answer', status, headers, body, cookies, milliseconds: 0, url: showUrl(url) };
}

const decoders: Readonly<Record<string, 'gunzipSync' | 'inflateSync' | 'brotliDecompressSync'>> = {
  gzip: 'gunzipSync',
  deflate: 'inflateSync',
  br: 'brotliDecompressSync',
};

/** The body as it was before it was compressed, which a server may do without being asked. An unknown coding stays as it is. */
function plainBytes(bytes: Buffer, coding: string | undefined): Buffer {
  const decode = decoders[coding?.trim().toLowerCase() ?? ''];
  if (decode === undefined || bytes.length === 0) return bytes;
  try {
    // Loaded only here: it takes a tenth of the time in which a step starts, and hardly any answer is compressed.
    return process.getBuiltinModule('node:zlib')[decode](bytes, { maxOutputLength: maxBodyBytes });
  } catch (cause) {
    throwOurBug(cause);
    throw new WrongCoding(`the body is not ${coding}, although content-encoding says so`, { cause });
  }
}

class WrongCoding extends Error {}

/** What a stream throws has a code; anything else is a bug of ours. */
function failInBody(thrown: unknown, fail: Fail): void {
  if (thrown instanceof BodyTooLarge || (thrown instanceof WrongCoding && isTooLarge(thrown.cause)))
    fail('body_too_large', `the body is larger than ${maxBodyBytes / 1024 / 1024} MiB`);
  else if (thrown instanceof WrongCoding) fail('unreachable', thrown.message);
  else {
    throwOurBug(thrown);
    if (!('code' in thrown)) throw thrown;
    fail('unreachable', 'the connection closed before the body was complete');
  }
}

const isTooLarge = (cause: unknown): boolean =>
  (cause as NodeJS.ErrnoException | undefined)?.code === 'ERR_BUFFER_TOO_LARGE';

/** A reset during the handshake is a balancer without a backend, not a certificate's fault. */
function reasonOf(error: NodeJS.ErrnoException, phase: string): ProbeFaultReason {
  const lost = ['ECONNRESET', 'EPIPE', 'ETIMEDOUT'].includes(error.code ?? '');
  if (phase === handshake && !lost) return 'tls';
  return 'unreachable';
}

const untrusted = 'its authority is not known here';

/** What the codes of Node and OpenSSL mean: https://nodejs.org/api/tls.html#x509-certificate-error-codes */
const meanings: Readonly<Record<string, string>> = {
  ENOTFOUND: 'DNS does not know this name (yet)',
  EAI_AGAIN: 'DNS did not answer',
  ECONNRESET: 'the connection was reset',
  CERT_HAS_EXPIRED: 'the certificate has expired',
  CERT_NOT_YET_VALID: 'the certificate is not valid yet',
  ERR_TLS_CERT_ALTNAME_INVALID: 'the certificate is for another name',
  DEPTH_ZERO_SELF_SIGNED_CERT: `the certificate signed itself, and ${untrusted}`,
  SELF_SIGNED_CERT_IN_CHAIN: `the certificate cannot be trusted: ${untrusted}`,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: `the certificate cannot be trusted: ${untrusted}`,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: `the certificate cannot be trusted: ${untrusted}`,
  EPROTO: 'the two sides do not agree on TLS',
};

/** Node says nothing but a code when every address of a name failed. */
function describeFault(error: NodeJS.ErrnoException, url: URL): string {
  if (error.code === 'EPROTO' && error.message.includes('wrong version number'))
    return 'the server does not speak TLS there; is its address http://?';

  const words = wordsOf(error).slice(0, 1000).replace(/\s+/g, ' ').trim();
  const meaning = meanings[error.code ?? ''];
  if (meaning === undefined) return words;
  return `${url.hostname}: ${meaning} (${words})`;
}

function wordsOf(error: NodeJS.ErrnoException): string {
  if (error.message !== '') return error.message;
  const inner = innerOf(error).map((each) => each.message);
  return inner.join('; ') || (error.code ?? error.name);
}

function innerOf(error: Error): readonly Error[] {
  if (error instanceof AggregateError) return error.errors as Error[];
  return [];
}
