// Answers a registry's challenge: Basic, or a Bearer token from its token server. Keeps nothing.
// https://distribution.github.io/distribution/spec/auth/token/

import { ActionError } from '../../domain/action-error.ts';

/** Who we are to a registry. */
export interface Credentials {
  readonly username: string;
  readonly password: string;
}

/** One HTTP exchange as the registry client does it. */
type Exchange = (
  url: string,
  request: {
    readonly method: string;
    readonly headers: Record<string, string>;
    readonly signal?: AbortSignal | undefined;
  },
) => Promise<{ readonly status: number; readonly body: Buffer }>;

/** What is asked for, by whom. */
interface Request {
  readonly registry: string;
  /** `repository:<name>:pull` or `…:pull,push`. */
  readonly scope: string;
  readonly credentials: Credentials | undefined;
  readonly fetch: Exchange;
  readonly signal?: AbortSignal | undefined;
}

/** The Authorization header that answers a WWW-Authenticate challenge; throws an ActionError `registry_denied` when there is none. */
export async function authorize(challenge: string, request: Request): Promise<string> {
  const [, scheme = '', rest = ''] = /^\s*(\w+)\s*(.*)$/s.exec(challenge) ?? [];
  if (/^basic$/i.test(scheme) && request.credentials !== undefined) return basic(request.credentials);
  const parameters = parseParameters(rest);
  if (/^bearer$/i.test(scheme) && parameters['realm'] !== undefined) return await fetchToken(parameters, request);
  throw denied(request, scheme === '' ? 'it asks for credentials' : `it asks for ${scheme} credentials`);
}

const basic = ({ username, password }: Credentials): string =>
  `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;

async function fetchToken(parameters: Readonly<Record<string, string>>, request: Request): Promise<string> {
  const realm = parameters['realm'] ?? '';
  if (!URL.canParse(realm)) throw denied(request, `its token server "${realm}" is no URL`);
  const url = new URL(realm);
  if (url.protocol !== 'https:' && !/^(?:localhost|127\.|\[::1\])/.test(url.hostname))
    throw denied(request, `it wants our credentials without TLS, at ${url.origin}`);
  if (parameters['service'] !== undefined) url.searchParams.set('service', parameters['service']);
  url.searchParams.set('scope', request.scope);
  const headers: Record<string, string> =
    request.credentials === undefined ? {} : { authorization: basic(request.credentials) };
  const { status, body } = await request.fetch(url.href, { method: 'GET', headers, signal: request.signal });
  if (status !== 200) throw denied(request, `its token server at ${url.host} answered ${status}`);
  const token = tokenIn(body);
  if (token === undefined) throw denied(request, `its token server at ${url.host} gave no token`);
  return `Bearer ${token}`;
}

/** The token of an answer; undefined when it has none, or is no JSON at all. */
function tokenIn(body: Buffer): string | undefined {
  try {
    const granted = JSON.parse(body.toString()) as { token?: string; access_token?: string } | null;
    return granted?.token ?? granted?.access_token;
  } catch {
    return undefined;
  }
}

/** `realm="…",service="…",scope="a,b"` as a map; names are case-insensitive. */
function parseParameters(text: string): Record<string, string> {
  const found = text.matchAll(/(\w+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,]+))/g);
  return Object.fromEntries(
    [...found].map(([, name = '', quoted, bare]) => [
      name.toLowerCase(),
      quoted?.replace(/\\(.)/g, '$1') ?? bare ?? '',
    ]),
  );
}

function denied({ registry, credentials }: Request, why: string): ActionError {
  const fix =
    credentials === undefined
      ? 'Give `username` and `password`, or log in to the registry before this step.'
      : 'Check the credentials, and that they may push to this repository.';
  const what = `The registry ${registry} does not let us in: ${why}`;
  return new ActionError({ code: 'registry_denied', what, where: 'input `registry`', fix });
}
