// An image of 215 MB in a registry, and the end of a step that built it.

import type { ImageOutcome } from '../../src/build-push-image/outcome.ts';
import type { PushedImage } from '../../src/build-push-image/standing/pushed-image.ts';

const digest = `sha256:${'a'.repeat(64)}`;
const mediaType = 'application/vnd.oci.image.manifest.v1+json';

/** One image for linux/amd64, of a large and a small layer. */
export function givenImage(over: Partial<PushedImage> = {}): PushedImage {
  const layers = [
    { digest: 'sha256:large', size: 200_000_000 },
    { digest: 'sha256:small', size: 15_000_000 },
  ];
  const image = { digest, platform: 'linux/amd64', sizeBytes: 215_000_000, layers, mediaType, manifestBytes: 500 };
  return {
    manifest: { digest, mediaType, bytes: Buffer.from('{}') },
    configDigest: `sha256:${'b'.repeat(64)}`,
    labels: {},
    sizeBytes: 215_000_000,
    images: [image],
    isIndex: false,
    ...over,
  };
}

/** The end of a step that built and pushed it. */
export const givenOutcome = (over: Partial<ImageOutcome> = {}): ImageOutcome => ({
  registry: 'r.io',
  image: givenImage(),
  decision: { do: 'build' },
  engine: 'Buildah 1.28',
  standing: [],
  ...over,
});
