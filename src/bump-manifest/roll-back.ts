// Finds the image to go back to in the history of the files that hold it. Pure: history is handed in, newest first.

import { ActionError } from '../domain/action-error.ts';
import { formatImageReference, type ImageReference } from '../domain/image-reference.ts';
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

/**
 * `wanted` is `previous`, a tag, a digest or a whole reference. `previous` is the last image that differs from `current`
 * and was not itself rolled back from. Reads no further than it must; throws an ActionError that lists what was there.
 */
export async function findRollback(
  wanted: string,
  current: ImageReference,
  history: AsyncIterable<PastVersion>,
): Promise<RollbackTarget> {
  const now = formatImageReference(current);
  const seen = new Map<string, RollbackTarget>();
  const fates = new Map<string, 'kept' | 'undone'>();
  for await (const { references, record } of history) {
    if (record !== undefined) noteFates(fates, record);
    for (const reference of references) {
      const image = formatImageReference(reference);
      if (!seen.has(image)) seen.set(image, { reference, record, warning: undefined });
      if (isWanted(wanted, reference, image !== now && fates.get(image) !== 'undone')) return found(seen, image);
    }
  }
  const undone = [...seen.keys()].find((image) => image !== now);
  if (wanted === 'previous' && undone !== undefined) {
    const warning = `${undone} is the only other image in the history, and it was itself rolled back from.`;
    return { ...found(seen, undone), warning };
  }
  throw neverThere(
    wanted,
    [...seen.keys()].filter((image) => image !== now),
  );
}

/** The newest word about an image counts: shipped again after it was undone, it is kept. */
function noteFates(fates: Map<string, 'kept' | 'undone'>, record: ShipRecord): void {
  for (const image of record.images) if (!fates.has(image)) fates.set(image, 'kept');
  for (const image of record.rollback ? record.previousImages : []) if (!fates.has(image)) fates.set(image, 'undone');
}

function isWanted(wanted: string, reference: ImageReference, isPrevious: boolean): boolean {
  if (wanted === 'previous') return isPrevious;
  return [reference.tag, reference.digest, formatImageReference(reference)].includes(wanted);
}

function found(seen: ReadonlyMap<string, RollbackTarget>, image: string): RollbackTarget {
  const target = seen.get(image);
  if (target === undefined) throw new Error(`${image} was not seen`);
  return target;
}

function neverThere(wanted: string, images: readonly string[]): ActionError {
  const what =
    wanted === 'previous'
      ? 'The history of these files holds no other image to roll back to'
      : `"${wanted}" was never there in the history of these files`;
  const shown = images.slice(0, mostVersions).join('\n');
  const fix =
    images.length === 0 ? 'Write the image with `image: …` instead.' : `Those that were there, newest first:\n${shown}`;
  return new ActionError({ code: 'rollback_not_found', what, where: 'input `rollback`', fix });
}
