// Reads a string that is itself YAML (Argo CD's helm.values) as a text of its own, and maps its offsets outwards.

import { withoutEnd } from '../text/ends.ts';
import { optional } from '../text/optional.ts';
import { lastAtMost } from '../text/source-text.ts';
import type { Outer, ScalarNode } from './node.ts';

/** The text inside a scalar and the way back to the outer text; undefined for styles where a character has no single place. */
export function findEmbedded(node: ScalarNode): { text: string; outer: Outer } | undefined {
  if (node.style === 'literal') return embeddedBlock(node);
  if (node.style === 'double' || node.style === 'single') return embeddedQuoted(node);
  return undefined;
}

/** A `|` block: each line without its indentation. Inner line breaks get the indentation back when they are written. */
function embeddedBlock(node: ScalarNode): { text: string; outer: Outer } | undefined {
  const written = node.source.text.slice(node.start, node.end);
  const headerEnd = written.indexOf('\n') + 1;

  if (headerEnd === 0) return undefined;

  const lines = written.slice(headerEnd).split(/(?<=\n)/);
  const indentation = /^ */.exec(lines.find((line) => line.trim() !== '') ?? '')?.[0] ?? '';
  // `|2` counts from the parent's indentation, which the text alone does not tell.
  if (/^\|[+-]?[1-9]/.test(written)) return undefined;

  const [inners, outers]: [number[], number[]] = [[], []];
  let [inner, outer, text] = [0, node.start + headerEnd, ''];
  for (const line of lines) {
    const kept = line.slice(Math.min(indentation.length, /^ */.exec(line)?.[0].length ?? 0));
    inners.push(inner);
    outers.push(outer + line.length - kept.length);
    text += kept;
    inner += kept.length;
    outer += line.length;
  }

  const offset = (at: number): number => {
    const line = lastAtMost(inners, at);
    return (outers[line] ?? node.start) + at - (inners[line] ?? 0);
  };
  if (withoutBreaks(text) !== withoutBreaks(node.text)) return undefined;

  return { text, outer: { node, offset, encode: (added) => added.replaceAll('\n', `\n${indentation}`) } };
}

const escapeSequence = /\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|[^\r\n])/y;

/** A quoted string on one line: each character and the place where it is written. */
function embeddedQuoted(node: ScalarNode): { text: string; outer: Outer } | undefined {
  const { text: whole } = node.source;
  const written = whole.slice(node.start, node.end);

  if (/[\r\n]/.test(written)) return undefined;

  const places: number[] = [];
  for (let at = 1; at < written.length - 1; ) {
    escapeSequence.lastIndex = at;
    const sequence = optional(node.style === 'double', () => escapeSequence.exec(written)?.[0]);
    const length = sequence?.length ?? (node.style === 'single' && written.startsWith("''", at) ? 2 : 1);
    const units = sequence !== undefined && /^\\U000[1-9A-Fa-f]|^\\U0010/.test(sequence) ? 2 : 1;
    for (let unit = 0; unit < units; unit++) places.push(node.start + at);
    at += length;
  }
  places.push(node.end - 1);
  if (places.length !== node.text.length + 1) return undefined;

  const offset = (at: number): number => places[Math.min(at, places.length - 1)] ?? node.end - 1;
  const encode = (added: string): string => {
    if (node.style === 'double') return JSON.stringify(added).slice(1, -1);
    return added.replaceAll("'", "''");
  };
  return { text: node.text, outer: { node, offset, encode } };
}

const withoutBreaks = (text: string): string => withoutEnd(text.replaceAll('\r\n', '\n'), '\n');
