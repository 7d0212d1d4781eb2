// The tree of a YAML or JSON document with the place of every value in its text. Read-only: writing is for change.ts.

import type { Problem } from '../action-error.ts';
import { optional } from '../text/optional.ts';
import type { SourceText } from '../text/source-text.ts';

/** A text that holds YAML or JSON documents: a file, or a string of one. */
export interface Manifest extends SourceText {
  /** Path of the file. */
  readonly file: string;
  /** Set when the text is a string inside another one. */
  readonly outer: Outer | undefined;
  /** The input that lists the file, for what an error advises; undefined when none does. */
  readonly listedBy: string | undefined;
  /** True when the text must stay JSON. */
  readonly json: boolean;
  /** The quote that prevails in the text; what a value gets that needs one. */
  readonly quote: () => '"' | "'";
  readonly segments: readonly Segment[];
}

/** A stretch of a manifest between document markers, parsed when it is first asked for. */
export interface Segment {
  readonly start: number;
  readonly end: number;
  readonly text: () => string;
  readonly parse: () => ParsedSegment;
}

/** The documents of a segment, or why they cannot be read. */
export interface ParsedSegment {
  readonly roots: readonly ManifestNode[];
  /** Syntax errors and duplicate keys, each with its place; the roots are not to be trusted when there are any. */
  readonly faults: readonly Problem[];
}

/** Where an inner text stands in the outer one, and how text is written there. */
export interface Outer {
  readonly node: ScalarNode;
  readonly offset: (inner: number) => number;
  readonly encode: (text: string) => string;
}

export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded';

/** A string, number, boolean or null. */
export interface ScalarNode {
  readonly type: 'scalar';
  readonly source: Manifest;
  /** Range of the value in `source.text`, quotes included, anchor and tag not. Empty when nothing is written. */
  readonly start: number;
  readonly end: number;
  readonly style: ScalarStyle;
  /** The characters of a plain value as written (`1.20`), the content of any other; empty for null. */
  readonly text: string;
  /** What YAML reads: string, number, boolean or null. */
  readonly value: unknown;
  readonly tag: string | undefined;
  readonly anchor: string | undefined;
  /** Its own anchor, else that of the nearest list or map around it. */
  readonly within: string | undefined;
}

export interface MapNode {
  readonly type: 'map';
  readonly source: Manifest;
  readonly start: number;
  readonly end: number;
  /** True for `{…}`. */
  readonly flow: boolean;
  readonly tag: string | undefined;
  readonly anchor: string | undefined;
  readonly pairs: readonly Pair[];
}

export interface ListNode {
  readonly type: 'list';
  readonly source: Manifest;
  readonly start: number;
  readonly end: number;
  readonly tag: string | undefined;
  readonly anchor: string | undefined;
  readonly items: readonly ManifestNode[];
}

export interface AliasNode {
  readonly type: 'alias';
  readonly source: Manifest;
  readonly start: number;
  readonly end: number;
  readonly name: string;
  /** Undefined when no anchor of that name stands before. */
  readonly target: ManifestNode | undefined;
}

export type ManifestNode = ScalarNode | MapNode | ListNode | AliasNode;

export interface Pair {
  readonly key: ManifestNode;
  readonly value: ManifestNode;
}

/** A pair as its map has it, and the map in which it is written: another one when it came by a merge key. */
export interface Field {
  readonly pair: Pair;
  readonly owner: MapNode;
}

/** The node that an alias stands for; undefined when it stands for nothing. */
export function dereference(node: ManifestNode | undefined): Exclude<ManifestNode, AliasNode> | undefined {
  let current = node;
  for (let hops = 0; current?.type === 'alias' && hops < 100; hops++) current = current.target;
  if (current?.type === 'alias') return undefined;
  return current;
}

/** The scalar that a node is or stands for. */
export function findScalar(node: ManifestNode | undefined): ScalarNode | undefined {
  const target = dereference(node);
  if (target?.type === 'scalar') return target;
  return undefined;
}

/** The map that a node is or stands for. */
export function findMap(node: ManifestNode | undefined): MapNode | undefined {
  const target = dereference(node);
  if (target?.type === 'map') return target;
  return undefined;
}

/** The items of the list that a node is or stands for; none when it is no list. */
export function listItems(node: ManifestNode | undefined): readonly ManifestNode[] {
  const target = dereference(node);
  if (target?.type === 'list') return target.items;
  return [];
}

/** The fields of a map by name, merge keys (`<<`) followed: own pairs win, then earlier merges. https://yaml.org/type/merge.html */
export function mapFields(map: MapNode): ReadonlyMap<string, Field> {
  const known = fieldsOf.get(map);
  if (known !== undefined) return known;
  const fields = new Map<string, Field>();
  gatherFields(map, fields, new Set());
  fieldsOf.set(map, fields);
  return fields;
}

const fieldsOf = new WeakMap<MapNode, ReadonlyMap<string, Field>>();

function gatherFields(map: MapNode, fields: Map<string, Field>, seen: Set<MapNode>): void {
  if (seen.has(map)) return;

  seen.add(map);
  for (const pair of map.pairs) {
    const name = keyName(pair);
    if (name !== undefined && !isMerge(pair) && !fields.has(name)) fields.set(name, { pair, owner: map });
  }
  for (const pair of map.pairs.filter(isMerge)) {
    for (const each of mergedNodes(pair)) {
      const from = findMap(each);
      if (from !== undefined) gatherFields(from, fields, seen);
    }
  }
}

/** A merge key takes one map, or a list of them. */
function mergedNodes({ value }: Pair): readonly ManifestNode[] {
  const target = dereference(value);
  if (target?.type === 'list') return target.items;
  return [value];
}

/** The keys that lead from a map to a value inside it; undefined when it is not there, or in a list. */
export function pathTo(from: ManifestNode | undefined, to: ManifestNode): readonly string[] | undefined {
  const map = findMap(from);
  if (map === undefined) return undefined;
  if (map === to) return [];
  for (const [key, { pair }] of mapFields(map)) {
    if (dereference(pair.value) === to) return [key];
    const rest = optional(pair.value.type !== 'alias', () => pathTo(pair.value, to));
    if (rest !== undefined) return [key, ...rest];
  }
  return undefined;
}

/** The map to which keys lead from another one; undefined when they lead nowhere. */
export function mapAt(from: ManifestNode | undefined, path: readonly string[]): MapNode | undefined {
  let map = findMap(from);
  for (const key of path) map = optional(map, (map) => findMap(mapFields(map).get(key)?.pair.value));
  return map;
}

/** The text of a pair's key; undefined when the key is a list or a map. */
export const keyName = (pair: Pair): string | undefined => findScalar(pair.key)?.text;

const isMerge = (pair: Pair): boolean =>
  pair.key.type === 'scalar' && pair.key.style === 'plain' && pair.key.text === '<<';
