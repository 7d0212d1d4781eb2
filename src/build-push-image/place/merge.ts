// Makes one index of images that jobs on native runners built. The same digests give the same index, whatever their order. Pushes nothing.

import { createHash } from 'node:crypto';
import type { ImageManifest, RegistryRepository } from '../../clients/registry/registry.ts';
import { ActionError } from '../../domain/action-error.ts';
import { optional } from '../../domain/text/optional.ts';
import { findPushedImage, type PlatformImage, type PushedImage } from '../standing/pushed-image.ts';

const indexType = 'application/vnd.oci.image.index.v1+json';
const where = 'input `merge`';

/** The index of the images behind the digests. Throws when one is missing, its platform cannot be read, or two are of one platform. */
export async function mergeImages(repository: RegistryRepository, digests: readonly string[]): Promise<PushedImage> {
  const unique = [...new Set(digests.map((digest) => digest.trim()))];
  const found = await Promise.all(unique.map(async (digest) => await findPushedImage(repository, digest)));
  const missing = unique.filter((_, at) => found[at] === undefined);
  if (missing.length > 0) throw absent(missing);

  const whole = found.filter((image) => image !== undefined);
  const named = whole.flatMap(({ images }) => images).map((image) => ({ image, platform: image.platform ?? '' }));
  const unread = named.filter(({ platform }) => platform === '');
  if (unread.length > 0) throw unreadable(unread.map(({ image }) => image.digest));
  const sorted = named.sort((a, b) => (a.platform < b.platform ? -1 : 1));
  const twice = sorted.find(({ platform }, at) => sorted[at - 1]?.platform === platform);
  if (twice !== undefined) throw doubled(twice.platform);

  const images = sorted.map(({ image }) => image);
  const sizeBytes = Math.max(...images.map((image) => image.sizeBytes));
  const [first] = whole;
  const { configDigest = '', labels } = first ?? {};
  return { manifest: indexOf(sorted), configDigest, labels, images, sizeBytes, isIndex: true };
}

function indexOf(images: readonly { readonly image: PlatformImage; readonly platform: string }[]): ImageManifest {
  const manifests = images.map(({ image, platform }) => {
    const [os, architecture, variant] = platform.split('/');
    const { mediaType, digest, manifestBytes: size } = image;
    return {
      mediaType,
      digest,
      size,
      platform: { architecture, os, ...optional(variant, (variant) => ({ variant })) },
    };
  });
  const bytes = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType: indexType, manifests }, undefined, 2));
  return { bytes, mediaType: indexType, digest: `sha256:${createHash('sha256').update(bytes).digest('hex')}` };
}

const absent = (digests: readonly string[]): ActionError =>
  new ActionError({
    code: 'merge_missing',
    what: `Not in the repository, or not whole: ${digests.join(', ')}`,
    where,
    fix: 'Give the output `digest` of jobs that pushed to this very repository.',
  });

const unreadable = (digests: readonly string[]): ActionError =>
  new ActionError({
    code: 'merge_unreadable',
    what: `The platform of ${digests.join(', ')} cannot be read by this login`,
    where,
    fix: 'Let the login read blobs (at ECR: `ecr:GetDownloadUrlForLayer`).',
  });

const doubled = (platform: string): ActionError =>
  new ActionError({
    code: 'merge_twice',
    what: `Two of the images are for ${platform}`,
    where,
    fix: 'Give one digest per platform.',
  });
