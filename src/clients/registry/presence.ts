// Asks a registry whether an image is there. Pulls nothing, changes nothing, and never takes "cannot tell" for an answer.

import type { Presence } from '../../domain/image/presence.ts';
import type { ImageReference } from '../../domain/image/reference.ts';
import { optional } from '../../domain/text/optional.ts';
import { awaitedElsewhere, onAnyFault } from '../../domain/thrown.ts';
import { type Ask, type AskingOptions, openAnswering } from './asking.ts';
import type { RegistryRepository } from './registry.ts';

/** Whether an image is there. */
export type AskPresence = Ask<Presence>;

/** Opens the registries; touches the network only in calls. */
export const openPresence = (options: AskingOptions): AskPresence =>
  openAnswering(options, look, (why) => ({ state: 'unknown', why }));

/** By digest when there is one; the tag beside it only tells where it points to. */
async function look({ tag, digest }: ImageReference, repository: RegistryRepository): Promise<Presence> {
  const named = optional(digest, () => tag);
  const tagged = optional(named, (named) => repository.findDigest(named));
  // Awaited below; until then its failure is nobody's.
  if (tagged !== undefined) void awaitedElsewhere(tagged);
  const version = digest ?? tag ?? 'latest';
  const found = await repository.findDigest(version);
  if (found !== undefined) {
    const pointsTo = await tagged?.then((each) => each ?? 'nothing').catch(onAnyFault(undefined));
    return { state: 'there', tagPointsTo: pointsTo };
  }
  if (await repository.disowns(version)) return { state: 'absent' };
  return { state: 'unknown', why: 'something answered 404, but not in the words of a registry' };
}
