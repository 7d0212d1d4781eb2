// An image that is put together from several values: registry, repository, tag, digest. Helm values and parameters.

import { ActionError, type Problem } from '../../../domain/action-error.ts';
import {
  findImageReference,
  formatRepository,
  type ImageReference,
  isDigest,
  isRegistryPart,
  isSameRepository,
  type Repository,
  repositoryFault,
} from '../../../domain/image/reference.ts';
import type { ManifestChange } from '../../../domain/manifest/intent.ts';
import type { ManifestNode, ScalarNode } from '../../../domain/manifest/node.ts';
import { problemAt } from '../../../domain/manifest/parser.ts';
import { before, withoutEnd } from '../../../domain/text/ends.ts';
import { optional, phrase } from '../../../domain/text/optional.ts';
import { findObstacle } from './obstacle.ts';
import type { ImagePlace, Parts, PlaceKind } from './place.ts';
import { findWritten } from './shared-values.ts';

/** The place that the parts are; undefined when they make no reference. */
export function findSplitReference(parts: Parts, kind: PlaceKind): ImagePlace | undefined {
  const name = readName(parts);
  if (name === undefined) return undefined;

  const tagNode = scalarOf(parts.tag);
  const digestNode = scalarOf(parts.digest);
  const [tag, inTag] = readTag(tagNode);
  const digest = readDigest(digestNode, parts.bareDigest) ?? inTag;
  const reference = { ...name, tag: optional(!isTemplated(parts.tag), () => tag), digest };
  const registry = registryOf(parts);
  const uses = [parts.repository, registry, tagNode, digestNode].filter((node) => node !== undefined);
  const obstacle = [parts.tag, parts.digest, registry]
    .map((node) => optional(node, (node) => findObstacle(node)))
    .find((found) => found !== undefined);
  const write: ImagePlace['write'] = (next) => [
    ...writeName(parts, reference, next),
    ...writeVersion(parts, next, inTag !== undefined),
  ];
  const node = tagNode ?? digestNode ?? parts.repository;
  return { kind, container: undefined, node, uses, reference, replaces: undefined, obstacle, write };
}

const scalarOf = (node: ManifestNode | undefined): ScalarNode | undefined => {
  if (node?.type === 'scalar') return node;
  return undefined;
};

const isTemplated = (node: ManifestNode | undefined): boolean => node !== undefined && findObstacle(node) !== undefined;

/** True when the repository is written with its registry, as in `r.io/shop/app`. */
function holdsRegistry({ repository }: Parts): boolean {
  const text = repository.text.trim();
  return text.includes('/') && isRegistryPart(text.split('/')[0] ?? '');
}

/** The registry that counts: the shared one, then the one beside the repository; undefined where the repository holds its own. */
const registryOf = (parts: Parts): ScalarNode | undefined => {
  if (holdsRegistry(parts)) return undefined;
  return parts.sharedRegistry ?? findWritten(parts.registry);
};

/** Registry and repository; undefined when they make none. A registry that is filled in later is left out. */
function readName(parts: Parts): Repository | undefined {
  const text = parts.repository.text.trim();
  const registry = registryOf(parts);
  if (repositoryFault(text) === undefined && registry !== undefined && findObstacle(registry) !== undefined)
    return { registry: undefined, repository: text };
  const prefix = phrase(registry, ({ text }) => `${withoutEnd(text.trim(), '/')}/`);
  const whole = findImageReference(`${prefix}${text}`);
  if (whole === undefined || whole.tag !== undefined || whole.digest !== undefined) return undefined;
  return whole;
}

/** The tag, and the digest that stands behind an `@` in it. */
function readTag(node: ScalarNode | undefined): [string | undefined, string | undefined] {
  if (node === undefined || node.value === null) return [undefined, undefined];
  const text = node.text.trim();
  if (isDigest(text)) return [undefined, text];
  const tag = before(text, '@');
  const digest = text.slice(tag.length + 1);
  return [tag || undefined, optional(isDigest(digest), () => digest)];
}

function readDigest(node: ScalarNode | undefined, bare: boolean): string | undefined {
  if (node === undefined || node.value === null) return undefined;
  const text = node.text.trim().replace(/^@/, '');
  const digest = `${phrase(bare && !text.includes(':'), 'sha256:')}${text}`;
  if (isDigest(digest)) return digest;
  return undefined;
}

function writeName(parts: Parts, current: ImageReference, next: ImageReference): ManifestChange[] {
  if (isSameRepository(current, next)) return [];
  const { repository, registry, sharedRegistry } = parts;
  if (!parts.isNameSure) throw new ActionError(unclearName(repository));

  const nextRegistry = next.registry ?? 'docker.io';
  if (holdsRegistry(parts)) return setText(repository, formatRepository(next));
  if (sharedRegistry !== undefined) {
    if (sharedRegistry.text.trim() === nextRegistry) return setText(repository, next.repository);
    const what = `the registry "${sharedRegistry.text}" is shared by every image of the file`;
    const fix = `Change it to "${nextRegistry}" by hand first, or write the registry into \`repository\`.`;
    throw new ActionError(
      problemAt(sharedRegistry.source, sharedRegistry.start, { code: 'registry_shared', what, fix }),
    );
  }
  if (registry !== undefined) {
    return [...setText(registry, nextRegistry), ...setText(repository, next.repository)];
  }
  return setText(repository, formatRepository(next));
}

const unclearName = (repository: ScalarNode): Problem =>
  problemAt(repository.source, repository.start, {
    code: 'name_unclear',
    what: `"${repository.text}" may be only a part of the repository, to which the chart adds the rest`,
    fix: 'Change the repository there by hand and leave `match` out, or name the place of the version with `field`.',
  });

function writeVersion(parts: Parts, next: ImageReference, digestInTag: boolean): ManifestChange[] {
  const tag = scalarOf(parts.tag);
  const digest = scalarOf(parts.digest);
  const ownDigest = digest !== undefined && !(digestInTag && (digest.value === null || digest.text === ''));

  if (next.digest !== undefined && !ownDigest && next.tag === undefined && !isDigest(tag?.text.trim() ?? '')) {
    const what = 'this place has no field for a digest, and a digest behind an empty tag is not a valid reference';
    const fix = 'Give the image with its tag and its digest, or add a `digest` field that the chart reads.';
    const { source, start } = tag ?? parts.repository;
    throw new ActionError(problemAt(source, start, { code: 'tag_required', what, fix }));
  }

  const inTag = phrase(next.digest !== undefined && !ownDigest, () => `${phrase(next.tag, '@')}${next.digest}`);
  const text = `${next.tag ?? ''}${inTag}`;
  const tagChanges = writeTag(parts, tag, text);
  if (digest === undefined || !ownDigest) return tagChanges;
  return [...tagChanges, ...setText(digest, digestIn(parts, digest.text.trim(), next))];
}

/** Where no tag is written, a new key for it; an empty one needs none. */
function writeTag(parts: Parts, tag: ScalarNode | undefined, text: string): ManifestChange[] {
  if (tag !== undefined) return setText(tag, text);
  if (text === '') return [];
  return insertTag(parts, text);
}

/** The digest in the form of the one that stands there: with an `@` before it, or without `sha256:`. */
function digestIn({ bareDigest }: Parts, standing: string, { digest }: ImageReference): string {
  if (digest === undefined) return '';
  if (standing.startsWith('@')) return `@${digest}`;
  if (bareDigest && !standing.includes(':')) return digest.replace(/^sha256:/, '');
  return digest;
}

function insertTag({ insertTag: insert, repository }: Parts, text: string): ManifestChange[] {
  if (insert !== undefined) return [insert(text)];
  const what = 'this image has no tag here that could be replaced';
  const fix = 'Write a tag there once, or name the place of the tag with `field`.';
  throw new ActionError(problemAt(repository.source, repository.start, { code: 'tag_missing', what, fix }));
}

const setText = (node: ScalarNode, text: string): ManifestChange[] => {
  if (phrase(node.value !== null, () => node.text.trim()) === text) return [];
  return [{ type: 'set', node, text }];
};
