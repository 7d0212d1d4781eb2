// Tells report formats apart by content, never by file name, and names those that are not read. The map of this room:
// report-files finds and opens files → report-text reads them piece by piece → report-format chooses, with xml-format and json-format; unread-format
// names the others → xml (xml-scan, xml-text), json and text-lines take them apart → tests/, coverage/, findings/ read one format each, and give
// an any-report or a report-fault. name-id keeps names small.

import type { AnyReport } from './any-report.ts';
import { goProfileParser, isGoProfile } from './coverage/go-profile.ts';
import { isLcov, lcovParser } from './coverage/lcov.ts';
import { jsonParser } from './json.ts';
import { readJson } from './json-format.ts';
import { ReportFault, type ReportParser } from './report-fault.ts';
import { goTestParser, isGoTest } from './tests/go-test.ts';
import { isTap, tapParser } from './tests/tap.ts';
import { foreignStream, foreignText } from './unread-format.ts';
import { xmlFormat } from './xml-format.ts';

/** The parser for a report that starts with this text; throws ReportFault for a format that is not read. */
export function reportParser(start: string): ReportParser<AnyReport> {
  const text = start.replace(/^[\s\ufeff]+/, '');
  if (text.startsWith('<') && !/^<(?:!doctype )?html/i.test(text)) return xmlFormat();
  if (isGoTest(text)) return wrap(goTestParser(), (report) => ({ kind: 'tests', report }));
  const stream = foreignStream(text);
  if (stream !== undefined) throw new ReportFault('unreadable', stream);
  if (/^[[{]/.test(text)) return jsonParser(readJson);
  if (isLcov(text)) return wrap(lcovParser(), (report) => ({ kind: 'coverage', report }));
  if (isGoProfile(text)) return wrap(goProfileParser(), (report) => ({ kind: 'coverage', report }));
  if (isTap(text)) return wrap(tapParser(), (report) => ({ kind: 'tests', report }));
  throw new ReportFault('unreadable', foreignText(start));
}

function wrap<T>(parser: ReportParser<T>, of: (report: T) => AnyReport): ReportParser<AnyReport> {
  return { write: (text) => parser.write(text), end: () => of(parser.end()) };
}
