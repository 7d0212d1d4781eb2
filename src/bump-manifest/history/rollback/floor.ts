// How far back a roll-back may go: a database whose old columns are gone cannot serve the versions that need them. Whoever removes them
// writes the oldest image that can do without into the manifests, as an annotation. Asks no database.

import { ActionError } from '../../../domain/action-error.ts';
import {
  findImageReference,
  formatImageReference,
  type ImageReference,
  isSameRepository,
} from '../../../domain/image/reference.ts';
import { optional } from '../../../domain/text/optional.ts';
import type { Past } from '../../branch/branch.ts';
import type { ManifestFile } from '../../edit/image-change.ts';
import { isSameImage } from '../own-images.ts';
import type { Search } from '../proof.ts';

/** The annotation; its value is a tag, a digest or a whole reference. */
export const floorAnnotation = 'ship-actions/oldest-image';

/** An image that the manifests name as the oldest which may run. */
export interface Floor {
  readonly wanted: string;
  readonly file: string;
  readonly line: number;
}

const line = new RegExp(`^[\\s{,-]*["']?${floorAnnotation}["']?\\s*:\\s*["']?([^"'\\s,}#]+)`);

/** Every floor that stands in the files; comments are none. */
export function findFloors(files: readonly ManifestFile[]): Floor[] {
  return files.flatMap(({ path, bytes }) => {
    if (!bytes.includes(floorAnnotation)) return [];
    return bytes
      .toString('utf8')
      .split('\n')
      .flatMap((text, index) => {
        const wanted = line.exec(text)?.[1];
        if (wanted === undefined) return [];
        return [{ wanted, file: path, line: index + 1 }];
      });
  });
}

/**
 * Refuses a roll-back to what stood there before a floor did. The branch itself says what that is: it is read from its newest commit back
 * to the floor. Throws an ActionError.
 */
export async function refuseBelowFloor(
  head: Pick<Past, 'history'>,
  files: readonly ManifestFile[],
  images: readonly ImageReference[],
  find: Search['find'],
): Promise<void> {
  const floors = findFloors(files);
  for (const floor of floors)
    for (const image of images.filter((each) => concerns(floor, each)))
      if (await isBelow(head, floor, image, find)) throw tooOld(floor, image);
}

/** In a file of several services the floor of another one is a whole reference. */
function concerns({ wanted }: Floor, image: ImageReference): boolean {
  const reference = optional(wanted.includes('/'), () => findImageReference(wanted));
  return reference === undefined || isSameRepository(reference, image);
}

const isMeant = ({ wanted }: Floor, image: ImageReference): boolean =>
  [image.tag, image.digest, formatImageReference(image)].includes(wanted);

async function isBelow(
  head: Pick<Past, 'history'>,
  floor: Floor,
  image: ImageReference,
  find: Search['find'],
): Promise<boolean> {
  if (isMeant(floor, image)) return false;
  let isNewer = false;
  for await (const { files } of head.history([floor.file])) {
    const held = find(files).map(({ reference }) => reference);
    if (held.some((each) => isMeant(floor, each))) return !isNewer;
    isNewer ||= held.some((each) => isSameImage(each, image));
  }

  // A floor that never stood there is a slip of the pen: which images are older than it, nobody knows.
  return true;
}

function tooOld({ wanted, file, line: at }: Floor, image: ImageReference): ActionError {
  return new ActionError({
    code: 'rollback_contracted',
    what: `${formatImageReference(image)} cannot serve any more: \`${floorAnnotation}: ${wanted}\` says that the database has lost what older images need`,
    where: `${file}:${at}`,
    fix: `Roll back to ${wanted} or to what came after it, e.g. \`rollback: ${wanted}\`; or fix forward. Remove the annotation only if the database was restored.`,
  });
}
