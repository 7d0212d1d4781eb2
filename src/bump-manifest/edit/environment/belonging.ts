// Says of a file by its path alone to which environment it belongs: `overlays/staging/…`, `values-staging.yaml`. Reads no file.
//
// The map of this room: belonging (whose a file is), charts (which files of values belong together), layers (the environment's file in the
// place of the one for all), mixed (places of several environments, which are refused), documents (the same within one file).

import { optional, phrase } from '../../../domain/text/optional.ts';
import { matchesPattern, type PathPattern } from '../paths.ts';

/** What is known when a path is read. */
export interface EnvironmentScope {
  /** The one environment that is written. */
  readonly environment: string | undefined;
  readonly lines: readonly PathPattern[];
  /** Names of services and repositories: a `dev` or `test` in them says nothing of environments. */
  readonly names: readonly string[];
}

/** Whose a file is: the environment's own, another one's by name, or everybody's. */
export interface Belonging {
  readonly kind: 'own' | 'other' | 'shared';
  /** The environment that its path names, as it is written there; undefined for a shared file. */
  readonly environment: string | undefined;
  /** 2: named below the line of `path`; 1: named by the line itself; 0: shared. A file is laid over those of a lower rank. */
  readonly rank: 0 | 1 | 2;
}

const shared: Belonging = { kind: 'shared', environment: undefined, rank: 0 };

/** Names that mean one environment. A name that is not among them is known only where the step's own environment stands beside it. */
const families: readonly (readonly string[])[] = [
  ['dev', 'development', 'develop'],
  ['test', 'testing', 'tst'],
  ['qa'],
  ['uat', 'acc', 'acceptance'],
  ['int', 'integration'],
  ['stage', 'staging', 'stg'],
  ['preprod', 'pre-prod', 'preproduction', 'pre-production'],
  ['nonprod', 'non-prod', 'nonproduction', 'non-production'],
  ['prod', 'production', 'prd'],
  ['sandbox', 'sbx'],
  ['preview'],
  ['local'],
];

/** Every name that means an environment by itself. */
export const familyNames: ReadonlySet<string> = new Set(families.flat());

/** Folders whose entries are environments, and names in them that are everybody's. */
const environmentFolder = /(?:^|\/)(?:overlays?|environments?|envs?|stages?)\/$/;
const sharedName = /^(?:base|bases|common|shared|defaults?|global|all|values|components|charts?|templates)$/;

/** Reads paths for one environment; without one every file is shared. */
export function readBelongings(files: readonly string[], scope: EnvironmentScope): (file: string) => Belonging {
  if (scope.environment === undefined) return () => shared;
  const environment = scope.environment.toLowerCase();
  const namesIn = nameReader(environment);
  const split = pathSplitter(scope);

  const below = files.map((file) => split(file).below);
  const isExact = below.some((path) => namesIn(path).includes(environment));
  const own = isExact ? [environment] : familyOf(environment);
  const siblingOf = findSiblings(below, own, namesIn);

  return (file) => {
    const path = split(file);
    const name = namesIn(path.below).at(-1);
    if (name !== undefined) return { kind: own.includes(name) ? 'own' : 'other', environment: name, rank: 2 };
    const sibling = siblingOf(path.below);
    if (sibling !== undefined) return { kind: 'other', environment: sibling, rank: 2 };
    const isNamedByLine = namesIn(path.whole).some((each) => familyOf(environment).includes(each));
    if (isNamedByLine) return { kind: 'own', environment, rank: 1 };
    return shared;
  };
}

/** They hold several environments. */
const groups: ReadonlySet<string> = new Set(['nonprod', 'non-prod', 'nonproduction', 'non-production']);

/**
 * The other environment whose folder or file a path is, whatever line means it: `staging` of `staging/app/deployment.yaml` for production.
 * Undefined where the path names the environment itself as well, or the environment has a name of its own.
 */
export function findForeignName(file: string, scope: EnvironmentScope): string | undefined {
  const environment = scope.environment?.toLowerCase() ?? '';
  const own = familyOf(environment);
  const { whole } = pathSplitter(scope)(file);
  if (!familyNames.has(environment) || nameReader(environment)(whole).some((name) => own.includes(name)))
    return undefined;

  const steps = whole
    .replace(/\.(?:ya?ml|json)$/i, '')
    .toLowerCase()
    .split('/');
  const names = steps.map((step) => step.replace(/^values[-._]/, ''));
  return names.findLast((name) => familyNames.has(name) && !groups.has(name));
}

/** The names of the same environment, in lower case. */
const familyOf = (name: string): readonly string[] => families.find((family) => family.includes(name)) ?? [name];

/** Takes the names of services out of a path, as a whole and below the line of `path` that means it. */
function pathSplitter({ lines, names }: EnvironmentScope): (file: string) => { whole: string; below: string } {
  const matchers = lines.map((line) => ({ base: line.base, matches: matchesPattern(line) }));
  const known = names.filter((name) => name !== '').map(escapeName);
  const pattern = optional(known.length > 0, () => new RegExp(boundedBy(known), 'gi'));
  const withoutNames = (path: string): string => {
    if (pattern === undefined) return path;
    return path.replaceAll(pattern, '');
  };

  return (file) => {
    const base = matchers.find(({ matches }) => matches(file))?.base ?? '';
    const start = phrase(base !== '', () => `${base}/`).length;
    return { whole: withoutNames(file), below: withoutNames(file.slice(start)) };
  };
}

/** Reads the environments that a path names, in its order, in lower case. The longest name counts: `pre-prod` is not `prod`. */
function nameReader(environment: string): (path: string) => string[] {
  // In `prod-eu` the name `prod` says nothing of another environment.
  const others = families.flat().filter((name) => !new RegExp(boundedBy([name])).test(environment));
  const all = [environment, ...others].sort((a, b) => b.length - a.length).map(escapeName);
  const pattern = new RegExp(boundedBy(all), 'g');
  return (path) => {
    const text = path.replace(/\.(?:ya?ml|json)$/i, '').toLowerCase();
    return [...text.matchAll(pattern)].map(([name]) => name);
  };
}

const boundedBy = (names: readonly string[]): string => `(?<![a-z0-9])(?:${names.join('|')})(?![a-z0-9])`;

const escapeName = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\/-]/g, '\\$&');

/** Names that stand where the environment's own name stands: `overlays/blue` beside `overlays/staging`, `values-blue.yaml` beside `values-staging.yaml`. */
function findSiblings(
  paths: readonly string[],
  own: readonly string[],
  namesIn: (path: string) => string[],
): (path: string) => string | undefined {
  const spots = new Map<string, Spot>();
  for (const path of paths) {
    const name = namesIn(path).at(-1);
    if (name === undefined || !own.includes(name)) continue;
    const at = path.toLowerCase().lastIndexOf(name);
    const spot = findSpot(path.slice(0, at), path.slice(at + name.length));
    if (spot !== undefined) spots.set(`${spot.before}*${spot.after}`, spot);
  }

  return (path) => {
    for (const { before, after } of spots.values()) {
      if (!path.startsWith(before)) continue;
      const name = nameBefore(after, path.slice(before.length));
      if (name !== '' && !name.includes('/') && !sharedName.test(name)) return name;
    }
    return undefined;
  };
}

/** The name that stands before `after`: the whole first folder, or what comes before the end of the path; empty where it is another end. */
function nameBefore(after: string, rest: string): string {
  if (after === '/') return rest.slice(0, Math.max(0, rest.indexOf('/')));
  if (!rest.endsWith(after)) return '';
  return rest.slice(0, rest.length - after.length);
}

/** What stands before and behind the name of an environment. */
interface Spot {
  readonly before: string;
  readonly after: string;
}

/** Where other names are environments, too: in a folder that says so, or beside the same name of a values file. */
function findSpot(before: string, after: string): Spot | undefined {
  if (environmentFolder.test(before)) {
    if (after.startsWith('/')) return { before, after: '/' };
    return { before, after };
  }
  if (/(?:^|\/)values[-._]$/.test(before) && !after.includes('/')) return { before, after };
  return undefined;
}
