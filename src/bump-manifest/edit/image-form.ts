// Decides in which form an image is written at a place: with its tag, with its digest, or both. Never touches the repository.

import { ActionError } from '../../domain/action-error.ts';
import { formatImageReference, type ImageReference, isSameRepository } from '../../domain/image-reference.ts';

/** The reference that a place gets, and whether it loses the digest that pinned it. */
export interface WrittenForm {
  readonly next: ImageReference;
  readonly pinLost: boolean;
}

/** How a place may hold a digest: `copy` takes the image's own form, which a promotion means. */
export type Pin = 'keep' | 'always' | 'never' | 'copy';

/** `keep` keeps the place's form as far as the image allows; throws when `always` has no digest or `never` no tag. */
export function chooseForm(current: ImageReference, image: ImageReference, pin: Pin): WrittenForm {
  const same = isSameRepository(current, image);
  const { registry, repository } = same ? current : image;
  const version = chooseVersion(current, image, pin);
  const pinLost = pin === 'keep' && current.digest !== undefined && version.digest === undefined;
  return { next: { registry, repository, ...version }, pinLost };
}

type Version = Pick<ImageReference, 'tag' | 'digest'>;

function chooseVersion(current: Version, image: ImageReference, pin: Pin): Version {
  const { tag, digest } = image;
  const onlyDigest = current.tag === undefined && current.digest !== undefined;
  if (pin === 'copy') return { tag, digest };
  if (pin === 'never') return tag === undefined ? refuse(image, 'never') : { tag, digest: undefined };
  if (pin === 'always') {
    return digest === undefined ? refuse(image, 'always') : { tag: onlyDigest ? undefined : tag, digest };
  }
  if (current.digest === undefined) return tag === undefined ? { tag, digest } : { tag, digest: undefined };
  return { tag: onlyDigest && digest !== undefined ? undefined : tag, digest };
}

function refuse(image: ImageReference, pin: 'always' | 'never'): never {
  const text = formatImageReference(image);
  const [code, lacks, fix] =
    pin === 'always'
      ? [
          'digest_missing',
          'a digest',
          'Give the image with its digest (`repository:tag@sha256:…`), as build-push-image outputs it.',
        ]
      : ['tag_required', 'a tag', 'Give the image with a tag, or leave `pin-digest` at `keep`.'];
  throw new ActionError({
    code,
    what: `"${text}" has not ${lacks}, which \`pin-digest: ${pin}\` needs`,
    where: 'input `image`',
    fix,
  });
}
