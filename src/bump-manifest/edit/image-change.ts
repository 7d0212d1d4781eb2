// What is to be written into which files, as values that every station of an edit shares. Decides nothing.
//
// The map of this room, in the order in which an image passes: paths (which files), screen (by their bytes), scan or fields (their places,
// read by places/), select (those that are meant), image-form (tag, digest or both), rewrite (the changes of each file), unified-diff.
// What can be wrong on the way: broken, near-misses, kustomizations, tag-order.

import type { Edit } from '../../domain/edit.ts';
import type { ImageReference } from '../../domain/image-reference.ts';
import type { Pin } from './image-form.ts';

/** A file that may hold the image; screened or not. */
export interface ManifestFile {
  /** Path in the repository, with slashes. */
  readonly path: string;
  readonly bytes: Buffer;
}

/** What is to be written, and where it may be written. */
export interface ImageChange {
  /** The new images, one per repository. */
  readonly images: readonly ImageReference[];
  /** Repositories that are replaced; empty means the repository of each image. With one image, every match becomes that image. */
  readonly match: readonly Pick<ImageReference, 'registry' | 'repository'>[];
  /** Only containers of this name. */
  readonly container: string | undefined;
  /** Explicit places, `file.yaml:path.to.tag`; when given, only these are written. */
  readonly fields: readonly string[];
  readonly pinDigest: Pin;
  /** Also true for a roll-back. */
  readonly allowDowngrade: boolean;
}

/** A file that changes. */
export interface FileChange {
  readonly path: string;
  readonly before: Buffer;
  readonly after: Buffer;
  /** Offsets in UTF-16 units of the decoded text. */
  readonly edits: readonly Edit[];
}
