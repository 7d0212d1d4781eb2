// Cuts the text of a report into lines as it comes. Keeps no line.

import type { ReportParser } from './report-fault.ts';

/** A line longer than this is cut: no report has one, and a hostile one must not fill the memory. */
const longestLine = 16 * 1024 * 1024;

/** A parser that gets each line without its line break, and is asked for the report at the end. */
export function lineParser<T>(read: (line: string) => void, report: () => T): ReportParser<T> {
  let rest = '';
  return {
    write: (text) => {
      let from = 0;
      for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', from)) {
        const line = rest + text.slice(from, at);
        rest = '';
        from = at + 1;
        read(line.endsWith('\r') ? line.slice(0, -1) : line);
      }
      if (rest.length < longestLine) rest += text.slice(from);
    },
    end: () => {
      if (rest !== '') read(rest.endsWith('\r') ? rest.slice(0, -1) : rest);
      return report();
    },
  };
}

/** The same text in memory of its own: a slice keeps the whole piece alive that it was cut from. */
export const ownText = (slice: string): string => Buffer.from(slice).toString();
