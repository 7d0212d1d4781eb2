// Says by its bytes alone that a file cannot hold an image, so that thousands of files need no parser. Never misses one.

import type { ImageReference } from '../../domain/image-reference.ts';
import type { ImageChange } from './image-change.ts';
import { fileOfField } from './paths.ts';
import { isKustomizationFile } from './places/find.ts';

type Repository = Pick<ImageReference, 'registry' | 'repository'>;

/** False when the file surely holds none of the wanted images: a search for bytes, without parsing. Give the path where it is known. */
export function mayHoldImage(bytes: Buffer, change: ImageChange, path?: string): boolean {
  if (change.fields.length > 0) return path === undefined || change.fields.some((field) => fileOfField(field) === path);
  if (path !== undefined && isKustomizationFile(path)) return true;
  return needlesOf(change).some((needle) => bytes.includes(needle)) || mayHoldEscape(bytes);
}

/** The last part of each repository to look for: it is written in one piece in every form that is known. */
export function lastParts(change: ImageChange): string[] {
  return [
    ...new Set(wantedRepositories(change).map(({ repository }) => repository.slice(repository.lastIndexOf('/') + 1))),
  ];
}

/** The repositories that the change names as replaced. */
export const namedRepositories = (change: ImageChange): readonly Repository[] =>
  change.match.length > 0 ? change.match : change.images;

/** The repositories that are replaced: with one image also its own, so that a second run finds what the first one moved. */
export const wantedRepositories = (change: ImageChange): readonly Repository[] =>
  change.images.length === 1 ? [...change.match, ...change.images] : namedRepositories(change);

/** True when a quoted string may spell a letter as `\x63`, or break a word across lines; the name would be invisible. */
export const escapedLetter = /\\(?:[xuU]|\r?\n)/;

const needles = new WeakMap<ImageChange, readonly Buffer[]>();

function needlesOf(change: ImageChange): readonly Buffer[] {
  const known = needles.get(change) ?? lastParts(change).map((part) => Buffer.from(part));
  needles.set(change, known);
  return known;
}

const escapes = ['\\x', '\\u', '\\U', '\\\n', '\\\r'].map((text) => Buffer.from(text));
const backslash = 0x5c;

const mayHoldEscape = (bytes: Buffer): boolean =>
  bytes.includes(backslash) && escapes.some((each) => bytes.includes(each));
