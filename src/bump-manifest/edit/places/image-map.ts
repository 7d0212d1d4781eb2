// The images that one map names by its own keys: a container, an image volume, Helm's split values, a custom resource's field.

import { ActionError, type Problem } from '../../../domain/action-error.ts';
import { findImageReference, repositoryFault } from '../../../domain/image/reference.ts';
import {
  dereference,
  type Field,
  findScalar,
  type ManifestNode,
  type MapNode,
  mapFields,
  type ScalarNode,
} from '../../../domain/manifest/node.ts';
import { problemAt } from '../../../domain/manifest/parser.ts';
import { optional } from '../../../domain/text/optional.ts';
import { isTemplate } from './obstacle.ts';
import type { ImagePlace, Parts, PlaceKind } from './place.ts';
import { findWritten, registryFor, type Shared, tagFor } from './shared-values.ts';
import { findSplitReference } from './split-reference.ts';
import { findWholeReference } from './whole-reference.ts';

type Fields = ReadonlyMap<string, Field>;

const containerLists: ReadonlyMap<string, PlaceKind> = new Map([
  ['containers', 'container'],
  ['initContainers', 'init-container'],
  ['ephemeralContainers', 'ephemeral-container'],
]);

/** Where a map stands. */
export interface MapSurroundings {
  /** The key above it; that of the list for its items. */
  readonly key: string;
  /** What the values around it say of every image. */
  readonly shared: Shared;
  /** The fields of the map around it. */
  readonly around: Fields | undefined;
}

/** The images of `map` by its own keys. */
export function findImagesOfMap(map: MapNode, where: MapSurroundings): ImagePlace[] {
  const { key } = where;
  const fields = mapFields(map);
  const split = findSplit(map, fields, where);
  const found: (ImagePlace | undefined)[] = [...split];
  const used = new Set(split.flatMap(({ uses }) => uses));

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
    if (name !== 'image') return withoutRival(findWholeReference(value, 'image-field', undefined), fields);
    const container = findScalar(fields.get('name')?.pair.value)?.text;
    const kind = containerLists.get(key);
    if (kind !== undefined) return findWholeReference(value, kind, container);
    return withoutRival(findWholeReference(value, 'image-field', container), fields);
  }
  if (value.type !== 'map' || isTemplate(value)) return undefined;
  const reference = findScalar(mapFields(value).get('reference')?.pair.value);
  if (reference === undefined) return undefined;
  return findWholeReference(reference, 'image-volume', undefined);
}

/** A name without a version gets none where a key beside it may be the one that the chart reads: `dockerImage` and `dockerTag`. */
function withoutRival(place: ImagePlace | undefined, fields: Fields): ImagePlace | undefined {
  if (place === undefined || place.reference.tag !== undefined || place.reference.digest !== undefined) return place;
  const rival = findVersionKey(fields);
  if (rival === undefined) return place;
  const what = `this name has no version, and \`${rival}\` beside it may be the one that the chart reads`;
  return {
    ...place,
    obstacle: place.obstacle ?? { code: 'version_unclear', what, fix: 'Name the place of the version with `field`.' },
  };
}

/** A key that may hold a version by its name. */
const findVersionKey = (fields: Fields): string | undefined =>
  [...fields.keys()].find((key) => /(?:version|tag|release|revision)$/i.test(key) && key !== 'apiVersion');

/** The value of a JSON 6902 operation whose path ends in `/image`. https://datatracker.ietf.org/doc/html/rfc6902 */
function findPatchValue(value: ManifestNode, fields: Fields): ImagePlace | undefined {
  const path = findScalar(fields.get('path')?.pair.value)?.text ?? '';
  if (!fields.has('op') || !path.endsWith('/image') || value.type !== 'scalar') return undefined;
  const list = path.split('/').at(-3) ?? '';
  return findWholeReference(value, containerLists.get(list) ?? 'image-field', undefined);
}

/** `image: {repository: shop/app:v1}` and `images: {web: shop/app:v1}`: a whole reference under a key that does not say so. */
function findWholeInParts(value: ManifestNode): ImagePlace | undefined {
  if (value.type !== 'scalar') return undefined;
  const reference = findImageReference(value.text.trim());
  const isWhole = reference?.tag !== undefined || reference?.digest !== undefined;
  if (isWhole) return findWholeReference(value, 'helm-values', undefined);
  return undefined;
}

const versionKeys = ['tag', 'imageTag', 'tagOverride', 'version', 'imageVersion', 'release'];
const imageVersionKeys = ['imageTag', 'imageVersion', 'tag', 'tagOverride', 'version', 'release'];

/** Keys of one map that make an image: each list in the order in which they count. */
const shapes: readonly Shape[] = [
  { repository: 'repository', registry: ['registry'], version: versionKeys, digest: ['digest', 'sha'] },
  { repository: 'name', registry: ['registry'], version: versionKeys, digest: ['digest'] },
  { repository: 'imageRepository', registry: ['imageRegistry'], version: imageVersionKeys, digest: ['imageDigest'] },
  { repository: 'imageName', registry: ['imageRegistry'], version: imageVersionKeys, digest: ['imageDigest'] },
  {
    repository: 'image',
    registry: ['registry', 'imageRegistry'],
    version: versionKeys,
    digest: ['digest', 'imageDigest'],
  },
];

interface Shape {
  readonly repository: string;
  readonly registry: readonly string[];
  readonly version: readonly string[];
  readonly digest: readonly string[];
}

/** The image whose registry, repository, version and digest are keys of this map; two where `name` may be a part of it or a label. */
function findSplit(map: MapNode, fields: Fields, where: MapSurroundings): ImagePlace[] {
  const prefixed = findPrefixed(map, fields, where);
  const isSure = prefixed !== undefined && fields.has('image');
  if (isSure) return [prefixed];

  for (const shape of shapes) {
    if (!isSplit(shape, fields, where.key)) continue;
    const place = findShape({ map, fields, where, shape, prefix: undefined, isNameSure: prefixed === undefined });
    if (place !== undefined) {
      if (prefixed === undefined) return [place];
      return [place, prefixed];
    }
  }
  return [];
}

/** `{repository: registry.example.com/shop, image: driver, version: v1}`: the repository goes on in `image`, or below an image key in `name`. */
function findPrefixed(map: MapNode, fields: Fields, where: MapSurroundings): ImagePlace | undefined {
  const prefix = findWritten(fields.get('repository')?.pair.value);
  const key = fields.has('image') ? 'image' : 'name';
  const name = findWritten(fields.get(key)?.pair.value);
  if (prefix === undefined || name === undefined || (key === 'name' && !/image$/i.test(where.key))) return undefined;

  const isOnePart = repositoryFault(name.text.trim()) === undefined && !name.text.includes('/');
  const isLabel = prefix.text.trim().split('/').at(-1) === name.text.trim();
  const shape = shapes.find(({ repository }) => repository === key);
  if (!isOnePart || isLabel || shape === undefined) return undefined;
  return findShape({ map, fields, where, shape, prefix, isNameSure: true });
}

/** One reading of a map. */
interface MapReading {
  readonly map: MapNode;
  readonly fields: Fields;
  readonly where: MapSurroundings;
  readonly shape: Shape;
  /** Stands before the repository, in place of a registry. */
  readonly prefix: ScalarNode | undefined;
  readonly isNameSure: boolean;
}

function findShape({ map, fields, where, shape, prefix, isNameSure }: MapReading): ImagePlace | undefined {
  const field = fields.get(shape.repository);
  const repository = findWritten(field?.pair.value);
  if (field === undefined || repository === undefined) return undefined;

  const nodeAt = (key: string | undefined): ManifestNode | undefined =>
    optional(key, (key) => dereference(fields.get(key)?.pair.value));
  const version = chooseVersionKey(fields, shape.version);
  const digestKey = shape.digest.find((key) => fields.has(key));
  const registryKey = shape.registry.find((key) => fields.has(key));
  const registry = prefix ?? findScalar(nodeAt(registryKey));
  const tagKey = version.key ?? shape.version[0] ?? 'tag';
  const isBare =
    !/repository$/i.test(shape.repository) && !repository.text.includes('/') && findWritten(registry) === undefined;

  const parts: Parts = {
    repository,
    registry,
    sharedRegistry: registryFor(findWritten(registry) !== undefined, where.shared),
    tag: tagFor(nodeAt(version.key), map, where.shared),
    digest: nodeAt(digestKey),
    bareDigest: digestKey === 'sha',
    isNameSure: isNameSure && !isBare,
    insertTag: (text) => {
      const fault = findInsertFault(repository, { fields, where, shape });
      if (fault !== undefined) throw new ActionError(fault);
      return { type: 'insert', map: field.owner, after: field.pair, key: tagKey, text };
    },
  };
  const place = findSplitReference(parts, 'helm-values');
  if (place === undefined) return undefined;

  const obstacle = place.obstacle ?? versionObstacle(version.rivals);
  const keys = {
    repository: shape.repository,
    registry: registryKey,
    tag: tagKey,
    digest: digestKey ?? shape.digest[0],
  };
  return { ...place, obstacle, values: { map, parts, keys } };
}

/** The key that holds the version; rivals where several might. */
function chooseVersionKey(
  fields: Fields,
  keys: readonly string[],
): { key: string | undefined; rivals: readonly string[] } {
  const present = keys.filter((key) => fields.has(key));
  const written = present.filter((key) => {
    const node = dereference(fields.get(key)?.pair.value);
    return node !== undefined && (node.type !== 'scalar' || findWritten(node) !== undefined);
  });
  // By its name it beats the tag, where it says anything.
  const override = written.find((key) => key === 'tagOverride');
  const tag = written.find((key) => /tag$/i.test(key));
  const key = override ?? tag ?? written[0] ?? present[0];

  const isSure = override !== undefined || tag !== undefined || written.length === 0;
  const others = present.filter((each) => each !== key && each !== 'tagOverride');
  if (isSure || key === undefined || others.length === 0) return { key, rivals: [] };
  return { key, rivals: [key, ...others] };
}

const versionObstacle = (rivals: readonly string[]): ImagePlace['obstacle'] => {
  if (rivals.length === 0) return undefined;
  return {
    code: 'version_unclear',
    what: `${rivals.map((key) => `\`${key}\``).join(' and ')} are beside the repository, and it is not known which of them the chart reads`,
    fix: 'Name the place of the version with `field`.',
  };
};

/** Why no tag may be added: only `image: {repository}` is read with a `tag` by custom, and a key that is near may be the version that the chart reads. */
function findInsertFault(
  repository: ScalarNode,
  { fields, where, shape }: Pick<MapReading, 'fields' | 'where' | 'shape'>,
): Problem | undefined {
  if (shape.repository !== 'repository' || !/image$/i.test(where.key)) return noVersion(repository);
  const beside = findVersionKey(fields);
  const above = [...(where.around?.keys() ?? [])].find((key) =>
    /^(?:(?:image|app)?(?:tag|version)|tagOverride)$/i.test(key),
  );
  const key = beside ?? above;
  if (key === undefined) return undefined;

  const what = `there is no tag beside this repository, and \`${key}\` near it may be the version that the chart reads`;
  const fix = 'Name the place of the version with `field`, or write the tag there once by hand.';
  return problemAt(repository.source, repository.start, { code: 'version_unclear', what, fix });
}

/** Which key the chart reads is its own secret. */
const noVersion = (repository: ScalarNode): Problem =>
  problemAt(repository.source, repository.start, {
    code: 'version_unclear',
    what: 'there is no version beside this repository, and it is not known which key the chart reads',
    fix: 'Write the key that the chart reads (often `tag` or `version`) there once by hand.',
  });

/** True when the keys beside the repository, or the key above it, say that this is an image and not some other repository. */
function isSplit(shape: Shape, fields: Fields, key: string): boolean {
  const underImage = /image$/i.test(key);
  const beside = [...shape.version, ...shape.digest].some((name) => fields.has(name));
  switch (shape.repository) {
    case 'repository':
      // With a `chart` it is where a chart comes from.
      return underImage || (!fields.has('chart') && (beside || fields.has('registry') || fields.has('pullPolicy')));
    case 'name':
      return underImage;
    default:
      return beside;
  }
}
