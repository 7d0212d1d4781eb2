// Finds the images that a bump or a promotion writes: those that the request names, or those that other files hold. Plans nothing.

import { ActionError, type Problem } from '../../domain/action-error.ts';
import { formatImageReference, type ImageReference, isSameRepository } from '../../domain/image/reference.ts';
import type { Head, Past, TreeEntry } from '../branch/branch.ts';
import type { ManifestFile } from '../edit/image-change.ts';
import { findNamedImages, findRunningImages } from '../edit/images.ts';
import { withPassedOver } from '../edit/near-misses.ts';
import { findIrregular, type PathPattern, selectFiles, unmatchedError } from '../edit/paths.ts';
import { replacedBy } from '../edit/wanted.ts';
import type { BumpRequest } from '../request.ts';
import { joinFields } from './own-images.ts';
import { choosePromoted } from './promotion.ts';
import { readProven, type Search } from './proof.ts';
import type { ShipRecord } from './ship-record.ts';

/** The images, and what is known of where they come from. */
export interface ImageSource {
  readonly images: readonly ImageReference[];
  /** What shipped them before; undefined for images that are new, or when nobody knows. */
  readonly shippedBy: ShipRecord | undefined;
}

/** The manifests that the patterns mean; throws an ActionError for patterns that mean none. */
export async function readManifests(
  head: Pick<Past, 'list' | 'read'>,
  patterns: readonly PathPattern[],
  input: string,
): Promise<readonly ManifestFile[]> {
  const entries = await head.list(patterns.map(({ base }) => base));
  const { files, unmatched } = selectFiles<TreeEntry>(entries, patterns);
  if (unmatched.length > 0) throw unmatchedError(unmatched, await head.list(['']), input);
  return await head.read(files);
}

/** The same error, and where it is that an image was not found, what lies at the patterns and cannot be read as a file of this repository. */
export async function explainAbsence(
  error: ActionError,
  head: Pick<Past, 'list'>,
  patterns: readonly PathPattern[],
): Promise<ActionError> {
  if (!error.problems.some(({ code }) => code === 'image_not_found')) return error;
  const irregular = findIrregular(await head.list(patterns.map(({ base }) => base)), patterns);
  const explain = (problem: Problem): Problem => {
    if (problem.code === 'image_not_found') return withPassedOver(problem, irregular);
    return problem;
  };
  return new ActionError(error.problems.map(explain), { cause: error.cause });
}

/** The images that `request`, which is no roll-back, writes at `head`. */
export async function findImageSource(
  head: Head,
  request: BumpRequest,
  onForged: Search['onForged'],
): Promise<ImageSource> {
  if (request.occasion === 'bump') return { images: request.images, shippedBy: undefined };

  const from = await openPromoted(head, request.promoteFromRef);
  const { found, problems } = findPromoted(await readManifests(from, request.promoteFrom, 'promote-from'), request);
  if (problems.length > 0) throw new ActionError(problems);
  const { limits, service } = request;
  const images = choosePromoted(found, replacedBy(limits.match, request.images), service);

  const places = found.filter(({ reference }) => images.some((each) => isSameRepository(each, reference)));
  const wanted = images.map(formatImageReference);
  const shippedBy = await findShipment(from, {
    isMeant: (record) =>
      record.service === service &&
      record.sourceCommit !== undefined &&
      wanted.every((image) => record.images.includes(image)),
    files: [...new Set(places.map(({ file }) => file))],
    find: (files) => findPromoted(files, request).found,
    onForged,
  });
  return { images, shippedBy };
}

/** The images of the files to promote from: all of them, or those at the explicit places. */
function findPromoted(from: readonly ManifestFile[], request: BumpRequest): ReturnType<typeof findNamedImages> {
  const { limits, images, promoteFields } = request;
  // Its environment is another one than that of `limits`.
  if (promoteFields.length === 0) return { found: findRunningImages(from, {}), problems: [] };

  const { found, problems } = findNamedImages(from, { ...limits, fields: promoteFields, images }, 'promote-from');
  return { found: joinFields(found), problems };
}

/** The branch that is promoted from: the one that is written, unless another is named. */
async function openPromoted(head: Head, branch: string | undefined): Promise<Past> {
  if (branch === undefined) return head;
  const other = await head.other(branch);
  if (other !== undefined) return other;
  const what = `The repository has no branch "${branch}"`;
  const fix = 'Name the branch that holds the environment before this one.';
  throw new ActionError({ code: 'branch_not_found', what, where: 'input `promote-from-ref`', fix });
}

const mostCommits = 200;

/** The newest bump that is meant; undefined when it is not among the last commits. */
export async function findShipment(
  past: Pick<Past, 'commits' | 'change'>,
  search: Search,
): Promise<ShipRecord | undefined> {
  let read = 0;
  for await (const commit of past.commits(search.files)) {
    const [record] = await readProven(past, commit, search);
    if (record !== undefined) return record;
    read += 1;
    if (read === mostCommits) return undefined;
  }
  return undefined;
}
