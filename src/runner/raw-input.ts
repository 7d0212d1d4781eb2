// One given input before it is read: the text of a step's `with:`, or a node of the config file. Knows where it stands.

import { type Document, isAlias, isCollection, isScalar, type Node, parseDocument } from 'yaml';
import { messageOf } from '../domain/action-error.ts';
import { before } from '../domain/text/ends.ts';
import { caretExcerpt, formatPlace, sourceText } from '../domain/text/source-text.ts';
import { yamlFix } from './plain-words.ts';
import { findAliasFault } from './yaml-limits.ts';

/** Where a part of an input stands, for an error. */
export interface InputPlace {
  readonly where: string;
  readonly excerpt?: string | undefined;
}

/** What is wrong with a part of an input; readers throw these in an InputFaults. */
export interface InputFault {
  /** `input_invalid` when there is none. */
  readonly code?: string | undefined;
  readonly what: string;
  /** The same without the offending value, for an input that holds secrets. */
  readonly discreet?: string | undefined;
  readonly fix?: string | undefined;
  /** Keys and indices from the input's root to the offending part. */
  readonly path?: readonly (string | number)[] | undefined;
  /** Where it stands, when no path leads there. Shown for an input without secrets only. */
  readonly place?: InputPlace | undefined;
}

/** Thrown by a reader: every fault of one input. */
export class InputFaults extends Error {
  readonly faults: readonly InputFault[];

  constructor(faults: InputFault | readonly InputFault[]) {
    super('input faults');
    this.faults = [faults].flat();
  }
}

/** An input as it was given, whatever the place it was given in. */
export interface RawInput {
  /** The scalar as it was written; throws InputFaults when it is a list or a map. */
  text(): string;
  /** One value per line, or the items of a YAML list; blank lines and `#` lines are left out. */
  lines(): string[];
  /** As `lines`, but a line that starts with `"` goes on to its closing `"`, over several lines; `""` in it stands for `"`. */
  quotedLines(): string[];
  /** The YAML value as plain JavaScript; throws InputFaults with the parser's own words. */
  value(): unknown;
  place(path: readonly (string | number)[]): InputPlace;
  /** Where `words` stand in the input for the first time. */
  placeOf(words: string): InputPlace;
}

/** The text that the runner passes in INPUT_<NAME>. */
export function stepInput(name: string, given: string): RawInput {
  const parse = () => parseDocument(given, { prettyErrors: false });
  const root = { where: `input \`${name}\`` };

  return {
    text: () => given.trim(),
    lines: () => splitLines(given),
    quotedLines: () => splitQuotedLines(given),
    value: () => {
      const document = parse();
      const broken = document.errors[0] ?? findAliasFault(document);
      if (broken === undefined) return plainValue(() => document.toJS());
      const place = placeInFile(root.where, given, broken.pos[0]);
      throw new InputFaults({ what: `it is not valid YAML: ${wordsOf(broken)}`, fix: yamlFix(broken, given), place });
    },
    place: (path) => {
      if (path.length === 0 && !given.trim().includes('\n')) return root;
      const offset = offsetOf(parse().contents, path);
      if (offset === undefined) return root;
      return placeInFile(root.where, given, offset);
    },
    placeOf: (words) => {
      if (!given.trim().includes('\n')) return root;
      return placeInFile(root.where, given, Math.max(0, given.indexOf(words)));
    },
  };
}

/** What a YAML parser finds wrong, without its advice to programmers. */
export const wordsOf = ({ message }: { readonly message: string }): string => before(message, '; please use YAML.');

/** A parsed config file: its path as the user wrote it, its text, and its YAML document. */
export interface ConfigSource {
  readonly file: string;
  readonly text: string;
  readonly document: Document;
}

/** A node of the config file. */
export function configInput(source: ConfigSource, node: Node): RawInput {
  const [start = 0, end = start] = node.range ?? [];
  const within = source.text.slice(start, end);

  return {
    text: () => scalarText(node) ?? refuse('it must be a single value, not a list or a map'),
    lines: () => linesOfNode(node, source.document, splitLines),
    quotedLines: () => linesOfNode(node, source.document, splitQuotedLines),
    value: () => plainValue(() => node.toJS(source.document)),
    place: (path) => placeInFile(source.file, source.text, offsetOf(node, path) ?? start),
    placeOf: (words) => placeInFile(source.file, source.text, start + Math.max(0, within.indexOf(words))),
  };
}

/** What a node stands for: itself, or the anchored node that an alias names; undefined when there is none. */
export const followAlias = (node: unknown, document: Document): Node | undefined => {
  if (isAlias(node)) return node.resolve(document);
  return (node as Node | null | undefined) ?? undefined;
};

/** Aliases are only followed here, so an alias of nothing, or too many of them, show here. */
function plainValue(convert: () => unknown): unknown {
  try {
    return convert();
  } catch (thrown) {
    if (!isAliasFault(thrown)) throw thrown;
    return refuse(`it is not valid YAML: ${messageOf(thrown)}`);
  }
}

/** The library tells of aliases with the class that the language has for a name that our own code misses. */
const isAliasFault = (thrown: unknown): boolean =>
  thrown instanceof ReferenceError && /\balias\b/i.test(thrown.message);

/** The place of an offset in the config file, or in the text of an input. */
export const placeInFile = (file: string, source: string, offset: number): InputPlace => ({
  where: formatPlace(file, sourceText(source), offset),
  excerpt: caretExcerpt(sourceText(source), offset),
});

const splitLines = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));

/** Lines as docker/build-push-action reads its `secrets`; a quote that never closes takes the rest. */
export function splitQuotedLines(text: string): string[] {
  const found: string[] = [];
  const rows = text.split(/\r?\n/);

  for (let at = 0; at < rows.length; at++) {
    const row = (rows[at] ?? '').trim();
    if (!row.startsWith('"')) {
      if (row !== '' && !row.startsWith('#')) found.push(row);
      continue;
    }
    const first = at;
    while (at < rows.length - 1 && !closesQuote(rows[at] ?? '', at === first)) at++;
    const whole = rows
      .slice(first, at + 1)
      .join('\n')
      .trim();
    const isClosed = closesQuote(rows[at] ?? '', at === first);
    if (isClosed) found.push(whole.slice(1, -1).replaceAll('""', '"'));
    else found.push(whole);
  }

  return found;
}

/** True when the row ends with the quote that closes what an earlier `"`, or its own first one, opened. */
function closesQuote(row: string, opensHere: boolean): boolean {
  const text = opensHere ? row.trim().slice(1) : row.trimEnd();
  let quotes = 0;
  while (text[text.length - 1 - quotes] === '"') quotes++;
  return quotes % 2 === 1;
}

function linesOfNode(node: Node, document: Document, split: (text: string) => string[]): string[] {
  if (!isCollection(node)) return split(scalarText(node) ?? '');
  const texts = node.items.map((item) => scalarText(followAlias(item, document)));
  if (texts.every((text) => text !== undefined)) return texts.filter((text) => text !== '');
  return refuse('it must be a list of single values');
}

/** A scalar as it stands in the file, so that `1.20` stays `1.20`; undefined for what is no scalar. */
export function scalarText(node: unknown): string | undefined {
  if (!isScalar(node)) return undefined;
  if (node.value === null) return '';
  if (typeof node.value === 'string') return node.value;
  return node.source ?? String(node.value);
}

const refuse = (what: string): never => {
  throw new InputFaults({ what });
};

/** The offset of the deepest part of `path` that exists. */
function offsetOf(root: unknown, path: readonly (string | number)[]): number | undefined {
  let node = root;
  for (const key of path) {
    if (!isCollection(node)) break;
    const next = node.get(key, true);
    if (next === undefined || next === null) break;
    node = next;
  }
  return (node as Node | null)?.range?.[0];
}
