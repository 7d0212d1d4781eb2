// Walks a manifest and gathers every image in it, whatever kind of object it stands in. Decides nothing.
// The map of this room: find walks → image-map, kustomize-entry, argo-cd (embedded-values, shared-values) know where images stand → whole-reference,
// split-reference, embedded-reference, field-value read and write them → each is a place; obstacle says why one cannot be written.

import { ActionError } from '../../../domain/action-error.ts';
import { isSameRepository } from '../../../domain/image/reference.ts';
import {
  dereference,
  type Field,
  findMap,
  findScalar,
  listItems,
  type ManifestNode,
  type MapNode,
  mapFields,
  type Segment,
} from '../../../domain/manifest/node.ts';
import { findArgoSource } from './argo-cd.ts';
import { readEmbedded, type Unreadable } from './embedded-values.ts';
import { findImagesOfMap, type MapSurroundings } from './image-map.ts';
import { findKustomizeEntry } from './kustomize-entry.ts';
import { sopsObstacle } from './obstacle.ts';
import type { ImagePlace } from './place.ts';
import { readShared, withRegistryOf } from './shared-values.ts';

/** What stands in a document or several. */
export interface FoundPlaces {
  readonly places: readonly ImagePlace[];
  /** Strings of values that cannot be read. */
  readonly unreadable: readonly Unreadable[];
}

/** Every image of a segment's documents; throws an ActionError for a document that aliases blow up beyond all measure. */
export function findPlaces(file: string, segment: Segment): FoundPlaces {
  const all = segment.parse().roots.map((root) => findInDocument(file, root));
  return { places: all.flatMap(({ places }) => places), unreadable: all.flatMap(({ unreadable }) => unreadable) };
}

/** Every image of one document. */
export function findInDocument(file: string, root: ManifestNode): FoundPlaces {
  const walk: Walk = {
    file,
    places: new Map(),
    templates: new Set(),
    unreadable: [],
    active: new Set(),
    steps: 0,
    stepLimit: 200_000 + root.source.text.length,
  };

  visit(root, { key: '', shared: readShared(root), around: undefined }, walk);

  const places = withoutTemplates([...walk.places.values()].flat(), walk.templates);
  return { places: inDocument(places, root), unreadable: walk.unreadable };
}

/** The places as what their document is decides: none is written into one that is encrypted. */
function inDocument(places: readonly ImagePlace[], root: ManifestNode): readonly ImagePlace[] {
  const map = findMap(root);
  if (map === undefined) return places;
  const fields = mapFields(map);
  const isSet = findScalar(fields.get('kind')?.pair.value)?.text === 'ApplicationSet';
  const written = isSet ? withoutFilled(places) : places;
  if (findMap(fields.get('sops')?.pair.value) === undefined) return written;
  return written.map((place) => ({ ...place, obstacle: sopsObstacle }));
}

/** The base name that makes a file a kustomization. https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/ */
export const isKustomizationFile = (file: string): boolean =>
  /(?:^|\/)(?:kustomization\.ya?ml|Kustomization)$/.test(file);

interface Walk {
  readonly file: string;
  /** By the scalar that is shown, so that an alias adds nothing. */
  readonly places: Map<object, ImagePlace[]>;
  /** Places of anchored maps that stand under no image key: perhaps only there to be merged into others. */
  readonly templates: Set<ImagePlace>;
  readonly unreadable: Unreadable[];
  readonly active: Set<ManifestNode>;
  steps: number;
  /** What is written out in the text stays below it. */
  readonly stepLimit: number;
}

/** Objects that mention an image and never run one; Flux's ImageRepository names one without a version. */
const passedOver = new Set(['CustomResourceDefinition', 'ConfigMap', 'Secret', 'SealedSecret', 'ImageRepository']);

function visit(node: ManifestNode, where: MapSurroundings, walk: Walk): void {
  const target = dereference(node);
  if (target === undefined || target.type === 'scalar' || walk.active.has(target)) return;
  walk.steps += 1;
  if (walk.steps > walk.stepLimit) {
    const fix = 'Write the aliases of that file out.';
    const what = `the aliases of "${walk.file}" unfold to more than ${walk.stepLimit} values`;
    throw new ActionError({ code: 'manifest_too_large', what, where: walk.file, fix });
  }
  walk.active.add(target);
  if (target.type === 'list') for (const item of target.items) visit(item, where, walk);
  else visitMap(target, where, walk);
  walk.active.delete(target);
}

function visitMap(map: MapNode, where: MapSurroundings, walk: Walk): void {
  const fields = mapFields(map);
  const kind = findScalar(fields.get('kind')?.pair.value)?.text;
  const isObject = kind !== undefined && fields.has('apiVersion');
  if (isObject && passedOver.has(kind)) return;

  const shared = fields.has('global') ? readShared(map) : where.shared;
  const isTemplate = map.anchor !== undefined && !/image$/i.test(where.key);
  for (const place of findImagesOfMap(map, { ...where, shared })) keep(place, walk, isTemplate);

  const findInner = (inner: ManifestNode): ImagePlace[] => {
    const found = findInDocument(walk.file, inner);
    walk.unreadable.push(...found.unreadable);
    return [...found.places];
  };
  const argo = findArgoSource(map, where.key, findInner);
  walk.unreadable.push(...argo.unreadable);
  for (const place of readPatches(fields, walk).flatMap(findInner)) keep(place, walk);
  for (const place of argo.places) keep(place, walk);

  const inside = isObject ? shared : withRegistryOf(fields, shared);
  for (const [key, { pair }] of fields) {
    if (isObject && (key === 'metadata' || key === 'status')) continue;
    if (/annotations$|labels$/i.test(key) || argo.done.has(key)) continue;
    if (key === 'images') keepKustomizeImages(pair.value, isKustomization(kind, walk), walk);
    visit(pair.value, { key, shared: inside, around: fields }, walk);
  }
}

/**
 * The documents of patches that stand as text: Kustomize's, and the one that an ApplicationSet lays over its template.
 * https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/patches/
 * https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Template/#template-patch
 */
function readPatches(fields: ReadonlyMap<string, Field>, walk: Walk): readonly ManifestNode[] {
  const nodes = [fields.get('patch'), fields.get('templatePatch')].map((field) => field?.pair.value);
  return [...nodes, ...listItems(fields.get('patchesStrategicMerge')?.pair.value)].flatMap((node) => {
    const patch = findScalar(node);
    if (patch === undefined || !patch.text.includes('\n')) return [];
    const { roots, unreadable } = readEmbedded(patch);
    walk.unreadable.push(...unreadable);
    return roots;
  });
}

const isKustomization = (kind: string | undefined, { file }: Walk): boolean =>
  isKustomizationFile(file) || kind === 'Kustomization' || kind === 'Component';

/** Entries of `images:`; outside of a kustomization (a HelmRelease's postRenderers) only those that say what is new. */
function keepKustomizeImages(list: ManifestNode, inKustomization: boolean, walk: Walk): void {
  for (const item of listItems(list)) {
    const map = findMap(item);
    if (map === undefined) continue;
    const fields = mapFields(map);
    const says = ['newName', 'newTag', 'digest'].some((key) => fields.has(key));
    if (!(inKustomization || says)) continue;
    const place = findKustomizeEntry(map);
    if (place !== undefined) keep(place, walk);
  }
}

function keep(place: ImagePlace, { places, templates }: Walk, isTemplate = false): void {
  const known = places.get(place.node) ?? [];
  const twin = known.find(
    ({ uses, container }) =>
      container === place.container &&
      uses.length === place.uses.length &&
      uses.every((node, index) => node === place.uses[index]),
  );
  if (twin === undefined) places.set(place.node, [...known, place]);
  if (twin !== undefined && !isTemplate) templates.delete(twin);
  if (twin === undefined && isTemplate) templates.add(place);
}

/** An ApplicationSet fills its templates from its generators: where those hold the image, the template is no place. */
const withoutFilled = (places: readonly ImagePlace[]): readonly ImagePlace[] =>
  places.filter(
    ({ obstacle, reference }) =>
      obstacle?.code !== 'helm_template' ||
      !places.some((other) => other.obstacle === undefined && isSameRepository(other.reference, reference)),
  );

/** Leaves out the templates that others merge: the completed image counts, not what it is completed from. */
const withoutTemplates = (places: readonly ImagePlace[], templates: ReadonlySet<ImagePlace>): ImagePlace[] =>
  places.filter((place) => {
    const [repository] = place.uses;
    if (repository === undefined || !templates.has(place)) return true;
    return !places.some((other) => other !== place && other.uses.includes(repository));
  });
