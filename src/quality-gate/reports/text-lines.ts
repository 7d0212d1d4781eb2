// Cuts the text of a report into lines as it comes. Keeps no line.

import type { ReportParser } from './report-fault.ts';

/** A line longer than this is cut: no report has one, and a hostile one must not fill the memory. */
const longestLine = 16 * 1024 * 1024;

/** Reads the line that begins at a place in a text by itself; gives the place after its line break, or -1 when it must be cut out first. */
export type QuickRead = (text: string, from: number) => number;

const neverQuick: QuickRead = () => -1;

/** A parser that gets each line without its line break, and is asked for the report at the end. */
export function lineParser<T>(
  read: (line: string) => void,
  report: () => T,
  quick: QuickRead = neverQuick,
): ReportParser<T> {
  let rest = '';
  const skip = (text: string, from: number): number => {
    let at = from;
    for (let next = quick(text, at); next >= 0; next = quick(text, at)) at = next;
    return at;
  };

  return {
    write: (text) => {
      let from = 0;
      if (rest === '') from = skip(text, 0);
      for (let at = text.indexOf('\n', from); at >= 0; at = text.indexOf('\n', from)) {
        const line = rest + text.slice(from, at);
        rest = '';
        read(withoutReturn(line));
        from = skip(text, at + 1);
      }
      if (rest.length < longestLine) rest += text.slice(from);
    },
    end: () => {
      if (rest !== '') read(withoutReturn(rest));
      return report();
    },
  };
}

function withoutReturn(line: string): string {
  if (line.endsWith('\r')) return line.slice(0, -1);
  return line;
}

/** The same text in memory of its own: a slice keeps the whole piece alive that it was cut from. */
export const ownText = (slice: string): string => Buffer.from(slice).toString();
