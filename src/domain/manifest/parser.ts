// Turns the nodes of the yaml library into our tree, places included. The only file that knows that library's nodes.
// https://eemeli.org/yaml/#documents

import { isAlias, isMap, isScalar, isSeq, type Node, type ParsedNode, parseAllDocuments, type Scalar } from 'yaml';
import type { Problem } from '../action-error.ts';
import { phrase } from '../text/optional.ts';
import { caretExcerpt, formatPlace } from '../text/source-text.ts';
import { isStackFull } from '../thrown.ts';
import type { Manifest, ManifestNode, Pair, ParsedSegment, ScalarNode, ScalarStyle } from './node.ts';

/** Parses the documents between two offsets of the source; faults carry `file:line:column` and a caret. Never throws. */
export function parseDocuments(source: Manifest, start: number, end: number): ParsedSegment {
  const text = source.text.slice(start, end);
  const roots: ManifestNode[] = [];
  const faults: Problem[] = [];

  try {
    const documents = parseAllDocuments(text, {
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: 'silent',
      resolveKnownTags: false,
    });
    for (const document of documents) {
      for (const error of document.errors.slice(0, 1)) {
        faults.push(parserFault(source, start + error.pos[0], error.message));
      }
      if (document.errors.length > 0 || document.contents === null) continue;
      const reading: ParserState = { source, base: start, anchors: new Map(), depths: new WeakMap(), faults };
      roots.push(convert(document.contents as ParsedNode, reading));
    }
  } catch (thrown) {
    if (!isStackFull(thrown)) throw thrown;
    faults.push(depthFault(source, start));
  }

  return { roots, faults };
}

interface ParserState {
  readonly source: Manifest;
  readonly base: number;
  readonly anchors: Map<string, ManifestNode>;
  /** How many levels stand below a list or a map, aliases followed. */
  readonly depths: WeakMap<ManifestNode, number>;
  readonly faults: Problem[];
  /** The nearest anchor around the node that is read. */
  readonly within?: string | undefined;
}

/** The place in the outermost text of an offset in `source`. */
export function outermostPlace(source: Manifest, offset: number): { source: Manifest; offset: number } {
  let place = { source, offset };
  while (place.source.outer !== undefined) {
    const { node, offset: outward } = place.source.outer;
    place = { source: node.source, offset: outward(place.offset) };
  }
  return place;
}

/** A problem at a place in a manifest: `where` and `excerpt` filled in. */
export function problemAt(
  source: Manifest,
  offset: number,
  problem: Pick<Problem, 'code' | 'what' | 'fix'>,
): Problem & { where: string } {
  const outermost = outermostPlace(source, offset);
  const where = formatPlace(outermost.source.file, outermost.source, outermost.offset);
  return { ...problem, where, excerpt: caretExcerpt(outermost.source, outermost.offset) };
}

/** The library recurses, and tells as a syntax error what its stack cannot hold. */
const parserFault = (source: Manifest, offset: number, message: string): Problem => {
  if (message.includes('call stack')) return depthFault(source, offset);
  return syntaxFault(source, offset, message);
};

function syntaxFault(source: Manifest, offset: number, message: string): Problem {
  const template = templateBehind(source.text, offset);
  if (template !== undefined) {
    return problemAt(source, template, {
      code: 'helm_template',
      what: `"${source.file}" is a Helm template, not YAML`,
      fix: `Bump the values file that fills the template${phrase(source.listedBy, (input) => `; leave templates out of \`${input}\``)}.`,
    });
  }
  const fix = 'Fix the file: nothing is written into a manifest that cannot be read.';
  return problemAt(source, offset, { code: 'manifest_invalid', what: `invalid YAML: ${message}`, fix });
}

/** The template that makes a text no YAML: one on the line of the fault, else one that starts a line. Those inside strings (Argo's) do no harm. */
function templateBehind(text: string, offset: number): number | undefined {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const onLine = /^.*?\{\{/.exec(text.slice(lineStart, lineStart + 1000));
  if (onLine !== null) return lineStart + onLine[0].length - 2;
  const first = /^[ \t]*\{\{/m.exec(text);
  if (first === null) return undefined;
  return first.index + first[0].length - 2;
}

function convert(node: ParsedNode, reading: ParserState): ManifestNode {
  const { source, base } = reading;
  // The library does not say where a list is that `%YAML 1.1` makes something else of.
  if (node.range === undefined) return unplaced(reading);
  const start = base + node.range[0];
  const end = base + node.range[1];

  if (isAlias(node)) {
    const target = reading.anchors.get(node.source);
    if (target === undefined) {
      const what = `*${node.source} names an anchor that is not defined before it`;
      reading.faults.push(problemAt(source, start, { code: 'manifest_invalid', what, fix: 'Correct the alias.' }));
    }
    return { type: 'alias', source, start, end, name: node.source, target };
  }

  const { anchor } = node;
  const tag = explicitTag(node);
  const inside = anchor === undefined ? reading : { ...reading, within: anchor };
  if (isSeq(node)) {
    const items: ManifestNode[] = [];
    const list: ManifestNode = { type: 'list', source, start, end, tag, anchor, items };
    if (anchor !== undefined) reading.anchors.set(anchor, list);
    for (const item of node.items) items.push(convert(item as ParsedNode, inside));
    measure(list, items, reading);
    return list;
  }
  if (isMap(node)) {
    const pairs: Pair[] = [];
    const map: ManifestNode = { type: 'map', source, start, end, flow: node.flow === true, tag, anchor, pairs };
    if (anchor !== undefined) reading.anchors.set(anchor, map);
    convertPairs(node.items as unknown as readonly RawPair[], pairs, inside);
    measure(
      map,
      pairs.map((pair) => pair.value),
      reading,
    );
    return map;
  }

  const scalar = convertScalar(node as Scalar.Parsed, inside, anchor, tag);
  if (anchor !== undefined) reading.anchors.set(anchor, scalar);

  return scalar;
}

function unplaced({ source, base, faults }: ParserState): ManifestNode {
  const what = 'a list with the tag `!!omap` or `!!pairs` cannot be read';
  faults.push(problemAt(source, base, { code: 'manifest_invalid', what, fix: 'Write it as a plain list or map.' }));
  return { type: 'list', source, start: base, end: base, tag: undefined, anchor: undefined, items: [] };
}

const depthLimit = 1000;

/** Notes the levels below a node. Everything that walks the tree recurses, so that too many of them are a fault. */
function measure(node: ManifestNode, children: readonly ManifestNode[], { source, depths, faults }: ParserState): void {
  let depth = 0;
  for (const child of children) {
    const target = child.type === 'alias' ? child.target : child;
    depth = Math.max(depth, 1 + ((target && depths.get(target)) ?? 0));
  }
  depths.set(node, depth);
  if (depth === depthLimit) faults.push(depthFault(source, node.start));
}

const depthFault = (source: Manifest, offset: number): Problem =>
  problemAt(source, offset, {
    code: 'manifest_too_large',
    what: `"${source.file}" nests deeper than ${depthLimit} levels (aliases are followed)`,
    fix: `Write the file flatter${phrase(source.listedBy, (input) => `, or leave it out of \`${input}\``)}.`,
  });

/** Enough to tell what is wrong: every fault costs a walk through the text. */
const faultLimit = 10;

interface RawPair {
  readonly key: ParsedNode | null;
  readonly value: ParsedNode | null;
}

function convertPairs(raw: readonly RawPair[], pairs: Pair[], reading: ParserState): void {
  const names = new Set<string>();

  for (const pair of raw) {
    const key = convertOrNothing(pair.key, reading, 0);
    const value = convertOrNothing(pair.value, reading, key.end);
    pairs.push({ key, value });
    // A key that is null is not the key that is the empty string.
    if (key.type !== 'scalar' || key.value === null) continue;
    if (names.has(key.text) && reading.faults.length < faultLimit) {
      const what = `the key "${key.text}" occurs twice in one map`;
      const fix = 'Remove one of the two: YAML readers disagree about which one counts.';
      reading.faults.push(problemAt(reading.source, key.start, { code: 'manifest_duplicate_key', what, fix }));
    }
    names.add(key.text);
  }
}

/** What is not written at all, as a value in `{key}`, stands empty at `at`. */
function convertOrNothing(node: ParsedNode | null, reading: ParserState, at: number): ManifestNode {
  if (node === null) return nothing(reading, at);
  return convert(node, reading);
}

const styles: Readonly<Record<string, ScalarStyle>> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
};

function convertScalar(
  node: Scalar.Parsed,
  { source, base, within }: ParserState,
  anchor: string | undefined,
  tag: string | undefined,
): ScalarNode {
  const style = styles[node.type ?? 'PLAIN'] ?? 'plain';
  const start = base + node.range[0];
  const end = base + node.range[1];

  return {
    type: 'scalar',
    source,
    start,
    end,
    style,
    text: textOf(node, style),
    value: node.value,
    tag,
    anchor,
    within,
  };
}

/** A plain value as it is written; of any other its content. */
function textOf({ value, source = '' }: Scalar.Parsed, style: ScalarStyle): string {
  if (style === 'plain' || typeof value !== 'string') return source;
  return value;
}

const nothing = ({ source }: ParserState, at: number): ScalarNode => ({
  type: 'scalar',
  source,
  start: at,
  end: at,
  style: 'plain',
  text: '',
  value: null,
  tag: undefined,
  anchor: undefined,
  within: undefined,
});

const explicitTag = (node: Node): string | undefined => {
  if (isScalar(node) || isMap(node) || isSeq(node)) return node.tag;
  return undefined;
};
