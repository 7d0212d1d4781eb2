// Reads XML piece by piece: elements with their parents, and text where somebody asks for it.
// Never expands an entity of a DOCTYPE and never opens anything that a document names.

import { SaxesParser } from 'saxes';
import { ReportFault, type ReportParser } from './report-fault.ts';

/** The attributes of an element, by name with its prefix. */
export type Attributes = Readonly<Record<string, string>>;

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

// An entity that a DOCTYPE declares stays as it is written.
const unexpanded = /undefined entity\.$/;
// A reference to a character that XML forbids, and what the text filter leaves.
const harmless = /disallowed character\.$|malformed character entity\.$/;
// Test output is full of bytes that XML forbids (terminal colours above all): they spoil a message, never a verdict.
const forbidden = /[^\t\n\r\x20-\ufffd]/g;
const suspicious = /[^\t\n\r\x20-\ud7ff\ue000-\ufffd]/;

/** The parser of a report that is one XML document. Throws ReportFault when it is not well-formed. */
export function xmlParser<T>(collector: XmlCollector<T>): ReportParser<T> {
  const document = new Document(collector);
  return { write: (text) => document.write(text), end: () => document.end() };
}

class Document<T> {
  private readonly parser = new SaxesParser<{ xmlns: false }>({ xmlns: false });
  private readonly parents: string[] = [];
  private readonly collector: XmlCollector<T>;
  private doctype = false;
  private started = false;
  /** A high surrogate at the end of a piece waits for its other half. */
  private half = '';
  private sinceTag = 0;

  constructor(collector: XmlCollector<T>) {
    this.collector = collector;
    this.parser.on('doctype', () => {
      this.doctype = true;
    });
    this.parser.on('cdata', (piece) => {
      if (collector.listening) collector.text(piece);
    });
    this.parser.on('opentag', ({ name, attributes }) => this.open(localName(name), attributes));
    this.parser.on('closetag', ({ name }) => this.close(localName(name)));
    this.parser.on('error', ({ message }) => this.complain(message));
  }

  write(text: string): void {
    let piece = this.half + text;
    this.half = /[\ud800-\udbff]$/.test(piece) ? piece.slice(-1) : '';
    if (this.half !== '') piece = piece.slice(0, -1);
    // White space before the declaration is a fault of XML, and common.
    if (!this.started) piece = piece.replace(/^[\s\ufeff]+/, '');
    if (piece === '') return;

    this.started = true;
    this.sinceTag += piece.length;
    if (this.sinceTag > longestTag && !this.collector.listening)
      throw new ReportFault('unreadable', `has no tag in ${Math.round(longestTag / 1024 / 1024)} MB`);
    this.parser.write(suspicious.test(piece) ? piece.toWellFormed().replace(forbidden, '\ufffd') : piece);
  }

  end(): T {
    this.parser.close();
    return this.collector.report();
  }

  private open(name: string, attributes: Attributes): void {
    this.sinceTag = 0;
    if (this.parents.length >= deepest) throw new ReportFault('unreadable', `nests more than ${deepest} elements`);
    this.collector.open(name, attributes, this.parents);
    this.parents.push(name);
    this.tune();
  }

  private close(name: string): void {
    this.sinceTag = 0;
    this.parents.pop();
    this.collector.close(name, this.parents);
    this.tune();
  }

  private readonly text = (piece: string): void => this.collector.text(piece);

  private tune(): void {
    if (this.collector.listening) this.parser.on('text', this.text);
    else this.parser.off('text');
  }

  private complain(message: string): void {
    if (harmless.test(message) || (this.doctype && unexpanded.test(message))) return;
    throw new ReportFault('unreadable', `is not well-formed XML (line:column: what) ${message.slice(0, 200)}`);
  }
}

/** A number in an attribute, 0 when it is absent; throws ReportFault for what is no number. `format` names the format. */
export function numberIn(text: string | undefined, format: string): number {
  const value = Number((text ?? '0').trim());
  if (Number.isFinite(value)) return value;
  throw new ReportFault('unreadable', `is not valid ${format}: "${text?.slice(0, 40)}" is not a number`);
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);
