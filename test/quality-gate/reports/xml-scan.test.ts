// The scanner and saxes tell the same of every document: of those that reports are made of, of spoiled ones, and wherever a piece ends.

import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { ReportFault } from '../../../src/quality-gate/reports/report-fault.ts';
import { type Attributes, type XmlCollector, xmlParser } from '../../../src/quality-gate/reports/xml.ts';
import { XmlScanner } from '../../../src/quality-gate/reports/xml-scan.ts';
import { harmlessText } from '../../../src/quality-gate/reports/xml-text.ts';
import { fixture } from './reading.ts';

/** Notes what it is told; text that comes in pieces is one text. Listens inside of elements whose name begins with a vowel. */
class Notes implements XmlCollector<string[]> {
  listening = false;
  readonly seen: string[] = [];
  private said = '';

  open(name: string, attributes: Attributes, parents: readonly string[]): void {
    this.flush();
    this.seen.push(`<${[...parents, name].join('/')} ${JSON.stringify(Object.entries(attributes))}`);
    this.listening = /^[aeiou]/.test(name);
  }

  close(name: string): void {
    this.flush();
    this.seen.push(`>${name}`);
    this.listening = false;
  }

  text(piece: string): void {
    this.said += piece;
  }

  report(): string[] {
    this.flush();
    return this.seen;
  }

  private flush(): void {
    if (this.said !== '') this.seen.push(`"${this.said}`);
    this.said = '';
  }
}

/** What saxes alone tells of a document: the judge. */
function told(text: string): string[] {
  const notes = new Notes();
  const parents: string[] = [];
  let doctype = false;
  const parser = new SaxesParser<{ xmlns: false }>({ xmlns: false });
  const local = (name: string): string => name.slice(name.indexOf(':') + 1);
  const tune = (): void => {
    if (notes.listening) parser.on('text', (piece) => notes.text(piece));
    else parser.off('text');
  };
  parser.on('doctype', () => {
    doctype = true;
  });
  parser.on('cdata', (piece) => {
    if (notes.listening) notes.text(piece);
  });
  parser.on('opentag', ({ name, attributes }) => {
    notes.open(local(name), attributes, parents);
    parents.push(local(name));
    tune();
  });
  parser.on('closetag', ({ name }) => {
    parents.pop();
    notes.close(local(name));
    tune();
  });
  parser.on('error', ({ message }) => {
    if (/disallowed character\.$|malformed character entity\.$/.test(message)) return;
    if (!(doctype && message.endsWith('undefined entity.'))) throw new ReportFault('unreadable', message);
  });
  parser.write(harmlessText(text.replace(/^[\s\ufeff]+/, ''))).close();
  return notes.report();
}

/** What is told of a document, or where and why it is refused. */
function outcome(tell: () => string[]): string[] | string {
  try {
    return tell();
  } catch (thrown) {
    assert.ok(thrown instanceof ReportFault, thrown instanceof Error ? thrown.stack : String(thrown));
    return thrown.message.replace(/^.*\(line:column: what\) /, '');
  }
}

function read(text: string, sizes: readonly number[]): string[] {
  const parser = xmlParser(new Notes());
  let from = 0;
  for (let at = 0; from < text.length; at++) {
    const size = sizes[at % sizes.length] ?? text.length;
    parser.write(text.slice(from, from + size));
    from += size;
  }
  return parser.end();
}

/** Where a fault is said to be depends on where pieces end; of a document in one piece with plain line breaks it is the same place. */
const withoutPlace = (told: string[] | string): string[] | string =>
  typeof told === 'string' ? told.replace(/^\d+:\d+: /, '') : told;

function assertSame(text: string, sizes: readonly number[]): void {
  const ours = outcome(() => read(text, sizes));
  const theirs = outcome(() => told(text));
  if ((sizes[0] ?? 0) >= text.length && !/[\r\ud800-\udfff]/.test(text)) assert.deepEqual(ours, theirs);
  else assert.deepEqual(withoutPlace(ours), withoutPlace(theirs));
}

const rounds = Number(process.env['FUZZ_ROUNDS'] ?? 0);
const scraps = fc.constantFrom(
  ...['<', '>', '/>', '</', '"', "'", '=', '&', '&amp;', '&lt;', '&#10;', '&#x1F600;', '&#0;', '&#xD800;', '&e;', ';'],
  ...[']]>', ']', '<![CDATA[', '<!--', '-->', '--', '<?xml version="1.0"?>', '<?pi x?>', '<!DOCTYPE a>', '<a>', '</a>'],
  ...[
    '<n:e x="1">',
    ' x="2"',
    ' __proto__="1"',
    ' constructor="1"',
    '\n',
    '\r',
    '\r\n',
    '\t',
    ' ',
    '\u0000',
    '\u001b[3m',
  ],
  ...['\ud800', '\udc00', '😀', 'ä', '日', '\ufffe', '\ufeff', '\u0085', 'a', 'é="1"'],
);
const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 });

test('a document that is thrown together is told, or refused at the same place, as saxes does', () => {
  const soup = fc.array(scraps, { maxLength: 14 }).map((all) => all.join(''));
  const inside = soup.map((each) => `<?xml version="1.0" encoding="UTF-8"?>\n<a b="c">${each}</a>\n`);
  fc.assert(fc.property(fc.oneof(soup, inside), sizes, assertSame), { numRuns: 3000 + rounds });
});

const corners: readonly string[] = [
  '<a b="1" b="2"/>',
  '<a constructor="1" toString="2"/>',
  '<a __proto__="1"/>',
  '<a b="1"c="2"/>',
  '<a b = "1"/>',
  '<a b=\'"\' c="\'"/>',
  '<a b="x > y" c="/>"/>',
  '<a b="<"/>',
  '<a b="1"\n\tc="2"\r\n></a >',
  '<a>x &gt; y &amp;amp; &#60;&#x3e;</a>',
  '<a>]]&gt; ]] > ]]</a>',
  '<a><![CDATA[]]]]><![CDATA[>]]></a>',
  '<a><!-- - --><!----></a><!-- after -->\n',
  '<a/> after',
  '<a/><?pi?>',
  '<!DOCTYPE a><!DOCTYPE a><a/>',
  '<?xml version="1.1"?><a>\u0085</a>',
  ' <a/>',
];
for (const text of corners)
  test(`${JSON.stringify(text)} is told as saxes tells it, in any pieces`, () => {
    for (let size = 1; size <= text.length; size++) assertSame(text, [size]);
  });

const names = globSync('**/*.xml', { cwd: path.resolve(import.meta.dirname, '../../fixtures/quality-gate') });
for (const name of names) {
  test(`${name} is told as saxes tells it, whole and spoiled, in any pieces`, () => {
    const text = fixture(name).slice(0, 8000);
    const spoils = fc.array(fc.tuple(fc.nat(text.length), fc.nat(20), scraps), { maxLength: 3 });
    const all = fc.oneof({ arbitrary: sizes, weight: 1 }, { arbitrary: fc.constant([text.length + 99]), weight: 1 });
    fc.assert(
      fc.property(spoils, all, (each, pieces) => {
        let broken = text;
        for (const [from, length, scrap] of each) broken = broken.slice(0, from) + scrap + broken.slice(from + length);
        assertSame(broken, pieces);
      }),
      { numRuns: 60 + Math.ceil(rounds / names.length) },
    );
  });

  test(`${name} is plain from its first to its last character`, () => {
    const text = fixture(name).trimStart();
    const deaf = { listening: true, open: () => undefined, close: () => undefined, text: () => undefined };
    assert.equal(text.slice(new XmlScanner(deaf).scan('', text)).slice(0, 60), '');
  });
}

test('a test output of many megabytes in CDATA is read without being held', () => {
  const parser = xmlParser(new Notes());
  parser.write('<b><c><![CDATA[');
  for (let at = 0; at < 1000; at++) parser.write('x'.repeat(64 * 1024));
  parser.write(']]></c></b>');
  assert.deepEqual(parser.end(), ['<b []', '<b/c []', '>c', '>b']);
});
