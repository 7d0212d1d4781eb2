// Reads which commit an image says that it was built from, in the labels of its configuration. Downloads no layer, judges no claim.
// https://github.com/opencontainers/image-spec/blob/main/annotations.md

import type { ImageReference } from '../../domain/image/reference.ts';
import { type JsonRecord, listOf, parseRecord, recordOf } from '../../domain/json-value.ts';
import { optional } from '../../domain/text/optional.ts';
import { type Ask, type AskingOptions, openAnswering } from './asking.ts';
import type { RegistryRepository } from './registry.ts';

/** What the labels say; a part that is not there, or no whole commit, is undefined. */
export interface Revision {
  /** 40 (or 64) hex digits. */
  readonly commit: string | undefined;
  /** Page of the repository. */
  readonly source: string | undefined;
}

/** `why`: what kept the labels from being read. */
export type AskRevision = Ask<Revision | { readonly why: string }>;

/** Opens the registries; touches the network only in calls. */
export const openRevision = (options: AskingOptions): AskRevision =>
  openAnswering<Revision | { readonly why: string }>(options, readRevision, (why) => ({ why }));

/** Of an index its first image speaks: all of them are of one build. */
async function readRevision({ tag, digest }: ImageReference, repository: RegistryRepository): Promise<Revision> {
  const body = await readJson(repository, digest ?? tag ?? 'latest');
  const first = digestIn(listOf(body['manifests']).map(recordOf).find(isImage));
  const manifest = await optional(first, (first) => readJson(repository, first));

  const config = digestIn((manifest ?? body)['config']);
  const blob = await optional(config, (config) => repository.findBlob(config));
  const labels = recordOf(recordOf(parse(blob)['config'])['Labels']);
  return {
    commit: textLike(labels['org.opencontainers.image.revision'], /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/),
    source: textLike(labels['org.opencontainers.image.source'], /^https?:\/\/[^\s]{1,500}$/),
  };
}

/** BuildKit lists attestations beside the images. */
const isImage = (child: JsonRecord): boolean =>
  recordOf(child['annotations'])['vnd.docker.reference.type'] === undefined;

const digestIn = (descriptor: unknown): string | undefined => {
  const { digest } = recordOf(descriptor);
  if (typeof digest === 'string') return digest;
  return undefined;
};

async function readJson(repository: RegistryRepository, reference: string): Promise<JsonRecord> {
  return parse((await repository.findManifest(reference))?.bytes);
}

const textLike = (value: unknown, form: RegExp): string | undefined => {
  if (typeof value === 'string' && form.test(value)) return value;
  return undefined;
};

const parse = (bytes: Buffer | undefined): JsonRecord => parseRecord(bytes?.toString() ?? '');
