// Picks the image that one environment runs, to write it for another: tag and digest as they stand. Pure.

import { ActionError } from '../../domain/action-error.ts';
import {
  formatImageReference,
  type ImageReference,
  isSameRepository,
  type Repository,
} from '../../domain/image/reference.ts';
import type { FoundImage } from '../edit/places/place.ts';
import { chooseRepositories } from './subject.ts';

/** One reference per repository. Throws an ActionError when none is there, or one repository stands there in two versions. */
export function choosePromoted(
  found: readonly FoundImage[],
  match: readonly Repository[],
  service: string,
): ImageReference[] {
  const where = 'input `promote-from`';
  const matched = match.filter((each) => found.some(({ reference }) => isSameRepository(reference, each)));
  const repositories = chooseRepositories(matched, found, service, 'promote-from');

  return repositories.map((repository) => {
    const own = found.filter(({ reference }) => isSameRepository(reference, repository));
    const versions = new Map(own.map((each) => [formatImageReference(each.reference), each]));
    const [first] = own;
    if (first !== undefined && versions.size === 1) return first.reference;
    const places = [...versions].map(([image, { file, line }]) => `${image} (${file}:${line})`);
    const what = `The files to promote from hold ${versions.size} versions of one image: ${places.join(', ')}`;
    throw new ActionError({ code: 'promotion_ambiguous', what, where, fix: 'Narrow `promote-from` to one of them.' });
  });
}
