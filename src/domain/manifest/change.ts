// Turns intended changes of a manifest into edits of its text, and proves by reading the result that nothing else changed.

import { applyEdits, type Edit } from '../text/edit.ts';
import { optional, phrase } from '../text/optional.ts';
import type { ManifestChange } from './intent.ts';
import type { Manifest, ManifestNode, Outer } from './node.ts';
import { proveChanges } from './proof.ts';
import { editScalar, newScalar } from './scalar.ts';

/** The text after the changes, and the edits that make it. */
export interface Changed {
  readonly text: string;
  readonly edits: readonly Edit[];
}

/** Applies the changes, and proves by reading the result that nothing else changed; else why that cannot be proven. */
export function applyChanges(
  manifest: Manifest,
  changes: readonly ManifestChange[],
): Changed | { readonly doubt: string } {
  const edits = new Map<Manifest, Edit[]>([[manifest, []]]);
  for (const change of changes) addEdit(edits, manifestOfChange(change), editOf(change));
  const texts = new Map([...edits].map(([each, own]) => [each, applyEdits(each.text, own)]));
  const text = texts.get(manifest) ?? manifest.text;
  const doubt = proveChanges(texts, changes) ?? optional(manifest.json, () => jsonFault(text));
  if (doubt !== undefined) return { doubt };
  return { text, edits: edits.get(manifest) ?? [] };
}

const manifestOfChange = (change: ManifestChange): Manifest => {
  if (change.type === 'set') return change.node.source;
  return change.map.source;
};

/** Adds the edit to its own text and, mapped outwards, to every text around it. */
function addEdit(edits: Map<Manifest, Edit[]>, manifest: Manifest, edit: Edit): void {
  const own = edits.get(manifest) ?? [];
  own.push(edit);
  edits.set(manifest, own);
  const { outer } = manifest;
  if (outer === undefined) return;
  addEdit(edits, outer.node.source, { ...rangeOutside(outer, edit), replacement: outer.encode(edit.replacement) });
}

/** An empty range stays empty, also where the text around it has more characters there. */
function rangeOutside(outer: Outer, { start, end }: Edit): Pick<Edit, 'start' | 'end'> {
  const at = outer.offset(start);
  if (end === start) return { start: at, end: at };
  return { start: at, end: outer.offset(end) };
}

function jsonFault(text: string): string | undefined {
  try {
    JSON.parse(text.replace(/^\uFEFF/, ''));
    return undefined;
  } catch (thrown) {
    if (!(thrown instanceof SyntaxError)) throw thrown;
    return 'the result is not JSON';
  }
}

function editOf(change: ManifestChange): Edit {
  if (change.type === 'set') return editScalar(change.node, change.text);
  if (change.type === 'insert') return editForInsert(change);
  return editForRemove(change);
}

/** A new line below the pair, or a new entry after it in `{…}`, indented as the pair is. */
function editForInsert({ map, after, key, text }: Extract<ManifestChange, { type: 'insert' }>): Edit {
  const { source } = map;
  const value = newScalar(source, text);
  const lineStart = source.text.lastIndexOf('\n', after.key.start - 1) + 1;
  const margin = source.text.slice(lineStart, after.key.start);
  const eol = source.text.includes('\r\n') ? '\r\n' : '\n';

  if (map.flow) {
    const quote = phrase(after.key.type === 'scalar' && after.key.style === 'double', '"');
    const separator = margin.trim() === '' && lineStart > 0 ? `,${eol}${margin}` : ', ';
    const replacement = `${separator}${quote}${key}${quote}: ${value}`;
    return { start: after.value.end, end: after.value.end, replacement };
  }

  const indentation = margin.replace(/[^\t]/g, ' ');
  const at = lineEnd(source.text, contentEnd(after.value));
  return { start: at, end: at, replacement: `${eol}${indentation}${key}: ${value}` };
}

/** The whole lines of the pair; its characters alone where another pair shares the line. */
function editForRemove({ map, pair }: Extract<ManifestChange, { type: 'remove' }>): Edit {
  const { text } = map.source;
  const index = map.pairs.indexOf(pair);
  const before = map.pairs[index - 1];
  const next = map.pairs[index + 1];
  const lineStart = text.lastIndexOf('\n', pair.key.start - 1) + 1;
  const ownLine = text.slice(lineStart, pair.key.start).trim() === '';

  if (next !== undefined && map.flow) return { start: pair.key.start, end: next.key.start, replacement: '' };
  if (before !== undefined && map.flow) return { start: before.value.end, end: pair.value.end, replacement: '' };

  const end = lineEnd(text, contentEnd(pair.value));
  // Behind a `-` the next pair, or the comment above it, moves up.
  if (next !== undefined && !ownLine)
    return { start: pair.key.start, end: end + text.slice(end, next.key.start).search(/\S|$/), replacement: '' };

  const newline = /^\r?\n/.exec(text.slice(end, end + 2))?.[0].length ?? 0;
  if (newline > 0) return { start: lineStart, end: end + newline, replacement: '' };

  const previous = text.charAt(lineStart - 2) === '\r' ? lineStart - 2 : lineStart - 1;
  return { start: Math.max(0, previous), end, replacement: '' };
}

/** Where the last character of a value stands: a block's range goes on to the start of the line below it. */
const contentEnd = ({ source, start, end }: ManifestNode): number =>
  start + source.text.slice(start, end).trimEnd().length;

/** The offset where the line of `at` ends, before its line break. */
function lineEnd(text: string, at: number): number {
  const newline = text.indexOf('\n', at);
  const end = newline < 0 ? text.length : newline;
  if (end > at && text.charAt(end - 1) === '\r') return end - 1;
  return end;
}
