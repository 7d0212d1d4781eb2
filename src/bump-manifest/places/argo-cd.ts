// The source of an Argo CD Application: Helm parameters, values in a string, kustomize.images. Never follows a repoURL.
// https://argo-cd.readthedocs.io/en/stable/operator-manual/application.yaml

import { manifestOf } from '../../domain/manifest.ts';
import { findEmbedded } from '../../domain/manifest-embedded.ts';
import {
  findMap,
  findScalar,
  listItems,
  type ManifestNode,
  type MapNode,
  mapFields,
  type ScalarNode,
} from '../../domain/manifest-node.ts';
import type { ImagePlace } from './place.ts';
import { findSplitReference } from './split-reference.ts';
import { findKustomizeString, findWholeReference } from './whole-reference.ts';

/** Places of an Argo CD source, and the keys of the map that need no further walk. */
export interface ArgoSource {
  readonly places: readonly ImagePlace[];
  readonly done: ReadonlySet<string>;
}

const none: ArgoSource = { places: [], done: new Set() };

/** The images of a map that is an Argo CD source: one with `repoURL`, and `helm` or `kustomize`. */
export function findArgoSource(map: MapNode, findInValues: (root: ManifestNode) => ImagePlace[]): ArgoSource {
  const fields = mapFields(map);
  if (!fields.has('repoURL')) return none;
  const helm = findMap(fields.get('helm')?.pair.value);
  const kustomize = findMap(fields.get('kustomize')?.pair.value);
  const images = kustomize === undefined ? [] : listItems(mapFields(kustomize).get('images')?.pair.value);
  const strings = images.map(findScalar).filter((node) => node !== undefined);
  const places = [
    ...(helm === undefined ? [] : findHelm(helm, findInValues)),
    ...strings.map(findKustomizeString).filter((place) => place !== undefined),
  ];
  return { places, done: new Set(['helm']) };
}

/** Parameters beat values; valuesObject beats the values in a string. A place whose tag a parameter sets is left out. */
function findHelm(helm: MapNode, findInValues: (root: ManifestNode) => ImagePlace[]): ImagePlace[] {
  const fields = mapFields(helm);
  const object = findMap(fields.get('valuesObject')?.pair.value);
  const text = object === undefined ? findScalar(fields.get('values')?.pair.value) : undefined;
  const roots = object !== undefined ? [object] : embeddedRoots(text);
  const values = roots.flatMap(findInValues);
  const parameters = findParameters(listItems(fields.get('parameters')?.pair.value), roots);
  const taken = new Set(parameters.flatMap(({ uses }) => uses));
  return [...parameters, ...values.filter(({ uses }) => !uses.some((node) => taken.has(node)))];
}

function embeddedRoots(node: ScalarNode | undefined): readonly ManifestNode[] {
  const embedded = node === undefined ? undefined : findEmbedded(node);
  if (node === undefined || embedded === undefined) return [];
  const { segments } = manifestOf(node.source.file, embedded.text, embedded.outer);
  const parsed = segments.map((segment) => segment.parse());
  return parsed.every(({ faults }) => faults.length === 0) ? parsed.flatMap(({ roots }) => roots) : [];
}

/** The images that `name: image.tag, value: v1` and its like make, by the path before the last dot. */
function findParameters(items: readonly ManifestNode[], roots: readonly ManifestNode[]): ImagePlace[] {
  const values = new Map<string, ScalarNode>();
  for (const item of items) {
    const map = findMap(item);
    const name = map === undefined ? undefined : findScalar(mapFields(map).get('name')?.pair.value)?.text;
    const value = map === undefined ? undefined : findScalar(mapFields(map).get('value')?.pair.value);
    if (name !== undefined && value !== undefined) values.set(name, value);
  }
  const groups = new Set([...values.keys()].map((name) => name.slice(0, name.lastIndexOf('.') + 1)));
  const places = [...groups].map((prefix) => findGroup(prefix, values, roots));
  const whole = [...values].map(([name, node]) =>
    /(?:^|\.)image$/.test(name) ? findWholeReference(node, 'helm-parameter', undefined) : undefined,
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
  const repository = part('repository') ?? (/image\.$/i.test(prefix) ? part('name') : undefined);
  if (!own || repository === undefined) return undefined;
  const parts = { repository, registry: part('registry'), tag: part('tag'), digest: part('digest') };
  const shared = values.get('global.imageRegistry');
  return findSplitReference(
    { ...parts, sharedRegistry: shared, bareDigest: false, insertTag: undefined },
    'helm-parameter',
  );
}

function findAtPath(root: ManifestNode, path: string): ScalarNode | undefined {
  let node: ManifestNode | undefined = root;
  for (const key of path.split('.')) {
    const map = findMap(node);
    node = map === undefined ? undefined : mapFields(map).get(key)?.pair.value;
  }
  return findScalar(node);
}
