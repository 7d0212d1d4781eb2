// Finds the images that a roll-back writes: what the branch itself held before, in the files that hold them now and in those that
// held them once. Plans nothing.

import { formatImageReference, type ImageReference, isSameRepository } from '../../../domain/image/reference.ts';
import type { Head, HistoryVersion, Past } from '../../branch/branch.ts';
import { selectFiles } from '../../edit/paths.ts';
import type { BumpRequest } from '../../request.ts';
import type { ImageSource } from '../image-source.ts';
import type { StandingImage } from '../own-images.ts';
import { holdsImage, readProven, type Search, wroteImages } from '../proof.ts';
import { readRecord, type ShipRecord } from '../ship-record.ts';
import { findRollback, type PastVersion, type RollbackTarget } from './roll-back.ts';

/** What each image that stands there goes back to. */
export async function findRollbackSource(
  head: Head,
  request: BumpRequest,
  standing: readonly StandingImage[],
  { find, onForged }: Pick<Search, 'find' | 'onForged'>,
): Promise<ImageSource> {
  const targets: RollbackTarget[] = [];
  for (const { places } of standing) {
    const [first] = places;
    if (first === undefined) continue;
    const files = [...new Set(places.map(({ file }) => file))];
    const past = readPast(head, request, files, { of: first.reference, find, onForged });
    targets.push(await findRollback(request.rollback ?? '', first.reference, past));
  }

  return {
    images: targets.map(({ reference }) => reference),
    shippedBy: targets.find(({ record }) => record !== undefined)?.record,
  };
}

/** Which image is followed, how it is found in files, and who is told of a commit that says what is not so. */
interface Followed extends Pick<Search, 'find' | 'onForged'> {
  readonly of: ImageReference;
}

/** A folder of many services changes with each of them: an image that moved long ago is not looked for. */
const mostElsewhere = 100;

/**
 * The images of the files in which the service stands, then of all files of the path as its last commits changed them:
 * it may have stood in others before.
 */
async function* readPast(
  head: Head,
  request: BumpRequest,
  files: readonly string[],
  followed: Followed,
): AsyncGenerator<PastVersion> {
  const seen = new Set<string>();
  for await (const version of head.history(files)) {
    seen.add(version.sha);
    yield await ownVersion(head, version, request, followed);
  }

  const bases = [...new Set(request.paths.map(({ base }) => base))];
  // The history of a whole repository is not looked through.
  if (!bases.includes('')) yield* readElsewhere(head, request, { bases, seen, ...followed });
}

async function ownVersion(
  head: Pick<Past, 'change'>,
  version: HistoryVersion,
  request: BumpRequest,
  { of, find, onForged }: Followed,
): Promise<PastVersion> {
  const paths = [...version.before, ...version.files].map(({ path }) => path);
  const records: ShipRecord[] = [];

  for (const commit of [version, ...version.merged]) {
    const record = readRecord(commit.message);
    if (record === undefined) continue;
    const isOwn = commit.sha === version.sha;
    const isBrought = wroteImages(record, version, find);
    const holds = isBrought && (isOwn || wroteImages(record, await head.change(commit, paths), find));
    if (holds) records.push(withTrueLosses(record, version, find));
    else if ((isOwn || isBrought) && isAbout(record, request, of)) onForged(commit, record);
  }

  const references = find(version.files).map(({ reference }) => reference);
  return { references: references.filter((each) => isSameRepository(each, of)), records };
}

/** A roll-back undid what stood there before it, and nothing else that it names. */
function withTrueLosses(record: ShipRecord, { before }: HistoryVersion, find: Search['find']): ShipRecord {
  if (!record.rollback) return record;
  const previousImages = record.previousImages.filter((image) => before.some((file) => holdsImage(file, image, find)));
  return { ...record, previousImages };
}

/** A record that would count here if it were true. */
const isAbout = (record: ShipRecord, { service, environment }: BumpRequest, of: ImageReference): boolean =>
  record.service === service &&
  record.environment === environment &&
  record.files.length > 0 &&
  record.images.some((image) => image.startsWith(formatImageReference({ ...of, tag: undefined, digest: undefined })));

interface Elsewhere extends Followed {
  readonly bases: readonly string[];
  readonly seen: ReadonlySet<string>;
}

async function* readElsewhere(
  head: Head,
  request: BumpRequest,
  { bases, seen, of, find, onForged }: Elsewhere,
): AsyncGenerator<PastVersion> {
  const known = new Set((await head.list(bases)).map(({ blob }) => blob));
  let looked = 0;

  for await (const version of head.history(bases)) {
    if (seen.has(version.sha)) continue;
    const past: Pick<Past, 'list' | 'read'> = head.at(version.sha);
    const held = selectFiles(await past.list(bases), request.paths).files.filter(({ blob }) => !known.has(blob));
    for (const { blob } of held) known.add(blob);

    const references = find(await past.read(held)).map(({ reference }) => reference);
    const search = { isMeant: () => true, files: held.map(({ path }) => path), find, onForged };
    // Where nothing is held, `files` would mean any.
    const records = held.length > 0 ? await readProven(head, version, search) : [];
    yield { references: references.filter((each) => isSameRepository(each, of)), records };
    looked += 1;
    if (looked === mostElsewhere) return;
  }
}
