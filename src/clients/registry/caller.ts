// Calls the API of one repository: logs in when asked to, tries passing trouble again, and refuses what the specification does not foresee.
// Knows no manifest and no blob.

import type { Readable } from 'node:stream';
import { RegistryFault } from '../../domain/image/registry-fault.ts';
import { isLoopback } from '../../domain/loopback.ts';
import { before } from '../../domain/text/ends.ts';
import { optional, phrase } from '../../domain/text/optional.ts';
import { retry } from '../retry.ts';
import { authorize, BusyTokenServer, type Credentials } from './auth.ts';
import { denied, detailOf, unexpected } from './fault.ts';
import {
  createTransport,
  type OpenAnswer,
  type RegistryAnswer,
  type RegistryRequest,
  type Transport,
  TransportFault,
} from './transport.ts';

/** Where a repository is, and how to get in. */
export interface RepositoryAddress {
  /** host[:port]. */
  readonly registry: string;
  readonly repository: string;
  readonly credentials: Credentials | undefined;
  /** Called once when the registry says that the login has expired. */
  readonly renew?: (() => Promise<Credentials>) | undefined;
  /** For its proxies. */
  readonly env?: Readonly<Record<string, string>> | undefined;
  readonly signal?: AbortSignal | undefined;
  /** First pause between tries at most; for tests. */
  readonly retryMilliseconds?: number;
  /** Tries after the first; default 4, and for one that says 429 as many as fit into a minute. */
  readonly retries?: number;
  /** False: a registry that gives no answer at all is not asked again, one that is busy is. Default: true. */
  readonly retriesSilence?: boolean;
}

/** Where the API of a repository is; loopback is spoken to in plain HTTP. Docker Hub's is at another host, and its official images lie below `library/`. */
export function repositoryUrl(registry: string, repository: string): string {
  if (registry !== 'docker.io') return `${isLoopback(registry) ? 'http' : 'https'}://${registry}/v2/${repository}`;
  return `https://registry-1.docker.io/v2/${phrase(!repository.includes('/'), 'library/')}${repository}`;
}

/** An answer, its body read or still to come. */
type Sent = Omit<RegistryAnswer, 'body'> & { readonly stream?: Readable };

/** A repository's API at work. */
export interface Caller {
  /** Where relative paths start. */
  readonly root: string;
  /** Asks, tries passing trouble again, and refuses what the specification does not foresee. */
  exchange(path: string, request: RegistryRequest): Promise<RegistryAnswer>;
  open(path: string, request: RegistryRequest): Promise<OpenAnswer>;
}

/** Trouble that may pass: the network's, 429 and 5xx. */
class PassingTrouble extends Error {
  readonly kind: 'unreachable' | 'proxy' | 'throttled' | 'busy';

  constructor(message: string, kind: PassingTrouble['kind'], options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}

const isReading = (method: string): boolean => method === 'GET' || method === 'HEAD';

/** Opens the API of a repository. Touches the network only in calls. */
export function openCaller(address: RepositoryAddress): Caller {
  const root = `${repositoryUrl(address.registry, address.repository)}/`;
  const transport = createTransport(address.env ?? {});
  const session = openSession(address, root, transport);

  const exchange: Caller['exchange'] = async (path, request) => {
    const send = async () => await session.send(path, request, transport.exchange);
    const answer = await patiently(address, request, async () => checkBusy(await send()));
    const fault = refusalOf(address, path, request, answer);
    if (fault === undefined) return answer;
    if (fault.kind !== 'expired' || !(await session.renew())) throw fault;
    return await send();
  };
  const open: Caller['open'] = async (path, request) =>
    await patiently(address, request, async () => {
      const answer = await session.send(path, request, transport.open);
      if (answer.status === 200 || answer.status === 404) return answer;
      answer.stream.destroy();
      const { status, headers } = answer;
      const bare = checkBusy({ status, headers, body: Buffer.alloc(0) });
      throw refusalOf(address, path, request, bare) ?? unexpected(address, `GET ${path}`, bare);
    });
  return { root, exchange, open };
}

/** Our login with a registry, as far as it was asked for. */
interface Session {
  /** Sends with the login, and logs in when asked to. */
  send<A extends Sent>(
    path: string,
    request: RegistryRequest,
    once: (url: string, request: RegistryRequest) => Promise<A>,
  ): Promise<A>;
  /** Gets a new login, once; false when there is none to get. */
  renew(): Promise<boolean>;
}

function openSession(address: RepositoryAddress, root: string, transport: Transport): Session {
  const { registry, repository, signal } = address;
  const tokens = new Map<string, string>();
  let { credentials, renew } = address;
  const login = async (challenge: string, purpose: string): Promise<void> => {
    const scope = `repository:${repository}:${purpose}`;
    const request = { registry, root, scope, credentials, fetch: transport.exchange, signal };
    tokens.set(purpose, await authorize(challenge, request));
  };

  return {
    send: async (path, request, once) => {
      const purpose = isReading(request.method) ? 'pull' : 'pull,push';
      const url = new URL(path, root);
      // An upload may go on at another host, which is shown no login of ours.
      const isOurs = url.origin === new URL(root).origin;
      const attempt = async () => {
        const token = optional(isOurs, () => tokens.get(purpose));
        const headers = { ...request.headers, ...optional(token, (token) => ({ authorization: token })) };
        return await once(url.href, { ...request, headers, signal });
      };

      const first = await attempt();
      if (first.status !== 401 || !isOurs || isStream(request)) return first;
      first.stream?.resume();
      await login(String(first.headers['www-authenticate'] ?? ''), purpose);
      return await attempt();
    },
    renew: async () => {
      if (renew === undefined) return false;
      credentials = await renew();
      renew = undefined;
      tokens.clear();
      return true;
    },
  };
}

const isStream = ({ body }: RegistryRequest): boolean => body !== undefined && !Buffer.isBuffer(body);

function checkBusy(answer: RegistryAnswer): RegistryAnswer {
  const { status, body } = answer;
  if (status !== 429 && status < 500) return answer;
  const detail = detailOf(body);
  const message = `it answered ${status}${phrase(detail !== '', () => `: ${detail}`)}`;
  throw new PassingTrouble(message, busyKind(status));
}

const busyKind = (status: number): 'throttled' | 'busy' => (status === 429 ? 'throttled' : 'busy');

/** What an answer refuses; undefined for one that the caller reads on. */
function refusalOf(
  address: RepositoryAddress,
  path: string,
  { method }: RegistryRequest,
  answer: RegistryAnswer,
): RegistryFault | undefined {
  const { status, body } = answer;
  if (status === 401 || status === 403) return denied(address, method, status, body);
  const isKnown = status < 300 || (status === 404 && isReading(method)) || method === 'PUT';
  if (isKnown) return undefined;
  return unexpected(address, `${method} ${before(path, '?')}`, answer);
}

const patientSeconds = 60;

/** Tries passing trouble again: a busy registry for about a minute, a silent one a few times. A stream is sent once. */
async function patiently<T>(address: RepositoryAddress, request: RegistryRequest, send: () => Promise<T>): Promise<T> {
  const { signal, retries = 4 } = address;
  let tries = 0;
  const isPassing = (thrown: unknown): boolean => {
    tries += 1;
    if (!(thrown instanceof PassingTrouble) || signal?.aborted === true || isStream(request)) return false;
    if (thrown.kind === 'unreachable' && address.retriesSilence === false) return false;
    return tries <= retries || (thrown.kind === 'throttled' && address.retries === undefined);
  };
  const minMilliseconds = address.retryMilliseconds ?? 250;
  const options = { isPassing, retries: 12, maxSeconds: patientSeconds, minMilliseconds, signal };

  return await retry(async () => await send().catch(sorted(address)), options).catch((thrown: unknown) => {
    signal?.throwIfAborted();
    if (thrown instanceof PassingTrouble) throw lasting(address, thrown);
    throw thrown;
  });
}

/** What a fault of the transport means for the registry; any other kind is an answer that is foreign to it. */
const faultKinds: Partial<Record<TransportFault['kind'], 'proxy' | 'unsafe'>> = { proxy: 'proxy', redirect: 'unsafe' };

/** Gives what the transport threw its kind. */
const sorted =
  (address: RepositoryAddress) =>
  (thrown: unknown): never => {
    if (thrown instanceof BusyTokenServer)
      throw new PassingTrouble(thrown.message, busyKind(thrown.status), { cause: thrown });
    if (!(thrown instanceof TransportFault)) throw thrown;
    const { kind, status, message } = thrown;
    if (kind === 'network') throw new PassingTrouble(message, 'unreachable', { cause: thrown });
    // A proxy's 502 may pass, its 407 will not.
    if (kind === 'proxy' && (status === 0 || status >= 500))
      throw new PassingTrouble(message, 'proxy', { cause: thrown });
    const { registry, repository } = address;
    const faultKind = faultKinds[kind] ?? 'foreign';
    const facts = { kind: faultKind, registry, repository, status, verb: 'ask' } as const;
    throw new RegistryFault(`The registry ${registry} cannot be used: ${message}`, facts);
  };

/** Trouble that did not pass. */
function lasting({ registry, repository }: RepositoryAddress, cause: PassingTrouble): RegistryFault {
  const kind = cause.kind === 'busy' ? 'unreachable' : cause.kind;
  const message = `The registry ${registry} could not be reached: ${cause.message}`;
  return new RegistryFault(message, { kind, registry, repository, detail: cause.message, verb: 'ask' }, { cause });
}
