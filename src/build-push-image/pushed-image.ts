// Reads what an image in the registry says about itself: config, labels, size. Never downloads a layer.

import type { Manifest, RegistryRepository } from '../clients/registry/registry.ts';

/** An image as the registry holds it. */
export interface PushedImage {
  readonly manifest: Manifest;
  /** The id that engines know the image by; of an index, its first image's. */
  readonly configDigest: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Compressed bytes of config and layers; of an index, those of its largest image. */
  readonly sizeBytes: number;
  /** `os/architecture[/variant]` of each image. */
  readonly platforms: readonly string[];
  /** True for an index of several platforms or with attestations. */
  readonly isIndex: boolean;
}

interface Descriptor {
  readonly digest: string;
  readonly size: number;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** The fields of https://github.com/opencontainers/image-spec/blob/main/manifest.md and image-index.md that count here. */
interface ManifestBody {
  readonly config?: Descriptor;
  readonly layers?: readonly Descriptor[];
  readonly manifests?: readonly Descriptor[];
}

/** Reads the image behind a tag or digest; undefined when there is none, or what is there is no whole image. */
export async function findPushedImage(
  repository: RegistryRepository,
  reference: string,
): Promise<PushedImage | undefined> {
  const manifest = await repository.findManifest(reference);
  if (manifest === undefined) return undefined;
  const body = parse(manifest);
  // BuildKit lists attestations among the platforms: https://docs.docker.com/build/metadata/attestations/attestation-storage/
  const images = body.manifests?.filter((child) => child.annotations?.['vnd.docker.reference.type'] === undefined);
  const found = await Promise.all((images ?? []).map(({ digest }) => repository.findManifest(digest)));
  const bodies = images === undefined ? [body] : found.filter((each) => each !== undefined).map(parse);
  const configs = bodies.flatMap(({ config }) => config?.digest ?? []);
  const [configDigest] = configs;
  if (configDigest === undefined) return undefined;
  const settings = await Promise.all(configs.map(async (digest) => await findConfig(repository, digest)));
  // A clean-up may have taken a config and left the manifest.
  if (!settings.every((each) => each !== undefined)) return undefined;
  return {
    manifest,
    configDigest,
    labels: settings[0]?.config?.Labels ?? {},
    sizeBytes: Math.max(...bodies.map(sizeOf)),
    platforms: settings.map(({ os, architecture, variant }) => [os, architecture, variant].filter(Boolean).join('/')),
    isIndex: images !== undefined,
  };
}

/** The platforms that were asked for and are not in the image; a variant that was not asked for is not looked at. */
export function missingPlatforms(image: Pick<PushedImage, 'platforms'>, asked: readonly string[]): string[] {
  const matches = (found: string, wanted: string): boolean =>
    found === wanted || found.startsWith(`${wanted}/`) || (wanted === 'linux/arm64/v8' && found === 'linux/arm64');
  return asked.filter((wanted) => !image.platforms.some((found) => matches(found, wanted)));
}

/** The fields of https://github.com/opencontainers/image-spec/blob/main/config.md that count here. */
interface ImageConfig {
  readonly os?: string;
  readonly architecture?: string;
  readonly variant?: string;
  readonly config?: { readonly Labels?: Readonly<Record<string, string>> | null };
}

async function findConfig(repository: RegistryRepository, digest: string): Promise<ImageConfig | undefined> {
  const bytes = await repository.findBlob(digest);
  return bytes === undefined ? undefined : (JSON.parse(bytes.toString()) as ImageConfig);
}

const parse = (manifest: Manifest): ManifestBody => JSON.parse(manifest.bytes.toString()) as ManifestBody;

const sizeOf = ({ config, layers = [] }: ManifestBody): number =>
  layers.reduce((sum, layer) => sum + layer.size, config?.size ?? 0);
