// Reads a string that is itself YAML (Argo CD's helm.values) as a text of its own, and maps its offsets outwards.

import { withoutEnd } from '../text/ends.ts';
import { lastAtMost } from '../text/source-text.ts';
import type { Outer, ScalarNode, ScalarStyle } from './node.ts';

/** The text inside a scalar and the way back to the outer text; undefined for styles where a character has no single place. */
export function findEmbedded(node: ScalarNode): { text: string; outer: Outer } | undefined {
  if (node.style === 'literal') return embeddedBlock(node);
  const quoting = quotings[node.style];
  if (quoting === undefined) return undefined;
  return embeddedQuoted(node, quoting);
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

  const inners: number[] = [];
  const outers: number[] = [];
  let text = '';
  let outer = node.start + headerEnd;
  for (const line of lines) {
    const kept = line.slice(Math.min(indentation.length, /^ */.exec(line)?.[0].length ?? 0));
    inners.push(text.length);
    outers.push(outer + line.length - kept.length);
    text += kept;
    outer += line.length;
  }

  const offset = (at: number): number => {
    const line = lastAtMost(inners, at);
    return (outers[line] ?? node.start) + at - (inners[line] ?? 0);
  };
  if (withoutBreaks(text) !== withoutBreaks(node.text)) return undefined;

  return { text, outer: { node, offset, encode: (added) => added.replaceAll('\n', `\n${indentation}`) } };
}

/** How a text is written in quotes. */
interface Quoting {
  /** One unit of it: by itself, or escaped. */
  readonly sign: RegExp;
  readonly encode: (text: string) => string;
}

const quotings: Readonly<Partial<Record<ScalarStyle, Quoting>>> = {
  single: { sign: /''|[\s\S]/g, encode: (text) => text.replaceAll("'", "''") },
  double: {
    sign: /\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|[^\r\n])|[\s\S]/g,
    encode: (text) => JSON.stringify(text).slice(1, -1),
  },
};

/** A quoted string on one line: each character and the place where it is written. */
function embeddedQuoted(node: ScalarNode, { sign, encode }: Quoting): { text: string; outer: Outer } | undefined {
  const written = node.source.text.slice(node.start, node.end);
  if (/[\r\n]/.test(written)) return undefined;

  const places: number[] = [];
  for (const { 0: sequence, index } of written.slice(1, -1).matchAll(sign)) {
    const place = node.start + 1 + index;
    places.push(place);
    // Beyond the first plane one escape stands for two units.
    if (/^\\U000[1-9A-Fa-f]|^\\U0010/.test(sequence)) places.push(place);
  }
  places.push(node.end - 1);
  if (places.length !== node.text.length + 1) return undefined;

  const offset = (at: number): number => places[Math.min(at, places.length - 1)] ?? node.end - 1;
  return { text: node.text, outer: { node, offset, encode } };
}

const withoutBreaks = (text: string): string => withoutEnd(text.replaceAll('\r\n', '\n'), '\n');
