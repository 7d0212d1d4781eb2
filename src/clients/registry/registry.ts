// Talks to one repository of an OCI registry: finds manifests, reads and copies blobs, puts manifests. Builds nothing.
// https://github.com/opencontainers/distribution-spec/blob/main/spec.md
// The map of this room: asking (opens) → registry (one repository), presence, revision, copy (what is asked) → caller (tries again) → auth (logs in:
// docker-config, credential-helper) → transport (sends; name-service says who has an address) → fault; amazon and ecr/ are for Amazon's.

import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { isDigest } from '../../domain/image/reference.ts';
import { RegistryFault } from '../../domain/image/registry-fault.ts';
import { type Caller, openCaller, type RepositoryAddress } from './caller.ts';
import { codesOf, detailOf, mismatch, noManifest, unexpected } from './fault.ts';
import type { RegistryAnswer } from './transport.ts';

export { repositoryUrl } from './caller.ts';

/** A manifest as the registry holds it, byte for byte. */
export interface ImageManifest {
  readonly digest: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

/** What became of a put: done, or refused because the tag exists and may not be put again (not even with the same digest). */
export type PutOutcome = 'done' | 'immutable';

/** One repository of a registry. A reference is a tag or a digest. All reject with a RegistryFault on trouble. */
export interface RegistryRepository {
  /** The digest that the registry answers to HEAD; undefined when there is no such manifest or repository. */
  findDigest(reference: string): Promise<string | undefined>;
  findManifest(reference: string): Promise<ImageManifest | undefined>;
  /** The manifests behind those of the references that are there. One call where the registry's API has one. */
  findManifests(references: readonly string[]): Promise<ReadonlyMap<string, ImageManifest>>;
  /** True when the registry itself says that there is no such manifest or repository; a bare 404 of something in between does not count. */
  disowns(reference: string): Promise<boolean>;
  /** A blob's bytes, digest checked; undefined when it is not there. Meant for image configs. */
  findBlob(digest: string): Promise<Buffer | undefined>;
  putManifest(reference: string, manifest: ImageManifest): Promise<PutOutcome>;
  /** Opens an upload and gives it up: rejects when this login may not push, or the repository is not there. */
  tryPush(): Promise<void>;
  hasBlob(digest: string): Promise<boolean>;
  /** A blob as it comes; undefined when it is not there. The reader checks the digest. */
  openBlob(digest: string): Promise<Readable | undefined>;
  /** Puts a blob whose digest the registry checks. `read` is called once. */
  putBlob(digest: string, size: number, read: () => Promise<Readable>): Promise<void>;
}

const manifestTypes = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');

/** Connects to a repository. Touches the network only in calls. */
export function connectImageRepository(address: RepositoryAddress): RegistryRepository {
  const call = openCaller(address);
  return { ...manifestsOf(address, call), ...blobsOf(address, call) };
}

type Manifests = Pick<RegistryRepository, 'findDigest' | 'findManifest' | 'findManifests' | 'disowns' | 'putManifest'>;

function manifestsOf(address: RepositoryAddress, call: Caller): Manifests {
  const ask = async (method: string, reference: string) =>
    await call.exchange(pathOf(reference), { method, headers: { accept: manifestTypes } });

  const findManifest = async (reference: string): Promise<ImageManifest | undefined> => {
    const answer = await ask('GET', reference);
    if (answer.status === 404) return undefined;
    return readManifest(address, reference, answer);
  };
  const findDigest = async (reference: string): Promise<string | undefined> => {
    const { status, headers } = await ask('HEAD', reference);
    if (status === 404) return undefined;
    const stated = String(headers['docker-content-digest'] ?? '');
    if (isDigest(stated)) return stated;
    return (await findManifest(reference))?.digest;
  };
  const findAfterHead = async (reference: string): Promise<ImageManifest | undefined> => {
    if ((await findDigest(reference)) === undefined) return undefined;
    return await findManifest(reference);
  };
  return {
    findManifest,
    findDigest,
    findManifests: async (references) => {
      const found = await Promise.all(references.map(findAfterHead));
      const pairs = references.map((reference, at) => [reference, found[at]] as const);
      return new Map(pairs.filter((pair): pair is readonly [string, ImageManifest] => pair[1] !== undefined));
    },
    disowns: async (reference) => {
      const { status, body } = await ask('GET', reference);
      return status === 404 && codesOf(body).length > 0;
    },
    putManifest: async (reference, { digest, mediaType, bytes }) => {
      const request = { method: 'PUT', headers: { 'content-type': mediaType }, body: bytes };
      const answer = await call.exchange(pathOf(reference), request);
      return outcomeOfPut(address, reference, digest, answer);
    },
  };
}

const pathOf = (reference: string): string => `manifests/${reference}`;

function outcomeOfPut(
  address: RepositoryAddress,
  reference: string,
  digest: string,
  answer: RegistryAnswer,
): PutOutcome {
  if (isImmutable(answer)) return 'immutable';
  if (answer.status !== 201) throw unexpected(address, `PUT ${pathOf(reference)}`, answer);
  const stated = String(answer.headers['docker-content-digest'] ?? digest);
  if (stated !== digest) throw mismatch(address, reference, stated, digest);
  return 'done';
}

function readManifest(address: RepositoryAddress, reference: string, { headers, body }: RegistryAnswer): ImageManifest {
  if (!isJson(body)) throw noManifest(address, reference);
  const digest = digestOf(body);
  const stated = String(headers['docker-content-digest'] ?? digest);
  const isOther = isDigest(reference) && reference !== digest && reference.startsWith('sha256:');
  if (stated !== digest || isOther) throw mismatch(address, reference, stated, digest);
  return { digest, mediaType: headers['content-type'] ?? '', bytes: body };
}

type Blobs = Pick<RegistryRepository, 'findBlob' | 'hasBlob' | 'openBlob' | 'tryPush' | 'putBlob'>;

function blobsOf(address: RepositoryAddress, call: Caller): Blobs {
  const startUpload = async (): Promise<string> => {
    const answer = await call.exchange('blobs/uploads/', { method: 'POST', headers: {}, body: Buffer.alloc(0) });
    const { location } = answer.headers;
    if (answer.status !== 202 || location === undefined) throw unexpected(address, 'POST blobs/uploads/', answer);
    return location;
  };
  return {
    findBlob: async (digest) => {
      const { status, body } = await call.exchange(`blobs/${digest}`, { method: 'GET', headers: {} });
      if (status === 404) return undefined;
      if (digestOf(body) !== digest) throw mismatch(address, digest, digest, digestOf(body));
      return body;
    },
    hasBlob: async (digest) => (await call.exchange(`blobs/${digest}`, { method: 'HEAD', headers: {} })).status === 200,
    openBlob: async (digest) => {
      const { status, stream } = await call.open(`blobs/${digest}`, { method: 'GET', headers: {} });
      if (status === 200) return stream;
      stream.resume();
      return undefined;
    },
    tryPush: async () => {
      const location = await startUpload();
      // Not every registry lets an upload be given up; it then forgets it by itself.
      await call.exchange(location, { method: 'DELETE', headers: {} }).catch((thrown: unknown) => {
        if (!(thrown instanceof RegistryFault)) throw thrown;
      });
    },
    putBlob: async (digest, size, read) => {
      const location = await startUpload();
      const headers = { 'content-type': 'application/octet-stream', 'content-length': String(size) };
      const patched = await call.exchange(location, { method: 'PATCH', headers, body: await read() });
      const next = patched.headers.location;
      if (patched.status !== 202 || next === undefined) throw unexpected(address, 'PATCH blobs/uploads', patched);
      const end = new URL(next, call.root);
      end.searchParams.set('digest', digest);
      const done = await call.exchange(end.href, { method: 'PUT', headers: {}, body: Buffer.alloc(0) });
      if (done.status !== 201) throw unexpected(address, 'PUT blobs/uploads', done);
    },
  };
}

const digestOf = (bytes: Buffer): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

/** ECR answers 400 TAG_INVALID, Harbor 412, others 409 when an immutable tag is put again. */
const isImmutable = ({ status, body }: RegistryAnswer): boolean =>
  status === 409 || status === 412 || (status === 400 && /immutable/i.test(detailOf(body)));

function isJson(body: Buffer): boolean {
  try {
    const value: unknown = JSON.parse(body.toString());
    return typeof value === 'object' && value !== null;
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return false;
    throw thrown;
  }
}
