// Proves that a manifest differs from what it was in the intended changes and in nothing else. Compares trees; writes nothing.

import { withoutEnd } from '../text/ends.ts';
import { formatPlace, lastAtMost } from '../text/source-text.ts';
import type { ManifestChange } from './intent.ts';
import { manifestOf } from './manifest.ts';
import type { ListNode, Manifest, ManifestNode, MapNode, Pair, ScalarNode } from './node.ts';

/** Why one of the texts is not its manifest with the changes made, or undefined when each is. Strings that are YAML count as texts of their own. */
export function proveChanges(
  texts: ReadonlyMap<Manifest, string>,
  changes: readonly ManifestChange[],
): string | undefined {
  const expectation = expectationOf(texts, changes);
  for (const [before, text] of texts) {
    const difference = compareManifests(before, manifestOf(before.file, text, before.outer), expectation);
    if (difference !== undefined) return difference;
  }
  return undefined;
}

interface Expectation {
  readonly texts: Map<ScalarNode, string>;
  /** Strings that are YAML: compared without the line breaks at their end. */
  readonly embedded: Map<ScalarNode, string>;
  readonly removed: Set<Pair>;
  readonly inserted: Map<Pair, { readonly key: string; readonly text: string }[]>;
}

function expectationOf(texts: ReadonlyMap<Manifest, string>, changes: readonly ManifestChange[]): Expectation {
  const expectation: Expectation = { texts: new Map(), embedded: new Map(), removed: new Set(), inserted: new Map() };
  for (const [{ outer }, text] of texts) if (outer !== undefined) expectation.embedded.set(outer.node, text);
  for (const change of changes) {
    if (change.type === 'set') expectation.texts.set(change.node, change.text);
    else if (change.type === 'remove') expectation.removed.add(change.pair);
    else {
      const others = expectation.inserted.get(change.after) ?? [];
      expectation.inserted.set(change.after, [...others, { key: change.key, text: change.text }]);
    }
  }
  return expectation;
}

function compareManifests(before: Manifest, after: Manifest, expectation: Expectation): string | undefined {
  if (before.segments.length !== after.segments.length) return 'the number of documents differs';
  const offsets = changedOffsets(before, expectation);
  for (const [index, segment] of before.segments.entries()) {
    const other = after.segments[index];
    if (other === undefined) return 'a document is missing';
    const last = offsets[lastAtMost(offsets, segment.end)] ?? -1;
    const isTouched = segment.start <= last && last <= segment.end;
    if (!isTouched && segment.text() === other.text()) continue;
    const was = segment.parse();
    const is = other.parse();
    if (is.faults[0] !== undefined) return `${is.faults[0].what} (${is.faults[0].where})`;
    if (was.roots.length !== is.roots.length) return 'the number of documents differs';
    for (const [root, node] of was.roots.entries()) {
      const difference = compareNodes(node, is.roots[root], expectation);
      if (difference !== undefined) return difference;
    }
  }

  return undefined;
}

/** Where the changes of this text stand, ascending: documents without one may be compared as text. */
const changedOffsets = (manifest: Manifest, { texts, embedded, removed, inserted }: Expectation): number[] =>
  [...texts.keys(), ...embedded.keys(), ...[...removed, ...inserted.keys()].map(({ key }) => key)]
    .filter(({ source }) => source === manifest)
    .map(({ start }) => start)
    .sort((a, b) => a - b);

/** Where `after` is not what is expected of `before`; undefined when it is. */
function compareNodes(
  before: ManifestNode,
  after: ManifestNode | undefined,
  expectation: Expectation,
): string | undefined {
  if (after === undefined || !isAlike(before, after, expectation)) {
    return `another value changed at ${formatPlace(before.source.file, before.source, before.start)}`;
  }
  if (before.type === 'list' && after.type === 'list') return compareLists(before, after, expectation);
  if (before.type === 'map' && after.type === 'map') return compareMaps(before, after, expectation);
  return undefined;
}

/** True when the nodes are of one kind with the same anchor and tag, and for scalars hold what is expected. */
function isAlike(before: ManifestNode, after: ManifestNode, expectation: Expectation): boolean {
  if (before.type === 'alias') return after.type === 'alias' && after.name === before.name;
  if (after.type === 'alias' || before.type !== after.type) return false;
  if (before.anchor !== after.anchor || before.tag !== after.tag) return false;
  return before.type !== 'scalar' || after.type !== 'scalar' || isExpectedScalar(before, after, expectation);
}

function isExpectedScalar(before: ScalarNode, after: ScalarNode, { texts, embedded }: Expectation): boolean {
  const inner = embedded.get(before);
  if (inner !== undefined) return typeof after.value === 'string' && lines(after.value) === lines(inner);
  const text = texts.get(before);
  if (text === undefined) return before.style === after.style && before.text === after.text;
  // `!!int v2` is a string to this library and an error to others.
  if (before.tag?.startsWith('tag:yaml.org,2002:') === true && !before.tag.endsWith(':str')) return false;
  if (before.style !== 'literal' && before.style !== 'folded') return after.value === text;
  return (
    typeof after.value === 'string' &&
    typeof before.value === 'string' &&
    after.value === before.value.replace(before.text.trim(), () => text)
  );
}

const lines = (text: string): string => withoutEnd(text.replaceAll('\r\n', '\n'), '\n');

function compareLists(before: ListNode, after: ListNode, expectation: Expectation): string | undefined {
  if (before.items.length !== after.items.length) return 'the length of a list differs';
  for (const [index, item] of before.items.entries()) {
    const difference = compareNodes(item, after.items[index], expectation);
    if (difference !== undefined) return difference;
  }
  return undefined;
}

/** Pairs in order: the removed ones are gone, the inserted ones stand behind theirs. */
function compareMaps(before: MapNode, after: MapNode, expectation: Expectation): string | undefined {
  let next = 0;
  for (const pair of before.pairs) {
    if (!expectation.removed.has(pair)) {
      const twin = after.pairs[next++];
      if (twin === undefined) return 'a key is missing';
      const difference =
        compareNodes(pair.key, twin.key, expectation) ?? compareNodes(pair.value, twin.value, expectation);
      if (difference !== undefined) return difference;
    }
    for (const { key, text } of expectation.inserted.get(pair) ?? []) {
      const { key: newKey, value } = after.pairs[next++] ?? {};
      const stands =
        newKey?.type === 'scalar' && newKey.value === key && value?.type === 'scalar' && value.value === text;
      if (!stands) return `the new key "${key}" is not where it should be`;
    }
  }
  if (next === after.pairs.length) return undefined;

  return 'a key appeared';
}
