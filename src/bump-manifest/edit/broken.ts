// Tells whether a document that cannot be parsed is our business: whether a line of it names a wanted image. Guesses nothing else.

import { canonicalRepository, findImageReference } from '../../domain/image/reference.ts';
import { optional } from '../../domain/text/optional.ts';
import { maskTemplates, referenceInTemplate } from './places/obstacle.ts';
import type { Wanted } from './wanted.ts';

const imageLine =
  /(?:images?|repository|newName|reference)["']?[ \t]*:[ \t]*(\S.*)$|^[ \t]*(?:-[ \t]+)?["']?name["']?[ \t]*:[ \t]*(\S.*)$/gim;

/** True when the text has a line like `image: …` whose value is one of the wanted repositories. */
export function namesWanted(text: string, wanted: Wanted): boolean {
  const hasEntries = /newTag|digest/.test(text);
  for (const [, image, name] of text.matchAll(imageLine)) {
    const value = image ?? optional(hasEntries, () => name) ?? '';
    for (const written of maskTemplates(value).split(/[\s"',=[\]{}]+/)) if (isWanted(written, wanted)) return true;
  }
  return false;
}

function isWanted(written: string, wanted: Wanted): boolean {
  if (written === '') return false;
  const reference = findImageReference(written) ?? referenceInTemplate(written);
  return reference !== undefined && wanted.imageOf.has(canonicalRepository(reference));
}
