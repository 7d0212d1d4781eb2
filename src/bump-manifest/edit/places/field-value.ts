// What a value holds that a person named with `field`: a reference, a text around one, a name without a version, or a version alone.
// Whatever is none of these is refused, with what stands there.

import { ActionError, accepted, type Problem, type Reading, refused } from '../../../domain/action-error.ts';
import {
  findImageReference,
  formatImageReference,
  formatRepository,
  type ImageReference,
  isDigest,
  isSameRepository,
  type Repository,
  tagFault,
} from '../../../domain/image/reference.ts';
import type { ManifestChange } from '../../../domain/manifest/intent.ts';
import type { ScalarNode } from '../../../domain/manifest/node.ts';
import { problemAt } from '../../../domain/manifest/parser.ts';
import { optional, phrase } from '../../../domain/text/optional.ts';
import { findEmbeddedReferences } from './embedded-reference.ts';
import type { ImagePlace } from './place.ts';
import { findWholeReference } from './whole-reference.ts';

/** A named value, and what it may hold. */
export interface FieldValue {
  readonly node: ScalarNode;
  /** As it was given, for errors. */
  readonly field: string;
  /** The last step of its path. */
  readonly key: string;
  /** The keys beside it. */
  readonly siblings: readonly string[];
  /** The repositories that it may hold; none means any. */
  readonly repositories: readonly Repository[];
  /** True when another field holds the digest. */
  readonly digestBeside: boolean;
}

const versionKey = /(?:tag|version|digest|sha(?:256|512)?|release|revision)$/i;
const imageKey = /(?:image|repository|newname|registry)[_-]?(?:name|ref|reference)?$/i;

/** The place of a named value, or why it is none. */
export function readFieldValue(value: FieldValue): Reading<ImagePlace> {
  const text = textOf(value.node);
  const isVersion = text === '' || isDigest(text) || tagFault(text.split('@')[0] ?? '') === undefined;

  if (isVersion && versionKey.test(value.key)) return readVersionPlace(value, text);
  const named = findReference(value, text) ?? findName(value, text);
  if (named !== undefined) return named;
  if (isVersion && !imageKey.test(value.key)) return readVersionPlace(value, text);

  return refused(mismatch(value, text));
}

const textOf = (node: ScalarNode): string => {
  if (node.value === null) return '';
  return node.text.trim();
};

/** A whole reference, or a text that holds one, of one of the repositories; undefined when it is neither. */
function findReference(value: FieldValue, text: string): Reading<ImagePlace> | undefined {
  const { node, repositories } = value;
  const whole = findImageReference(text);
  const isVersioned = whole !== undefined && (whole.tag !== undefined || whole.digest !== undefined);
  if (isVersioned && isOneOf(whole, repositories)) {
    const place = findWholeReference(node, 'explicit-field', undefined);
    return optional(place, accepted);
  }

  const found = findEmbeddedReferences(text, repositories);
  const [first] = found;
  if (first === undefined || whole !== undefined) return undefined;
  const versions = new Set(found.map(({ reference }) => formatImageReference(reference)));
  if (versions.size > 1) {
    const what = `"${value.field}" holds ${[...versions].join(' and ')}`;
    return refused(problemOf(value, { code: 'image_ambiguous', what, fix: 'Write one version into the text.' }));
  }

  const write = (next: ImageReference): ManifestChange[] =>
    changeText(
      node,
      [...found].reverse().reduce((all, { start, end, rewrite }) => {
        const written = rewrite(next);
        if (written === undefined) throw new ActionError(cannotMove(value, text, next));
        return `${all.slice(0, start)}${written}${all.slice(end)}`;
      }, text),
    );
  return accepted(placeOf(node, first.reference, write));
}

const isOneOf = (reference: Repository, repositories: readonly Repository[]): boolean =>
  repositories.length === 0 || repositories.some((each) => isSameRepository(each, reference));

/** The name of one of the repositories without a version, written in full or by its last parts: it becomes the whole reference. Undefined when it is no name. */
function findName(value: FieldValue, text: string): Reading<ImagePlace> | undefined {
  const { node, repositories, siblings, key } = value;
  const name = findImageReference(text);
  if (name === undefined || name.tag !== undefined || name.digest !== undefined) return undefined;
  const meant = repositories.find(
    (each) => isSameRepository(each, name) || (name.registry === undefined && isLastPartOf(text, each)),
  );
  if (meant === undefined) return undefined;

  const version = siblings.find((sibling) => versionKey.test(sibling));
  if (version !== undefined || /(?:repository|newname|registry)$/i.test(key)) {
    const what = `"${value.field}" holds only the name "${text}", and its version is elsewhere`;
    const fix = `Name the place of the version with \`field\`${phrase(version, (version) => `: the key \`${version}\` beside it`)}.`;
    return refused(problemOf(value, { code: 'field_mismatch', what, fix }));
  }

  const written = isSameRepository(meant, name) ? name : meant;
  const reference = { ...written, tag: undefined, digest: undefined };
  return accepted(placeOf(node, reference, (next) => changeText(node, formatImageReference(next))));
}

const isLastPartOf = (text: string, { repository }: Repository): boolean =>
  repository === text || repository.endsWith(`/${text}`);

/** A tag, a digest or both, of the one image that is written. */
function readVersionPlace(value: FieldValue, text: string): Reading<ImagePlace> {
  const { node, field, key, repositories, digestBeside } = value;
  const [only] = repositories;
  if (only === undefined || repositories.length > 1) {
    const what = `"${field}" holds only a version, and nothing says of which image`;
    const fix = 'Give one image, or one `match`, with `field`; for several images run the step once per image.';
    return refused(problemOf(value, { code: 'field_unclear', what, fix }));
  }

  const isDigestField = isDigest(text) || /digest|^sha(?:256)?$/i.test(key);
  const [tag = '', digest = ''] = versionParts(text, isDigestField);
  const reference = { ...only, tag: tag || undefined, digest: digest || undefined };

  const write = (next: ImageReference): ManifestChange[] => {
    if (isDigestField) return changeText(node, next.digest ?? '');
    const inTag = phrase(next.digest !== undefined && !digestBeside, () => `@${next.digest}`);
    return changeText(node, `${next.tag ?? ''}${inTag}`);
  };
  return accepted(placeOf(node, reference, write));
}

/** Tag and digest; each empty where it is not written. */
const versionParts = (text: string, isDigestField: boolean): readonly string[] => {
  if (isDigestField) return ['', text];
  return text.split('@');
};

function placeOf(
  node: ScalarNode,
  whole: Repository & Partial<ImageReference>,
  write: ImagePlace['write'],
): ImagePlace {
  const { registry, repository, tag, digest } = whole;

  return {
    kind: 'explicit-field',
    container: undefined,
    node,
    uses: [node],
    reference: { registry, repository, tag, digest },
    replaces: undefined,
    obstacle: undefined,
    write,
  };
}

const changeText = (node: ScalarNode, text: string): ManifestChange[] => {
  if (text === textOf(node)) return [];
  return [{ type: 'set', node, text }];
};

function mismatch(value: FieldValue, text: string): Problem {
  const wanted = value.repositories.map(formatRepository).join(' or ') || 'a known repository';
  const holds = text === '' ? 'is empty' : `holds "${text}"`;
  const what = `"${value.field}" ${holds}, which is neither an image of ${wanted} nor a version`;
  return problemOf(value, { code: 'field_mismatch', what, fix: mismatchFix(text) });
}

function mismatchFix(text: string): string {
  if (findImageReference(text) === undefined)
    return 'Name a place that holds the image or its version, or write the image there once by hand.';
  return 'If that image is to be replaced, name its repository with `match`; else name another place with `field`.';
}

function cannotMove(value: FieldValue, text: string, next: ImageReference): Problem {
  const what = `"${value.field}" holds "${text}", whose repository is filled in later and cannot become ${formatRepository(next)}`;
  return problemOf(value, {
    code: 'field_mismatch',
    what,
    fix: 'Change the repository there by hand, and leave `match` out.',
  });
}

const problemOf = ({ node }: FieldValue, problem: Pick<Problem, 'code' | 'what' | 'fix'>): Problem =>
  problemAt(node.source, node.start, problem);
