// Reads XML piece by piece: elements with their parents, and text where somebody asks for it.
// Never expands an entity of a DOCTYPE and never opens anything that a document names.

import { SaxesParser } from 'saxes';
import { phrase } from '../../domain/text/optional.ts';
import { ReportFault, type ReportParser } from './report-fault.ts';
import { type Attributes, type ScanListener, XmlScanner } from './xml-scan.ts';
import { harmlessText } from './xml-text.ts';

export type { Attributes };

/** What a document is read with. Names come without their namespace prefix. */
export interface XmlCollector<T> {
  /** Whether the text inside the element that was opened last is wanted. */
  readonly listening: boolean;
  /** `parents` are the names of the open elements, the root first. */
  open(name: string, attributes: Attributes, parents: readonly string[]): void;
  close(name: string, parents: readonly string[]): void;
  /** A piece of text or CDATA, while it listens. */
  text(piece: string): void;
  report(): T;
}

/** Deeper than any report nests. */
const deepest = 250;
/** More attributes than any element has, and longer ones: saxes holds them whole. */
const longestTag = 32 * 1024 * 1024;
/** What the scanner holds back at most: longer tags and comments are for saxes, which reads them piece by piece. */
const longestRest = 64 * 1024;

// An entity that a DOCTYPE declares stays as it is written.
const unexpanded = /undefined entity\.$/;
// A reference to a character that XML forbids, and what the text filter leaves.
const harmless = /disallowed character\.$|malformed character entity\.$/;
const suspicious = /[^\t\n\r\x20-\ud7ff\ue000-\ufffd]/;

/** The parser of a report that is one XML document. Throws ReportFault when it is not well-formed. */
export function xmlParser<T>(collector: XmlCollector<T>): ReportParser<T> {
  const document = new Document(collector);
  return { write: (text) => document.write(text), end: () => document.end() };
}

/** A document: the scanner reads it as long as it is plain, and saxes from there on. */
class Document<T> implements ScanListener {
  private readonly scanner = new XmlScanner(this);
  private readonly parents: string[] = [];
  private readonly collector: XmlCollector<T>;
  private readonly place = new Place();
  private saxes: SaxesReader | undefined;
  /** What the scanner could not read yet. */
  private rest = '';
  private started = false;
  /** A high surrogate at the end of a piece waits for its other half. */
  private half = '';
  private sinceTag = 0;

  constructor(collector: XmlCollector<T>) {
    this.collector = collector;
  }

  get listening(): boolean {
    return this.collector.listening;
  }

  write(text: string): void {
    let piece = this.half + text;
    this.half = '';
    if (isHalf(piece.charCodeAt(piece.length - 1))) {
      this.half = piece.slice(-1);
      piece = piece.slice(0, -1);
    }
    // White space before the declaration is a fault of XML, and common.
    if (!this.started) piece = piece.replace(/^[\s\ufeff]+/, '');
    if (piece !== '') this.take(piece);
  }

  private take(piece: string): void {
    this.started = true;
    if (this.saxes !== undefined) this.writeOn(this.saxes, piece);
    else this.scan(piece);
  }

  end(): T {
    if (this.half !== '') this.take('\ufffd');
    // Whoever has a rest at the end, or an open element, did not read a whole document: saxes says why.
    if (this.saxes === undefined && (this.rest !== '' || !this.scanner.ended)) this.handOver(this.rest);
    this.saxes?.close();
    return this.collector.report();
  }

  open(rawName: string, attributes: Attributes): void {
    const name = localName(rawName);
    this.sinceTag = 0;
    if (this.parents.length >= deepest) throw new ReportFault('unreadable', `nests elements more than ${deepest} deep`);
    this.collector.open(name, attributes, this.parents);
    this.parents.push(name);
  }

  close(rawName: string): void {
    this.sinceTag = 0;
    this.parents.pop();
    this.collector.close(localName(rawName), this.parents);
  }

  text(piece: string): void {
    this.collector.text(piece);
  }

  private scan(piece: string): void {
    const at = this.scanner.scan(this.rest, piece);
    const inPiece = at - this.rest.length;
    this.place.pass(this.rest, at);
    this.place.pass(piece, inPiece);

    this.rest = inPiece < 0 ? this.rest.slice(at) + piece : piece.slice(inPiece);
    if (this.scanner.stuck || this.rest.length > longestRest) this.handOver(this.rest);
  }

  private handOver(text: string): void {
    this.saxes = new SaxesReader(this, this.scanner, this.place);
    this.rest = '';
    if (text !== '') this.writeOn(this.saxes, text);
  }

  private writeOn(saxes: SaxesReader, piece: string): void {
    this.sinceTag += piece.length;
    if (this.sinceTag > longestTag && !this.collector.listening)
      throw new ReportFault('unreadable', `has no tag in ${Math.round(longestTag / 1024 / 1024)} MB`);
    saxes.write(suspicious.test(piece) ? harmlessText(piece) : piece);
  }
}

/** Where a document is read, for messages. */
class Place {
  line = 1;
  column = 0;

  /** Goes on to the place `end` in a text, or to its end. */
  pass(text: string, upTo: number): void {
    const end = Math.min(upTo, text.length);
    if (end <= 0) return;
    let lineStart = -1;
    for (let at = text.indexOf('\n'); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) {
      this.line += 1;
      lineStart = at + 1;
    }
    if (lineStart < 0) this.column += end;
    else this.column = end - lineStart;
  }
}

/** Reads on in the middle of a document, with all that XML allows. */
class SaxesReader {
  private readonly parser = new SaxesParser<{ xmlns: false }>({ xmlns: false });
  private readonly listener: ScanListener;
  private doctype: boolean;

  constructor(listener: ScanListener, scanner: XmlScanner, { line, column }: Place) {
    this.listener = listener;
    this.doctype = scanner.doctype;
    this.parser.write(pathTo(scanner));
    Object.assign(this.parser, { line, column });

    this.parser.on('doctype', () => {
      this.doctype = true;
    });
    this.parser.on('cdata', (piece) => {
      if (listener.listening) listener.text(piece);
    });
    this.parser.on('opentag', ({ name, attributes }) => {
      listener.open(name, attributes);
      this.tune();
    });
    this.parser.on('closetag', ({ name }) => {
      listener.close(name);
      this.tune();
    });
    this.parser.on('error', ({ message }) => this.complain(message));
    this.tune();
  }

  write(piece: string): void {
    this.parser.write(piece);
  }

  close(): void {
    this.parser.close();
  }

  private readonly text = (piece: string): void => this.listener.text(piece);

  private tune(): void {
    if (this.listener.listening) this.parser.on('text', this.text);
    else this.parser.off('text');
  }

  private complain(message: string): void {
    if (harmless.test(message) || (this.doctype && unexpanded.test(message))) return;
    throw new ReportFault('unreadable', `is not well-formed XML (line:column: what) ${message.slice(0, 200)}`);
  }
}

/** The shortest document that leads to where a scanner is: behind the same head, inside of the same elements or behind the root. */
function pathTo({ began, doctype, ended, open }: XmlScanner): string {
  const head = `${phrase(began, '\n')}${phrase(doctype, '<!DOCTYPE a>')}`;
  if (ended) return `${head}<a/>`;
  return head + open.map((name) => `<${name}>`).join('');
}

/** A number in an attribute, 0 when it is absent; throws ReportFault for what is no number. `format` names the format. */
export function numberInAttribute(text: string | undefined, format: string): number {
  const value = Number((text ?? '0').trim());
  if (Number.isFinite(value)) return value;
  throw new ReportFault('unreadable', `is not valid ${format}: "${text?.slice(0, 40)}" is not a number`);
}

/** A line number from 1 in an attribute; undefined for anything else. */
export function lineIn(text: string | undefined): number | undefined {
  const line = Number(text ?? 0);
  if (Number.isInteger(line) && line > 0) return line;
  return undefined;
}

const isHalf = (code: number): boolean => code >= 0xd800 && code <= 0xdbff;

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);
