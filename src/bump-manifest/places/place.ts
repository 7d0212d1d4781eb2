// What an image place is, as the rest of the room sees it. Values only.

import type { ImageReference } from '../../domain/image-reference.ts';

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
}

/** An image place that a bump is about: what stands there and what will. */
export interface Place extends FoundImage {
  /** Equal to `reference` when nothing changes. */
  readonly next: ImageReference;
}
