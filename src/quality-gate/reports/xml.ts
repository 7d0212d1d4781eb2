// Reads XML piece by piece: elements with their parents, and text where somebody asks for it.
// Never expands an entity of a DOCTYPE and never opens anything that a document names.

import { SaxesParser } from 'saxes';
import { ReportFault, type ReportParser } from './report-fault.ts';

/** What a document is read with. Names come without their namespace prefix. */
export interface XmlReader {
  /** `parents` are the names of the open elements, the root first. */
  open(name: string, attributes: Readonly<Record<string, string>>, parents: readonly string[]): void;
  close(name: string, parents: readonly string[]): void;
  /** Called for text and CDATA, between `listen(true)` and `listen(false)`. */
  text(piece: string): void;
}

/** A document that is being read. */
export interface XmlDocument {
  write(text: string): void;
  end(): void;
}

// Test output is full of bytes that XML forbids (terminal colours above all): they spoil a message, never a verdict.
const harmless = /disallowed character\.$|malformed character entity\.$/;
// An entity that a DOCTYPE declares stays as it is written.
const unexpanded = /undefined entity\.$/;

/** Starts a document. `listen` is asked after each opening: whether the text inside is wanted. Throws ReportFault when it is not well-formed. */
export function readXml(reader: XmlReader, listens: () => boolean): XmlDocument {
  const parser = new SaxesParser<{ xmlns: false }>({ xmlns: false });
  const parents: string[] = [];
  let doctype = false;
  const text = (piece: string): void => reader.text(piece);
  const tune = (): void => {
    if (listens()) parser.on('text', text);
    else parser.off('text');
  };
  parser.on('doctype', () => {
    doctype = true;
  });
  parser.on('cdata', (piece) => {
    if (listens()) reader.text(piece);
  });
  parser.on('opentag', (tag) => {
    const name = localName(tag.name);
    reader.open(name, tag.attributes, parents);
    parents.push(name);
    tune();
  });
  parser.on('closetag', (tag) => {
    parents.pop();
    reader.close(localName(tag.name), parents);
    tune();
  });
  parser.on('error', (error) => {
    if (harmless.test(error.message) || (doctype && unexpanded.test(error.message))) return;
    throw new ReportFault('unreadable', `is not well-formed XML (line:column: what) ${error.message}`);
  });
  return { write: (piece) => void parser.write(piece), end: () => void parser.close() };
}

/** A reader that has a report when the document has ended. */
export interface XmlCollector<T> extends XmlReader {
  /** Whether the text inside the element that was opened last is wanted. */
  readonly listening: boolean;
  report(): T;
}

/** The parser of a report that is one XML document. */
export function xmlParser<T>(collector: XmlCollector<T>): ReportParser<T> {
  const document = readXml(collector, () => collector.listening);
  return {
    write: (text) => document.write(text),
    end: () => {
      document.end();
      return collector.report();
    },
  };
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);
