// What an image place is, and how it is shown. Finds none and decides nothing.

import type { Problem } from '../../../domain/action-error.ts';
import type { ImageReference } from '../../../domain/image/reference.ts';
import type { ManifestChange } from '../../../domain/manifest/intent.ts';
import type { ManifestNode, MapNode, ScalarNode } from '../../../domain/manifest/node.ts';
import { outermostPlace, problemAt } from '../../../domain/manifest/parser.ts';
import { positionAt } from '../../../domain/text/source-text.ts';

/** Where in the Kubernetes world an image stands. */
export type PlaceKind =
  | 'container'
  | 'init-container'
  | 'ephemeral-container'
  | 'image-volume'
  | 'image-field'
  | 'kustomize-image'
  | 'helm-values'
  | 'helm-parameter'
  | 'explicit-field';

/** An image that stands in a manifest. */
export interface FoundImage {
  /** Path of the file in the repository. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
  readonly kind: PlaceKind;
  /** Name of the container; undefined outside pod specs. */
  readonly container: string | undefined;
  /** The image that runs: newName before name, registry and repository put together, digest taken out of the tag. */
  readonly reference: ImageReference;
  /** Other files that the reference is put together from: the values that every environment shares. */
  readonly besides?: readonly string[];
}

/** An image place that a bump is about: what stands there and what will. */
export interface PlannedPlace extends FoundImage {
  /** Equal to `reference` when nothing changes. */
  readonly next: ImageReference;
}

/** A reason not to write, and where it stands when that is not the place itself. */
export interface Obstacle extends Pick<Problem, 'code' | 'what' | 'fix'> {
  readonly offset?: number;
}

/** An image place with what it takes to rewrite it. */
export interface ImagePlace {
  readonly kind: PlaceKind;
  readonly container: string | undefined;
  /** The scalar that a person would call the image: the tag where it stands alone. */
  readonly node: ScalarNode;
  /** Every scalar that the reference is put together from; shared ones feed several places. */
  readonly uses: readonly ScalarNode[];
  readonly reference: ImageReference;
  /** The image that a Kustomize entry replaces wherever its resources name it. */
  readonly replaces: ImageReference | undefined;
  /** Why the place cannot be written. */
  readonly obstacle: Obstacle | undefined;
  /** The changes that make the place run `next`; throws an ActionError where the place has no form for it. */
  readonly write: (next: ImageReference) => readonly ManifestChange[];
  /** The values of a chart that make the image; undefined for any other place. */
  readonly values?: ChartValues | undefined;
}

/** The values of one image, each where it is written. */
export interface Parts {
  readonly repository: ScalarNode;
  readonly registry: ScalarNode | undefined;
  /** The registry of another map (`global`) that counts here; read, never written. */
  readonly sharedRegistry: ScalarNode | undefined;
  readonly tag: ManifestNode | undefined;
  readonly digest: ManifestNode | undefined;
  /** True when the digest is written without `sha256:`. */
  readonly bareDigest: boolean;
  /** False where the chart may add another part to the repository: then the name is not rewritten. */
  readonly isNameSure: boolean;
  /** Adds a tag where none is written; undefined when the shape has no room for one. */
  readonly insertTag: ((tag: string) => ManifestChange) | undefined;
}

/** Where the values of one image stand, so that the same place can be looked for in another file of values. */
export interface ChartValues {
  readonly map: MapNode;
  readonly parts: Parts;
  /** The keys in `map`. */
  readonly keys: {
    readonly repository: string;
    readonly registry: string | undefined;
    readonly tag: string;
    readonly digest: string | undefined;
  };
}

/** The place as it is shown outside of this folder. */
export function describePlace(place: ImagePlace): FoundImage {
  const { source, offset } = outermostPlace(place.node.source, place.node.start);
  const { kind, container, reference, uses } = place;
  const files = new Set(uses.map((node) => node.source.file));
  files.delete(source.file);
  const found = { file: source.file, ...positionAt(source, offset), kind, container, reference };
  if (files.size === 0) return found;
  return { ...found, besides: [...files] };
}

/** `file:line` of a place. */
export function formatLine(place: ImagePlace): string {
  const { file, line } = describePlace(place);
  return `${file}:${line}`;
}

/** The problem that a place cannot be written. */
export function obstacleProblem({ node, obstacle }: ImagePlace): Problem | undefined {
  if (obstacle === undefined) return undefined;
  const { code, what, fix, offset } = obstacle;
  return problemAt(node.source, offset ?? node.start, { code, what, fix });
}
