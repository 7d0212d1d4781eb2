// Refuses to write an image that its registry does not have. A registry that cannot tell stops nobody, unless it is asked to.

import type { Presence } from '../clients/image-presence.ts';
import { ActionError } from '../domain/action-error.ts';
import { findImageReference, formatImageReference, type ImageReference } from '../domain/image-reference.ts';

/** Whom to ask, and when. */
export interface Verification {
  readonly mode: 'auto' | 'always' | 'never';
  /** True when there is a login for the image's registry. */
  isAskable(reference: ImageReference): boolean;
  lookUp(reference: ImageReference): Promise<Presence>;
  /** Told of what could not be verified. */
  notice(message: string): void;
}

/** Verifies images, one per line; each is asked for once in `seen`. Throws an ActionError for one that is not there. */
export async function verifyImages(images: string, verification: Verification, seen: Set<string>): Promise<void> {
  for (const line of verification.mode === 'never' ? [] : images.split('\n')) {
    const reference = findImageReference(line);
    if (reference === undefined || seen.has(line)) continue;
    seen.add(line);
    if (verification.mode === 'auto' && !verification.isAskable(reference)) continue;
    const outcome = await verification.lookUp(reference);
    if (outcome.presence === 'absent') throw absent(reference);
    if (outcome.presence !== 'unknown') continue;
    if (verification.mode === 'always') throw unverified(outcome.why);
    verification.notice(
      `The registry could not tell whether the image is there; it is written all the same. ${outcome.why}`,
    );
  }
}

function absent(reference: ImageReference): ActionError {
  const what = `"${formatImageReference(reference)}" is not in its registry: what would be written could not run`;
  const fix =
    'Build and push it first, or name one that is still there; a clean-up may have deleted it. `verify-image: never` writes it anyway.';
  return new ActionError({ code: 'image_absent', what, where: 'input `image`', fix });
}

function unverified(why: string): ActionError {
  const what = `The registry could not tell whether the image is there: ${why}`;
  const fix = 'Give the step credentials that may read the registry, or use `verify-image: auto`.';
  return new ActionError({ code: 'image_unverified', what, where: 'input `verify-image`', fix });
}
