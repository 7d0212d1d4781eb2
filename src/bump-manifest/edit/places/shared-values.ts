// Helm's `global` values, which count for every image of the file. Reads them; they are written only where one image alone needs them.
// https://helm.sh/docs/chart_template_guide/subcharts_and_globals/

import { isRegistryPart } from '../../../domain/image/reference.ts';
import {
  dereference,
  type Field,
  findMap,
  findScalar,
  type ManifestNode,
  type MapNode,
  mapFields,
  type ScalarNode,
} from '../../../domain/manifest/node.ts';
import { optional } from '../../../domain/text/optional.ts';

/** What `global` says; each undefined when it does not. */
export interface Shared {
  /** `global.imageRegistry`: beats the registry beside a repository. */
  readonly imageRegistry: ScalarNode | undefined;
  /** `registry` of a map around it, `global.registry` or `global.image.registry`: counts where no registry stands beside a repository. */
  readonly registry: ScalarNode | undefined;
  /** `global.imageTag`, `global.tag` or `global.image.tag`: counts where no tag stands beside a repository. */
  readonly tag: ManifestNode | undefined;
  /** The map `global.image`, which may be an image of its own. */
  readonly image: MapNode | undefined;
}

/** The shared values of a document. */
export function readShared(root: ManifestNode): Shared {
  const values = findMap(root);
  const global = optional(values, (values) => findMap(mapFields(values).get('global')?.pair.value));
  const image = optional(global, (global) => findMap(mapFields(global).get('image')?.pair.value));
  const at = (map: MapNode | undefined, key: string): ManifestNode | undefined => {
    if (map === undefined) return undefined;
    return dereference(mapFields(map).get(key)?.pair.value);
  };

  return {
    imageRegistry: findWritten(at(global, 'imageRegistry')),
    registry: findWritten(at(global, 'registry')) ?? findWritten(at(image, 'registry')),
    tag: [at(global, 'imageTag'), at(global, 'tag'), at(image, 'tag')].find(isGiven),
    image,
  };
}

/** A `registry` beside the maps of images counts for those that name none, as charts do that put `registry` and `image.name` together. */
export function withRegistryOf(fields: ReadonlyMap<string, Field>, shared: Shared): Shared {
  const registry = ['registry', 'imageRegistry']
    .map((key) => findWritten(fields.get(key)?.pair.value))
    .find((node) => node !== undefined && isRegistryPart(node.text.trim().split('/')[0] ?? ''));
  if (registry === undefined) return shared;
  return { ...shared, registry };
}

/** The shared registry that counts for an image; undefined when its own does. */
export const registryFor = (hasOwn: boolean, shared: Shared): ScalarNode | undefined =>
  shared.imageRegistry ?? optional(!hasOwn, () => shared.registry);

/** The tag that counts for the image of `map`: its own unless that is empty and there is a shared one. */
export function tagFor(own: ManifestNode | undefined, map: MapNode, shared: Shared): ManifestNode | undefined {
  if (!isGiven(own) && shared.tag !== undefined && map !== shared.image) return shared.tag;
  return own;
}

/** False for nothing, null and the blank string; a template without quotes is a map, and something. */
const isGiven = (node: ManifestNode | undefined): boolean =>
  node !== undefined && (node.type !== 'scalar' || findWritten(node) !== undefined);

/** The scalar that a node is or stands for; undefined also when it is null or blank, which Helm takes for not given. */
export function findWritten(node: ManifestNode | undefined): ScalarNode | undefined {
  const scalar = findScalar(node);
  if (scalar === undefined || scalar.value === null || scalar.text.trim() === '') return undefined;
  return scalar;
}
