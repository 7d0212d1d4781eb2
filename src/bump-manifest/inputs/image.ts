// Reads the image references that a person gave as inputs. Never looks whether such an image exists.

import { ActionError } from '../../domain/action-error.ts';
import { type ImageReference, parseImageReference } from '../../domain/image/reference.ts';

/** A reference of the input `image` (or `match`); throws an ActionError that names the input. */
export function readImage(text: string, input = 'image'): ImageReference {
  const reference = parseImageReference(text, `input \`${input}\``);
  if (input !== 'match' || (reference.tag === undefined && reference.digest === undefined)) return reference;
  throw new ActionError({
    code: 'match_has_tag',
    what: `"${text}" names a tag or digest, but \`match\` takes only repositories`,
    where: 'input `match`',
    fix: 'Write [registry/]repository only.',
  });
}

/** A reference that names a tag or digest, as one that is to be written must. */
export function readVersion(text: string): ImageReference {
  const reference = readImage(text);
  if (reference.tag !== undefined || reference.digest !== undefined) return reference;
  throw new ActionError({
    code: 'image_incomplete',
    what: `"${text}" has neither a tag nor a digest`,
    where: 'input `image`',
    fix: `Give the version that is to run, e.g. \`${text}:a7f3c92\`.`,
  });
}
