// Finds what is in the registry already: the images under the tags that matter, and the very image that was just built. Pushes nothing.

import type { RegistryRepository } from '../../clients/registry/registry.ts';
import { optional } from '../../domain/text/optional.ts';
import { findPushedImage, type PushedImage, platformsIn, readPushedImage } from './pushed-image.ts';
import { standingImage, type TaggedImage } from './standing-image.ts';

/** A standing image with all that was read of it. */
export type ProbedImage = TaggedImage & { readonly image: PushedImage | undefined };

/** What stands under the tags, each image once. What is no whole image stands, too: nobody may take its tag for free. */
export async function probe(repository: RegistryRepository, tags: readonly string[]): Promise<ProbedImage[]> {
  const manifests = await repository.findManifests(tags);
  const byDigest = new Map([...manifests.values()].map((manifest) => [manifest.digest, manifest]));

  return await Promise.all(
    [...byDigest.values()].map(async (manifest) => {
      const image = await readPushedImage(repository, manifest);
      const its = tags.filter((tag) => manifests.get(tag)?.digest === manifest.digest);
      // An image with a part missing says nothing, and can be nobody's.
      const labels = image === undefined ? {} : image.labels;
      const platforms = optional(image, (image) => platformsIn(image));
      const read = { digest: manifest.digest, tags: its, labels, platforms, isIndex: image?.isIndex ?? false };
      return { ...standingImage(read), image };
    }),
  );
}

/** The digest under which the tag holds this very image already: an immutable tag then need not be pushed again. */
export async function isThere(
  repository: RegistryRepository,
  digest: string,
  id: string | undefined,
): Promise<string | undefined> {
  if (id === undefined) return undefined;
  const image = await findPushedImage(repository, digest);
  if (image?.configDigest === id && !image.isIndex) return digest;
  return undefined;
}
