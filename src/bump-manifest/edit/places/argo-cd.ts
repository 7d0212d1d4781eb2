// The source of an Argo CD Application: Helm parameters, values in a string, kustomize.images. Never follows a repoURL.
// https://argo-cd.readthedocs.io/en/stable/operator-manual/application.yaml

import {
  type Field,
  findMap,
  findScalar,
  listItems,
  type ManifestNode,
  type MapNode,
  mapFields,
  type ScalarNode,
} from '../../../domain/manifest/node.ts';
import { optional } from '../../../domain/text/optional.ts';
import { readEmbedded, type Unreadable } from './embedded-values.ts';
import type { ImagePlace } from './place.ts';
import { findWritten } from './shared-values.ts';
import { findSplitReference } from './split-reference.ts';
import { findKustomizeString, findWholeReference } from './whole-reference.ts';

/** Places of an Argo CD source, and the keys of the map that need no further walk. */
export interface ArgoSource {
  readonly places: readonly ImagePlace[];
  readonly done: ReadonlySet<string>;
  /** Values in a string that cannot be read. */
  readonly unreadable: readonly Unreadable[];
}

const none: ArgoSource = { places: [], done: new Set(), unreadable: [] };

/** The images of a map that is an Argo CD source: one with `repoURL`, or in a patch one under the key `source`, and `helm` or `kustomize`. */
export function findArgoSource(
  map: MapNode,
  key: string,
  findInValues: (root: ManifestNode) => ImagePlace[],
): ArgoSource {
  const fields = mapFields(map);
  if (!(fields.has('repoURL') || /^sources?$/.test(key))) return none;

  const helm = findMap(fields.get('helm')?.pair.value);
  const kustomize = findMap(fields.get('kustomize')?.pair.value);
  const images = optional(kustomize, (kustomize) => mapFields(kustomize).get('images')?.pair.value);
  const strings = listItems(images)
    .map(findScalar)
    .filter((node) => node !== undefined);
  const ofHelm = optional(helm, (helm) => findHelm(helm, findInValues)) ?? none;
  const ofKustomize = strings.map(findKustomizeString).filter((place) => place !== undefined);
  return { ...ofHelm, places: [...ofHelm.places, ...ofKustomize], done: new Set(['helm']) };
}

/** Parameters beat values; valuesObject beats the values in a string. What is beaten is left out. */
function findHelm(helm: MapNode, findInValues: (root: ManifestNode) => ImagePlace[]): ArgoSource {
  const fields = mapFields(helm);
  const { roots, unreadable } = readValues(fields);
  const parameters = readParameters(listItems(fields.get('parameters')?.pair.value));
  const places = findParameterImages(parameters, roots);
  const beaten = new Set<ScalarNode | undefined>([
    ...places.flatMap(({ uses }) => uses),
    ...roots.flatMap((root) => [...parameters.keys()].map((name) => findAtPath(root, name))),
  ]);
  const values = roots.flatMap(findInValues).filter(({ uses }) => !uses.some((node) => beaten.has(node)));

  return { places: [...places, ...values], done: none.done, unreadable };
}

/** The documents of `valuesObject`, else of the string `values`. */
function readValues(fields: ReadonlyMap<string, Field>): ReturnType<typeof readEmbedded> {
  const object = findMap(fields.get('valuesObject')?.pair.value);
  if (object !== undefined) return { roots: [object], unreadable: [] };
  const text = findScalar(fields.get('values')?.pair.value);
  if (text === undefined) return { roots: [], unreadable: [] };
  return readEmbedded(text);
}

function readParameters(items: readonly ManifestNode[]): ReadonlyMap<string, ScalarNode> {
  const values = new Map<string, ScalarNode>();
  for (const item of items) {
    const map = findMap(item);
    const name = optional(map, (map) => findScalar(mapFields(map).get('name')?.pair.value)?.text);
    const value = optional(map, (map) => findScalar(mapFields(map).get('value')?.pair.value));
    if (name !== undefined && value !== undefined) values.set(name, value);
  }
  return values;
}

/** The images that `name: image.tag, value: v1` and its like make, by the path before the last dot. */
function findParameterImages(values: ReadonlyMap<string, ScalarNode>, roots: readonly ManifestNode[]): ImagePlace[] {
  const groups = new Set([...values.keys()].map((name) => name.slice(0, name.lastIndexOf('.') + 1)));
  const places = [...groups].map((prefix) => findGroup(prefix, values, roots));
  const whole = [...values].map(([name, node]) =>
    optional(/(?:^|\.)image$/.test(name), () => findWholeReference(node, 'helm-parameter', undefined)),
  );
  return [...places, ...whole].filter((place) => place !== undefined);
}

function findGroup(
  prefix: string,
  values: ReadonlyMap<string, ScalarNode>,
  roots: readonly ManifestNode[],
): ImagePlace | undefined {
  const part = (key: string): ScalarNode | undefined =>
    values.get(`${prefix}${key}`) ??
    roots.map((root) => findAtPath(root, `${prefix}${key}`)).find((node) => node !== undefined);
  const own = ['repository', 'name', 'registry', 'tag', 'digest'].some((key) => values.has(`${prefix}${key}`));
  const repository = findWritten(part('repository')) ?? optional(/image\.$/i.test(prefix), () => part('name'));

  if (!own || repository === undefined) return undefined;

  const parts = { repository, registry: part('registry'), tag: part('tag'), digest: part('digest') };
  const global = 'global.imageRegistry';
  const inValues = roots.map((root) => findAtPath(root, global)).find((node) => node !== undefined);

  return findSplitReference(
    {
      ...parts,
      sharedRegistry: findWritten(values.get(global) ?? inValues),
      bareDigest: false,
      isNameSure: true,
      insertTag: undefined,
    },
    'helm-parameter',
  );
}

function findAtPath(root: ManifestNode, path: string): ScalarNode | undefined {
  let node: ManifestNode | undefined = root;
  for (const key of path.split('.')) {
    const map = findMap(node);
    node = optional(map, (map) => mapFields(map).get(key)?.pair.value);
  }
  return findScalar(node);
}
