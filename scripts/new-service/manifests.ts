// Finds where a service stands in a manifests repository: its image, the places of each environment, and what is written beside them.
// The map: sources.ts reads the files, images.ts finds images in them, workload.ts the pods, argocd.ts who syncs; repository.ts looks at the
// service's own repository, and files.ts writes. What cannot be found is undefined or a doubt, and never guessed.

import path from 'node:path';
import { type Spot, syncOf } from './argocd.ts';
import { imagesIn, replacedNames } from './images.ts';
import { at, listAt, type Node, readSources, type Source, textAt, wordsOf } from './sources.ts';
import { agreed, factsOf } from './workload.ts';

/** Where an environment of the service stands, and what the manifests say about it. */
export interface Place {
  readonly environment: string;
  /** Folders, or files where the file's name holds the environment; several where there are regions. */
  readonly paths: readonly string[];
  /** Where it answers; empty when no Ingress says it. */
  readonly urls: readonly string[];
  /** Those URLs whose Ingress has no `tls:`. */
  readonly plain: readonly string[];
  /** How many pods answer behind a URL: the most, where regions differ. */
  readonly replicas: number | undefined;
  readonly healthPath: string | undefined;
  /** Who syncs, as the Argo CD Applications of these places say it. */
  readonly sync: 'auto' | 'manual' | undefined;
  /** Those paths, out of several, in which no Ingress lies. */
  readonly silent: readonly string[];
  /** What a person should look at. */
  readonly doubts: readonly string[];
}

/** What is known of a service. */
export interface Standing {
  /** `host/repository` without tag, each that may be meant. */
  readonly images: readonly string[];
  readonly places: readonly Place[];
  /** Every image of the repository that a cluster pulls. */
  readonly known: readonly string[];
}

/** Names of environments in the order in which they are usually deployed. */
const usual = ['dev', 'development', 'test', 'qa', 'int', 'stage', 'staging', 'preprod', 'prod', 'production'];
const environmentIn = (file: string): string | undefined => usual.filter((name) => wordsOf(file).includes(name)).at(-1);

/** Looks for images whose last part is the service's name, or for the one that is given. */
export function findStanding(root: string, service: string, image: string | undefined): Standing {
  const sources = readSources(root);
  const replaced = replacedNames(sources);
  const isMeant = (each: string): boolean => {
    const last = each.slice(each.lastIndexOf('/') + 1);
    return image === undefined ? last === service || last.endsWith(`-${service}`) : each === image;
  };

  const named = sources.map((source) => ({ source, images: source.documents.flatMap(imagesIn) }));
  const known = [...new Set(named.flatMap(({ images }) => images))].filter((each) => !replaced.has(each));
  const spots = spotsOf(named.filter(({ images }) => images.some(isMeant)).map(({ source }) => source.file));
  const places = Map.groupBy(spots, ({ environment }) => environment).values();
  return {
    images: known.filter(isMeant),
    known,
    places: [...places]
      .map((each) => placeOf(each, sources, isMeant))
      .sort((one, two) => usual.indexOf(one.environment) - usual.indexOf(two.environment)),
  };
}

/** Where the files stand, without what lies in a folder that is named already. */
function spotsOf(files: readonly string[]): Spot[] {
  const spots = files.flatMap((file): Spot[] => {
    const environment = environmentIn(file);
    if (environment === undefined) return [];
    const isFile = wordsOf(path.basename(file)).includes(environment);
    return [{ environment, path: isFile ? file : path.dirname(file), isFile }];
  });
  const unique = [...new Map(spots.map((each) => [each.path, each])).values()];
  return unique.filter((each) => !unique.some((other) => !other.isFile && each.path.startsWith(`${other.path}/`)));
}

function placeOf(spots: readonly Spot[], sources: readonly Source[], isMeant: (image: string) => boolean): Place {
  const found = spots.map((spot) => {
    const own = filesOf(spot, sources);
    const facts = factsOf(spot.isFile ? own.filter(({ file }) => file === spot.path) : own, sources, isMeant);
    return {
      spot,
      ...facts,
      url: own.flatMap(({ documents }) => documents.flatMap((each) => urlOf(each) ?? []))[0],
      sync: syncOf(spot, sources),
    };
  });

  const replicas = found.flatMap((each) => each.replicas ?? []);
  const syncs = found.map(({ sync }) => sync);
  const silent = found.filter(({ url }) => url === undefined);
  const urls = [...new Set(found.flatMap(({ url }) => url ?? []))];
  const facts = {
    environment: spots[0]?.environment ?? '',
    paths: spots.map((spot) => spot.path),
    urls,
    plain: urls.filter((url) => url.startsWith('http:')),
    replicas: replicas.length === found.length ? Math.max(...replicas) : undefined,
    healthPath: agreed(found.map(({ healthPath }) => healthPath)),
    sync: syncs.includes('manual') ? 'manual' : syncs.find((each) => each !== undefined),
    silent: silent.length < found.length ? silent.map(({ spot }) => spot.path) : [],
  } satisfies Omit<Place, 'doubts'>;
  return { ...facts, doubts: doubtsOf(facts, found) };
}

function doubtsOf({ replicas, healthPath }: Omit<Place, 'doubts'>, found: readonly Found[]): string[] {
  const unread = found.filter(({ sync }) => sync === undefined).map(({ spot }) => spot.path);
  const ways = new Set(found.flatMap(({ sync }) => sync ?? []));
  return [
    ...(replicas === undefined
      ? [
          'no fixed number of replicas was found: write `replicas` below smoke-test, or one old pod among many may be missed',
        ]
      : []),
    ...(healthPath === undefined
      ? [
          'no HTTP readiness probe was found: /health is asked for the version; `version-path` below smoke-test names another',
        ]
      : []),
    ...(healthPath === undefined || healthPath === '/health'
      ? []
      : [
          `${healthPath} is asked for the version, because the readiness probe asks it. Such a path seldom says a version: write the one that does as \`version-path\` below smoke-test`,
        ]),
    ...(unread.length > 0
      ? [
          `no Argo CD Application was found that reads ${unread.join(', ')}: sync is taken for ${[...ways][0] ?? 'auto'}`,
        ]
      : []),
    ...(ways.size > 1
      ? ['one of its places is synced by a person and another by itself: sync is taken for manual']
      : []),
  ];
}

interface Found {
  readonly spot: Spot;
  readonly sync: 'auto' | 'manual' | undefined;
}

/** The files that belong to a spot: those of its folder; where files have the names of environments, those of its own. */
function filesOf({ path: place, isFile, environment }: Spot, sources: readonly Source[]): Source[] {
  const folder = isFile ? path.dirname(place) : place;
  const beside = sources.filter(({ file }) => path.dirname(file) === folder);
  return isFile ? beside.filter(({ file }) => environmentIn(path.basename(file)) === environment) : beside;
}

/** The first host of an Ingress, with https where it says so. */
function urlOf(document: Node): string | undefined {
  if (document['kind'] !== 'Ingress') return undefined;
  const host = textAt(listAt(document, 'spec', 'rules')[0], 'host');
  const scheme = at(document, 'spec', 'tls') === undefined ? 'http' : 'https';
  return host === undefined ? undefined : `${scheme}://${host}`;
}
