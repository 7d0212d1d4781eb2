// Says which file of the repository a name in a report means: by the folders it may be relative to, else by its longest suffix that only one
// file has. What is ambiguous is not guessed. Asks the disk only through `isFile`.

import path from 'node:path';
import { isLocalName } from '../../domain/loopback.ts';
import { phrase, present } from '../../domain/text/optional.ts';
import { systemErrorCode } from '../../domain/thrown.ts';

/** The repository as names are looked up in it. */
export interface RepositoryFacts {
  /** Absolute. */
  readonly workspace: string;
  /** The files that belong to it, from its root. */
  readonly files: readonly string[];
  /** The text of one of them. */
  readText(file: string): string;
  /** Prefix that maps names to paths; undefined for none. */
  readonly sourceRoot: string | undefined;
  /** True for a file at this path from the root. */
  isFile(file: string): boolean;
}

/** Where a name was read. */
export interface NamePlace {
  /** The gate's working directory, absolute. */
  readonly folder: string;
  /** The report, absolute. */
  readonly report: string;
  /** Folders that the report itself names. */
  readonly sources: readonly string[];
}

/** Longer than any path of any system. */
const longestName = 4096;

/** Looks names up. */
export class RepositoryNames {
  private readonly facts: RepositoryFacts;
  private readonly tracked: ReadonlySet<string>;
  private readonly byBase = new Map<string, string[]>();
  private readonly known = new Map<string, string | undefined>();
  /** Folders of Go modules by module path; read when a name is not found otherwise. */
  private modules: ReadonlyMap<string, string> | undefined;

  constructor(facts: RepositoryFacts) {
    this.facts = facts;
    this.tracked = new Set(facts.files);
    for (const file of facts.files) {
      const base = path.basename(file);
      const others = this.byBase.get(base);
      if (others === undefined) this.byBase.set(base, [file]);
      else others.push(file);
    }
  }

  /** The path in the repository; undefined when no file, or more than one, can be meant. */
  find(name: string, place: NamePlace): string | undefined {
    if (name.length > longestName) return undefined;
    const key = [name, place.folder, path.dirname(place.report), ...place.sources].join('\n');
    if (!this.known.has(key)) this.known.set(key, this.look(plainName(name), place));
    return this.known.get(key);
  }

  private look(name: string, place: NamePlace): string | undefined {
    if (name === '' || name.includes('\0')) return undefined;
    const folders = this.foldersOf(place);
    const there = this.candidates(name, place, folders).find((file) => this.isThere(file));
    return there ?? this.byGoModule(name) ?? this.bySuffix(name, folders);
  }

  /**
   * The paths in the repository that a name may mean. An absolute one means one; a relative one starts, in the order of the contract, at
   * source-root, the gate's folder, what the report names, its own package, the repository.
   */
  private candidates(name: string, { folder, sources }: NamePlace, folders: readonly string[]): string[] {
    if (path.isAbsolute(name)) return present([this.inside(name)]);
    const { sourceRoot } = this.facts;
    const named = sources.map((source) => this.inside(path.resolve(folder, plainName(source), name)));
    const [own = '', ...others] = folders.map((each) => path.posix.join(each, name));

    const all = present([sourceRoot !== undefined && path.posix.join(sourceRoot, name), own, ...named, ...others]);
    return all.filter((each) => !each.startsWith('../'));
  }

  /** The gate's folder, then the folders above the report, nearest first, down to the root. */
  private foldersOf({ folder, report }: NamePlace): string[] {
    const folders = [this.inside(folder) ?? ''];
    let above = path.dirname(report);
    for (let inside = this.inside(above); inside !== undefined; inside = this.inside(above)) {
      folders.push(inside);
      if (inside === '') break;
      above = path.dirname(above);
    }
    return [...new Set([...folders, ''])];
  }

  private inside(absolute: string): string | undefined {
    const relative = path.relative(this.facts.workspace, absolute);
    if (relative === '..' || relative.startsWith('../') || path.isAbsolute(relative)) return undefined;
    return relative;
  }

  private isThere(file: string): boolean {
    return this.tracked.has(file) || this.facts.isFile(file);
  }

  private byGoModule(name: string): string | undefined {
    if (!/^[\w-]+(?:\.[\w-]+)*\//.test(name)) return undefined;
    this.modules ??= goModules(this.facts);
    for (const [module, folder] of this.modules) {
      if (!name.startsWith(`${module}/`)) continue;
      const file = path.posix.join(folder, name.slice(module.length + 1));
      if (this.isThere(file)) return file;
    }
    return undefined;
  }

  /** The file with the longest part of the name at its end: of the narrowest folder that has one, if it has only one. */
  private bySuffix(name: string, folders: readonly string[]): string | undefined {
    const parts = name.split('/').filter((part) => part !== '' && part !== '.');
    const namesakes = this.byBase.get(parts.at(-1) ?? '') ?? [];
    if (namesakes.length === 0 || parts.includes('..')) return undefined;

    // A bare file name says too little, unless the file lies at the root of its folder, as it does in a container.
    for (let from = 0; from < parts.length; from++) {
      const suffix = parts.slice(from).join('/');
      const matches = namesakes.filter((file) => file === suffix || file.endsWith(`/${suffix}`));
      const isBare = from === parts.length - 1 && parts.length > 1;
      let isAmbiguous = false;
      for (const folder of folders) {
        const below = matches.filter((file) => folder === '' || file.startsWith(`${folder}/`));
        const exact = below.filter((file) => file === path.posix.join(folder, suffix));
        if (exact.length === 1 && (isBare || below.length === 1)) return exact[0];
        if (!isBare && below.length === 1) return below[0];
        isAmbiguous ||= below.length > 1;
      }
      if (isAmbiguous) return undefined;
    }
    return undefined;
  }
}

function goModules({ files, readText }: RepositoryFacts): Map<string, string> {
  const modules = new Map<string, string>();
  for (const file of files.filter((each) => path.posix.basename(each) === 'go.mod').slice(0, 1000)) {
    const [, name] = /^[ \t]*module[ \t]+"?([^\s"]{1,400})"?[ \t]*\r?$/m.exec(textOf(file, readText)) ?? [];
    if (name !== undefined) modules.set(name, path.posix.dirname(file));
  }
  // The longest first: a module may lie inside of another.
  return new Map([...modules].sort(([a], [b]) => b.length - a.length));
}

function textOf(file: string, readText: RepositoryFacts['readText']): string {
  try {
    return readText(file);
  } catch (thrown) {
    systemErrorCode(thrown);
    return '';
  }
}

/** A name with slashes, without `file://`, drive letter, and URI escapes. */
export function plainName(name: string): string {
  const isUri = /^file:\/\//i.test(name);
  const bare = name
    .replace(/^file:\/\/([^/]*)/i, (whole, host: string) => phrase(host !== '' && !isLocalName(host), whole))
    .replaceAll('\\', '/')
    .replace(/^\/?[A-Za-z]:(?=\/)/, '')
    .replace(/^(?:\.\/)+/, '');
  if (isUri || /%[0-9A-Fa-f]{2}/.test(bare)) return decoded(bare);
  return bare;
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch (thrown) {
    if (thrown instanceof URIError) return name;
    throw thrown;
  }
}
