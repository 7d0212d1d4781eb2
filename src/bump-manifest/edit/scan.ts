// Reads the files that may hold an image and gathers its places, with the faults that are our business. Decides nothing.

import { ActionError, type Problem } from '../../domain/action-error.ts';
import { readManifest } from '../../domain/manifest/manifest.ts';
import type { Manifest, Segment } from '../../domain/manifest/node.ts';
import { namesWanted } from './broken.ts';
import type { ImageChange, ManifestFile } from './image-change.ts';
import { withoutOverridden } from './kustomizations.ts';
import { type Findings, findPlaces, isKustomizationFile } from './places/find.ts';
import { describePlace, type FoundImage, type ImagePlace } from './places/place.ts';
import { escapedLetter, lastParts, mayHoldImage } from './screen.ts';
import type { WantedImages } from './select.ts';

/** What stands in the files. */
export interface Scan {
  readonly manifests: ReadonlyMap<string, Manifest>;
  readonly places: readonly ImagePlace[];
  readonly problems: readonly Problem[];
}

/** Reads the documents that may hold one of the wanted images; those that cannot be read are a problem only when a line of them names it. */
export function scanFiles(files: readonly ManifestFile[], change: ImageChange, wanted: WantedImages): Scan {
  const manifests = new Map<string, Manifest>();
  const places: ImagePlace[] = [];
  const problems: Problem[] = [];
  const parts = lastParts(change);
  for (const { path, bytes } of files) {
    if (!mayHoldImage(bytes, change, path)) continue;
    const manifest = collectProblems(problems, () => readManifest(path, bytes));
    if (manifest === undefined) continue;
    manifests.set(path, manifest);
    for (const segment of manifest.segments) {
      const text = segment.text();
      if (!(parts.some((part) => text.includes(part)) || escapedLetter.test(text))) continue;
      const found = collectProblems(problems, () => readSegment(path, segment));
      places.push(...(found?.places ?? []));
      const ours = found?.unreadable.filter((each) => namesWanted(each.text, wanted)) ?? [];
      problems.push(...ours.map(({ problem }) => problem));
    }
  }
  return { manifests, places: withoutOverridden(places, manifests), problems };
}

/** What stands between two document markers; a segment that cannot be parsed is unreadable as a whole. */
function readSegment(file: string, segment: Segment): Findings {
  const { faults } = segment.parse();
  const [problem] = faults;
  if (problem === undefined) return findPlaces(file, segment);
  return { places: [], unreadable: [{ text: segment.text(), problem }] };
}

/** The result of `read`; an ActionError becomes problems and undefined. */
export function collectProblems<Result>(problems: Problem[], read: () => Result): Result | undefined {
  try {
    return read();
  } catch (thrown) {
    if (!(thrown instanceof ActionError)) throw thrown;
    problems.push(...thrown.problems);
    return undefined;
  }
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
  const ignored: Problem[] = [];
  const manifests = new Map<string, Manifest>();
  const words = names.map((name) => Buffer.from(name));
  for (const { path, bytes } of files) {
    const mayHold =
      imageWords.some((word) => bytes.includes(word)) &&
      (words.length === 0 || words.some((word) => bytes.includes(word)));
    const manifest =
      mayHold || isKustomizationFile(path) ? collectProblems(ignored, () => readManifest(path, bytes)) : undefined;
    if (manifest !== undefined) manifests.set(path, manifest);
  }
  const places = [...manifests].flatMap(([path, { segments }]) =>
    segments.flatMap((segment) => placesOf(path, segment)),
  );
  return withoutOverridden(places, manifests);
}

const placesOf = (file: string, segment: Segment): readonly ImagePlace[] =>
  collectProblems([], () => readSegment(file, segment))?.places ?? [];
