// Reads a manifest (YAML or JSON, one document or many) as trees with places. Parses to find; never prints a tree.
// https://yaml.org/spec/1.2.2/
// The map of this room: manifest (reads: parser makes each node, embedded the YAML inside strings) → intent (what is meant) → change (edits: scalar) →
// proof.

import { ActionError } from '../action-error.ts';
import { sourceText } from '../text/source-text.ts';
import { hasCode } from '../thrown.ts';
import type { Manifest, ParsedSegment, Segment } from './node.ts';
import { parseDocuments } from './parser.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Bytes of a file that is read as a manifest: some hundred times what a cluster takes (etcd: 1.5 MiB). */
const mostBytes = 16 * 1024 * 1024;

/** Decodes the file; throws an ActionError that names it when it is too large or no UTF-8. Documents are parsed later, one by one. `listedBy` is the input that lists it. */
export function readManifest(file: string, bytes: Uint8Array, listedBy: string): Manifest {
  if (bytes.length > mostBytes) throw tooLarge(file, bytes.length, listedBy);
  try {
    return manifestOf(file, utf8.decode(bytes), undefined, listedBy);
  } catch (thrown) {
    if (!hasCode(thrown, 'ERR_ENCODING_INVALID_ENCODED_DATA')) throw thrown;
    const fix = 'Save the file as UTF-8; every byte of it must survive the bump.';
    throw new ActionError({ code: 'manifest_not_utf8', what: `"${file}" is not UTF-8 text`, where: file, fix });
  }
}

function tooLarge(file: string, length: number, listedBy: string): ActionError {
  const size = `${Math.ceil(length / 1024 / 1024)} MiB`;
  const what = `"${file}" has ${size}, but a manifest may have at most ${mostBytes / 1024 / 1024} MiB`;
  const fix = `Leave the file out of \`${listedBy}\`, or split it into several files.`;
  return new ActionError({ code: 'manifest_too_large', what, where: file, fix });
}

/** The manifest that a text is; `outer` when it stands inside a string of another one, which is then listed as that one is. */
export function manifestOf(
  file: string,
  text: string,
  outer?: Manifest['outer'],
  listedBy = outer?.node.source.listedBy,
): Manifest {
  let quote: '"' | "'" | undefined;
  const segments: Segment[] = [];
  const manifest: Manifest = {
    ...sourceText(text),
    file,
    outer,
    listedBy,
    json: isJson(file, text, outer),
    quote: () => {
      quote ??= manifest.json ? '"' : prevailingQuote(text);
      return quote;
    },
    segments,
  };

  segments.push(...splitDocuments(text).map(([start, end]) => segmentOf(manifest, start, end)));

  return manifest;
}

function segmentOf(source: Manifest, start: number, end: number): Segment {
  let parsed: ParsedSegment | undefined;
  const parse = (): ParsedSegment => {
    parsed ??= parseDocuments(source, start, end);
    return parsed;
  };
  return { start, end, text: () => source.text.slice(start, end), parse };
}

/**
 * The ranges between lines that start with `---`. YAML forbids such a line inside any value (rule c-forbidden), so the
 * cut is exact. A text with directives is left whole, since they belong to the document after them.
 */
function splitDocuments(text: string): [number, number][] {
  if (/^\uFEFF?%/.test(text) || text.includes('\n%')) return [[0, text.length]];
  const ranges: [number, number][] = [];
  let start = 0;
  for (let at = text.indexOf('\n---'); at >= 0; at = text.indexOf('\n---', at + 4)) {
    if (!/^(?:[ \t\r\n]|$)/.test(text.slice(at + 4, at + 5))) continue;
    ranges.push([start, at + 1]);
    start = at + 1;
  }
  ranges.push([start, text.length]);
  return ranges;
}

function isJson(file: string, text: string, outer: Manifest['outer']): boolean {
  if (outer === undefined && file.toLowerCase().endsWith('.json')) return true;
  if (!/^\uFEFF?\s*[{[]/.test(text)) return false;
  try {
    JSON.parse(text.replace(/^\uFEFF/, ''));
    return true;
  } catch (thrown) {
    if (!(thrown instanceof SyntaxError)) throw thrown;
    return false;
  }
}

/** The quote that opens most quoted values of the text; double when it is a tie. */
function prevailingQuote(text: string): '"' | "'" {
  const single = text.match(/[\s:,[{]'/g)?.length ?? 0;
  const double = text.match(/[\s:,[{]"/g)?.length ?? 0;
  if (single > double) return "'";
  return '"';
}
