// Decides which bytes of which manifests change for a new image. Pure: reads no file, writes none.

import { ActionError } from '../domain/action-error.ts';
import type { Edit } from '../domain/edit.ts';
import type { ImageReference } from '../domain/image-reference.ts';
import type { FoundImage, Place } from './places/place.ts';

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
  readonly pinDigest: 'keep' | 'always' | 'never';
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

/** What a bump does: a value that can be printed. */
export interface BumpPlan {
  /** Only the files that change; empty means that the manifests already hold the image. */
  readonly files: readonly FileChange[];
  /** Every place that matched. */
  readonly places: readonly Place[];
  /** The references as they stand in the manifests afterwards, one per line. */
  readonly image: string;
  /** The references as they stand there before, one per line. */
  readonly previousImage: string | undefined;
  readonly warnings: readonly string[];
}

/** Plans the bump of `change` over all `files`; throws an ActionError with every problem, and then nothing is planned. */
export function planBump(files: readonly ManifestFile[], change: ImageChange): BumpPlan {
  throw new ActionError({ code: 'image_not_found', what: `${change.images.length} images in ${files.length} files` });
}

/** Every image in the files with its effective reference; files that cannot be read as YAML are passed over. */
export function findImages(_files: readonly ManifestFile[]): readonly FoundImage[] {
  return [];
}

/** False when the file surely holds none of the wanted images: a search for bytes, without parsing. Give the path where it is known. */
export function mayHoldImage(bytes: Buffer, change: ImageChange, _path?: string): boolean {
  return change.images.every((image) => bytes.includes(image.repository.split('/').at(-1) ?? ''));
}
