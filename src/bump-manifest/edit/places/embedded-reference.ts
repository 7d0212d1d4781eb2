// References inside a longer text: `--image=repository:tag`, `NAME=repository:tag`, and those whose registry or project a placeholder
// stands for (`###REGISTRY###/shop/app:1.0`). Never takes another repository for the wanted one.

import {
  findImageReference,
  formatImageReference,
  type ImageReference,
  isRegistryPart,
  isSameRepository,
  type Repository,
  registryFault,
  repositoryFault,
} from '../../../domain/image/reference.ts';
import { isLocalName } from '../../../domain/loopback.ts';

/** A reference that stands in a text. */
export interface EmbeddedReference {
  /** Range in the text. */
  readonly start: number;
  readonly end: number;
  readonly reference: ImageReference;
  /** What stands there when the image is `next`; undefined where a placeholder cannot become that repository. */
  readonly rewrite: (next: ImageReference) => string | undefined;
}

/** The references in `text` that are of one of the repositories, in the order in which they stand. */
export function findEmbeddedReferences(text: string, repositories: readonly Repository[]): EmbeddedReference[] {
  return wordsOf(text).flatMap(({ word, start }) => {
    const end = start + word.length;
    const found = repositories.map((each) => readWord(word, each)).find((each) => each !== undefined);
    if (found === undefined) return [];
    return [{ start, end, ...found }];
  });
}

/** What stands between blanks, quotes and signs; what stands before a `=` is a name, and a scheme is none of it. */
function wordsOf(text: string): { word: string; start: number }[] {
  return [...text.matchAll(/[^\s"'`,;()<>|=]+/g)]
    .filter(({ 0: word, index }) => text.charAt(index + word.length) !== '=')
    .map(({ 0: word, index }) => {
      const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.exec(word)?.[0].length ?? 0;
      return { word: word.slice(scheme), start: index + scheme };
    });
}

type ReadWord = Pick<EmbeddedReference, 'reference' | 'rewrite'>;

function readWord(word: string, wanted: Repository): ReadWord | undefined {
  const reference = findImageReference(word);
  if (reference !== undefined && isSameRepository(reference, wanted)) {
    const isReference = word.includes('/') || reference.tag !== undefined || reference.digest !== undefined;
    if (isReference) return { reference, rewrite: formatImageReference };
    return undefined;
  }

  const { name, tag, digest } = partsOf(word);
  if (tag === undefined && digest === undefined) return undefined;
  if (!isFilledName(name, wanted) || findImageReference(`x${word.slice(name.length)}`) === undefined) return undefined;
  const rewrite = (next: ImageReference): string | undefined => {
    if (isSameRepository(next, wanted))
      return `${name}${formatImageReference({ ...next, registry: undefined, repository: '' })}`;
    return undefined;
  };
  return { reference: { ...wanted, tag, digest }, rewrite };
}

/** The parts of a word that is no whole reference; a sign with nothing behind it belongs to the name. */
function partsOf(word: string): { readonly name: string; readonly tag?: string; readonly digest?: string } {
  const at = word.indexOf('@');
  if (at >= 0 && at < word.length - 1) return { ...partsOf(word.slice(0, at)), digest: word.slice(at + 1) };
  const colon = word.lastIndexOf(':');
  const tag = word.slice(colon + 1);
  if (colon < 0 || tag === '' || /[/@]/.test(tag)) return { name: word };
  return { name: word.slice(0, colon), tag };
}

/** True for a name in which a placeholder stands for the parts of `wanted` that are not written; the last part must be. */
function isFilledName(name: string, wanted: Repository): boolean {
  const parts = name.split('/');
  const [first = ''] = parts;
  const placeholder = parts.findLastIndex((part, index) => !isLiteral(part, index));
  if (placeholder < 0 || placeholder === parts.length - 1) return false;

  const isHost = isLiteral(first, 0) && isRegistryPart(first);
  if (isHost && first.toLowerCase() !== wanted.registry?.toLowerCase()) return false;
  const written = parts.slice(placeholder + 1).join('/');
  return wanted.repository === written || wanted.repository.endsWith(`/${written}`);
}

const isLiteral = (part: string, index: number): boolean =>
  repositoryFault(part) === undefined ||
  (index === 0 && registryFault(part) === undefined && (/[.:]/.test(part) || isLocalName(part)));
