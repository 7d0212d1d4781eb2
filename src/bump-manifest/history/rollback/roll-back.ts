// Finds the image to go back to in the history of the files that hold it. The map of this room: rollback-source (reads what the branch
// held), roll-back (chooses among it), floor (how far back it may go). Pure: history is handed in, newest first.

import { ActionError } from '../../../domain/action-error.ts';
import { findImageReference, formatImageReference, type ImageReference } from '../../../domain/image/reference.ts';
import { phrase } from '../../../domain/text/optional.ts';
import { isSameImage, isSameImageVersion } from '../own-images.ts';
import type { ShipRecord } from '../ship-record.ts';

/** A commit at which the branch stood: the versions of one repository that the files held after it, and what is true of what it says. */
export interface PastVersion {
  readonly references: readonly ImageReference[];
  /** Those that hold: its own, or of what it merged. */
  readonly records: readonly ShipRecord[];
}

/** Where to go back to. `record` is what shipped it, when that is known. */
export interface RollbackTarget {
  readonly reference: ImageReference;
  readonly record: ShipRecord | undefined;
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
  const seen: ImageReference[] = [];
  const fates: Fates = [];
  const isMeant = (each: ImageReference): boolean => {
    if (wanted === 'previous') return !isSameImageVersion(each, current) && fateOf(fates, each)?.fate !== 'undone';
    return [each.tag, each.digest, formatImageReference(each)].includes(wanted);
  };

  let reference: ImageReference | undefined;
  let behind = 0;
  for await (const { references, records } of history) {
    for (const record of records) noteFates(fates, record);
    for (const each of references) if (!seen.some((other) => isSameImageVersion(each, other))) seen.push(each);
    reference ??= references.find(isMeant);
    if (reference === undefined) continue;

    // A commit that touched the files for another reason says nothing of where the image comes from.
    const image = formatImageReference(reference);
    const record = records.find(({ images }) => images.includes(image));
    if (record !== undefined) return { reference, record };
    if (!references.map(formatImageReference).includes(image) || ++behind > mostBehind) break;
  }

  if (reference !== undefined) return { reference, record: undefined };
  throw notFound(wanted, current, seen, fates);
}

/** What became of images: the newest word about each. */
export type Fates = { readonly image: ImageReference; readonly fate: 'kept' | 'undone'; readonly record: ShipRecord }[];

/** What became of an image; undefined when nobody said anything. */
export const fateOf = (fates: Fates, image: ImageReference): Fates[number] | undefined =>
  fates.find((each) => isSameImage(each.image, image));

/** Notes what a commit says, newest commits first. The newest word about an image counts: shipped again after it was undone, it is kept. */
export function noteFates(fates: Fates, record: ShipRecord): void {
  const note = (images: readonly string[], fate: 'kept' | 'undone'): void => {
    for (const image of images.flatMap((each) => findImageReference(each) ?? []))
      if (fateOf(fates, image) === undefined) fates.push({ image, fate, record });
  };
  note(record.images, 'kept');
  if (record.rollback) note(record.previousImages, 'undone');
}

function notFound(wanted: string, current: ImageReference, seen: readonly ImageReference[], fates: Fates): ActionError {
  const where = 'input `rollback`';
  const otherwise =
    'Only about the last 4,000 commits of the branch are read: if it is older, write it with `image: …`.';
  const others = seen.filter((each) => !isSameImageVersion(each, current));
  const lines = seen
    .slice(0, mostVersions)
    .map((each) => `${formatImageReference(each)} ${whyOut(each, current, fates)}`.trim());
  const list = `Those that were there, newest first:\n${lines.join('\n')}`;

  if (wanted !== 'previous') {
    const what = `"${wanted}" was never there in the history of these files`;
    const fix = `${otherwise}${phrase(others.length > 0, ` ${list}`)}`;
    return new ActionError({ code: 'rollback_not_found', what, where, fix });
  }
  if (others.length === 0) {
    const what = 'The history of these files holds no other image to roll back to';
    return new ActionError({ code: 'rollback_not_found', what, where, fix: otherwise });
  }
  const what =
    'The history of these files holds no good image to roll back to: every other one was itself replaced by a roll-back';
  const fix = `If one of them must run all the same, name it, e.g. \`rollback: ${versionOf(others[0])}\`, or ship a new one. ${list}`;
  return new ActionError({ code: 'rollback_not_found', what, where, fix });
}

const versionOf = (image: ImageReference | undefined): string => image?.tag ?? image?.digest ?? '<tag>';

function whyOut(image: ImageReference, current: ImageReference, fates: Fates): string {
  if (isSameImageVersion(image, current)) return '(there now)';
  const fate = fateOf(fates, image);
  if (fate?.fate !== 'undone') return '';
  return `(rolled back from${phrase(fate.record.run, (run) => ` by ${run}`)})`;
}
