// Finds how many pods of a service run in a place, and where they say that they are well: in its workload, followed through Kustomize's
// bases and patches, or in Helm's values. What is not certain is undefined, and never guessed.

import path from 'node:path';
import { imageOf } from './images.ts';
import { at, children, isNode, isText, listAt, type Node, numberAt, type Source, textAt, valuesIn } from './sources.ts';

/** What a place says about the pods of a service. */
export interface Facts {
  readonly replicas: number | undefined;
  /** Path of the HTTP readiness probe. */
  readonly healthPath: string | undefined;
}

/** A kustomization with the files that it lists, or a folder without one. */
interface Layer {
  readonly kustomization: Node | undefined;
  readonly documents: readonly Node[];
  readonly patches: readonly Patch[];
}

interface Patch {
  /** Undefined for a patch that cannot be read here. */
  readonly value: unknown;
  readonly target: unknown;
}

type IsMeant = (image: string) => boolean;

/** What is known of the files of a place. */
export function factsOf(own: readonly Source[], sources: readonly Source[], isMeant: IsMeant): Facts {
  const layers = layersOf(own, sources, new Set());
  const entries = layers.flatMap(({ kustomization }) => listAt(kustomization, 'images'));
  const isHere = (image: string): boolean =>
    isMeant(image) ||
    entries.some((each) => textAt(each, 'name') === image && isMeant(textAt(each, 'newName') ?? image));

  const workloads = layers.flatMap(({ documents }) => documents).filter((each) => isWorkload(each, isHere));
  if (workloads.length === 0) return factsOfValues(own, sources, isMeant);
  // Of several workloads with one image (web, worker) those are meant that answer.
  const answering = workloads.filter((each) => probeOf(each, isHere) !== undefined);
  const chosen = answering.length > 0 ? answering : workloads;
  return {
    replicas: agreed(chosen.map((each) => replicasOf(each, layers))),
    healthPath: agreed(chosen.map((each) => healthPathOf(each, layers, isHere))),
  };
}

/** What all say alike. */
export function agreed<T>(values: readonly T[]): T | undefined {
  return new Set(values).size === 1 ? values[0] : undefined;
}

/** The kustomization of the files and all that it builds on, the outermost first. */
function layersOf(own: readonly Source[], sources: readonly Source[], seen: Set<string>): Layer[] {
  const root = own.find(({ file }) => /(?:^|\/)kustomization\.ya?ml$/.test(file));
  const [kustomization] = root?.documents ?? [];
  if (root === undefined || kustomization === undefined)
    return [{ kustomization: undefined, documents: own.flatMap(({ documents }) => documents), patches: [] }];
  const folder = path.dirname(root.file);
  if (seen.has(folder)) return [];
  seen.add(folder);

  // A component is applied over the resources beside it.
  const listed = ['components', 'resources', 'bases'].flatMap((key) => listAt(kustomization, key)).filter(isText);
  const places = listed.map((each) => path.join(folder, each).replace(/\/$/, ''));
  const files = sources.filter(({ file }) => places.includes(file));
  const bases = places.map((place) => sources.filter(({ file }) => path.dirname(file) === place));
  const layer: Layer = {
    kustomization,
    documents: files.flatMap(({ documents }) => documents),
    patches: patchesOf(kustomization, folder, sources),
  };
  return [layer, ...bases.filter((each) => each.length > 0).flatMap((each) => layersOf(each, sources, seen))];
}

function patchesOf(kustomization: Node, folder: string, sources: readonly Source[]): Patch[] {
  const inFile = (name: string): readonly unknown[] =>
    sources.find(({ file }) => file === path.join(folder, name))?.values ?? [undefined];
  const valuesOf = (each: unknown): readonly unknown[] => {
    const [text, file] = [textAt(each, 'patch'), textAt(each, 'path')];
    if (text !== undefined) return valuesIn(text);
    return file === undefined ? [undefined] : inFile(file);
  };

  const merged = listAt(kustomization, 'patchesStrategicMerge').filter(isText);
  const aimed = ['patches', 'patchesJson6902'].flatMap((key) => listAt(kustomization, key));
  return [
    ...merged
      .flatMap((each) => (each.includes('\n') ? valuesIn(each) : inFile(each)))
      .map((value) => ({ value, target: undefined })),
    ...aimed.flatMap((each) => valuesOf(each).map((value) => ({ value, target: at(each, 'target') }))),
  ];
}

const isWorkload = (document: Node, isMeant: IsMeant): boolean =>
  document['kind'] !== 'Job' && containersOf(document).some((each) => isMeant(imageOf(each) ?? ''));

const containersOf = (document: unknown): readonly unknown[] =>
  listAt(document, 'spec', 'template', 'spec', 'containers');

/** The patches that may change this part of the workload. */
const patchesFor = (workload: Node, { patches }: Layer, part: string): Patch[] =>
  patches.filter(({ value, target }) => {
    const name = isNode(target) ? target['name'] : at(value, 'metadata', 'name');
    const isOther = name !== undefined && name !== at(workload, 'metadata', 'name');
    return !isOther && (value === undefined || JSON.stringify(value).includes(part));
  });

/** As Kustomize builds it: the outermost layer that says a number wins. */
function replicasOf(workload: Node, layers: readonly Layer[]): number | undefined {
  const name = textAt(workload, 'metadata', 'name');
  const scalers = layers
    .flatMap(({ documents }) => documents)
    .filter((each) => /Autoscaler$|^ScaledObject$/.test(textAt(each, 'kind') ?? ''));
  if (scalers.some((each) => textAt(each, 'spec', 'scaleTargetRef', 'name') === name)) return undefined;

  for (const layer of layers) {
    const entry = listAt(layer.kustomization, 'replicas').find((each) => textAt(each, 'name') === name);
    if (entry !== undefined) return numberAt(entry, 'count');
    const patches = patchesFor(workload, layer, 'replicas');
    if (patches.length > 0) return agreed(patches.map(({ value }) => numberAt(value, 'spec', 'replicas')));
    if (layer.documents.includes(workload)) return numberAt(workload, 'spec', 'replicas');
  }
  return undefined;
}

function healthPathOf(workload: Node, layers: readonly Layer[], isMeant: IsMeant): string | undefined {
  const isPatched = layers.some((layer) => patchesFor(workload, layer, 'httpGet').length > 0);
  return isPatched ? undefined : probeOf(workload, isMeant);
}

const probeOf = (workload: Node, isMeant: IsMeant): string | undefined =>
  containersOf(workload)
    .filter((each) => isMeant(imageOf(each) ?? ''))
    .flatMap((each) => textAt(each, 'readinessProbe', 'httpGet', 'path') ?? [])[0];

/** Helm: what stands beside the image in the values of the place, else in those of the chart in the same folder. */
function factsOfValues(own: readonly Source[], sources: readonly Source[], isMeant: IsMeant): Facts {
  const found = own.flatMap(({ file, documents }) => {
    const chart = chartValues(file, sources);
    return documents
      .flatMap((each) => holdersIn(each, [], isMeant))
      .map(({ holder, keys }) => {
        const layers = [holder, at(chart, ...keys)];
        const first = <T>(read: (layer: unknown) => T | undefined): T | undefined =>
          layers.flatMap((each) => read(each) ?? [])[0];
        const isScaled = first((each) => at(each, 'autoscaling', 'enabled')) === true;
        const replicas = first((each) => numberAt(each, 'replicaCount') ?? numberAt(each, 'replicas'));
        return {
          replicas: isScaled ? undefined : replicas,
          healthPath: first((each) => textAt(each, 'readinessProbe', 'httpGet', 'path')),
        };
      });
  });
  return {
    replicas: agreed(found.map(({ replicas }) => replicas)),
    healthPath: agreed(found.map(({ healthPath }) => healthPath)),
  };
}

/** The values of the chart that a file lies in; Helm reads them first. */
function chartValues(file: string, sources: readonly Source[]): Node | undefined {
  const beside = (name: string): Source | undefined =>
    sources.find((each) => each.file === path.join(path.dirname(file), name));
  return beside('Chart.yaml') === undefined ? undefined : beside('values.yaml')?.documents[0];
}

/** The maps that hold the image, with the keys that lead to them. */
function holdersIn(
  value: unknown,
  keys: readonly string[],
  isMeant: IsMeant,
): { holder: Node; keys: readonly string[] }[] {
  if (!isNode(value))
    return Array.isArray(value) ? children(value).flatMap((each) => holdersIn(each, keys, isMeant)) : [];
  const here = isMeant(imageOf(value) ?? '') ? [{ holder: value, keys }] : [];
  return [...here, ...Object.entries(value).flatMap(([key, each]) => holdersIn(each, [...keys, key], isMeant))];
}
