// Elements with their parents, text on demand, and documents that are refused or made harmless.

import assert from 'node:assert/strict';
import test from 'node:test';
import { ReportFault } from '../../../src/quality-gate/reports/report-fault.ts';
import { numberInAttribute, type XmlCollector, xmlParser } from '../../../src/quality-gate/reports/xml.ts';
import { cpuMilliseconds } from '../../fakes/cpu-time.ts';

function events(text: string, wanted = '', pieces = 1): string[] {
  const seen: string[] = [];
  const collector: XmlCollector<string[]> & { listening: boolean } = {
    listening: false,
    open: (name, attributes, parents) => {
      seen.push(`<${[...parents, name].join('/')} ${JSON.stringify(attributes)}`);
      if (name === wanted) collector.listening = true;
    },
    close: (name, parents) => {
      seen.push(`>${[...parents, name].join('/')}`);
      if (name === wanted) collector.listening = false;
    },
    text: (piece) => void seen.push(piece),
    report: () => seen,
  };
  const parser = xmlParser(collector);
  const size = Math.max(1, Math.ceil(text.length / pieces));
  for (let at = 0; at < text.length; at += size) parser.write(text.slice(at, at + size));
  return parser.end();
}

test('elements come with their parents and without prefix', () => {
  assert.deepEqual(events('<n:a xmlns:n="u"><b k="1&amp;2"/></n:a>'), [
    '<a {"xmlns:n":"u"}',
    '<a/b {"k":"1&2"}',
    '>a/b',
    '>a',
  ]);
});

test('text and CDATA come only where they are wanted', () => {
  const seen = events('<a>no<b>yes<![CDATA[<too>]]></b>no<![CDATA[no]]></a>', 'b');
  assert.deepEqual(
    seen.filter((each) => !/^<[ab]|^>/.test(each)),
    ['yes', '<too>'],
  );
});

test('a DOCTYPE is tolerated, its entities stay as written', () => {
  assert.ok(events('<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>', 'a').includes('&e;'));
});

test('white space before the declaration is tolerated', () => {
  assert.deepEqual(events('\n \uFEFF<?xml version="1.0"?><a/>'), ['<a {}', '>a']);
});

const spoiled: readonly [fact: string, text: string][] = [
  ['NUL', 'a\u0000b'],
  ['a terminal colour', '\u001b[31m'],
  ['a lone surrogate', 'a\ud800b'],
  ['a surrogate at the end of a piece', `${'x'.repeat(7)}\ud83d\ude00`],
  ['a reference to a forbidden character', '&#0;&#x1b;'],
];
for (const [fact, text] of spoiled)
  test(`${fact} spoils no document`, () => {
    for (const pieces of [1, 3, 9, 30]) assert.ok(events(`<a>${text}</a>`, 'a', pieces).includes('>a'));
  });

test('an emoji that is cut in two stays whole', () => {
  assert.equal(
    events(`<a>${'😀'.repeat(5)}</a>`, 'a', 7)
      .filter((each) => /^[^<>]/.test(each))
      .join(''),
    '😀'.repeat(5),
  );
});

const broken = ['', '<a>', '<a></b>', '<a', '<a b></a>', 'text', '<a>&e;</a>', '<a/><b/>', '<a><![CDATA[x</a>'];
for (const text of broken)
  test(`${JSON.stringify(text)} is refused with line and column`, () =>
    assert.throws(
      () => events(text),
      (thrown) => thrown instanceof ReportFault && /\d+:\d+: /.test(thrown.message),
    ));

test('a million nested elements are refused at once', () => {
  const started = cpuMilliseconds();
  assert.throws(() => events('<a>'.repeat(1_000_000)), /nests elements more than 250 deep/);
  assert.ok(cpuMilliseconds() - started < 2000);
});

test('numbers in attributes are numbers', () => {
  assert.deepEqual([numberInAttribute(undefined, 'X'), numberInAttribute(' 7 ', 'X')], [0, 7]);
  assert.throws(() => numberInAttribute('x', 'Clover'), /not valid Clover: "x" is not a number/);
});
