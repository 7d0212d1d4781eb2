// Chooses among the places of all files those that a bump is about, and refuses what is ambiguous. Writes nothing.

import { ActionError, type Problem } from '../../domain/action-error.ts';
import {
  canonicalRepository,
  formatImageReference,
  formatRepository,
  type ImageReference,
} from '../../domain/image-reference.ts';
import type { ImageChange } from './image-change.ts';
import { formatLine, type ImagePlace } from './places/place.ts';
import { wantedRepositories } from './screen.ts';

/** A place and the image that it is to hold. */
export interface Target {
  readonly place: ImagePlace;
  readonly image: ImageReference;
}

/** The image for each canonical repository that is replaced. */
export type WantedImages = ReadonlyMap<string, ImageReference>;

/** Reads the change; throws an ActionError with every way in which it contradicts itself. */
export function readWanted(change: ImageChange): WantedImages {
  const problems: Problem[] = [];
  const wanted = new Map<string, ImageReference>();
  const byRepository = new Map<string, ImageReference>();
  for (const image of change.images) {
    const repository = canonicalRepository(image);
    const text = formatImageReference(image);
    if (byRepository.has(repository)) problems.push(duplicateImage(text, repository));
    if (image.tag === undefined && image.digest === undefined) problems.push(bareImage(text));
    byRepository.set(repository, image);
  }
  for (const each of wantedRepositories(change)) {
    const only = change.images.length === 1 ? change.images[0] : undefined;
    const image = byRepository.get(canonicalRepository(each)) ?? only;
    if (image === undefined) problems.push(unclearMatch(formatRepository(each)));
    else wanted.set(canonicalRepository(each), image);
  }
  if (problems.length > 0) throw new ActionError(problems);
  return wanted;
}

const duplicateImage = (text: string, repository: string): Problem => ({
  code: 'image_duplicate',
  what: `"${text}" is the second image of ${repository}`,
  where: 'input `image`',
  fix: 'Give one image per repository.',
});

const bareImage = (text: string): Problem => ({
  code: 'image_incomplete',
  what: `"${text}" has neither a tag nor a digest`,
  where: 'input `image`',
  fix: `Give the version that is to run, e.g. \`${text}:a7f3c92\`.`,
});

const unclearMatch = (text: string): Problem => ({
  code: 'match_unclear',
  what: `"${text}" is to be replaced, but by which of several images is not said`,
  where: 'input `match`',
  fix: 'Give one image with `match`, or run the step once per image.',
});

/** The places whose repository is wanted, in the named container only. */
export function selectTargets(
  places: readonly ImagePlace[],
  wanted: WantedImages,
  container: string | undefined,
): Target[] {
  return places
    .filter((place) => container === undefined || place.container === container)
    .flatMap((place) => {
      const image = wanted.get(canonicalRepository(place.reference));
      return image === undefined ? [] : [{ place, image }];
    });
}

/** One problem for each repository whose places hold different images: which of them is meant cannot be known. */
export function findAmbiguity(targets: readonly Target[]): Problem[] {
  const groups = Map.groupBy(targets.filter(isWhole), ({ place }) => canonicalRepository(place.reference));
  return [...groups].flatMap(([repository, group]) => {
    // One with a digest, if any: a place without one would be the same version as two that differ.
    const first = (group.find(({ place }) => place.reference.digest !== undefined) ?? group[0])?.place.reference;
    if (first === undefined || group.every(({ place }) => isSameVersion(first, place.reference))) return [];
    return [
      {
        code: 'image_ambiguous',
        what: `the manifests hold different images of ${repository}:\n${listPlaces(group)}`,
        where: group[0] === undefined ? undefined : formatLine(group[0].place),
        fix: 'Say which of them is meant with `container`, a narrower `path`, or `field`.',
      },
    ];
  });
}

const listedPlaces = 20;

/** The places with their images; of many at least one of each image. */
function listPlaces(group: readonly Target[]): string {
  const textOf = ({ place }: Target): string => formatImageReference(place.reference);
  const firsts = new Set(new Map([...group].reverse().map((target) => [textOf(target), target])).values());
  const ordered =
    group.length > listedPlaces ? new Set([...group.filter((each) => firsts.has(each)), ...group]) : group;
  const rows = [...ordered].slice(0, listedPlaces);
  const more = group.length - rows.length;
  const lines = rows.map((target) => `${formatLine(target.place)} ${textOf(target)}${inContainer(target.place)}`);
  return [...lines, ...(more > 0 ? [`and ${more} more`] : [])].join('\n');
}

/** False for a place that is refused anyway, and for an explicit field that holds a digest alone, beside the one that holds its tag. */
const isWhole = ({ place: { kind, reference, obstacle } }: Target): boolean =>
  obstacle === undefined &&
  (kind !== 'explicit-field' || reference.digest === undefined || reference.tag !== undefined);

const inContainer = ({ container }: ImagePlace): string => (container === undefined ? '' : ` (container ${container})`);

/** By tag where both have one, and by digest where both have one; a tag and a digest alone cannot be compared. */
function isSameVersion(a: ImageReference, b: ImageReference): boolean {
  if (a.tag === undefined && b.tag === undefined) return a.digest === b.digest;
  if (a.tag !== b.tag) return false;
  return a.digest === undefined || b.digest === undefined || a.digest === b.digest;
}
