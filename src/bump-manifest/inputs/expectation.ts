// Reads the lines of `expect-image`: whole references, or a tag or a digest alone. Never looks what stands in a manifest.

import { ActionError } from '../../domain/action-error.ts';
import { type ImageReference, isDigest } from '../../domain/image/reference.ts';
import { readImage } from './image.ts';

/** A line of `expect-image`. */
export interface Expectation {
  readonly text: string;
  /** Undefined for a tag or a digest alone. */
  readonly reference: ImageReference | undefined;
}

/** Throws an ActionError for what is neither. */
export function readExpectation(text: string): Expectation {
  if (isDigest(text) || /^\w[\w.-]{0,127}$/.test(text)) return { text, reference: undefined };
  const reference = readImage(text, 'expect-image');
  if (reference.tag !== undefined || reference.digest !== undefined) return { text, reference };
  throw new ActionError({
    code: 'image_incomplete',
    what: `"${text}" has neither a tag nor a digest`,
    where: 'input `expect-image`',
    fix: `Give the version that must be there, e.g. \`${text}:a7f3c92\`, or its tag or digest alone.`,
  });
}
