// What is to be written into which files, as values that every station of an edit shares. Decides nothing.
//
// The map of this room, in the order in which an image passes: image-change (what the stations share), paths (which files), wanted (the
// change, read once), screen (files by their bytes), scan or fields (their places, read by places/), environment/ (what one environment
// runs), select (those that are meant), image-form (tag, digest or both), rewrite (the changes of each file), unified-diff.
// What can be wrong on the way: broken, near-misses, kustomizations, lines, tag-order. Who only wants to know what stands there asks images.

import type { ImageReference, Repository } from '../../domain/image/reference.ts';
import type { Edit } from '../../domain/text/edit.ts';
import type { PathPattern } from './paths.ts';

/** How a place may hold a digest: `copy` takes the image's own form, which a promotion means. */
export type Pin = 'keep' | 'always' | 'never' | 'copy';

/** A file that may hold the image; screened or not. */
export interface ManifestFile {
  /** Path in the repository, with slashes. */
  readonly path: string;
  readonly bytes: Buffer;
}

/** The inputs that say which image is written. */
export type Origin = 'image' | 'promote-from' | 'rollback';

/** What is to be written, and where it may be written. */
export interface ImageChange {
  /** The new images, one per repository. */
  readonly images: readonly ImageReference[];
  /** Repositories that are replaced, and no others; empty means the repository of each image. With one image, every match becomes that image. */
  readonly match: readonly Repository[];
  /** Only containers of this name. */
  readonly container: string | undefined;
  /** Explicit places, `file.yaml:path.to.tag`; when given, only these are written. */
  readonly fields: readonly string[];
  readonly pinDigest: Pin;
  /** Also true for a roll-back. */
  readonly allowDowngrade: boolean;
  /** The lines of `path`, each of which must hold the image; none means that nobody asks. */
  readonly lines?: readonly PathPattern[];
  /** The one environment that is written; undefined when nobody said. */
  readonly environment?: string | undefined;
  /** The service, whose name in a path says nothing of environments. */
  readonly service?: string | undefined;
  /** The input that said which image is written, by itself `image`; errors name it. */
  readonly origin?: Origin;
}

/** A file that changes. */
export interface FileChange {
  readonly path: string;
  readonly before: Buffer;
  readonly after: Buffer;
  /** Offsets in UTF-16 units of the decoded text. */
  readonly edits: readonly Edit[];
}
