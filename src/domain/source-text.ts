// Turns an offset in a text into what a person looks for: line, column, and the line with a caret. Never edits.

/** A place in a text: both numbers count from 1, columns in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** The line and column of `offset`; past the end means the end. CR, LF and CRLF all end a line. */
export function positionAt(text: string, offset: number): Position {
  const end = Math.min(Math.max(0, offset), text.length);
  let [line, start] = [1, 0];
  for (let at = 0; at < end; at++) {
    const code = text.charCodeAt(at);
    // A CR before an LF ends no line of its own, unless the LF is already behind the place.
    if (code !== 10 && (code !== 13 || (text.charCodeAt(at + 1) === 10 && at + 1 < end))) continue;
    line += 1;
    start = at + 1;
  }
  return { line, column: end - start + 1 };
}

/** `file:line:column` of an offset. */
export function formatPlace(file: string, text: string, offset: number): string {
  const { line, column } = positionAt(text, offset);
  return `${file}:${line}:${column}`;
}

/** The source line at `offset` with a caret under the place; long lines are cut around it. */
export function caretExcerpt(text: string, offset: number, width = 100): string {
  const { line, column } = positionAt(text, offset);
  const whole = text.split(/\r\n|\r|\n/)[line - 1] ?? '';
  const start = Math.max(0, column - 1 - Math.floor(width / 2));
  const shown = whole.slice(start, start + width).replaceAll('\t', ' ');
  const margin = `${line} | `;
  return `${margin}${shown}\n${' '.repeat(margin.length + column - 1 - start)}^`;
}
