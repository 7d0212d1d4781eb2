// Whether a commit did what its trailers say: anybody can write trailers. A record counts only if its own commit wrote an image of it
// into a file that it names, and if that is what the branch got by it. Reads files of commits, and believes no message.

import {
  findImageReference,
  formatImageReference,
  type ImageReference,
  isSameRepository,
} from '../../domain/image/reference.ts';
import { optional, phrase } from '../../domain/text/optional.ts';
import type { FileVersions, HistoryCommit, Past, PlainCommit } from '../branch/branch.ts';
import type { ManifestFile } from '../edit/image-change.ts';
import type { FoundImage } from '../edit/places/place.ts';
import { readRecord, type ShipRecord } from './ship-record.ts';

/** What is looked for in the records of commits, and how. */
export interface Search {
  readonly isMeant: (record: ShipRecord) => boolean;
  /** The files that are ours: a record of others is none of our business. None: those of the record. */
  readonly files: readonly string[];
  /** The images in files as the request sees them. */
  readonly find: (files: readonly ManifestFile[]) => readonly FoundImage[];
  /** Told of a commit that claims to have written an image and did not. */
  readonly onForged: (commit: PlainCommit, record: ShipRecord) => void;
}

/** The records that hold of one commit of the branch: its own, and of what it merged. */
export async function readProven(
  head: Pick<Past, 'change'>,
  commit: HistoryCommit,
  search: Search,
): Promise<ShipRecord[]> {
  const proven: ShipRecord[] = [];
  for (const source of [commit, ...commit.merged]) {
    const record = readRecord(source.message);
    if (record === undefined || !search.isMeant(record)) continue;
    const paths = commonFiles(record, search.files);
    if (paths.length === 0) continue;

    const wrote = async (by: PlainCommit): Promise<boolean> =>
      wroteImages(record, await head.change(by, paths), search.find);
    const isBrought = await wrote(commit);
    const isOwn = source.sha === commit.sha ? isBrought : await wrote(source);
    if (isBrought && isOwn) proven.push(record);
    // A commit that is true, and came to the branch earlier or later than here, is nothing to speak of.
    else if (!isOwn && record.files.length > 0) search.onForged(source, record);
  }

  return proven;
}

/** Where one of them names no files, those of the other. */
function commonFiles(record: ShipRecord, files: readonly string[]): readonly string[] {
  if (record.files.length === 0) return files;
  if (files.length === 0) return record.files;
  return files.filter((file) => record.files.includes(file));
}

/** True when an image of the record stands in one of the files more often than before. */
export function wroteImages(record: ShipRecord, { before, files }: FileVersions, find: Search['find']): boolean {
  const findOnce = readOnce(find);
  return record.images.some((image) => {
    const reference = findImageReference(image);
    if (reference === undefined) return false;
    return files.some((file) => {
      const old = before.find(({ path }) => path === file.path);
      const oldCount = optional(old, (old) => count(old, reference, findOnce)) ?? 0;
      return count(file, reference, findOnce) > oldCount;
    });
  });
}

/** A message may name many images, and a file is read for all of them at once. */
function readOnce(find: Search['find']): Search['find'] {
  const read = new Map<ManifestFile | undefined, readonly FoundImage[]>();
  return (files) => {
    const found = read.get(files[0]) ?? find(files);
    read.set(files[0], found);
    return found;
  };
}

/** True when an image stands in a file. */
export function holdsImage(file: ManifestFile, image: string, find: Search['find']): boolean {
  const reference = findImageReference(image);
  return reference !== undefined && count(file, reference, find) > 0;
}

/** How often an image stands in a file; where no place of its repository can be read, as in a file of values, how often its version does. */
function count(file: ManifestFile, image: ImageReference, find: Search['find']): number {
  const own = find([file]).filter(({ reference }) => isSameRepository(reference, image));
  const text = formatImageReference(image);
  if (own.length > 0) return own.filter(({ reference }) => formatImageReference(reference) === text).length;
  return countVersion(file.bytes.toString('utf8'), image);
}

const mostText = 1024 * 1024;

/** How many lines hold the tag or the digest as a whole word, comments aside. */
export function countVersion(text: string, { tag, digest }: ImageReference): number {
  const words = [tag, digest].filter((word) => word !== undefined);
  const lines = text.slice(0, mostText).split('\n');
  return lines.filter((line) => {
    const code = phrase(!line.trimStart().startsWith('#'), () => line.split(' #')[0] ?? '');
    return words.some((word) => holdsWord(code, word));
  }).length;
}

function holdsWord(line: string, word: string): boolean {
  const isEdge = (at: number): boolean => !/[\w.+-]/.test(line.charAt(at));
  for (let at = line.indexOf(word); at >= 0; at = line.indexOf(word, at + 1))
    if (isEdge(at - 1) && isEdge(at + word.length)) return true;
  return false;
}
