// An image that stands in one string, as in a container. Also the string of Argo CD's kustomize.images, `name=newname:tag`.

import { findImageReference, formatImageReference, type ImageReference } from '../../../domain/image/reference.ts';
import type { ScalarNode } from '../../../domain/manifest/node.ts';
import { optional, phrase } from '../../../domain/text/optional.ts';
import { findObstacle, readReference } from './obstacle.ts';
import type { ImagePlace, PlaceKind } from './place.ts';

/** The place of a string that is an image reference; undefined when it is none, as `true` or `null`. */
export function findWholeReference(
  node: ScalarNode,
  kind: PlaceKind,
  container: string | undefined,
): ImagePlace | undefined {
  if (typeof node.value !== 'string') return undefined;
  const text = node.text.trim();
  const obstacle = findObstacle(node);
  const reference = readReference(node, text);
  if (reference === undefined) return undefined;

  const write: ImagePlace['write'] = (next) => {
    if (formatImageReference(next) === text) return [];
    return [{ type: 'set', node, text: formatImageReference(next) }];
  };
  return { kind, container, node, uses: [node], reference, replaces: undefined, obstacle, write };
}

/** The place of one string in a list of Kustomize images. https://argo-cd.readthedocs.io/en/stable/user-guide/kustomize/ */
export function findKustomizeString(node: ScalarNode): ImagePlace | undefined {
  const text = node.text.trim();
  const equals = text.indexOf('=');
  const name = optional(equals >= 0, () => text.slice(0, equals));
  const target = text.slice(equals + 1);
  const reference = readReference(node, target);

  if (reference === undefined) return undefined;

  const replaces = findImageReference(name ?? target);
  const write = (next: ImageReference): ReturnType<ImagePlace['write']> => {
    const moved = next.registry !== reference.registry || next.repository !== reference.repository;
    const prefix = name ?? optional(moved, () => target.slice(0, target.length - suffixOf(reference).length));
    const written = `${phrase(prefix, (prefix) => `${prefix}=`)}${formatImageReference(next)}`;
    if (written === text) return [];
    return [{ type: 'set', node, text: written }];
  };
  const obstacle = findObstacle(node);
  return { kind: 'kustomize-image', container: undefined, node, uses: [node], reference, replaces, obstacle, write };
}

const suffixOf = ({ tag, digest }: ImageReference): string =>
  `${phrase(tag, (tag) => `:${tag}`)}${phrase(digest, (digest) => `@${digest}`)}`;
