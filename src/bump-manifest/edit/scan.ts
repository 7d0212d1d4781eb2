// Reads the files that may hold an image and gathers its places, with the faults that are our business. Decides nothing.

import { attempt, type Problem } from '../../domain/action-error.ts';
import { readManifest } from '../../domain/manifest/manifest.ts';
import type { Manifest, Segment } from '../../domain/manifest/node.ts';
import { namesWanted } from './broken.ts';
import type { ManifestFile } from './image-change.ts';
import { withoutOverridden } from './kustomizations.ts';
import { type FoundPlaces, findPlaces, isKustomizationFile } from './places/find.ts';
import { describePlace, type FoundImage, type ImagePlace } from './places/place.ts';
import { escapedLetter, mayHoldImage } from './screen.ts';
import type { Wanted } from './wanted.ts';

/** What stands in the files. */
export interface Scan {
  readonly manifests: ReadonlyMap<string, Manifest>;
  /** The images that run: without those that another place overrides. */
  readonly places: readonly ImagePlace[];
  /** Every image that stands there, also one that is overridden. */
  readonly all: readonly ImagePlace[];
  readonly problems: readonly Problem[];
}

/** Reads the documents that may hold one of the wanted images; those that cannot be read are a problem only when a line of them names it. */
export function scanFiles(files: readonly ManifestFile[], wanted: Wanted): Scan {
  const manifests = new Map<string, Manifest>();
  const all: ImagePlace[] = [];
  const problems: Problem[] = [];

  for (const file of files) {
    if (!mayHoldImage(file, wanted)) continue;
    const { value: manifest, problems: faults } = attempt(() => readManifest(file.path, file.bytes, 'path'));
    problems.push(...faults);
    if (manifest === undefined) continue;
    manifests.set(file.path, manifest);

    for (const segment of manifest.segments) {
      if (!mayHoldWanted(segment.text(), wanted)) continue;
      const { value: found, problems: faults } = attempt(() => readSegment(file.path, segment));
      const ours = found?.unreadable.filter(({ text }) => namesWanted(text, wanted)) ?? [];
      all.push(...(found?.places ?? []));
      problems.push(...faults, ...ours.map(({ problem }) => problem));
    }
  }

  return { manifests, places: withoutOverridden(all, manifests), all, problems };
}

const mayHoldWanted = (text: string, { lastParts }: Wanted): boolean =>
  lastParts.some((part) => text.includes(part)) || escapedLetter.test(text);

/** What stands between two document markers; a segment that cannot be parsed is unreadable as a whole. */
function readSegment(file: string, segment: Segment): FoundPlaces {
  const { faults } = segment.parse();
  const [problem] = faults;
  if (problem === undefined) return findPlaces(file, segment);
  return { places: [], unreadable: [{ text: segment.text(), problem }] };
}

const imageWords = ['image', 'Image', 'repository'].map((word) => Buffer.from(word));

/**
 * Every image in the files with its effective reference; templates and what cannot be read are passed over. With `names` given, files
 * that hold none of these texts are passed over too, unread: that is what makes thousands of files quick.
 */
export function findImages(files: readonly ManifestFile[], names?: readonly string[]): readonly FoundImage[] {
  return findAllPlaces(files, names)
    .filter(({ obstacle }) => obstacle?.offset === undefined)
    .map(describePlace);
}

/** Every image place in the files; what cannot be read is passed over. */
export function findAllPlaces(files: readonly ManifestFile[], names: readonly string[] = []): readonly ImagePlace[] {
  const manifests = new Map<string, Manifest>();
  const words = names.map((name) => Buffer.from(name));

  for (const { path, bytes } of files) {
    const mayHold =
      imageWords.some((word) => bytes.includes(word)) &&
      (words.length === 0 || words.some((word) => bytes.includes(word)));
    if (!mayHold && !isKustomizationFile(path)) continue;
    const { value: manifest } = attempt(() => readManifest(path, bytes, 'path'));
    if (manifest !== undefined) manifests.set(path, manifest);
  }

  const places = [...manifests].flatMap(([path, { segments }]) =>
    segments.flatMap((segment) => placesOf(path, segment)),
  );
  return withoutOverridden(places, manifests);
}

const placesOf = (file: string, segment: Segment): readonly ImagePlace[] =>
  attempt(() => readSegment(file, segment)).value?.places ?? [];
