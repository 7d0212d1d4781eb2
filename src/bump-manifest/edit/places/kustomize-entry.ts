// One entry of Kustomize's `images:`: name, newName, newTag, digest. Never adds an entry.
// https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/images/

import { findImageReference, formatRepository, isSameRepository } from '../../../domain/image/reference.ts';
import type { Change } from '../../../domain/manifest/intent.ts';
import { type Field, findScalar, type MapNode, mapFields, type ScalarNode } from '../../../domain/manifest/node.ts';
import { findObstacle, isTemplate, referenceInTemplate } from './obstacle.ts';
import type { ImagePlace } from './place.ts';

/** The place of an entry by its effective repository, newName before name; undefined when it names no image. */
export function findKustomizeEntry(map: MapNode): ImagePlace | undefined {
  const fields = mapFields(map);
  const name = scalarField(fields.get('name'));
  const newName = scalarField(fields.get('newName'));
  const named = newName !== undefined && newName.text !== '' ? newName : name;

  if (name === undefined || named === undefined) return undefined;

  const repository = isTemplate(named) ? referenceInTemplate(named.text) : findImageReference(named.text);
  if (repository === undefined) return undefined;

  const newTag = scalarField(fields.get('newTag'));
  const digest = scalarField(fields.get('digest'));
  const [tag, inTag] = (newTag?.text.trim() ?? '').split('@');
  const reference = {
    registry: repository.registry,
    repository: repository.repository,
    tag: tag === '' ? repository.tag : tag,
    digest: digest?.text.trim() || inTag || undefined,
  };
  const uses = [named, newTag, digest].filter((node) => node !== undefined);
  const obstacle = uses.map(findObstacle).find((found) => found !== undefined);
  const write: ImagePlace['write'] = (next) => [
    ...(isSameRepository(next, reference) ? [] : writeField(map, 'newName', formatRepository(next), 'name')),
    ...writeVersion(map, next.tag, next.digest, inTag !== undefined),
  ];
  const node = newTag ?? digest ?? named;
  const replaces = findImageReference(name.text);
  return { kind: 'kustomize-image', container: undefined, node, uses, reference, replaces, obstacle, write };
}

const scalarField = (field: Field | undefined): ScalarNode | undefined => findScalar(field?.pair.value);

/** newTag and digest; a field that is no longer wanted becomes the one that is, so that the diff stays one line. */
function writeVersion(
  map: MapNode,
  tag: string | undefined,
  digest: string | undefined,
  digestInTag: boolean,
): Change[] {
  const fields = mapFields(map);
  const [newTag, oldDigest] = [fields.get('newTag'), fields.get('digest')];

  if (digestInTag && oldDigest === undefined && tag !== undefined) {
    return writeField(map, 'newTag', digest === undefined ? tag : `${tag}@${digest}`, 'name');
  }
  if (tag !== undefined && digest === undefined && newTag === undefined && oldDigest !== undefined) {
    return renameField(oldDigest, 'newTag', tag);
  }
  if (tag === undefined && digest !== undefined && newTag !== undefined && oldDigest === undefined) {
    return renameField(newTag, 'digest', digest);
  }

  const anchor = fields.has('newName') ? 'newName' : 'name';
  const beside = newTag ? 'newTag' : anchor;

  return [
    ...(tag === undefined ? removeField(newTag) : writeField(map, 'newTag', tag, anchor)),
    ...(digest === undefined ? removeField(oldDigest) : writeField(map, 'digest', digest, beside)),
  ];
}

function writeField(map: MapNode, key: string, text: string, after: string): Change[] {
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

function renameField({ pair }: Field, key: string, text: string): Change[] {
  const [name, value] = [findScalar(pair.key), findScalar(pair.value)];
  if (name === undefined || value === undefined) return [];
  return [
    { type: 'set', node: name, text: key },
    { type: 'set', node: value, text },
  ];
}

const removeField = (field: Field | undefined): Change[] => {
  if (field === undefined) return [];
  return [{ type: 'remove', map: field.owner, pair: field.pair }];
};
