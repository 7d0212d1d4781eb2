// Says by its bytes alone that a file cannot hold an image, so that thousands of files need no parser. Never misses one.

import type { ManifestFile } from './image-change.ts';
import { fileOfField } from './paths.ts';
import { isKustomizationFile } from './places/find.ts';
import type { Wanted } from './wanted.ts';

/** False when the file surely holds none of the wanted images: a search for bytes, without parsing. */
export function mayHoldImage({ path, bytes }: ManifestFile, wanted: Wanted): boolean {
  if (wanted.fields.length > 0) return wanted.fields.some((field) => fileOfField(field) === path);
  if (isKustomizationFile(path)) return true;
  return wanted.needles.some((needle) => bytes.includes(needle)) || mayHoldEscape(bytes);
}

/** True when a quoted string may spell a letter as `\x63`, or break a word across lines; the name would be invisible. */
export const escapedLetter = /\\(?:[xuU]|\r?\n)/;

const escapes = ['\\x', '\\u', '\\U', '\\\n', '\\\r'].map((text) => Buffer.from(text));
const backslash = 0x5c;

const mayHoldEscape = (bytes: Buffer): boolean =>
  bytes.includes(backslash) && escapes.some((each) => bytes.includes(each));
