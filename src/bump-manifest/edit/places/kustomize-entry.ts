// One entry of Kustomize's `images:`: name, newName, newTag, digest. Never adds an entry.
// https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/images/

import {
  findImageReference,
  formatRepository,
  type ImageReference,
  isSameRepository,
} from '../../../domain/image/reference.ts';
import type { ManifestChange } from '../../../domain/manifest/intent.ts';
import { type Field, findScalar, type MapNode, mapFields, type ScalarNode } from '../../../domain/manifest/node.ts';
import { phrase } from '../../../domain/text/optional.ts';
import { findObstacle, readReference } from './obstacle.ts';
import type { ImagePlace } from './place.ts';

/** The place of an entry by its effective repository, newName before name; undefined when it names no image. */
export function findKustomizeEntry(map: MapNode): ImagePlace | undefined {
  const fields = mapFields(map);
  const name = scalarField(fields.get('name'));
  const newName = scalarField(fields.get('newName'));
  const named = [newName, name].find((node) => node !== undefined && node.text !== '') ?? name;

  if (name === undefined || named === undefined) return undefined;

  const repository = readReference(named, named.text);
  if (repository === undefined) return undefined;

  const newTag = scalarField(fields.get('newTag'));
  const digest = scalarField(fields.get('digest'));
  const [tag, inTag] = (newTag?.text.trim() ?? '').split('@');
  const reference = {
    registry: repository.registry,
    repository: repository.repository,
    tag: tag || repository.tag,
    digest: digest?.text.trim() || inTag || undefined,
  };
  const uses = [named, newTag, digest].filter((node) => node !== undefined);
  const obstacle = uses.map(findObstacle).find((found) => found !== undefined);
  const write: ImagePlace['write'] = (next) => [
    ...writeName(map, reference, next),
    ...writeVersion(map, next.tag, next.digest, inTag !== undefined),
  ];
  const node = newTag ?? digest ?? named;
  const replaces = findImageReference(name.text);
  return { kind: 'kustomize-image', container: undefined, node, uses, reference, replaces, obstacle, write };
}

const scalarField = (field: Field | undefined): ScalarNode | undefined => findScalar(field?.pair.value);

function writeName(map: MapNode, current: ImageReference, next: ImageReference): ManifestChange[] {
  if (isSameRepository(next, current)) return [];
  return writeField(map, 'newName', formatRepository(next), 'name');
}

/** newTag and digest; a field that is no longer wanted becomes the one that is, so that the diff stays one line. */
function writeVersion(
  map: MapNode,
  tag: string | undefined,
  digest: string | undefined,
  digestInTag: boolean,
): ManifestChange[] {
  const fields = mapFields(map);
  const newTag = fields.get('newTag');
  const oldDigest = fields.get('digest');

  if (digestInTag && oldDigest === undefined && tag !== undefined) {
    return writeField(map, 'newTag', `${tag}${phrase(digest, (digest) => `@${digest}`)}`, 'name');
  }
  if (tag !== undefined && digest === undefined && newTag === undefined && oldDigest !== undefined) {
    return renameField(oldDigest, 'newTag', tag);
  }
  if (tag === undefined && digest !== undefined && newTag !== undefined && oldDigest === undefined) {
    return renameField(newTag, 'digest', digest);
  }

  const anchor = fields.has('newName') ? 'newName' : 'name';
  const beside = newTag ? 'newTag' : anchor;
  return [...writeOrRemove(map, 'newTag', tag, anchor), ...writeOrRemove(map, 'digest', digest, beside)];
}

function writeOrRemove(map: MapNode, key: string, text: string | undefined, after: string): ManifestChange[] {
  if (text === undefined) return removeField(mapFields(map).get(key));
  return writeField(map, key, text, after);
}

function writeField(map: MapNode, key: string, text: string, after: string): ManifestChange[] {
  const fields = mapFields(map);
  const node = scalarField(fields.get(key));
  if (node !== undefined) {
    if (node.text.trim() === text) return [];
    return [{ type: 'set', node, text }];
  }
  const anchor = fields.get(after);
  if (anchor === undefined) return [];
  return [{ type: 'insert', map: anchor.owner, after: anchor.pair, key, text }];
}

function renameField({ pair }: Field, key: string, text: string): ManifestChange[] {
  const name = findScalar(pair.key);
  const value = findScalar(pair.value);
  if (name === undefined || value === undefined) return [];
  return [
    { type: 'set', node: name, text: key },
    { type: 'set', node: value, text },
  ];
}

const removeField = (field: Field | undefined): ManifestChange[] => {
  if (field === undefined) return [];
  return [{ type: 'remove', map: field.owner, pair: field.pair }];
};
