// The images in some files that a request is about, and when two of them are the same. Pure.
//
// The map of this room, in the order in which a decision is made: own-images (what stands), subject (which repositories are meant),
// image-source, promotion and rollback/ (what is to be written), last-bump and proof (what was written before, and
// whether that is true), order and standing (whether this run may write), hand-over (whether another's edit may be), approval (who let it), ship-record, trailers, commit-message and source-commit
// (what the commit says of itself).

import { ActionError, type Problem } from '../../domain/action-error.ts';
import {
  canonicalRepository,
  type ImageReference,
  isSameRepository,
  type Repository,
} from '../../domain/image/reference.ts';
import type { ManifestFile } from '../edit/image-change.ts';
import { findNamedImages, findRunningImages } from '../edit/images.ts';
import { imageNotFound } from '../edit/near-misses.ts';
import type { FoundImage } from '../edit/places/place.ts';
import { findAllPlaces } from '../edit/scan.ts';
import { replacedBy } from '../edit/wanted.ts';
import type { BumpRequest } from '../request.ts';
import { chooseRepositories } from './subject.ts';

/** By digest where both have one, else by tag: a place that was only pinned, or unpinned, still runs the same. Says nothing of the repository. */
export const isSameImageVersion = (a: ImageReference, b: ImageReference): boolean => {
  if (a.digest !== undefined && b.digest !== undefined) return a.digest === b.digest;
  return a.tag !== undefined && a.tag === b.tag;
};

/** The same version of the same repository. */
export const isSameImage = (a: ImageReference, b: ImageReference): boolean =>
  isSameRepository(a, b) && isSameImageVersion(a, b);

/** The images that the request may be about, by its fields where it has some, else all of its container. What cannot be read is passed over. */
export function findOwnImages(files: readonly ManifestFile[], request: RequestSubject): readonly FoundImage[] {
  if (request.limits.fields.length === 0) return inContainer(files, request);
  return inFields(files, request).found;
}

/**
 * Reads the images of the request in files of the past. A history tells what changed alone: a file that every environment shares is taken
 * as it stands `now`, and is no place by itself.
 */
export function ownImagesReader(now: readonly ManifestFile[], request: RequestSubject) {
  const besides = new Set(findOwnImages(now, request).flatMap((each) => each.besides ?? []));
  const shared = now.filter(({ path }) => besides.has(path));
  return (held: readonly ManifestFile[]): readonly FoundImage[] =>
    findOwnImages([...held.filter(({ path }) => !besides.has(path)), ...shared], request).filter(
      ({ file }) => !besides.has(file),
    );
}

/** What of a request says which images it is about. */
export type RequestSubject = Pick<BumpRequest, 'limits' | 'images' | 'service'>;

/** The images of one repository that stand in the files now; none when the repository is not there. */
export interface StandingImage {
  readonly repository: Repository;
  readonly places: readonly FoundImage[];
}

/** What a roll-back is about, as it stands now. Throws an ActionError for fields that lead nowhere, and where it is not clear what is meant. */
export function findStandingImages(files: readonly ManifestFile[], request: RequestSubject): StandingImage[] {
  const { limits, images } = request;
  const { found, problems } = readStanding(files, request);
  if (problems.length > 0) throw new ActionError(problems);

  const given = replacedBy(limits.match, images);
  return chooseRepositories(given, found, request.service, 'rollback').map((repository) => {
    const places = found.filter(({ reference }) => isSameRepository(reference, repository));
    if (places.length === 0) throw new ActionError(notThere(repository, files, request));
    return { repository, places };
  });
}

/** The problem that a repository which is to go back does not stand in the files. */
function notThere(repository: Repository, files: readonly ManifestFile[], { limits }: RequestSubject): Problem {
  const near = files.slice(0, 500);
  return imageNotFound(repository, findAllPlaces(near), { container: limits.container, images: [], match: [] }, near);
}

function readStanding(files: readonly ManifestFile[], request: RequestSubject): ReturnType<typeof findNamedImages> {
  if (request.limits.fields.length > 0) return inFields(files, request);
  return { found: inContainer(files, request), problems: [] };
}

function inContainer(files: readonly ManifestFile[], { limits }: RequestSubject): readonly FoundImage[] {
  const { container } = limits;
  return findRunningImages(files, limits).filter((each) => container === undefined || each.container === container);
}

function inFields(files: readonly ManifestFile[], { limits, images }: RequestSubject) {
  const { found, problems } = findNamedImages(files, { ...limits, images });
  return { found: joinFields(found), problems };
}

/** The images at explicit places, a tag and a digest of one repository as one. */
export const joinFields = (found: readonly FoundImage[]): readonly FoundImage[] =>
  [...Map.groupBy(found, ({ reference }) => canonicalRepository(reference)).values()].flatMap(joinHalves);

/** A tag and a digest that stand in fields of their own are one image. */
function joinHalves(found: readonly FoundImage[]): readonly FoundImage[] {
  const tag = found.find(({ reference }) => reference.digest === undefined);
  const digest = found.find(({ reference }) => reference.tag === undefined)?.reference.digest;
  if (found.length !== 2 || tag === undefined || digest === undefined) return found;
  return [{ ...tag, reference: { ...tag.reference, digest } }];
}
