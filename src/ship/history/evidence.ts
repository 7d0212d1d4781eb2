// Whether a commit wrote the image that its trailers name, by the lines of its patch. Where those do not settle it, the files have to be
// read, by the rule of bump-manifest's own history. Reads nothing itself.

import { countVersion } from '../../bump-manifest/history/proof.ts';
import type { ShipRecord } from '../../bump-manifest/history/ship-record.ts';
import { findImageReference, formatRepository, type ImageReference } from '../../domain/image/reference.ts';
import type { FilePatch } from './patch.ts';

/** `unclear`: the files before and after the commit must be read. */
export type RecordEvidence = 'wrote' | 'did not write' | 'unclear';

/** `image: …`, `newTag: …`, `imageTag: …`, `digest: …`, also as the item of a list or in JSON. */
const placeOfImage = /^\s*(?:- )?["']?\w*(?:image|tag|digest)["']?\s*:/i;

/** Judges by the files that the record names; where it names none, by all. */
export function judgeEvidence(record: ShipRecord, changes: readonly FilePatch[]): RecordEvidence {
  const namesNone = record.files.length === 0;
  const named = changes.filter(({ path }) => namesNone || record.files.includes(path));
  const touched = named.filter(({ added }) => added.length > 0);
  if (touched.length === 0) return 'did not write';

  const isPlain = record.images.some((image) => {
    const reference = findImageReference(image);
    return reference !== undefined && touched.some((change) => gained(change, reference));
  });
  if (isPlain) return 'wrote';
  return 'unclear';
}

/** True when more lines that set an image hold the version than before. */
function gained({ removed, added }: FilePatch, image: ImageReference): boolean {
  const name = formatRepository(image);
  const placing = added.filter((line) => placeOfImage.test(line) || line.includes(name));
  return countVersion(placing.join('\n'), image) > 0 && countLines(added, image) > countLines(removed, image);
}

const countLines = (lines: readonly string[], image: ImageReference): number => {
  if (lines.length === 0) return 0;
  return countVersion(lines.join('\n'), image);
};
