// Reads the lines of `expect-image`: whole references, or a tag or a digest alone. Never looks what stands in a manifest.

import { accepted, type Reading, refused } from '../../domain/action-error.ts';
import { type ImageReference, isDigest } from '../../domain/image/reference.ts';
import { hasVersion, readImageInput } from './image.ts';

/** A line of `expect-image`. */
export interface Expectation {
  readonly text: string;
  /** Undefined for a tag or a digest alone. */
  readonly reference: ImageReference | undefined;
}

/** A problem for what is neither. */
export function readExpectation(text: string): Reading<Expectation> {
  if (isDigest(text) || /^\w[\w.-]{0,127}$/.test(text)) return accepted({ text, reference: undefined });
  const { value: reference, problems } = readImageInput(text, 'expect-image');
  if (reference === undefined) return refused(...problems);
  if (hasVersion(reference)) return accepted({ text, reference });
  return refused({
    code: 'image_incomplete',
    what: `"${text}" has neither a tag nor a digest`,
    where: 'input `expect-image`',
    fix: `Give the version that must be there, e.g. \`${text}:a7f3c92\`, or its tag or digest alone.`,
  });
}
