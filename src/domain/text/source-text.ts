// Turns an offset in a text into what a person looks for: line, column, and the line with a caret. Never edits.
// The map of this room: edit and template change a text, source-text shows a place in it; ends, foreign-text, hiding and markdown make foreign text
// safe; duration, nearest and optional make sentences.

import { withoutEnd } from './ends.ts';

/** A place in a text: both numbers count from 1, columns in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A text in which places are looked for. */
export interface SourceText {
  readonly text: string;
  /** The offset at which each line starts, ascending. Counted when it is first asked for, and kept: one walk serves all places. */
  readonly lineStarts: () => readonly number[];
}

/** Makes a text ready for questions about its places. */
export function sourceText(text: string): SourceText {
  let starts: readonly number[] | undefined;
  const lineStarts = (): readonly number[] => {
    starts ??= findLineStarts(text);
    return starts;
  };
  return { text, lineStarts };
}

/** CR, LF and CRLF all end a line. */
function findLineStarts(text: string): readonly number[] {
  const starts = [0];
  for (const each of text.matchAll(/\r\n|\r|\n/g)) starts.push(each.index + each[0].length);
  return starts;
}

/** The line and column of `offset`; past the end means the end. */
export function positionAt({ text, lineStarts }: SourceText, offset: number): Position {
  const starts = lineStarts();
  const at = Math.min(Math.max(0, offset), text.length);
  const index = lastAtMost(starts, at);
  return { line: index + 1, column: at - (starts[index] ?? 0) + 1 };
}

/** The index of the last of the ascending numbers that is not above `limit`; 0 when all are. */
export function lastAtMost(ascending: readonly number[], limit: number): number {
  let [low, high] = [0, ascending.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((ascending[middle] ?? 0) <= limit) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}

/** `file:line:column` of an offset. */
export function formatPlace(file: string, source: SourceText, offset: number): string {
  const { line, column } = positionAt(source, offset);
  return `${file}:${line}:${column}`;
}

/** The source line at `offset` with a caret under the place; long lines are cut around it. */
export function caretExcerpt(source: SourceText, offset: number, width = 100): string {
  const { line, column } = positionAt(source, offset);
  const starts = source.lineStarts();
  const whole = withoutEnd(source.text.slice(starts[line - 1], starts[line]), '\r\n');
  const start = Math.max(0, column - 1 - Math.floor(width / 2));
  const shown = whole.slice(start, start + width).replaceAll('\t', ' ');
  const margin = `${line} | `;
  return `${margin}${shown}\n${' '.repeat(margin.length + column - 1 - start)}^`;
}
