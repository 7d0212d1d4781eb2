// What stands in the registry under the tags that matter, as far as this login may read it. Pure: values and what they mean.
// The map of this room: access (with which login) → preflight (may this end well), given-image and probe (what is there) → pushed-image (reads one) →
// standing-image.

import { mayMove, type TagKind } from '../../domain/image/tag.ts';
import { optional } from '../../domain/text/optional.ts';
import {
  type BuildIdentity,
  buildInputsLabel,
  contentLabel,
  differingParts,
  partsLabel,
} from '../identity/build-inputs.ts';

/** An image that stands under one or more tags. */
export interface TaggedImage {
  readonly digest: string;
  readonly tags: readonly string[];
  /** Undefined when this login may not read them. */
  readonly labels: Readonly<Record<string, string>> | undefined;
  /** `os/architecture[/variant]` of each image; undefined when they cannot be read. */
  readonly platforms: readonly string[] | undefined;
  readonly isIndex: boolean;
  /** What its labels say of the build that made it. */
  readonly build: { readonly commit: string; readonly content: string | undefined } | undefined;
  /** How it differs from what would be built, in words; empty when nothing tells. */
  differs(identity: BuildIdentity | undefined): string;
}

/** A standing image from what was read of it. */
export function standingImage(
  read: Pick<TaggedImage, 'digest' | 'tags' | 'labels' | 'platforms' | 'isIndex'>,
): TaggedImage {
  const { labels } = read;
  return {
    ...read,
    build: optional(labels?.[buildInputsLabel], (commit) => ({ commit, content: labels?.[contentLabel] })),
    differs: (identity) => wordsOfDifference(labels, identity),
  };
}

function wordsOfDifference(
  labels: Readonly<Record<string, string>> | undefined,
  identity: BuildIdentity | undefined,
): string {
  if (labels === undefined) return '';
  if (labels[buildInputsLabel] === undefined) return 'this action did not build it';
  if (identity === undefined) return 'the build context differs from its commit';
  const names = differingParts(identity, labels[partsLabel]);
  if (names.length > 0) return `it was built with another ${names.join(', ')}`;
  const revision = labels['org.opencontainers.image.revision'];
  if (revision === undefined) return '';
  return `it was built from ${revision.slice(0, 40)}`;
}

/**
 * Platforms that a tag would lose. A tag of a commit never loses one; a moving tag may go from one platform to another, but never from
 * an index to less.
 */
export function lostPlatforms(
  { platforms = [], isIndex }: Pick<TaggedImage, 'platforms' | 'isIndex'>,
  next: readonly string[],
  kind: TagKind,
): string[] {
  if (mayMove(kind) && !isIndex) return [];
  return platforms.filter((platform) => !next.some((each) => isSamePlatform(each, platform)));
}

/** True when both name one platform; arm64 is v8, and a variant that is not written is not looked at. */
export function isSamePlatform(one: string, other: string): boolean {
  const a = normal(one);
  const b = normal(other);
  return a === b || a.startsWith(`${b}/`) || b.startsWith(`${a}/`);
}

const normal = (platform: string): string => {
  if (platform === 'linux/arm64/v8') return 'linux/arm64';
  return platform;
};
