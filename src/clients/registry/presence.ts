// Asks a registry whether an image is there. Pulls nothing, changes nothing, and never takes "cannot tell" for an answer.

import { messageOf } from '../../domain/action-error.ts';
import type { Presence } from '../../domain/image/presence.ts';
import type { ImageReference } from '../../domain/image/reference.ts';
import { optional } from '../../domain/text/optional.ts';
import { type AskingOptions, openAsking } from './asking.ts';
import type { RegistryRepository } from './registry.ts';

/** Asks for an image for so many seconds; rejects only when the step is stopped. */
export type AskPresence = (image: ImageReference, seconds: number) => Promise<Presence>;

/** Opens the registries; touches the network only in calls. */
export function openPresence(options: AskingOptions): AskPresence {
  const ask = openAsking(options, look);
  return async (image, seconds) => {
    try {
      return await ask(image, seconds);
    } catch (thrown) {
      options.signal.throwIfAborted();
      if (!(thrown instanceof Error)) throw thrown;
      return { state: 'unknown', why: messageOf(thrown) };
    }
  };
}

/** By digest when there is one; the tag beside it only tells where it points to. */
async function look({ tag, digest }: ImageReference, repository: RegistryRepository): Promise<Presence> {
  const named = optional(digest, () => tag);
  const tagged = optional(named, (named) => repository.findDigest(named));
  // Awaited below; until then its failure is nobody's.
  tagged?.catch(() => undefined);
  const version = digest ?? tag ?? 'latest';
  const found = await repository.findDigest(version);
  if (found !== undefined) {
    const pointsTo = await tagged?.then((each) => each ?? 'nothing').catch(() => undefined);
    return { state: 'there', tagPointsTo: pointsTo };
  }
  if (await repository.disowns(version)) return { state: 'absent' };
  return { state: 'unknown', why: 'something answered 404, but not in the words of a registry' };
}
