// Finds the images that a request writes: those it names, those that other files hold, or those of the past. Plans nothing.

import { ActionError, type Problem } from '../../domain/action-error.ts';
import {
  canonicalRepository,
  formatImageReference,
  type ImageReference,
  isSameRepository,
} from '../../domain/image-reference.ts';
import type { Head, TreeEntry } from '../branch/branch.ts';
import { scanFields } from '../edit/fields.ts';
import type { ManifestFile } from '../edit/image-change.ts';
import { type PathPattern, selectFiles, unmatchedError } from '../edit/paths.ts';
import { describePlace, type FoundImage } from '../edit/places/place.ts';
import { findImages } from '../edit/scan.ts';
import { planBump } from '../plan.ts';
import type { Request } from '../request.ts';
import { choosePromoted } from './promotion.ts';
import { findRollback, type PastVersion, type RollbackTarget } from './roll-back.ts';
import { readRecord, type ShipRecord } from './ship-record.ts';
import { chooseRepositories, type Repository } from './subject.ts';

/** The images, and what is known of where they come from. */
export interface ImageSource {
  readonly images: readonly ImageReference[];
  /** What shipped them before; undefined for images that are new, or when nobody knows. */
  readonly shippedBy: ShipRecord | undefined;
  readonly warnings: readonly string[];
}

/** The manifests that the patterns mean; throws an ActionError for patterns that mean none. */
export async function readManifests(
  head: Pick<Head, 'list' | 'read'>,
  patterns: readonly PathPattern[],
  input: string,
): Promise<readonly ManifestFile[]> {
  const entries = await head.list(patterns.map(({ base }) => base));
  const { files, unmatched } = selectFiles<TreeEntry>(entries, patterns);
  if (unmatched.length > 0) throw unmatchedError(unmatched, await head.list(['']), input);
  return await head.read(files);
}

/** The images that `request` writes into `files`, the manifests of its paths at `head`. */
export async function findImageSource(
  head: Head,
  request: Request,
  files: readonly ManifestFile[],
): Promise<ImageSource> {
  if (request.occasion === 'bump') return { images: request.images, shippedBy: undefined, warnings: [] };
  if (request.occasion === 'promote') {
    const from = await readManifests(head, request.promoteFrom, 'promote-from');
    const images = choosePromoted(findImages(from), namedRepositories(request), request.service);
    return { images, shippedBy: await findShipment(head, request.service, images), warnings: [] };
  }
  const targets = await findRollbacks(head, request, files);
  return {
    images: targets.map(({ reference }) => reference),
    shippedBy: targets.find(({ record }) => record !== undefined)?.record,
    warnings: targets.flatMap(({ warning }) => warning ?? []),
  };
}

const mostCommits = 200;

/** The newest bump that wrote the images elsewhere and knows its source commit; undefined when it is not among the last commits. */
async function findShipment(
  head: Pick<Head, 'commits'>,
  service: string,
  images: readonly ImageReference[],
): Promise<ShipRecord | undefined> {
  const wanted = images.map(formatImageReference);
  let read = 0;
  for await (const { message } of head.commits()) {
    const record = readRecord(message);
    const isIt = record?.service === service && wanted.every((image) => record.images.includes(image));
    if (isIt && record.sourceCommit !== undefined) return record;
    if (++read === mostCommits) return undefined;
  }
  return undefined;
}

/** What narrows a promotion or a roll-back: `match`, else the repositories of `image`. */
const namedRepositories = ({ limits, images }: Request): readonly Repository[] =>
  limits.match.length > 0 ? limits.match : images;

async function findRollbacks(head: Head, request: Request, files: readonly ManifestFile[]): Promise<RollbackTarget[]> {
  const { found, problems } = findOwnImages(files, request);
  if (problems.length > 0) throw new ActionError(problems);
  const repositories = chooseRepositories(namedRepositories(request), found, request.service, 'rollback');
  const targets: RollbackTarget[] = [];
  for (const repository of repositories) {
    const own = found.filter(({ reference }) => isSameRepository(reference, repository));
    const [first] = own;
    // The error for an image that is not there, with near misses, is the plan's.
    if (first === undefined)
      planBump(files, { ...request.limits, match: [], images: [{ ...repository, tag: 'none', digest: undefined }] });
    else {
      const past = pastVersions(head, request, [...new Set(own.map(({ file }) => file))], first.reference);
      targets.push(await findRollback(request.rollback ?? '', first.reference, past));
    }
  }
  return targets;
}

/** A folder of many services changes with each of them: an image that moved long ago is not looked for. */
const mostElsewhere = 100;

/**
 * The images of the files in which the service stands, then of all files of the path as its last commits changed them:
 * it may have stood in others before.
 */
async function* pastVersions(
  head: Head,
  request: Request,
  files: readonly string[],
  of: ImageReference,
): AsyncGenerator<PastVersion> {
  const versionOf = (held: readonly ManifestFile[], message: string): PastVersion => ({
    references: findOwnImages(held, request)
      .found.map(({ reference }) => reference)
      .filter((each) => isSameRepository(each, of)),
    record: readRecord(message),
  });
  const seen = new Set<string>();
  for await (const { sha, files: held, message } of head.history(files)) {
    seen.add(sha);
    yield versionOf(held, message);
  }
  const bases = [...new Set(request.paths.map(({ base }) => base))];
  // The history of a whole repository is not looked through.
  if (bases.includes('')) return;
  const known = new Set((await head.list(bases)).map(({ blob }) => blob));
  let looked = 0;
  for await (const { sha, message } of head.history(bases)) {
    if (seen.has(sha)) continue;
    const past = head.at(sha);
    const held = selectFiles(await past.list(bases), request.paths).files.filter(({ blob }) => !known.has(blob));
    for (const { blob } of held) known.add(blob);
    yield versionOf(await past.read(held), message);
    if (++looked === mostElsewhere) return;
  }
}

/** The images that the request may be about, by its fields where it has some, else all of its container; and the faults of fields. */
function findOwnImages(
  files: readonly ManifestFile[],
  { limits, images }: Request,
): { readonly found: readonly FoundImage[]; readonly problems: readonly Problem[] } {
  const { container, fields } = limits;
  if (fields.length === 0) {
    const all = findImages(files);
    return { found: all.filter((each) => container === undefined || each.container === container), problems: [] };
  }
  const { places, problems } = scanFields(files, { ...limits, images });
  const groups = Map.groupBy(places.map(describePlace), ({ reference }) => canonicalRepository(reference));
  return { found: [...groups.values()].flatMap(joinHalves), problems };
}

/** A tag and a digest that stand in fields of their own are one image. */
function joinHalves(found: readonly FoundImage[]): readonly FoundImage[] {
  const tag = found.find(({ reference }) => reference.digest === undefined);
  const digest = found.find(({ reference }) => reference.tag === undefined)?.reference.digest;
  if (found.length !== 2 || tag === undefined || digest === undefined) return found;
  return [{ ...tag, reference: { ...tag.reference, digest } }];
}
