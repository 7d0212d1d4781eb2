// Reads what an image in the registry says about itself: manifests, and where this login may, its configuration. Downloads no layer.

import type { ImageManifest, RegistryRepository } from '../../clients/registry/registry.ts';
import { RegistryFault } from '../../domain/image/registry-fault.ts';
import { parseRecord } from '../../domain/json-value.ts';
import { optional } from '../../domain/text/optional.ts';
import { isSamePlatform } from './standing-image.ts';

/** An image as the registry holds it. */
export interface PushedImage {
  readonly manifest: ImageManifest;
  /** The id that engines know the image by; of an index, its first image's. */
  readonly configDigest: string;
  /** Undefined when this login may not read them. */
  readonly labels: Readonly<Record<string, string>> | undefined;
  /** Compressed bytes of config and layers; of an index, those of its largest image. */
  readonly sizeBytes: number;
  /** What is known of each image. */
  readonly images: readonly PlatformImage[];
  /** True for an index of several platforms or with attestations. */
  readonly isIndex: boolean;
}

/** One image of one platform. */
export interface PlatformImage {
  readonly digest: string;
  /** `os/architecture[/variant]`; undefined when neither index nor configuration could be read for it. */
  readonly platform: string | undefined;
  readonly sizeBytes: number;
  readonly layers: readonly Descriptor[];
  readonly mediaType: string;
  readonly manifestBytes: number;
}

interface Platform {
  readonly os?: string;
  readonly architecture?: string;
  readonly variant?: string;
}

/** https://github.com/opencontainers/image-spec/blob/main/descriptor.md */
export interface Descriptor {
  readonly digest: string;
  readonly size: number;
  readonly platform?: Platform;
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
  return await readPushedImage(repository, manifest);
}

/** Reads the image of a manifest that is known; undefined when a part of it is gone. */
export async function readPushedImage(
  repository: RegistryRepository,
  manifest: ImageManifest,
): Promise<PushedImage | undefined> {
  const children = imagesIn(parse(manifest));
  const parts = await findParts(repository, manifest, children);
  if (parts === undefined || parts.length === 0) return undefined;

  const configs = parts.flatMap(({ body }) => body.config?.digest ?? []);
  const [configDigest] = configs;
  if (configDigest === undefined || configs.length < parts.length) return undefined;
  const settings = await readConfigs(repository, configs);
  // A clean-up may have taken a config and left the manifest.
  if (settings === 'incomplete') return undefined;

  const images = parts.map(({ body, manifest: of, platform }, at) => ({
    digest: of.digest,
    platform: platformText(settings?.[at] ?? platform),
    sizeBytes: sizeOf(body),
    layers: body.layers ?? [],
    mediaType: of.mediaType,
    manifestBytes: of.bytes.length,
  }));
  return {
    manifest,
    configDigest,
    labels: optional(settings, (settings) => settings[0]?.config?.Labels ?? {}),
    sizeBytes: Math.max(...images.map(({ sizeBytes }) => sizeBytes)),
    images,
    isIndex: children !== undefined,
  };
}

/** BuildKit lists attestations among the platforms: https://docs.docker.com/build/metadata/attestations/attestation-storage/ */
const imagesIn = (body: ManifestBody): readonly Descriptor[] | undefined =>
  body.manifests?.filter((child) => child.annotations?.['vnd.docker.reference.type'] === undefined);

interface Part {
  readonly manifest: ImageManifest;
  readonly body: ManifestBody;
  readonly platform: Platform | undefined;
}

/** The manifests of the images, of an index its children's; undefined when one is missing. */
async function findParts(
  repository: RegistryRepository,
  manifest: ImageManifest,
  children: readonly Descriptor[] | undefined,
): Promise<Part[] | undefined> {
  if (children === undefined) return [{ manifest, body: parse(manifest), platform: undefined }];
  const found = await repository.findManifests(children.map(({ digest }) => digest));
  const parts = children.flatMap(({ digest, platform }) => {
    const child = found.get(digest);
    if (child === undefined) return [];
    return [{ manifest: child, body: parse(child), platform }];
  });
  if (parts.length === children.length) return parts;

  return undefined;
}

/** The fields of https://github.com/opencontainers/image-spec/blob/main/config.md that count here. */
interface ImageConfig extends Platform {
  readonly config?: { readonly Labels?: Readonly<Record<string, string>> | null };
}

/** Undefined when this login may not read them: pushing needs no right to read blobs. */
async function readConfigs(
  repository: RegistryRepository,
  digests: readonly string[],
): Promise<readonly ImageConfig[] | 'incomplete' | undefined> {
  try {
    const found = await Promise.all(digests.map(async (digest) => await repository.findBlob(digest)));
    const whole = found.filter((each) => each !== undefined);
    if (whole.length < found.length) return 'incomplete';
    return whole.map(parseConfig);
  } catch (thrown) {
    if (isDenied(thrown)) return undefined;
    throw thrown;
  }
}

/** True for a registry that does not let this login do something. */
export const isDenied = (thrown: unknown): boolean => thrown instanceof RegistryFault && thrown.kind === 'denied';

const parseConfig = (bytes: Buffer): ImageConfig => parseRecord(bytes.toString());

function platformText(platform: Platform | undefined): string | undefined {
  if (platform?.os === undefined || platform.architecture === undefined) return undefined;
  return [platform.os, platform.architecture, platform.variant].filter(Boolean).join('/');
}

/** The platforms of an image as far as they are known; undefined when any is not. */
export function platformsIn({ images }: Pick<PushedImage, 'images'>): string[] | undefined {
  const known = images.flatMap(({ platform }) => platform ?? []);
  if (known.length === images.length) return known;
  return undefined;
}

/** The platforms that were asked for and are not in the image; none when the image's cannot be read. */
export function missingPlatforms(image: Pick<PushedImage, 'images'>, asked: readonly string[]): string[] {
  const found = platformsIn(image);
  if (found === undefined) return [];
  return asked.filter((wanted) => !found.some((each) => isSamePlatform(each, wanted)));
}

const parse = (manifest: ImageManifest): ManifestBody => JSON.parse(manifest.bytes.toString()) as ManifestBody;

const sizeOf = ({ config, layers = [] }: ManifestBody): number =>
  layers.reduce((sum, layer) => sum + layer.size, config?.size ?? 0);
