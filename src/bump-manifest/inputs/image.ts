// Reads the image references that a person gave as inputs. Never looks whether such an image exists.
// The map of this room: each file reads one kind of input, and says what is wrong with it: image, expectation, repository-url, placeholders, places,
// github, verdict.

import { attempt, type Reading, refused } from '../../domain/action-error.ts';
import { type ImageReference, parseImageReference } from '../../domain/image/reference.ts';

/** A reference of the input `image` (or `match`); problems name the input. */
export function readImageInput(text: string, input = 'image'): Reading<ImageReference> {
  const read = attempt(() => parseImageReference(text, `input \`${input}\``));
  if (input !== 'match' || read.value === undefined || !hasVersion(read.value)) return read;
  return refused({
    code: 'match_has_tag',
    what: `"${text}" names a tag or digest, but \`match\` takes only repositories`,
    where: 'input `match`',
    fix: 'Write [registry/]repository only.',
  });
}

/** True for a reference that names a tag or digest. */
export const hasVersion = ({ tag, digest }: ImageReference): boolean => tag !== undefined || digest !== undefined;

/** A reference that names a tag or digest, as one that is to be written must. */
export function readVersionedImage(text: string): Reading<ImageReference> {
  const read = readImageInput(text);
  if (read.value === undefined || hasVersion(read.value)) return read;
  return refused({
    code: 'image_incomplete',
    what: `"${text}" has neither a tag nor a digest`,
    where: 'input `image`',
    fix: `Give the version that is to run, e.g. \`${text}:a7f3c92\`.`,
  });
}
