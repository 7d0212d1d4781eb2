// The images that one map names by its own keys: a container, an image volume, Helm's split values, a custom resource's field.

import { findImageReference } from '../../../domain/image-reference.ts';
import {
  dereference,
  type Field,
  findScalar,
  type ManifestNode,
  type MapNode,
  mapFields,
  type ScalarNode,
} from '../../../domain/manifest/node.ts';
import { isTemplate } from './obstacle.ts';
import type { ImagePlace, PlaceKind } from './place.ts';
import { findWritten, registryFor, type Shared, tagFor } from './shared-values.ts';
import { findSplitReference } from './split-reference.ts';
import { findWholeReference } from './whole-reference.ts';

type Fields = ReadonlyMap<string, Field>;

const containerLists: ReadonlyMap<string, PlaceKind> = new Map([
  ['containers', 'container'],
  ['initContainers', 'init-container'],
  ['ephemeralContainers', 'ephemeral-container'],
]);

/** The images of `map`, which stands under `key`, or in the list there. */
export function findImagesOfMap(map: MapNode, key: string, shared: Shared): ImagePlace[] {
  const fields = mapFields(map);
  const split = findSplit(map, fields, key, shared);
  const found: (ImagePlace | undefined)[] = [split];
  const used = new Set(split?.uses);
  for (const [name, { pair }] of fields) {
    const value = dereference(pair.value);
    if (value === undefined || used.has(value as ScalarNode)) continue;
    if (isImageKey(name)) found.push(findAt(value, name, fields, key));
    else if (name === 'value') found.push(findPatchValue(value, fields));
    else if ((key === 'images' && !fields.has('name')) || (/image$/i.test(key) && /^(?:repository|name)$/.test(name)))
      found.push(findWholeInParts(value));
  }
  return found.filter((place) => place !== undefined);
}

/** `image`, `sidecarImage`, `imageName`, `imageRef`: keys under which a string is an image. */
const isImageKey = (name: string): boolean => /^(?:image|image(?:Name|Ref|Reference)|[a-zA-Z]\w*Image)$/.test(name);

function findAt(value: ManifestNode, name: string, fields: Fields, key: string): ImagePlace | undefined {
  if (value.type === 'scalar') {
    if (name !== 'image') return findWholeReference(value, 'image-field', undefined);
    const container = findScalar(fields.get('name')?.pair.value)?.text;
    return findWholeReference(value, containerLists.get(key) ?? 'image-field', container);
  }
  if (value.type !== 'map' || isTemplate(value)) return undefined;
  const reference = findScalar(mapFields(value).get('reference')?.pair.value);
  if (reference === undefined) return undefined;
  return findWholeReference(reference, 'image-volume', undefined);
}

/** The value of a JSON 6902 operation whose path ends in `/image`. https://datatracker.ietf.org/doc/html/rfc6902 */
function findPatchValue(value: ManifestNode, fields: Fields): ImagePlace | undefined {
  const path = findScalar(fields.get('path')?.pair.value)?.text ?? '';
  if (!fields.has('op') || !path.endsWith('/image') || value.type !== 'scalar') return undefined;
  const list = /([^/]*)\/[^/]*\/image$/.exec(path)?.[1] ?? '';
  return findWholeReference(value, containerLists.get(list) ?? 'image-field', undefined);
}

/** `image: {repository: shop/app:v1}` and `images: {web: shop/app:v1}`: a whole reference under a key that does not say so. */
function findWholeInParts(value: ManifestNode): ImagePlace | undefined {
  if (value.type !== 'scalar') return undefined;
  const reference = findImageReference(value.text.trim());
  const isWhole = reference?.tag !== undefined || reference?.digest !== undefined;
  return isWhole ? findWholeReference(value, 'helm-values', undefined) : undefined;
}

const shapes = [
  { repository: 'repository', registry: 'registry', tag: 'tag', digest: 'digest' },
  { repository: 'name', registry: 'registry', tag: 'tag', digest: 'digest' },
  { repository: 'imageRepository', registry: 'imageRegistry', tag: 'imageTag', digest: 'imageDigest' },
  { repository: 'imageName', registry: 'imageRegistry', tag: 'imageTag', digest: 'imageDigest' },
  { repository: 'image', registry: 'registry', tag: 'tag', digest: 'digest' },
  { repository: 'image', registry: 'imageRegistry', tag: 'imageTag', digest: 'imageDigest' },
] as const;

type Shape = (typeof shapes)[number];

/** The image whose registry, repository, tag and digest are keys of this map. */
function findSplit(map: MapNode, fields: Fields, key: string, shared: Shared): ImagePlace | undefined {
  for (const shape of shapes) {
    const field = fields.get(shape.repository);
    const repository = findWritten(field?.pair.value);
    if (field === undefined || repository === undefined || !isSplit(shape, fields, key)) continue;
    const digestKey = fields.has(shape.digest) || shape.repository !== 'repository' ? shape.digest : 'sha';
    const ownTag = dereference(fields.get(shape.tag)?.pair.value);
    const tag = tagFor(ownTag, map, shared);
    const registry = findScalar(fields.get(shape.registry)?.pair.value);
    const place = findSplitReference(
      {
        repository,
        registry,
        sharedRegistry: registryFor(findWritten(registry) !== undefined, shared),
        tag,
        digest: dereference(fields.get(digestKey)?.pair.value),
        bareDigest: digestKey === 'sha',
        insertTag: (text) => ({ type: 'insert', map: field.owner, after: field.pair, key: shape.tag, text }),
      },
      'helm-values',
    );
    if (place !== undefined) return place;
  }
  return undefined;
}

/** True when the keys beside the repository, or the key above it, say that this is an image and not some other repository. */
function isSplit(shape: Shape, fields: Fields, key: string): boolean {
  const underImage = /image$/i.test(key);
  const beside = [shape.tag, shape.digest].some((name) => fields.has(name));
  switch (shape.repository) {
    case 'repository':
      return underImage || beside || ['registry', 'pullPolicy', 'sha'].some((name) => fields.has(name));
    case 'name':
      return underImage;
    default:
      return beside;
  }
}
