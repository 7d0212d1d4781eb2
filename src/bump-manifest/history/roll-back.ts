// Finds the image to go back to in the history of the files that hold it. Pure: history is handed in, newest first.

import { ActionError } from '../../domain/action-error.ts';
import { formatImageReference, type ImageReference } from '../../domain/image-reference.ts';
import type { ShipRecord } from './ship-record.ts';

/** A commit that changed the files: the versions of one repository that they held after it, and what it says of itself. */
export interface PastVersion {
  readonly references: readonly ImageReference[];
  readonly record: ShipRecord | undefined;
}

/** Where to go back to. `record` is what shipped it, when that is known. */
export interface RollbackTarget {
  readonly reference: ImageReference;
  readonly record: ShipRecord | undefined;
  readonly warning: string | undefined;
}

const mostVersions = 10;
/** So many versions are read beyond the one that is found, to learn who shipped it. */
const mostBehind = 50;

/**
 * `wanted` is `previous`, a tag, a digest or a whole reference. `previous` is the last image that differs from `current`
 * and was not itself rolled back from. Reads no further than it must; throws an ActionError that lists what was there.
 */
export async function findRollback(
  wanted: string,
  current: ImageReference,
  history: AsyncIterable<PastVersion>,
): Promise<RollbackTarget> {
  const seen = new Map<string, ImageReference>();
  const fates: Fates = new Map();
  const isMeant = (each: ImageReference): boolean =>
    wanted === 'previous'
      ? !isSameImage(each, current) && fates.get(formatImageReference(each)) !== 'undone'
      : [each.tag, each.digest, formatImageReference(each)].includes(wanted);
  let reference: ImageReference | undefined;
  let behind = 0;
  for await (const { references, record } of history) {
    noteFates(fates, record);
    for (const each of references)
      if (!seen.has(formatImageReference(each))) seen.set(formatImageReference(each), each);
    reference ??= references.find(isMeant);
    if (reference === undefined) continue;
    // A commit that touched the files for another reason says nothing of where the image comes from.
    const image = formatImageReference(reference);
    if (record?.images.includes(image)) return { reference, record, warning: undefined };
    if (!references.map(formatImageReference).includes(image) || ++behind > mostBehind) break;
  }
  const others = [...seen.values()].filter((each) => !isSameImage(each, current));
  if (reference !== undefined) return { reference, record: undefined, warning: undefined };
  const [undone] = others;
  if (wanted !== 'previous' || undone === undefined) throw neverThere(wanted, others.map(formatImageReference));
  const warning = `${formatImageReference(undone)} is the only other image in the history, and it was itself rolled back from.`;
  return { reference: undone, record: undefined, warning };
}

/** By digest where both have one, else by tag: a place that was only pinned, or unpinned, still runs the same. */
const isSameImage = (a: ImageReference, b: ImageReference): boolean =>
  a.digest !== undefined && b.digest !== undefined ? a.digest === b.digest : a.tag !== undefined && a.tag === b.tag;

/** What became of images, by their references. */
export type Fates = Map<string, 'kept' | 'undone'>;

/** Notes what a commit says, newest commits first. The newest word about an image counts: shipped again after it was undone, it is kept. */
export function noteFates(fates: Fates, record: ShipRecord | undefined): void {
  if (record === undefined) return;
  for (const image of record.images) if (!fates.has(image)) fates.set(image, 'kept');
  for (const image of record.rollback ? record.previousImages : []) if (!fates.has(image)) fates.set(image, 'undone');
}

function neverThere(wanted: string, images: readonly string[]): ActionError {
  const what =
    wanted === 'previous'
      ? 'The history of these files holds no other image to roll back to'
      : `"${wanted}" was never there in the history of these files`;
  const shown = images.slice(0, mostVersions).join('\n');
  const otherwise = 'Write it with `image: …` if it is older than some 4,000 commits of the branch, which are read.';
  const fix = images.length === 0 ? otherwise : `${otherwise} Those that were there, newest first:\n${shown}`;
  return new ActionError({ code: 'rollback_not_found', what, where: 'input `rollback`', fix });
}
