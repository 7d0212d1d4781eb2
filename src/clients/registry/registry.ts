// Talks to one repository of an OCI registry: finds manifests, reads small blobs, puts manifests. Never uploads layers: engines do.
// https://github.com/opencontainers/distribution-spec/blob/main/spec.md

import { createHash } from 'node:crypto';
import { messageOf } from '../../domain/action-error.ts';
import { isDigest } from '../../domain/image-reference.ts';
import { isLoopback } from '../../domain/loopback.ts';
import { retry } from '../retry.ts';
import { authorize, type Credentials } from './auth.ts';
import { codesOf, denied, detailOf, mismatch, noManifest, unexpected, unreachable } from './fault.ts';

/** A manifest as the registry holds it, byte for byte. */
export interface Manifest {
  readonly digest: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

/** What became of a put: done, or refused because the tag exists and may not be moved. */
export type PutOutcome = 'done' | 'immutable';

/** One repository of a registry. A reference is a tag or a digest. All reject with an ActionError (`registry_…`) on trouble. */
export interface RegistryRepository {
  /** The digest that the registry answers to HEAD; undefined when there is no such manifest or repository. */
  findDigest(reference: string): Promise<string | undefined>;
  findManifest(reference: string): Promise<Manifest | undefined>;
  /** True when the registry itself says that there is no such manifest or repository; a bare 404 of something in between does not count. */
  disowns(reference: string): Promise<boolean>;
  /** A blob's bytes, digest checked; undefined when it is not there. Meant for image configs. */
  findBlob(digest: string): Promise<Buffer | undefined>;
  putManifest(reference: string, manifest: Manifest): Promise<PutOutcome>;
}

/** Where a repository is, and how to get in. */
export interface RepositoryAddress {
  /** host[:port]. */
  readonly registry: string;
  readonly repository: string;
  readonly credentials: Credentials | undefined;
  readonly signal?: AbortSignal | undefined;
  /** First pause between tries at most; for tests. */
  readonly retryMilliseconds?: number;
  /** Tries after the first; default 4. */
  readonly retries?: number;
  /** False: a registry that gives no answer at all is not asked again, one that is busy is. Default: true. */
  readonly retriesSilence?: boolean;
}

const manifestTypes = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.docker.distribution.manifest.v2+json',
];
const requestSeconds = 30;

/** Where the API of a repository is; loopback is spoken to in plain HTTP. Docker Hub's is at another host, and its official images lie below `library/`. */
export function repositoryUrl(registry: string, repository: string): string {
  if (registry !== 'docker.io') return `${isLoopback(registry) ? 'http' : 'https'}://${registry}/v2/${repository}`;
  return `https://registry-1.docker.io/v2/${repository.includes('/') ? '' : 'library/'}${repository}`;
}

/** Connects to a repository. Touches the network only in calls. */
export function connectRepository(address: RepositoryAddress): RegistryRepository {
  const call = caller(address);
  const manifest = (reference: string): string => `manifests/${reference}`;
  const findManifest = async (reference: string): Promise<Manifest | undefined> => {
    const answer = await call('GET', manifest(reference), { accept: manifestTypes.join(', ') });
    if (answer.status === 404) return undefined;
    if (!isJson(answer.body)) throw noManifest(address, reference);
    const digest = digestOf(answer.body);
    const stated = answer.headers.get('docker-content-digest') ?? digest;
    if (stated !== digest || (isDigest(reference) && reference !== digest && reference.startsWith('sha256:')))
      throw mismatch(address, reference, stated, digest);
    return { digest, mediaType: answer.headers.get('content-type') ?? '', bytes: answer.body };
  };
  return {
    findManifest,
    findDigest: async (reference) => {
      const answer = await call('HEAD', manifest(reference), { accept: manifestTypes.join(', ') });
      if (answer.status === 404) return undefined;
      return answer.headers.get('docker-content-digest') ?? (await findManifest(reference))?.digest;
    },
    disowns: async (reference) => {
      const { status, body } = await call('GET', manifest(reference), { accept: manifestTypes.join(', ') });
      return status === 404 && codesOf(body).length > 0;
    },
    findBlob: async (digest) => {
      const { status, body } = await call('GET', `blobs/${digest}`, {});
      if (status === 404) return undefined;
      if (digestOf(body) !== digest) throw mismatch(address, digest, digest, digestOf(body));
      return body;
    },
    putManifest: async (reference, { digest, mediaType, bytes }) => {
      const answer = await call('PUT', manifest(reference), { 'content-type': mediaType }, bytes);
      if (isImmutable(answer)) return 'immutable';
      if (answer.status !== 201) throw unexpected(address, 'PUT', manifest(reference), answer.status, answer.body);
      const stated = answer.headers.get('docker-content-digest') ?? digest;
      if (stated !== digest) throw mismatch(address, reference, stated, digest);
      return 'done';
    },
  };
}

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Buffer;
}

type Call = (method: string, path: string, headers: Record<string, string>, body?: Buffer) => Promise<Answer>;

/** Trouble that may pass: the network's, 429 and 5xx. */
class PassingTrouble extends Error {
  /** False when the network failed. */
  readonly isAnswer: boolean;

  constructor(message: string, isAnswer: boolean, options?: ErrorOptions) {
    super(message, options);
    this.isAnswer = isAnswer;
  }
}

function caller(address: RepositoryAddress): Call {
  const { registry, repository, credentials, signal } = address;
  const root = repositoryUrl(registry, repository);
  const tokens: Record<string, string> = {};
  const send: Call = async (method, path, headers, body) => {
    const purpose = method === 'PUT' ? 'pull,push' : 'pull';
    const once = async (): Promise<Answer> => {
      const authorization = tokens[purpose] === undefined ? {} : { authorization: tokens[purpose] };
      return await exchange(`${root}/${path}`, { method, headers: { ...headers, ...authorization }, body, signal });
    };
    const first = await once();
    if (first.status !== 401) return first;
    const challenge = first.headers.get('www-authenticate') ?? '';
    const scope = `repository:${repository}:${purpose}`;
    tokens[purpose] = await authorize(challenge, { registry, scope, credentials, fetch: exchange, signal });
    return await once();
  };
  return async (method, path, headers, body) => {
    const options = {
      isPassing: (thrown: unknown) =>
        thrown instanceof PassingTrouble &&
        (thrown.isAnswer || address.retriesSilence !== false) &&
        signal?.aborted !== true,
      retries: address.retries ?? 4,
      minMilliseconds: address.retryMilliseconds ?? 250,
      signal,
    };
    const answer = await retry(() => send(method, path, headers, body), options).catch((thrown: unknown) => {
      signal?.throwIfAborted();
      throw thrown instanceof PassingTrouble ? unreachable(address, thrown) : thrown;
    });
    if (answer.status === 401 || answer.status === 403) throw denied(address, method, answer);
    const known = answer.status < 300 || answer.status === 404 || method === 'PUT';
    if (!known) throw unexpected(address, method, path, answer.status, answer.body);
    return answer;
  };
}

/** One HTTP exchange, body read; 429, 5xx and network trouble are thrown as passing. */
async function exchange(
  url: string,
  request: {
    readonly method: string;
    readonly headers: Record<string, string>;
    readonly body?: Buffer | undefined;
    readonly signal?: AbortSignal | undefined;
  },
): Promise<Answer> {
  const deadline = AbortSignal.timeout(requestSeconds * 1000);
  const signal = request.signal === undefined ? deadline : AbortSignal.any([request.signal, deadline]);
  const body = request.body === undefined ? {} : { body: new Uint8Array(request.body) };
  let answer: Answer;
  try {
    const response = await fetch(url, { method: request.method, headers: request.headers, signal, ...body });
    const bytes = Buffer.from(await response.arrayBuffer());
    answer = { status: response.status, headers: response.headers, body: bytes };
  } catch (cause) {
    const reason = cause instanceof Error && cause.cause !== undefined ? cause.cause : cause;
    throw new PassingTrouble(messageOf(reason), false, { cause });
  }
  if (answer.status === 429 || answer.status >= 500)
    throw new PassingTrouble(`it answered ${answer.status}${detailOf(answer.body)}`, true);
  return answer;
}

const digestOf = (bytes: Buffer): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

/** ECR answers 400 TAG_INVALID, Harbor 412, others 409 when an immutable tag is put again. */
const isImmutable = ({ status, body }: Answer): boolean =>
  status === 409 || status === 412 || (status === 400 && /immutable/i.test(body.toString()));

function isJson(body: Buffer): boolean {
  try {
    return typeof JSON.parse(body.toString()) === 'object';
  } catch {
    return false;
  }
}
