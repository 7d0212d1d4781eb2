// Finds the image that the inputs name instead of one to build: the one to promote, or those to merge. Pushes nothing.

import type { RegistryRepository } from '../../clients/registry/registry.ts';
import { ActionError } from '../../domain/action-error.ts';
import type { BuildPushImageInputs } from '../inputs.ts';
import { mergeImages } from '../place/merge.ts';
import type { GivenImage } from '../plan.ts';
import { findPushedImage, type PushedImage, platformsIn } from './pushed-image.ts';

/** The image that `promote` or `merge` name; undefined when neither is given. Throws an ActionError when it is not there. */
export async function findGiven(
  { promote, merge, repository: name }: Pick<BuildPushImageInputs, 'promote' | 'merge' | 'repository'>,
  repository: RegistryRepository,
): Promise<(GivenImage & { readonly image: PushedImage }) | undefined> {
  if (promote !== undefined) {
    const image = await findPushedImage(repository, promote);
    if (image === undefined) throw missing(promote, name);
    return given('promote', image);
  }

  if (merge.length === 0) return undefined;
  return given('merge', await mergeImages(repository, merge));
}

const given = (how: GivenImage['do'], image: PushedImage) => ({
  do: how,
  digest: image.manifest.digest,
  platforms: platformsIn(image),
  image,
});

const missing = (promote: string, repository: string): ActionError =>
  new ActionError({
    code: 'promote_missing',
    what: `There is no complete image "${promote}" in ${repository}`,
    where: 'input `promote`',
    fix: 'Write a tag or digest that is in the repository; a clean-up may have deleted or archived it.',
  });
