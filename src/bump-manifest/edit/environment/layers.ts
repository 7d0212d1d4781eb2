// What one environment runs where Helm's values lie in layers: `values.yaml` for all, and a file for each environment that says the
// version alone. The file of the environment is the place; the one for all is never written. Reads the files it is handed, and no chart.
// https://helm.sh/docs/chart_template_guide/values_files/

import { ActionError, attempt, type Problem } from '../../../domain/action-error.ts';
import { canonicalRepository, formatRepository, type ImageReference } from '../../../domain/image/reference.ts';
import type { ManifestChange } from '../../../domain/manifest/intent.ts';
import { readManifest } from '../../../domain/manifest/manifest.ts';
import {
  dereference,
  findMap,
  type Manifest,
  type ManifestNode,
  type MapNode,
  mapAt,
  mapFields,
  pathTo,
} from '../../../domain/manifest/node.ts';
import { problemAt } from '../../../domain/manifest/parser.ts';
import { optional } from '../../../domain/text/optional.ts';
import type { ManifestFile } from '../image-change.ts';
import type { ChartValues, ImagePlace, Obstacle } from '../places/place.ts';
import { findWritten } from '../places/shared-values.ts';
import { findSplitReference } from '../places/split-reference.ts';
import { type Belonging, type EnvironmentScope, readBelongings } from './belonging.ts';
import { isSameChart } from './charts.ts';

/** The places as the environment runs them. */
export interface Layered {
  readonly places: readonly ImagePlace[];
  /** The files that were read for it, to be written. */
  readonly manifests: ReadonlyMap<string, Manifest>;
}

/** Puts the environment's own file of values in the place of the one for all; without an environment nothing changes. */
export function layerValues(
  places: readonly ImagePlace[],
  files: readonly ManifestFile[],
  known: ReadonlyMap<string, Manifest>,
  scope: EnvironmentScope,
): Layered {
  const charts = places.filter(({ values }) => values !== undefined);
  if (scope.environment === undefined || charts.length === 0) return { places, manifests: known };

  const manifests = new Map(known);
  const paths = files.map(({ path }) => path);
  const belongingOf = readBelongings(paths, scope);
  const valuesFiles = files.filter(({ path }) => /\.(?:ya?ml|json)$/.test(path));
  const layers: Layers = { manifests, scope, belongingOf, files: valuesFiles };
  return { places: places.flatMap((place) => layerPlace(place, places, layers)), manifests };
}

interface Layers {
  readonly manifests: Map<string, Manifest>;
  readonly scope: EnvironmentScope;
  readonly belongingOf: (file: string) => Belonging;
  readonly files: readonly ManifestFile[];
}

function layerPlace(place: ImagePlace, places: readonly ImagePlace[], layers: Layers): readonly ImagePlace[] {
  const base = place.node.source;
  const path = pathInDocument(place);
  const { rank, kind } = layers.belongingOf(base.file);
  if (path === undefined || place.values === undefined || base.outer !== undefined || kind === 'other') return [place];

  const above = layers.files.filter(({ path: file }) => layers.belongingOf(file).rank > rank && file !== base.file);
  const chart = above.filter(({ path: file }) => isSameChart(base.file, file, layers.files, layers.scope));
  const own = chart.filter(({ path: file }) => layers.belongingOf(file).kind === 'own');
  const isWhole = places.some(
    (other) => own.some(({ path: file }) => file === other.node.source.file) && isTwin(other, place),
  );

  const layered = own.flatMap((file) => readLayer(place, path, file, layers) ?? []);
  if (layered.length > 0 || isWhole) return layered;

  const others = chart.filter((file) => !own.includes(file));
  const unsure = above.filter((file) => !chart.includes(file) && isBeside(file.path, base.file));
  const gap = findGap({ place, path, own, others, unsure, layers });
  if (gap === undefined) return [place];
  return [{ ...place, obstacle: gap }];
}

const isBeside = (file: string, base: string): boolean => folderOf(file) === folderOf(base);

const folderOf = (file: string): string => file.slice(0, Math.max(0, file.lastIndexOf('/')));

/** True for the same image, written out in full in the environment's file. */
const isTwin = (a: ImagePlace, b: ImagePlace): boolean =>
  a.values !== undefined && canonicalRepository(a.reference) === canonicalRepository(b.reference);

/** The keys that lead to the map of the image; undefined when it stands in a list, which Helm replaces as a whole. */
function pathInDocument({ node, values }: ImagePlace): readonly string[] | undefined {
  if (values === undefined) return undefined;
  const roots = node.source.segments.flatMap((segment) => segment.parse().roots);
  if (roots.length === 1) return pathTo(roots[0], values.map);
  return undefined;
}

/** The one document of a file of values; undefined for anything else, as an object of Kubernetes. */
function rootOf(file: ManifestFile, layers: Layers): MapNode | undefined {
  const manifest = layers.manifests.get(file.path) ?? attempt(() => readManifest(file.path, file.bytes, 'path')).value;
  if (manifest === undefined) return undefined;
  const parsed = manifest.segments.map((segment) => segment.parse());
  const roots = parsed.flatMap(({ roots: each }) => each);
  const root = optional(!parsed.some(({ faults }) => faults.length > 0) && roots.length === 1, () => findMap(roots[0]));
  if (root === undefined || (mapFields(root).has('apiVersion') && mapFields(root).has('kind'))) return undefined;
  layers.manifests.set(file.path, manifest);
  return root;
}

/** The place in the environment's file: its own version, and from the base whatever it does not say. */
function readLayer(
  place: ImagePlace,
  path: readonly string[],
  file: ManifestFile,
  layers: Layers,
): ImagePlace | undefined {
  const { values } = place;
  const root = rootOf(file, layers);
  if (values === undefined || root === undefined) return undefined;

  const { parts, keys } = values;
  const map = mapAt(root, path);
  const at = (key: string | undefined): ManifestNode | undefined => {
    if (map === undefined || key === undefined) return undefined;
    return dereference(mapFields(map).get(key)?.pair.value);
  };
  const shared = findShared(place, root);
  const tag = at(keys.tag) ?? shared.tag;
  const digest = at(keys.digest);
  if (tag === undefined && digest === undefined) return undefined;

  const repository = findWritten(at(keys.repository)) ?? parts.repository;
  const registry = findWritten(at(keys.registry)) ?? parts.registry;
  const given = {
    ...parts,
    repository,
    registry,
    sharedRegistry: shared.registry ?? parts.sharedRegistry,
    tag: tag ?? parts.tag,
    digest: digest ?? findWritten(parts.digest),
    insertTag: undefined,
  };
  const found = findSplitReference(given, 'helm-values');
  if (found === undefined) return undefined;
  return keepToFile({ ...found, values: { ...values, map: map ?? values.map } }, root.source, path, keys);
}

/** What the environment's file says in place of the values that every image of the base shares. */
function findShared({ node, values }: ImagePlace, root: MapNode) {
  const base = node.source.segments.flatMap((segment) => segment.parse().roots)[0];
  const lookup = (part: ManifestNode | undefined) => {
    if (part?.type !== 'scalar' || part.source !== node.source) return undefined;
    const path = pathTo(base, part) ?? [];
    const map = mapAt(root, path.slice(0, -1));
    const key = path.at(-1);
    if (map === undefined || key === undefined) return undefined;
    return findWritten(mapFields(map).get(key)?.pair.value);
  };
  return { tag: lookup(values?.parts.tag), registry: lookup(values?.parts.sharedRegistry) };
}

/** The same place, which refuses to write what stands in the file for all. */
function keepToFile(place: ImagePlace, own: Manifest, path: readonly string[], keys: ChartValues['keys']): ImagePlace {
  const write: ImagePlace['write'] = (next) => {
    const changes = place.write(next);
    const foreign = changes.find((change) => sourceOf(change) !== own);
    if (foreign === undefined) return changes;
    const key = keyThatChanges(place, next, keys);
    throw new ActionError(inBase(place, own.file, [...path, key].join('.'), sourceOf(foreign).file));
  };
  return { ...place, write };
}

/** The tag is always the environment's own; so it is the digest or the name. */
function keyThatChanges({ reference }: ImagePlace, next: ImageReference, keys: ChartValues['keys']): string {
  if (next.digest === reference.digest) return keys.repository;
  return keys.digest ?? 'digest';
}

const sourceOf = (change: ManifestChange): Manifest => {
  if (change.type === 'set') return change.node.source;
  return change.map.source;
};

const inBase = ({ node }: ImagePlace, file: string, key: string, base: string): Problem =>
  problemAt(node.source, node.start, {
    code: 'values_shared',
    what: `\`${key}\` of this image is in "${base}", which every environment shares`,
    fix: `Write \`${key}\` into "${file}" once by hand, so that it can change for this environment alone.`,
  });

interface Gap {
  readonly place: ImagePlace;
  readonly path: readonly string[];
  /** Files of the environment itself. */
  readonly own: readonly ManifestFile[];
  /** Files of other environments. */
  readonly others: readonly ManifestFile[];
  /** Files of the environment that lie beside the base, and may be of another chart. */
  readonly unsure: readonly ManifestFile[];
  readonly layers: Layers;
}

/** Why the base may not be written although the environment has no place of its own; undefined when it may. */
function findGap({ place, path, own, others, unsure, layers }: Gap): Obstacle | undefined {
  const [first] = own;
  const rival = unsure.find((file) => readLayer(place, path, file, layers) !== undefined);
  if (rival !== undefined && first === undefined) return unsureOf(place, path, rival.path);
  if (first === undefined && others.length === 0) return undefined;

  const { environment = '' } = layers.scope;
  const base = place.node.source.file;
  const broken = own.find(({ path: file, bytes }) => isBroken(file, bytes));
  if (broken !== undefined) {
    const what = `"${broken.path}", the file of ${environment}, cannot be read as one document of values`;
    return { code: 'values_shared', what, fix: 'Fix that file: its version counts, not the one here.' };
  }

  const key = place.values?.keys.tag ?? 'tag';
  const lines = [...path, key].map((step, depth) => `${'  '.repeat(depth)}${step}:`).join('\n');
  const name = formatRepository(place.reference);
  const file = first?.path ?? `the file of values of ${environment}`;
  const quoted = optional(first, ({ path }) => `"${path}"`) ?? file;
  return {
    code: 'values_shared',
    what: `"${base}" is for every environment, and ${quoted} says no version of ${name}`,
    fix: `Add these lines to ${file}, with the version that runs now:\n${lines} "…"\nTo change it for every environment, name the place: \`field: ${base}:${[...path, key].join('.')}\`.`,
  };
}

function unsureOf({ node, values, reference }: ImagePlace, path: readonly string[], file: string): Obstacle {
  const key = [...path, values?.keys.tag ?? 'tag'].join('.');
  const what = `"${file}" says a version at \`${key}\`, too, and whether it is for ${formatRepository(reference)} is not known`;
  const fix = `Name the place that is meant: \`field: ${file}:${key}\`, or \`field: ${node.source.file}:${key}\` for every environment.`;
  return { code: 'values_shared', what, fix };
}

function isBroken(file: string, bytes: Buffer): boolean {
  const { value: manifest } = attempt(() => readManifest(file, bytes, 'path'));
  return manifest === undefined || manifest.segments.some((segment) => segment.parse().faults.length > 0);
}
