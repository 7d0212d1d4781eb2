// Finds where a service stands in a manifests repository: its image, the place of each environment, and what is written beside it.
// Reads files only; what cannot be found is undefined, and never guessed.

import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseAllDocuments } from 'yaml';

/** Where an environment of the service stands, and what the manifests say about it. */
export interface Place {
  readonly environment: string;
  /** Folder, or file where the file's name holds the environment. */
  readonly path: string;
  readonly replicas: number | undefined;
  readonly healthPath: string | undefined;
  readonly url: string | undefined;
  /** Who syncs, as an Argo CD Application of this folder says it. */
  readonly sync: 'auto' | 'manual' | undefined;
}

/** What is known of a service. */
export interface Standing {
  /** `host/repository` without tag, each that may be meant. */
  readonly images: readonly string[];
  readonly places: readonly Place[];
}

type Node = Readonly<Record<string, unknown>>;
interface Source {
  readonly file: string;
  readonly documents: readonly Node[];
}

/** Names of environments in the order in which they are usually deployed. */
const usual = ['dev', 'development', 'test', 'qa', 'int', 'stage', 'staging', 'preprod', 'prod', 'production'];

/** Looks for images whose last part is the service's name, or for the one that is given. */
export function findStanding(root: string, service: string, image: string | undefined): Standing {
  const sources = globSync('**/*.{yaml,yml}', { cwd: root })
    .filter((file) => !file.split(path.sep).includes('node_modules'))
    .sort()
    .map((file): Source => ({ file, documents: readDocuments(path.join(root, file)) }));
  const isMeant = (each: string): boolean => {
    const last = each.slice(each.lastIndexOf('/') + 1);
    return image === undefined ? last === service || last.endsWith(`-${service}`) : each === image;
  };

  const found = sources
    .map((source) => ({ source, images: source.documents.flatMap(imagesIn).filter(isMeant) }))
    .filter(({ images }) => images.length > 0);
  const places = found.flatMap(({ source }) => placeOf(source, sources, isMeant) ?? []);
  const unique = new Map(places.map((place) => [place.environment, place]));
  return {
    images: [...new Set(found.flatMap(({ images }) => images))],
    places: [...unique.values()].sort((one, two) => usual.indexOf(one.environment) - usual.indexOf(two.environment)),
  };
}

/** The documents that are YAML; a template that is not is passed over. */
function readDocuments(file: string): Node[] {
  return parseAllDocuments(readFileSync(file, 'utf8'), { logLevel: 'silent' }).flatMap((document) => {
    const value: unknown = document.errors.length === 0 ? document.toJS() : undefined;
    return isNode(value) ? [value] : [];
  });
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);
const children = (value: unknown): unknown[] =>
  typeof value === 'object' && value !== null ? Object.values(value) : [];

/** Every image repository that is named below a node: as one text, as Kustomize's entry, or as repository beside a tag. */
function imagesIn(value: unknown): string[] {
  const own = isNode(value)
    ? [value['image'], kustomized(value), 'tag' in value ? value['repository'] : undefined]
    : [];
  const here = own.flatMap((each) => (typeof each === 'string' ? [withoutTag(each)] : []));
  return [...here, ...children(value).flatMap(imagesIn)];
}

const kustomized = (value: Node): unknown =>
  'newTag' in value || 'digest' in value ? (value['newName'] ?? value['name']) : undefined;

const withoutTag = (image: string): string => image.replace(/@.*$/, '').replace(/:[^:/]*$/, '');

function placeOf(source: Source, sources: readonly Source[], isMeant: (image: string) => boolean): Place | undefined {
  const environment = usual.filter((name) => source.file.split(/[^a-z0-9]+/i).includes(name)).at(-1);
  if (environment === undefined) return undefined;

  const folder = path.dirname(source.file);
  const isNamed = path
    .basename(source.file)
    .split(/[^a-z0-9]+/i)
    .includes(environment);
  const beside = sources.filter(({ file }) => path.dirname(file) === folder).flatMap(({ documents }) => documents);
  const workload = source.documents.find((each) => imagesIn(each).some(isMeant) && isNode(each['spec']));
  return {
    environment,
    path: isNamed ? source.file : folder,
    replicas: numberAt(workload, 'spec', 'replicas'),
    healthPath: probeOf(workload, isMeant),
    url: beside.flatMap((each) => urlOf(each) ?? [])[0],
    sync: syncOf(
      sources.flatMap(({ documents }) => documents),
      folder,
    ),
  };
}

const at = (value: unknown, ...keys: readonly string[]): unknown =>
  keys.reduce<unknown>((node, key) => (isNode(node) ? node[key] : undefined), value);

function numberAt(value: unknown, ...keys: readonly string[]): number | undefined {
  const found = at(value, ...keys);
  return typeof found === 'number' ? found : undefined;
}

function probeOf(value: unknown, isMeant: (image: string) => boolean): string | undefined {
  const image = at(value, 'image');
  const probe = at(value, 'readinessProbe', 'httpGet', 'path');
  if (typeof image === 'string' && isMeant(withoutTag(image)) && typeof probe === 'string') return probe;
  return children(value).flatMap((each) => probeOf(each, isMeant) ?? [])[0];
}

/** The first host of an Ingress, with https where it says so. */
function urlOf(document: Node): string | undefined {
  if (document['kind'] !== 'Ingress') return undefined;
  const rules = at(document, 'spec', 'rules');
  const host = Array.isArray(rules) ? at(rules[0], 'host') : undefined;
  const scheme = at(document, 'spec', 'tls') === undefined ? 'http' : 'https';
  return typeof host === 'string' ? `${scheme}://${host}` : undefined;
}

function syncOf(documents: readonly Node[], folder: string): 'auto' | 'manual' | undefined {
  const reads = documents.find(
    (each) => each['kind'] === 'Application' && at(each, 'spec', 'source', 'path') === folder,
  );
  if (reads === undefined) return undefined;
  return at(reads, 'spec', 'syncPolicy', 'automated') === undefined ? 'manual' : 'auto';
}
