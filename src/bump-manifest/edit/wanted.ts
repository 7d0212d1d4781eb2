// Reads a change once into what every station of an edit asks of it: which repository becomes which image. Looks at no file.

import type { Problem } from '../../domain/action-error.ts';
import {
  canonicalRepository,
  formatImageReference,
  formatRepository,
  type ImageReference,
  type Repository,
} from '../../domain/image/reference.ts';
import { optional, present } from '../../domain/text/optional.ts';
import type { ImageChange, Origin } from './image-change.ts';
import type { PathPattern } from './paths.ts';

/** A change, and what follows from it. */
export interface Wanted extends ImageChange {
  readonly lines: readonly PathPattern[];
  readonly environment: string | undefined;
  readonly origin: Origin;
  /** The service and the last parts of repositories: names that say nothing of environments. */
  readonly names: readonly string[];
  /** The repositories that are replaced, as they were named. */
  readonly replaced: readonly Repository[];
  /** The image that each of them becomes, by canonical repository. */
  readonly imageOf: ReadonlyMap<string, ImageReference>;
  /** The last part of every repository that may stand in a file: it is written in one piece in every form that is known. */
  readonly lastParts: readonly string[];
  /** The same, to be looked for in bytes. */
  readonly needles: readonly Buffer[];
}

/** The change made ready, and every way in which it contradicts itself. */
export function readWanted(change: ImageChange): { readonly wanted: Wanted; readonly problems: readonly Problem[] } {
  const { images, match } = change;
  const replaced = replacedBy(match, images);
  const matched = matchImages(replaced, images);

  // Also those of the images themselves: a place that a run before this one has moved already.
  const parts = [...replaced, ...images].map(({ repository }) => repository.slice(repository.lastIndexOf('/') + 1));
  const lastParts = [...new Set(parts)];
  const needles = lastParts.map((part) => Buffer.from(part));

  const { lines = [], environment, service, origin = 'image' } = change;
  const names = present([service, ...lastParts]);
  const read = { replaced, imageOf: matched.imageOf, lastParts, needles, lines, environment, origin, names };
  return { wanted: { ...change, ...read }, problems: [...findImageFaults(images, origin), ...matched.problems] };
}

/** The repositories that are meant: those of `match`, else those of the images themselves. */
export function replacedBy(match: readonly Repository[], images: readonly Repository[]): readonly Repository[] {
  if (match.length > 0) return match;
  return images;
}

function matchImages(
  replaced: readonly Repository[],
  images: readonly ImageReference[],
): { imageOf: Map<string, ImageReference>; problems: Problem[] } {
  const byRepository = new Map(images.map((image) => [canonicalRepository(image), image]));
  const only = optional(images.length === 1, () => images[0]);
  const imageOf = new Map<string, ImageReference>();
  const problems: Problem[] = [];

  for (const each of replaced) {
    const repository = canonicalRepository(each);
    const image = byRepository.get(repository) ?? only;
    if (image === undefined) problems.push(unclearMatch(formatRepository(each)));
    else imageOf.set(repository, image);
  }

  return { imageOf, problems };
}

/** Images without a version, and two images of one repository. */
function findImageFaults(images: readonly ImageReference[], origin: Origin): Problem[] {
  const seen = new Set<string>();
  return images.flatMap((image) => {
    const repository = canonicalRepository(image);
    const text = formatImageReference(image);
    const isSecond = seen.has(repository);
    const isBare = image.tag === undefined && image.digest === undefined;
    seen.add(repository);
    return present([isSecond && duplicateImage(text, repository), isBare && bareImage(text, origin)]);
  });
}

const duplicateImage = (text: string, repository: string): Problem => ({
  code: 'image_duplicate',
  what: `"${text}" is the second image of ${repository}`,
  where: 'input `image`',
  fix: 'Give one image per repository.',
});

function bareImage(text: string, origin: Origin): Problem {
  const what = `"${text}" has neither a tag nor a digest`;
  return { code: 'image_incomplete', what, where: `input \`${origin}\``, fix: versionFix(text, origin) };
}

function versionFix(text: string, origin: Origin): string {
  if (origin === 'image') return `Give the version that is to run, e.g. \`${text}:a7f3c92\`.`;
  return `What \`${origin}\` found names no version, so there is nothing to write. Bump those files first.`;
}

const unclearMatch = (text: string): Problem => ({
  code: 'match_unclear',
  what: `Several images are given, and nothing says which of them replaces "${text}"`,
  where: 'input `match`',
  fix: 'Give one image with `match`, or run the step once per image.',
});
