// Reads files of commits of a repository that lies on this machine, some at a time. What somebody wrote there to fill the memory or the
// time is not read.

import { optional, present } from '../../../domain/text/optional.ts';
import { demand, HistoryFault, type LocalGit } from './git.ts';

/** What is read at most. */
export interface FileLimits {
  /** Bytes of a file, as of a manifest that is edited. */
  readonly file: number;
  /** Bytes of the files of one group, and of those that are read at once. */
  readonly group: number;
  /** Bytes of all files together, over all calls. */
  readonly all: number;
}

const mebibyte = 1024 * 1024;
/** Of what git says at once 64 MiB are kept. */
export const fileLimits: FileLimits = { file: 16 * mebibyte, group: 48 * mebibyte, all: 4096 * mebibyte };

/** Characters of a place, as of a path. */
const longestPlace = 4096 + 65;
const nowhere = '0'.repeat(40);

/** Hears of a group's files, in the order asked; undefined for one that is not there or too large, and for all of a group that is. */
export type OnFiles = (files: readonly (Buffer | undefined)[], group: number) => void;

/** Reads files as `commit:path`, group by group. */
export type ReadFiles = (groups: readonly (readonly string[])[], onFiles: OnFiles) => Promise<void>;

interface Blob {
  readonly id: string;
  readonly size: number;
}

/** Prepares the reading; reads nothing yet. Rejects with a HistoryFault before more is read than `limits.all`. */
export function fileReader(git: LocalGit, limits: FileLimits): ReadFiles {
  let left = limits.all;
  return async (groups, onFiles) => {
    const blobs = await findBlobs(git, groups, limits);
    left -= sum(blobs.map(sizeOf));
    if (left < 0) throw new HistoryFault({ kind: 'too much', bytes: limits.all });

    for (const some of portionsOf(blobs, limits)) {
      const found = await readBlobs(
        git,
        some.flatMap((group) => present(blobs[group] ?? [])),
      );
      for (const group of some)
        onFiles(
          (blobs[group] ?? []).map((each) => optional(each, ({ id }) => found.get(id))),
          group,
        );
    }
  };
}

/** Sizes first: of what git says only so much is kept, and every file would then be taken for another one. */
async function findBlobs(
  git: LocalGit,
  groups: readonly (readonly string[])[],
  limits: FileLimits,
): Promise<readonly (readonly (Blob | undefined)[])[]> {
  const asked = groups.flat().map((place) => {
    if (place.length > longestPlace) return nowhere;
    return place;
  });
  if (asked.length === 0) return groups.map(() => []);
  const { stdout } = await demand(git, ['cat-file', '--batch-check'], `${asked.join('\n')}\n`);
  const lines = stdout.toString('utf8').split('\n');
  if (lines.length !== asked.length + 1) throw new Error(`git told ${lines.length - 1} of ${asked.length} files`);

  let at = 0;
  return groups.map((places) => {
    const own = lines.slice(at, at + places.length).map((line) => blobIn(line, limits));
    at += places.length;
    if (sizeOf(own) <= limits.group) return own;
    return own.map(() => undefined);
  });
}

function blobIn(line: string, { file }: FileLimits): Blob | undefined {
  const [, id, digits] = /^([0-9a-f]+) blob (\d+)$/.exec(line) ?? [];
  const size = Number(digits);
  if (id === undefined || size > file) return undefined;
  return { id, size };
}

const sizeOf = (blobs: readonly (Blob | undefined)[]): number => sum(present(blobs).map(({ size }) => size));

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

/** What git writes about a file before its bytes, at most. */
const headBytes = 100;

/** Groups that are read at once: as many as a group may hold. */
function portionsOf(blobs: readonly (readonly (Blob | undefined)[])[], limits: FileLimits): number[][] {
  const portions: number[][] = [];
  let left = 0;
  for (const [group, own] of blobs.entries()) {
    const size = sizeOf(own) + headBytes * own.length;
    if (portions.length === 0 || size > left) {
      portions.push([]);
      left = limits.group;
    }
    portions.at(-1)?.push(group);
    left -= size;
  }
  return portions;
}

async function readBlobs(git: LocalGit, blobs: readonly Blob[]): Promise<ReadonlyMap<string, Buffer>> {
  const found = new Map<string, Buffer>();
  if (blobs.length === 0) return found;
  const ids = new Set(blobs.map(({ id }) => id));
  const { stdout } = await demand(git, ['cat-file', '--batch'], `${[...ids].join('\n')}\n`);

  let at = 0;
  while (at < stdout.length) {
    const end = stdout.indexOf(10, at);
    const [id = '', , size = '0'] = stdout.toString('latin1', at, end).split(' ');
    found.set(id, stdout.subarray(end + 1, end + 1 + Number(size)));
    at = end + 2 + Number(size);
  }
  return found;
}
