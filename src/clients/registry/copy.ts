// Copies an image to another repository, byte for byte: index, manifests, config and layers. What is there already is not sent again.

import { present } from '../../domain/text/optional.ts';
import type { ImageManifest, RegistryRepository } from './registry.ts';

interface Descriptor {
  readonly digest?: string;
  readonly size?: number;
}

/** The fields of https://github.com/opencontainers/image-spec/blob/main/manifest.md and image-index.md that count here. */
interface ManifestBody {
  readonly config?: Descriptor;
  readonly layers?: readonly (Descriptor & { readonly urls?: readonly string[] })[];
  readonly manifests?: readonly Descriptor[];
}

/** A part of an image that its own repository does not hold. */
export class IncompleteImage extends Error {
  constructor(digest: string) {
    super(`the image lacks ${digest}`);
    this.name = 'IncompleteImage';
  }
}

/** Copies what the manifest needs, and then the manifest by its digest; puts no tag. Rejects with a RegistryFault or an IncompleteImage. */
export async function copyImage(
  from: RegistryRepository,
  to: RegistryRepository,
  manifest: ImageManifest,
): Promise<void> {
  const { config, layers = [], manifests = [] } = JSON.parse(manifest.bytes.toString()) as ManifestBody;

  for (const { digest = '' } of manifests) {
    const child = await from.findManifest(digest);
    if (child === undefined) throw new IncompleteImage(digest);
    await copyImage(from, to, child);
  }
  for (const part of present([config, ...layers])) await copyBlob(from, to, part);

  if ((await to.findDigest(manifest.digest)) === undefined) await to.putManifest(manifest.digest, manifest);
}

async function copyBlob(
  from: RegistryRepository,
  to: RegistryRepository,
  { digest = '', size = 0, urls = [] }: Descriptor & { readonly urls?: readonly string[] },
): Promise<void> {
  // A layer with addresses of its own lies in no registry.
  if (urls.length > 0 || (await to.hasBlob(digest))) return;
  await to.putBlob(digest, size, async () => {
    const stream = await from.openBlob(digest);
    if (stream === undefined) throw new IncompleteImage(digest);
    return stream;
  });
}
