// Chooses among the places of all files those that a bump is about, and refuses what is ambiguous. Writes nothing.

import type { Problem } from '../../domain/action-error.ts';
import {
  canonicalRepository,
  formatImageReference,
  type ImageReference,
  isSameRepository,
} from '../../domain/image/reference.ts';
import { present } from '../../domain/text/optional.ts';
import { formatLine, type ImagePlace } from './places/place.ts';
import type { Wanted } from './wanted.ts';

/** A place and the image that it is to hold. */
export interface TargetPlace {
  readonly place: ImagePlace;
  readonly image: ImageReference;
}

/**
 * The places whose repository is replaced, in the named container only. With `match`, an image that nothing is left to be replaced by
 * has for its targets the places that hold it already: a second run finds what the first one moved, and changes nothing.
 */
export function selectTargets(places: readonly ImagePlace[], wanted: Wanted): TargetPlace[] {
  const { container, fields, images } = wanted;
  const isAny = container === undefined || fields.length > 0;
  const own = places.filter((place) => isAny || place.container === container);

  const replaced = own.flatMap((place) => {
    const image = wanted.imageOf.get(canonicalRepository(place.reference));
    if (image === undefined) return [];
    return [{ place, image }];
  });

  const served = new Set(replaced.map(({ image }) => image));
  const waiting = images.filter((image) => !served.has(image));
  return [...replaced, ...findHolders(own, waiting)];
}

/** The places that hold one of the images already, whatever is to be replaced. */
export const findHolders = (places: readonly ImagePlace[], images: readonly ImageReference[]): TargetPlace[] =>
  places.flatMap((place) => images.filter((image) => holds(place.reference, image)).map((image) => ({ place, image })));

function holds(reference: ImageReference, image: ImageReference): boolean {
  if (!isSameRepository(reference, image)) return false;
  const isSameTag = reference.tag === image.tag;
  const bothDigests = reference.digest !== undefined && image.digest !== undefined;
  if (bothDigests) return reference.digest === image.digest && (isSameTag || reference.tag === undefined);
  return isSameTag && image.tag !== undefined;
}

/** One problem for each repository whose places hold different images: which of them is meant cannot be known. */
export function findAmbiguity(targets: readonly TargetPlace[]): Problem[] {
  const groups = Map.groupBy(targets.filter(isWhole), ({ place }) => canonicalRepository(place.reference));
  return [...groups].flatMap(([repository, group]) => {
    const [first] = group;
    if (first === undefined) return [];
    // One with a digest, if any: a place without one would be the same version as two that differ.
    const { reference } = (group.find(({ place }) => place.reference.digest !== undefined) ?? first).place;
    if (group.every(({ place }) => isSameTagAndDigest(reference, place.reference))) return [];

    const what = `the manifests hold different images of ${repository}:\n${listTargets(group)}`;
    const where = formatLine(first.place);
    const fix = 'Say which of them is meant with `container`, a narrower `path`, or `field`.';
    return [{ code: 'image_ambiguous', what, where, fix }];
  });
}

const listedPlaces = 20;

/** The places with their images, one per line; of many at least one of each image. */
export function listTargets(group: readonly TargetPlace[]): string {
  const textOf = ({ place }: TargetPlace): string => formatImageReference(place.reference);
  const rows = shortened(group, textOf);
  const more = group.length - rows.length;

  const lines = rows.map((target) => `${formatLine(target.place)} ${textOf(target)}${inContainer(target.place)}`);
  return present([...lines, more > 0 && `and ${more} more`]).join('\n');
}

function shortened(group: readonly TargetPlace[], textOf: (target: TargetPlace) => string): readonly TargetPlace[] {
  if (group.length <= listedPlaces) return group;
  return firstOfEach(group, textOf).slice(0, listedPlaces);
}

/** All targets, the first one of each text before the others. */
function firstOfEach(group: readonly TargetPlace[], textOf: (target: TargetPlace) => string): TargetPlace[] {
  const seen = new Set<string>();
  const firsts = group.filter((target) => {
    const isFirst = !seen.has(textOf(target));
    seen.add(textOf(target));
    return isFirst;
  });
  return [...new Set([...firsts, ...group])];
}

/** False for a place that is refused anyway, and for an explicit field that holds a digest alone, beside the one that holds its tag. */
const isWhole = ({ place: { kind, reference, obstacle } }: TargetPlace): boolean =>
  obstacle === undefined &&
  (kind !== 'explicit-field' || reference.digest === undefined || reference.tag !== undefined);

const inContainer = ({ container }: ImagePlace): string => {
  if (container === undefined) return '';
  return ` (container ${container})`;
};

/** By tag where both have one, and by digest where both have one; a tag and a digest alone cannot be compared. */
function isSameTagAndDigest(a: ImageReference, b: ImageReference): boolean {
  if (a.tag === undefined && b.tag === undefined) return a.digest === b.digest;
  if (a.tag !== b.tag) return false;
  return a.digest === undefined || b.digest === undefined || a.digest === b.digest;
}
