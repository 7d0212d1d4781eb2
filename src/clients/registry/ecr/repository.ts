// A repository of Amazon ECR: manifests by its API, many in one call and with errors that say what is wrong; blobs by the registry's.
// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_BatchGetImage.html

import { createHash } from 'node:crypto';
import { isDigest } from '../../../domain/image/reference.ts';
import { RegistryFault } from '../../../domain/image/registry-fault.ts';
import { optional } from '../../../domain/text/optional.ts';
import { mismatch } from '../fault.ts';
import type { ImageManifest, RegistryRepository } from '../registry.ts';
import { type EcrConnection, ofRegistry } from './ecr.ts';
import { awsNameOf } from './fault.ts';

/** Which repository, by both of its doors. */
export interface EcrAddress {
  readonly ecr: EcrConnection;
  /** Twelve digits; undefined: the account of the credentials. */
  readonly account: string | undefined;
  readonly registry: string;
  readonly repository: string;
  /** The registry's own API, for blobs and uploads. */
  readonly plain: RegistryRepository;
}

const acceptedMediaTypes = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.docker.distribution.manifest.v2+json',
];
/** Images that one call may name. */
const batchSize = 100;

/** Connects to a repository. Touches the network only in calls. */
export function connectEcrRepository(address: EcrAddress): RegistryRepository {
  const { plain } = address;
  const findManifests: RegistryRepository['findManifests'] = async (references) => {
    const found = new Map<string, ImageManifest>();
    for (let at = 0; at < references.length; at += batchSize)
      for (const [reference, manifest] of await batch(address, references.slice(at, at + batchSize)))
        found.set(reference, manifest);
    return found;
  };
  const findManifest = async (reference: string): Promise<ImageManifest | undefined> =>
    (await findManifests([reference])).get(reference);

  return {
    ...plain,
    findManifests,
    findManifest,
    findDigest: async (reference) => (await findManifest(reference))?.digest,
    // The API itself has told an absent image from an absent answer.
    disowns: async (reference) => (await findManifest(reference)) === undefined,
    putManifest: async (reference, manifest) => await put(address, reference, manifest),
  };
}

async function batch(address: EcrAddress, references: readonly string[]): Promise<ReadonlyMap<string, ImageManifest>> {
  const { ecr, account, repository } = address;
  const imageIds = references.map(imageIdOf);
  if (imageIds.length === 0) return new Map();
  const answer = await ecr.call('batchGetImage', async (api) =>
    api.batchGetImage({ ...optional(account, ofRegistry), repositoryName: repository, imageIds, acceptedMediaTypes }),
  );

  refuseTrouble(address, answer.failures ?? []);
  const found = new Map<string, ImageManifest>();
  for (const image of answer.images ?? []) {
    const reference = [image.imageId?.imageTag, image.imageId?.imageDigest].find((id) => references.includes(id ?? ''));
    const bytes = Buffer.from(image.imageManifest ?? '');
    const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
    const stated = image.imageId?.imageDigest ?? digest;
    if (reference === undefined) continue;
    if (stated !== digest) throw mismatch(address, reference, stated, digest);
    found.set(reference, { digest, bytes, mediaType: image.imageManifestMediaType ?? mediaTypeOf(bytes) });
  }
  return found;
}

const imageIdOf = (reference: string) => {
  if (isDigest(reference)) return { imageDigest: reference };
  return { imageTag: reference };
};

/** Failures that are no answer to "is it there". An image that is not found, or that was archived, is not there. */
function refuseTrouble(
  { registry, repository }: EcrAddress,
  failures: readonly { readonly failureCode?: string | undefined; readonly failureReason?: string | undefined }[],
): void {
  const absent = ['ImageNotFound', 'ImageInaccessible', 'InvalidImageTag'];
  const trouble = failures.find(({ failureCode }) => !absent.includes(failureCode ?? ''));
  if (trouble === undefined) return;
  const detail = trouble.failureReason ?? trouble.failureCode ?? 'it gave no reason';
  const kind = trouble.failureCode === 'UpstreamTooManyRequests' ? 'throttled' : 'refused';
  const facts = { kind, registry, repository, verb: 'pull', detail, action: 'ecr:BatchGetImage' } as const;
  throw new RegistryFault(`${registry} cannot read an image of ${repository}: ${detail}`, facts);
}

/** Puts the exact bytes. The same digest under the same tag stands already; a tag that may not move says so. */
async function put(
  { ecr, account, repository }: EcrAddress,
  reference: string,
  { bytes, digest, mediaType }: ImageManifest,
): Promise<'done' | 'immutable'> {
  try {
    await ecr.call('putImage', async (api) =>
      api.putImage({
        ...optional(account, ofRegistry),
        repositoryName: repository,
        imageManifest: bytes.toString(),
        imageManifestMediaType: mediaType,
        imageDigest: digest,
        ...optional(!isDigest(reference), () => ({ imageTag: reference })),
      }),
    );

    return 'done';
  } catch (thrown) {
    const name = awsNameOf(thrown);
    if (name === 'ImageAlreadyExistsException') return 'done';
    if (name === 'ImageTagAlreadyExistsException') return 'immutable';
    throw thrown;
  }
}

/** The media type that a manifest states itself; older ones of Docker always do. */
function mediaTypeOf(bytes: Buffer): string {
  const { mediaType, manifests } = JSON.parse(bytes.toString()) as { mediaType?: string; manifests?: unknown };
  if (mediaType !== undefined) return mediaType;
  return `application/vnd.oci.image.${manifests === undefined ? 'manifest' : 'index'}.v1+json`;
}
