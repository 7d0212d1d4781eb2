// Answers a registry's challenge: Basic, or a Bearer token from its token server. Keeps nothing, and shows credentials over TLS only.
// https://distribution.github.io/distribution/spec/auth/token/

import { RegistryFault } from '../../domain/image/registry-fault.ts';
import { basicTo, bearerTo, isPrivateUrl, type PrivateUrl } from '../../domain/loopback.ts';
import { optional, phrase } from '../../domain/text/optional.ts';
import { shorten } from './fault.ts';
import type { Transport } from './transport.ts';

/** Who we are to a registry. */
export interface Credentials {
  readonly username: string;
  readonly password: string;
}

/** What is asked for, by whom. */
interface Request {
  readonly registry: string;
  /** The registry's own address, to which the answer goes. */
  readonly root: string;
  /** `repository:<name>:pull` or `…:pull,push`. */
  readonly scope: string;
  readonly credentials: Credentials | undefined;
  readonly fetch: Transport['exchange'];
  readonly signal?: AbortSignal | undefined;
}

/** Characters of a challenge that are looked at. */
const longestChallenge = 4096;

/** The Authorization header that answers a WWW-Authenticate challenge; rejects with a RegistryFault when there is none. */
export async function authorize(challenge: string, request: Request): Promise<string> {
  const [scheme = '', ...rest] = challenge.slice(0, longestChallenge).trim().split(/\s/);
  if (/^basic$/i.test(scheme) && request.credentials !== undefined) return basic(request.root, request);

  const parameters = parseParameters(rest.join(' '));
  if (/^bearer$/i.test(scheme) && parameters['realm'] !== undefined) return await fetchToken(parameters, request);
  throw denied(request, `it asks for ${phrase(scheme !== '', () => `${shorten(scheme)} `)}credentials`);
}

function basic(address: string, request: Request): string {
  const { username = '', password = '' } = request.credentials ?? {};
  return basicTo(privateUrl(address, request), username, password);
}

async function fetchToken(parameters: Readonly<Record<string, string>>, request: Request): Promise<string> {
  const { credentials, signal } = request;
  const url = tokenUrl(parameters, request);
  const headers = { ...optional(credentials, () => ({ authorization: basic(url.href, request) })) };

  const { status, body } = await request.fetch(url.href, { method: 'GET', headers, signal });
  if (status === 429 || status >= 500)
    throw new BusyTokenServer(`its token server at ${url.host} answered ${status}`, status);
  if (status !== 200) throw denied(request, `its token server at ${url.host} answered ${status}`, status);

  const token = tokenIn(body);
  if (token === undefined) throw denied(request, `its token server at ${url.host} gave no token`);
  return bearerTo(privateUrl(request.root, request), token);
}

/** A token server that asks to come later. */
export class BusyTokenServer extends Error {
  readonly status: number;

  constructor(message: string, status: number) {
    super(message);
    this.name = 'BusyTokenServer';
    this.status = status;
  }
}

/** The realm with what is asked of it; a secret never goes there without TLS, nor with user names in the URL. */
function tokenUrl(parameters: Readonly<Record<string, string>>, request: Request): URL {
  const realm = parameters['realm'] ?? '';
  if (!URL.canParse(realm)) throw denied(request, `its token server "${shorten(realm)}" is not a URL`);
  const url = new URL(privateUrl(realm, request));

  if (parameters['service'] !== undefined) url.searchParams.set('service', parameters['service']);
  url.searchParams.set('scope', request.scope);
  return url;
}

/** The address, when a secret may go there. */
function privateUrl(address: string, { registry }: Request): PrivateUrl {
  if (isPrivateUrl(address)) return address;
  const why = `it wants our credentials without TLS, at ${shorten(new URL(address).origin)}`;
  throw new RegistryFault(`The registry ${registry} does not let us in: ${why}`, {
    kind: 'unsafe',
    registry,
    verb: 'log in',
  });
}

/** The token of an answer; undefined when it has none, or is no JSON at all. */
function tokenIn(body: Buffer): string | undefined {
  try {
    const granted = JSON.parse(body.toString()) as { token?: unknown; access_token?: unknown } | null;
    const token = granted?.token ?? granted?.access_token;
    if (typeof token === 'string' && /^[\x21-\x7e]+$/.test(token)) return token;
    return undefined;
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return undefined;
    throw thrown;
  }
}

/** `realm="…",service="…",scope="a,b"` as a map; names are case-insensitive. */
function parseParameters(text: string): Record<string, string> {
  const found = text.matchAll(/(?<![\w])(\w{1,40})=(?:"((?:[^"\\]|\\.){0,2048})"|([^\s,"]{1,2048}))/g);
  return Object.fromEntries(
    [...found].map(([, name = '', quoted, bare]) => [
      name.toLowerCase(),
      quoted?.replace(/\\(.)/g, '$1') ?? bare ?? '',
    ]),
  );
}

function denied({ registry, credentials }: Request, why: string, status?: number): RegistryFault {
  const hasLogin = credentials !== undefined;
  const facts = { kind: hasLogin ? 'denied' : 'no-login', registry, verb: 'log in', hasLogin, status } as const;
  return new RegistryFault(`The registry ${registry} does not let us in: ${why}`, { ...facts, detail: why });
}
