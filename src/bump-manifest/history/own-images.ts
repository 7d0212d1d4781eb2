// The images in some files that a request is about, and when two of them are the same. Pure.
//
// The map of this room, in the order in which a decision is made: own-images (what stands), subject (which repositories are meant),
// image-source, promotion, rollback-source and roll-back (what is to be written), last-bump and proof (what was written before, and
// whether that is true), order and standing (whether this run may write), ship-record, trailers, commit-message and source-commit
// (what the commit says of itself).

import { ActionError } from '../../domain/action-error.ts';
import { canonicalRepository, type ImageReference, isSameRepository } from '../../domain/image-reference.ts';
import { scanFields } from '../edit/fields.ts';
import type { ManifestFile } from '../edit/image-change.ts';
import { describePlace, type FoundImage } from '../edit/places/place.ts';
import { findImages } from '../edit/scan.ts';
import { planBump } from '../plan.ts';
import type { Request } from '../request.ts';
import { chooseRepositories, type Repository } from './subject.ts';

/** By digest where both have one, else by tag: a place that was only pinned, or unpinned, still runs the same. Says nothing of the repository. */
export const isSameVersion = (a: ImageReference, b: ImageReference): boolean =>
  a.digest !== undefined && b.digest !== undefined ? a.digest === b.digest : a.tag !== undefined && a.tag === b.tag;

/** The same version of the same repository. */
export const isSameImage = (a: ImageReference, b: ImageReference): boolean =>
  isSameRepository(a, b) && isSameVersion(a, b);

/** The images that the request may be about, by its fields where it has some, else all of its container. What cannot be read is passed over. */
export function findOwnImages(files: readonly ManifestFile[], request: Subject): readonly FoundImage[] {
  return request.limits.fields.length === 0 ? inContainer(files, request) : inFields(files, request).found;
}

/** What of a request says which images it is about. */
export type Subject = Pick<Request, 'limits' | 'images' | 'service'>;

/** The images of one repository that stand in the files now; none when the repository is not there. */
export interface StandingImage {
  readonly repository: Repository;
  readonly places: readonly FoundImage[];
}

/** What a roll-back is about, as it stands now. Throws an ActionError for fields that lead nowhere, and where it is not clear what is meant. */
export function findStanding(files: readonly ManifestFile[], request: Subject): StandingImage[] {
  const { limits, images } = request;
  const { found, problems } = limits.fields.length === 0 ? readAll(files, request) : inFields(files, request);
  if (problems.length > 0) throw new ActionError(problems);

  const given = limits.match.length > 0 ? limits.match : images;
  return chooseRepositories(given, found, request.service, 'rollback').map((repository) => {
    const places = found.filter(({ reference }) => isSameRepository(reference, repository));
    // The error for an image that is not there, with near misses, is the plan's.
    if (places.length === 0)
      planBump(files, { ...limits, match: [], images: [{ ...repository, tag: 'none', digest: undefined }] });
    return { repository, places };
  });
}

const readAll = (files: readonly ManifestFile[], request: Subject) => ({
  found: inContainer(files, request),
  problems: [],
});

function inContainer(files: readonly ManifestFile[], { limits: { container } }: Subject): readonly FoundImage[] {
  return findImages(files).filter((each) => container === undefined || each.container === container);
}

function inFields(files: readonly ManifestFile[], { limits, images }: Subject) {
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
