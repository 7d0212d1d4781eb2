// Holds each line of `path` to its word: every one of them must hold the image, or nothing is written. Reads no file.

import type { Problem } from '../../domain/action-error.ts';
import { formatImageReference, formatRepository } from '../../domain/image/reference.ts';
import type { ManifestFile } from './image-change.ts';
import { matchesPattern, type PathPattern } from './paths.ts';
import { formatLine, type ImagePlace } from './places/place.ts';
import { findAllPlaces } from './scan.ts';
import type { Wanted } from './wanted.ts';

/** One problem for each line below which none of `holding` stands; none at all when no line holds the image, which is said elsewhere. */
export function findEmptyLines(
  holding: readonly ImagePlace[],
  wanted: Wanted,
  files: readonly ManifestFile[],
): Problem[] {
  const held = [...new Set(holding.map(({ node }) => node.source.file))];
  const empty = wanted.lines.filter((line) => !held.some(matchesPattern(line)));
  if (empty.length === wanted.lines.length) return [];

  const names = wanted.replaced.map(formatRepository).join(' or ');
  return empty.map((line) => ({
    code: 'path_without_image',
    what: `"${line.text || '.'}" holds no image of ${names}, but other lines of \`path\` do; nothing was written anywhere`,
    where: 'input `path`',
    fix: `Fix those files, or remove the line from \`path\`.${listOthers(line, files)}`,
  }));
}

/** What stands there instead. */
function listOthers(line: PathPattern, files: readonly ManifestFile[]): string {
  const matches = matchesPattern(line);
  const places = findAllPlaces(files.filter(({ path }) => matches(path)).slice(0, 100));
  const rows = places.slice(0, 5).map((place) => `${formatLine(place)} ${formatImageReference(place.reference)}`);
  if (rows.length === 0) return ' There is no image at all.';
  return ` The images there are:\n${rows.join('\n')}`;
}
