// Decides in which form an image is written at a place: with its tag, with its digest, or both. Never touches the repository.

import { accepted, type Problem, type Reading, refused } from '../../domain/action-error.ts';
import { formatImageReference, type ImageReference, isSameRepository } from '../../domain/image/reference.ts';
import { optional } from '../../domain/text/optional.ts';
import type { Origin, Pin } from './image-change.ts';

/** The reference that a place gets, and what of it or of the image is lost. */
export interface WrittenForm {
  readonly next: ImageReference;
  /** True when the place was pinned by a digest and no longer is. */
  readonly pinLost: boolean;
  /** The digest of the image, where `keep` leaves it out because the place has none. */
  readonly digestLeftOut: string | undefined;
}

/** `keep` keeps the place's form as far as the image allows; a problem when `always` has no digest or `never` no tag. */
export function chooseForm(
  current: ImageReference,
  image: ImageReference,
  pin: Pin,
  origin: Origin = 'image',
): Reading<WrittenForm> {
  const fault = findFormFault(image, pin, origin);
  if (fault !== undefined) return refused(fault);

  const { registry, repository } = isSameRepository(current, image) ? current : image;
  const version = chooseVersion(current, image, pin);

  const hasNone = pin === 'keep' && version.digest === undefined;
  const pinLost = hasNone && current.digest !== undefined;
  const digestLeftOut = optional(hasNone, () => image.digest);
  return accepted({ next: { registry, repository, ...version }, pinLost, digestLeftOut });
}

type Version = Pick<ImageReference, 'tag' | 'digest'>;

function chooseVersion(current: Version, { tag, digest }: Version, pin: Pin): Version {
  const onlyDigest = current.tag === undefined && current.digest !== undefined;
  if (pin === 'copy') return { tag, digest };
  if (pin === 'never') return { tag, digest: undefined };
  if (pin === 'always') return { tag: optional(!onlyDigest, () => tag), digest };
  if (current.digest === undefined) {
    if (tag === undefined) return { tag, digest };
    return { tag, digest: undefined };
  }
  return { tag: optional(!onlyDigest || digest === undefined, () => tag), digest };
}

/** Why an image cannot be written in the form that `pin-digest` asks for. */
function findFormFault(image: ImageReference, pin: Pin, origin: Origin): Problem | undefined {
  const text = formatImageReference(image);
  const where = `input \`${origin}\``;

  if (pin === 'always' && image.digest === undefined) {
    const what = `"${text}" has no digest, which \`pin-digest: always\` needs`;
    return { code: 'digest_missing', what, where, fix: digestAdvice[origin] };
  }
  if (pin === 'never' && image.tag === undefined) {
    const what = `"${text}" has no tag, which \`pin-digest: never\` needs`;
    return { code: 'tag_required', what, where, fix: tagAdvice[origin] };
  }
  return undefined;
}

const tagAdvice: Readonly<Record<Origin, string>> = {
  image: 'Give the image with a tag, or leave `pin-digest` at `keep`.',
  'promote-from': 'What `promote-from` found has a digest alone: leave `pin-digest` at `keep`.',
  rollback: 'What `rollback` found has a digest alone: leave `pin-digest` at `keep`.',
};

const digestAdvice: Readonly<Record<Origin, string>> = {
  image: 'Give the image with its digest (`repository:tag@sha256:…`), as build-push-image outputs it.',
  'promote-from':
    'The files to promote from hold a tag alone: bump them with `pin-digest: always` first, or leave `pin-digest` at `keep` here.',
  rollback: 'The image that was there before had a tag alone: leave `pin-digest` at `keep`.',
};
