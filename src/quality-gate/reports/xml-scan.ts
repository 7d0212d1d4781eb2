// Reads plain XML fast: what report writers write nearly always. Never judges a document: it stops before whatever is not plain,
// and whoever asked reads on from there with a parser that knows all of XML.

import { harmlessText, withoutReferences } from './xml-text.ts';

/** The attributes of an element, by name with its prefix. */
export type Attributes = Readonly<Record<string, string>>;

/** What a scanner tells. Names come as they are written, with their prefix. */
export interface ScanListener {
  /** Whether the text that comes next is wanted. */
  readonly listening: boolean;
  open(name: string, attributes: Attributes): void;
  close(name: string): void;
  text(piece: string): void;
}

/** Kinds of characters, as bits. */
const nameStart = 1;
const nameRest = 2;
const space = 4;
/** Has a meaning inside of a value: it ends it, escapes, is folded to a space, or is forbidden. */
const special = 8;

const kinds = new Uint8Array(65_536);
const allow = (letters: string, kind: number): void => {
  for (const letter of letters) kinds[letter.charCodeAt(0)] = (kinds[letter.charCodeAt(0)] ?? 0) | kind;
};
kinds.fill(nameStart | nameRest, 0x41, 0x5b);
kinds.fill(nameStart | nameRest, 0x61, 0x7b);
kinds.fill(nameRest, 0x30, 0x3a);
// What XML forbids, and halves of characters, which may stand alone.
kinds.fill(special, 0, 0x20);
kinds.fill(special, 0xd800, 0xe000);
kinds.fill(special, 0xfffe);
allow('_:', nameStart | nameRest);
allow('-.', nameRest);
allow('\t\n\r ', space);
allow('&<', special);

const isKind = (code: number, kind: number): boolean => ((kinds[code] as number) & kind) !== 0;

const gt = 0x3e;
const slash = 0x2f;
const equals = 0x3d;
const quote = 0x22;
const apostrophe = 0x27;

/** More of a text is needed to read on. */
const more = -1;
/** What comes is not plain. */
const strange = -2;

const declaration =
  /<\?xml[ \t\r\n]+version=(?:"1\.0"|'1\.0')(?:[ \t\r\n]+encoding=(?:"[A-Za-z][\w.-]*"|'[A-Za-z][\w.-]*'))?(?:[ \t\r\n]+standalone=(?:"(?:yes|no)"|'(?:yes|no)'))?[ \t\r\n]*\?>/y;
const doctype =
  /<!DOCTYPE[ \t\r\n]+[A-Za-z]+(?:[ \t\r\n]+(?:SYSTEM|PUBLIC[ \t\r\n]+"[^"<>]*")[ \t\r\n]+(?:"[^"<>]*"|'[^'<>]*'))?[ \t\r\n]*>/y;

/** Longer than any reference that is plain. */
const longestReference = 10;

/** Scans one document. */
export class XmlScanner {
  /** Names of the open elements as they are written, the root first. */
  readonly open: string[] = [];
  /** True once the root element was closed. */
  ended = false;
  /** True once a DOCTYPE was read. */
  doctype = false;
  /** True once anything but white space was read. */
  began = false;
  /** True when what comes is not plain. */
  stuck = false;

  private readonly listener: ScanListener;
  private readonly names = new Names();
  private inData = false;

  constructor(listener: ScanListener) {
    this.listener = listener;
  }

  /** Reads text as far as it can; gives the place where reading must begin again. */
  scan(rest: string, piece: string): number {
    // In one string of its own, which is read several times faster than two strings that were added. NUL ends it: who asks for a character
    // behind the end of a string makes V8 read that place slowly ever after.
    const text = [rest, piece, '\0'].join('');
    const last = text.length - 1;
    let at = 0;
    for (;;) {
      if (this.inData) at = this.readData(text, at);
      if (this.inData) return at;

      const tag = text.indexOf('<', at);
      const end = tag < 0 ? last : tag;
      if (end > at) at = this.readText(text, at, end);
      if (at !== tag) return at;

      const next = this.readMarkup(text, tag);
      if (next < 0) this.stuck = next === strange;
      if (next < 0) return tag;
      this.began = true;
      at = next;
    }
  }

  /** Reads text up to `end`, where a tag begins or the piece ends; gives the place up to which it is whole. */
  private readText(text: string, from: number, end: number): number {
    let kind = 0;
    let others = 0;
    for (let at = from; at < end; at++) {
      const each = kinds[text.charCodeAt(at)] ?? 0;
      kind |= each;
      if ((each & space) === 0) others += 1;
    }
    if (this.open.length === 0) {
      this.stuck = others > 0;
      if (this.stuck) return from;
      return end;
    }
    if (others === 0 && !this.listener.listening) return end;

    const whole = wholeEnd(text, from, end);
    const piece = text.slice(from, whole);
    const plain = plainText(piece, kind);
    this.stuck = plain === undefined || piece.includes(']]>');
    if (this.stuck || plain === undefined) return from;
    if (plain !== '' && this.listener.listening) this.listener.text(plain);
    return whole;
  }

  /** Reads CDATA up to its end, or as far as the piece goes. */
  private readData(text: string, from: number): number {
    const end = text.indexOf(']]>', from);
    const whole = end < 0 ? wholeEnd(text, from, text.length - 1) : end;
    if (whole > from && this.listener.listening)
      this.listener.text(harmlessText(text.slice(from, whole).replace(/\r\n?/g, '\n')));
    this.inData = end < 0;
    if (this.inData) return whole;
    return end + 3;
  }

  private readMarkup(text: string, tag: number): number {
    const code = text.charCodeAt(tag + 1);
    if (code === slash) return this.readClose(text, tag);
    if (isKind(code, nameStart)) return this.readOpen(text, tag);
    if (text.length - 1 - tag < 9) return more;
    if (text.startsWith('<!--', tag)) return readComment(text, tag);
    if (text.startsWith('<![CDATA[', tag) && this.open.length > 0) {
      this.inData = true;
      return tag + 9;
    }
    return this.readHead(text, tag);
  }

  /** Reads the XML declaration, or a DOCTYPE that declares nothing itself. */
  private readHead(text: string, tag: number): number {
    if (this.open.length > 0 || this.ended) return strange;
    if (!text.includes('>', tag)) return more;

    if (text.startsWith('<!DOCTYPE', tag)) return this.readDoctype(text, tag);
    if (this.began || tag > 0) return strange;
    return endOf(declaration, text, tag);
  }

  private readDoctype(text: string, tag: number): number {
    if (this.doctype) return strange;
    const end = endOf(doctype, text, tag);
    this.doctype = end >= 0;
    return end;
  }

  private readClose(text: string, tag: number): number {
    const name = this.open.at(-1) ?? '';
    const end = tag + 2 + name.length;
    if (end >= text.length - 1) return text.includes('>', tag) ? strange : more;
    if (name === '' || !text.startsWith(name, tag + 2) || text.charCodeAt(end) !== gt) return strange;
    this.closeLast();
    return end + 1;
  }

  private closeLast(): void {
    const name = this.open.pop() ?? '';
    this.ended = this.open.length === 0;
    this.listener.close(name);
  }

  private readOpen(text: string, tag: number): number {
    if (this.ended) return strange;
    const attributes: Record<string, string> = {};
    let at = this.names.endOf(text, tag + 1);
    const name = this.names.last;
    while (isKind(text.charCodeAt(at), space)) {
      while (isKind(text.charCodeAt(at), space)) at++;
      if (!isKind(text.charCodeAt(at), nameStart)) break;
      at = this.readAttribute(text, at, attributes);
      if (at < 0) return at;
    }

    const closes = text.charCodeAt(at) === slash;
    if (closes) at++;
    if (text.charCodeAt(at) !== gt) return at >= text.length - 1 ? more : strange;
    this.open.push(name);
    this.listener.open(name, attributes);
    if (closes) this.closeLast();
    return at + 1;
  }

  private readAttribute(text: string, from: number, into: Record<string, string>): number {
    let at = this.names.endOf(text, from);
    const name = this.names.last;
    if (at + 1 >= text.length - 1) return more;
    const mark = text.charCodeAt(at + 1);
    // A name that every object has is not plain either.
    if (text.charCodeAt(at) !== equals || (mark !== quote && mark !== apostrophe) || into[name] !== undefined)
      return strange;

    const start = at + 2;
    let kind = 0;
    const last = text.length - 1;
    for (at = start; at < last; at++) {
      const code = text.charCodeAt(at);
      if (code === mark) break;
      kind |= kinds[code] as number;
    }
    if (at === last) return more;
    const plain = plainValue(text.slice(start, at), kind);
    if (plain === undefined) return strange;
    into[name] = plain;
    return at + 1;
  }
}

/** Longer names are not remembered. */
const longestKnown = 100;

/** Names as they were met before: a report has few, and a name that is known costs no text of its own. */
class Names {
  last = '';
  private readonly known: string[] = new Array<string>(1024).fill('');

  /** The place after the name that begins here; `last` is the name. */
  endOf(text: string, from: number): number {
    let hash = 0;
    let at = from;
    for (let code = text.charCodeAt(at); isKind(code, nameRest); code = text.charCodeAt(++at))
      hash = (Math.imul(hash, 31) + code) | 0;

    const slot = hash & 1023;
    const known = this.known[slot] ?? '';
    const isKnown = known.length === at - from && text.startsWith(known, from);
    this.last = isKnown ? known : Buffer.from(text.slice(from, at)).toString();
    if (at - from <= longestKnown) this.known[slot] = this.last;
    return at;
  }
}

/** Where a piece must be cut, because what comes next may belong to its last characters. Before a tag nothing comes. */
function wholeEnd(text: string, from: number, end: number): number {
  if (end < text.length - 1) return end;
  const tail = Math.max(from, end - longestReference - 2);
  const reference = text.lastIndexOf('&', end);
  if (reference >= tail && !text.includes(';', reference)) return reference;
  let whole = end;
  while (whole > from && end - whole < 2 && /[\]\r]/.test(text[whole - 1] ?? '')) whole--;
  return whole;
}

function readComment(text: string, tag: number): number {
  const end = text.indexOf('--', tag + 4);
  if (end < 0 || end + 2 >= text.length - 1) return more;
  if (text.charCodeAt(end + 2) !== gt) return strange;
  return end + 3;
}

function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  if (!pattern.test(text)) return strange;
  return pattern.lastIndex;
}

/** A value without references, its line breaks as spaces; undefined when that is not plain. `kind`: of all its characters. */
function plainValue(value: string, kind: number): string | undefined {
  if ((kind & special) === 0) return value;
  if (value.includes('<')) return undefined;
  return withoutReferences(harmlessText(value.replace(/\r\n|[\t\n\r]/g, ' ')));
}

/** A text without references; undefined when that is not plain. `kind`: of all its characters. */
function plainText(text: string, kind: number): string | undefined {
  if ((kind & special) === 0) return text;
  return withoutReferences(harmlessText(text.replace(/\r\n?/g, '\n')));
}
