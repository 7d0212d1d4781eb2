// Cobertura by its lines.

import assert from 'node:assert/strict';
import test from 'node:test';
import { coberturaParser } from '../../../src/quality-gate/reports/cobertura.ts';
import { mergeCoverage } from '../../../src/quality-gate/reports/coverage.ts';
import { ReportFault } from '../../../src/quality-gate/reports/report-fault.ts';

const parse = (text: string) => {
  const parser = coberturaParser();
  parser.write(text);
  return parser.end();
};

const document = (classes: string, sources = '<source>/work/src</source>'): string =>
  `<?xml version="1.0" ?><!DOCTYPE coverage SYSTEM "http://cobertura.sourceforge.net/xml/coverage-04.dtd">
<coverage line-rate="0.99" branch-rate="0.99" version="7.6" timestamp="1"><sources>${sources}</sources>
<packages><package name="shop" line-rate="1"><classes>${classes}</classes></package></packages></coverage>`;

const cart = `<class name="Cart" filename="cart.py" line-rate="1"><methods>
  <method name="add" signature="()V"><lines><line number="1" hits="3"/><line number="2" hits="0"/></lines></method>
  <method name="remove" signature="()V"><lines><line number="5" hits="0"/></lines></method></methods>
  <lines><line number="1" hits="3"/><line number="2" hits="0" branch="true" condition-coverage="50% (1/2)"/><line number="5" hits="0"/><line number="6" hits="1"/></lines></class>`;

test('counts lines, branches and methods, not rates', () => {
  assert.deepEqual(mergeCoverage([parse(document(cart))]), {
    lines: { covered: 2, total: 4 },
    branches: { covered: 1, total: 2 },
    functions: { covered: 1, total: 2 },
  });
});

test('names files below a lone source folder, and leaves them alone below several', () => {
  assert.deepEqual([...parse(document(cart)).files.keys()], ['/work/src/cart.py']);
  assert.deepEqual([...parse(document(cart, '<source>/a</source><source>/b</source>')).files.keys()], ['cart.py']);
  assert.deepEqual([...parse(document(cart, '')).files.keys()], ['cart.py']);
});

test('classes of one file count its lines once', () => {
  const other =
    '<class name="Other" filename="cart.py"><lines><line number="2" hits="1"/><line number="9" hits="1"/></lines></class>';
  assert.deepEqual(mergeCoverage([parse(document(cart + other))]).lines, { covered: 4, total: 5 });
});

test('a line covers no more branches than it has', () => {
  const line = (number: number, branches: string): string =>
    `<line number="${number}" hits="1" condition-coverage="${branches}"/>`;
  const text = document(`<class filename="a"><lines>${line(1, '200% (8/4)')}${line(2, '0% (0/4)')}</lines></class>`);
  assert.deepEqual(mergeCoverage([parse(text)]).branches, { covered: 4, total: 8 });
});

test('takes the counts of the root where no line is listed', () => {
  const report = parse('<coverage lines-valid="10" lines-covered="7" branches-valid="4" branches-covered="1"/>');
  assert.deepEqual(mergeCoverage([report]), {
    lines: { covered: 7, total: 10 },
    branches: { covered: 1, total: 4 },
    functions: undefined,
  });
});

const worthless: readonly [fact: string, text: string, kind: string, message: RegExp][] = [
  ['no line at all', document(''), 'empty', /no coverable line/],
  ['cut short', document(cart).slice(0, -30), 'unreadable', /not well-formed/],
  ['Clover', '<coverage generated="1"><project timestamp="1"/></coverage>', 'unreadable', /Clover/],
  ['JaCoCo', '<report name="x"/>', 'unreadable', /root element is <report>/],
  [
    'a word for hits',
    document('<class filename="a"><lines><line number="1" hits="x"/></lines></class>'),
    'unreadable',
    /"x" is not a number/,
  ],
];

test('refuses other formats, and reports without evidence', () => {
  for (const [fact, text, kind, message] of worthless)
    assert.throws(
      () => parse(text),
      (thrown) => thrown instanceof ReportFault && thrown.kind === kind && message.test(thrown.message),
      fact,
    );
});
