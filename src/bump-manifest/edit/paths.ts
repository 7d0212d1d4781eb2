// Which files of a repository an input `path` means: files, folders and globs, matched against names only.

import picomatch from 'picomatch';
import { ActionError, type Problem } from '../../domain/action-error.ts';
import { withoutEnd } from '../../domain/text/ends.ts';
import { nearestNames } from '../../domain/text/nearest.ts';
import { phrase } from '../../domain/text/optional.ts';

/** A line of `path` with its names filled in. */
export interface PathPattern {
  readonly text: string;
  /** The folder or file above the first wildcard; `''` is the root. */
  readonly base: string;
  readonly isGlob: boolean;
}

/** What a tree or a folder says about an entry. */
export interface NamedEntry {
  readonly path: string;
  readonly mode: string;
}

const manifestName = /\.(?:ya?ml|json)$|(?:^|\/)Kustomization$/;
const regularFile = /^100(?:644|755)$/;

/** What is wrong with a line that leaves the repository, or leaves files out. */
export function patternFaults(line: string): Problem[] {
  if (line.startsWith('!')) {
    const fix = 'Name only what is to be written: patterns that exclude files are not supported.';
    return [{ code: 'path_exclusion', what: `"${line}" starts with "!"`, where: 'input `path`', fix }];
  }
  const parts = plainPath(line).split('/');
  if (!line.startsWith('/') && !line.includes('\\') && !parts.includes('..') && !parts.includes('.git')) return [];
  const what = `"${line}" is not a path inside the repository`;
  const fix = 'Write it from the root of the repository, with slashes, e.g. production/checkout-service.';
  return [{ code: 'path_outside', what, where: 'input `path`', fix }];
}

/** Parses a line. */
export function readPattern(line: string): PathPattern {
  const text = plainPath(line);
  if (text === '.' || text === '') return { text: '', base: '', isGlob: false };
  // `{environment}` is a name to fill, not a set of alternatives.
  const { isGlob } = picomatch.scan(text.replaceAll(/\{(?:environment|service)\}/g, '_'));
  if (!isGlob) return { text, base: text, isGlob };
  return { text, base: picomatch.scan(text).base, isGlob };
}

const plainPath = (line: string): string => withoutEnd(line.replace(/^(?:\.\/)+/, ''), '/').replaceAll(/\/{2,}/g, '/');

/** The file of an explicit place, `file.yaml:path.to.tag`: what stands before the first colon. */
export const fileOfField = (field: string): string => plainPath(field.split(':')[0] ?? '');

/** True for `file.yaml:path.to.tag`: an explicit place, and not a path. */
export const isField = (line: string): boolean => /^[^:]+\.(?:ya?ml|json):./i.test(line);

/** The path of a line that is a path, or an explicit place in a file. */
export const pathOf = (line: string): string => {
  if (isField(line)) return fileOfField(line);
  return line;
};

/** True for a file that may be a manifest by its name. */
export const isManifestName = (path: string): boolean => manifestName.test(path);

/** The regular files that the patterns mean, and the patterns that mean none. */
export interface FileSelection<E> {
  readonly files: readonly E[];
  readonly unmatched: readonly PathPattern[];
}

/** Selects a file by its own name whatever it is called, and manifests by name below a folder or glob. */
export function selectFiles<E extends NamedEntry>(
  entries: readonly E[],
  patterns: readonly PathPattern[],
): FileSelection<E> {
  // By path: of lines that overlap, a listing may hold an entry twice.
  const files = new Map<string, E>();
  const unmatched = patterns.filter((pattern) => {
    const matches = matchesPattern(pattern);
    const regular = entries.filter(({ path, mode }) => regularFile.test(mode) && matches(path));

    for (const entry of regular) files.set(entry.path, entry);
    return regular.length === 0;
  });
  return { files: [...files.values()], unmatched };
}

/** The error for patterns that mean no file; `entries` is everything there is. */
export function unmatchedError(
  unmatched: readonly PathPattern[],
  entries: readonly NamedEntry[],
  input: string,
): ActionError {
  const paths = entries.map(({ path }) => path);
  return new ActionError(
    unmatched.map((pattern) => {
      const irregular = entries.find((entry) => !regularFile.test(entry.mode) && standsFor(entry, pattern));
      if (irregular === undefined) return notFound(pattern, nearPaths(pattern, paths), input);
      return notRegular(irregular, pattern, input);
    }),
  );
}

/** True for an entry at the place of the pattern, above it, or below it where nothing else is. */
const standsFor = ({ path }: NamedEntry, { base }: PathPattern): boolean =>
  path === base || base.startsWith(`${path}/`) || (base !== '' && path.startsWith(`${base}/`));

/** Whether a file is meant by a pattern: a file by its own name whatever it is called, manifests by name below a folder or glob. */
export function matchesPattern(pattern: PathPattern): (path: string) => boolean {
  const { text, isGlob } = pattern;
  if (!isGlob) {
    const below = phrase(text !== '', () => `${text}/`);
    return (path) => path === text || (path.startsWith(below) && isManifestName(path));
  }
  const matches = picomatch(text, { dot: true });
  return (path) => matches(path) && isManifestName(path);
}

const kinds: Readonly<Record<string, string>> = { '120000': 'a symbolic link', '160000': 'a submodule' };

/** What the patterns mean beside regular files, with what it is: symbolic links that are called like manifests, and submodules. */
export function findIrregular(
  entries: readonly NamedEntry[],
  patterns: readonly PathPattern[],
): readonly (readonly [path: string, kind: string])[] {
  const isMeant = ({ path, mode }: NamedEntry, pattern: PathPattern): boolean => {
    if (mode === '160000') return path.startsWith(pattern.base);
    return matchesPattern(pattern)(path);
  };
  const found = entries.filter(
    (entry) => kinds[entry.mode] !== undefined && patterns.some((pattern) => isMeant(entry, pattern)),
  );
  return found.map(({ path, mode }) => [path, kinds[mode] ?? ''] as const);
}

function notRegular({ path, mode }: NamedEntry, { text, base }: PathPattern, input: string): Problem {
  const kind = kinds[mode] ?? 'not a regular file';
  const elsewhere = phrase(path !== base, () => `"${text}" matches no manifest: `);
  const what = `${elsewhere}"${path}" is ${kind}, and only regular files of this repository are written`;
  return { code: 'path_not_regular', what, where: `input \`${input}\``, fix: irregularFix(mode) };
}

function irregularFix(mode: string): string {
  if (mode === '120000') return 'Name the file that it leads to.';
  return 'Name files of this repository, or give the other one as `repository`.';
}

function notFound({ text }: PathPattern, near: readonly string[], input: string): Problem {
  const what = `"${text || '.'}" matches no manifest in the repository`;
  return { code: 'path_not_found', what, where: `input \`${input}\``, fix: nearFix(near) };
}

function nearFix(near: readonly string[]): string {
  if (near.length === 0) return 'Name a folder, a file or a glob that holds YAML or JSON.';
  return `Near: ${near.join(', ')}.`;
}

/** Names that the author of a pattern probably meant: the deepest folder that is there, and the names in it that are near. */
export function nearPaths({ base }: PathPattern, paths: readonly string[]): string[] {
  const parts = base.split('/');
  let folder = '';

  for (const part of parts) {
    const deeper = `${folder}${part}/`;
    if (paths.some((path) => path.startsWith(deeper))) {
      folder = deeper;
      continue;
    }
    const names = new Set(
      paths.filter((path) => path.startsWith(folder)).map((path) => path.slice(folder.length).split('/')[0] ?? ''),
    );
    return likelyNames(part, names).map((name) => `${folder}${name}`);
  }

  return [];
}

/** The names that are near; where none is, the first ones. */
function likelyNames(name: string, names: ReadonlySet<string>): readonly string[] {
  const near = nearestNames(name, names);
  if (near.length > 0) return near;
  return [...names].slice(0, 5);
}
