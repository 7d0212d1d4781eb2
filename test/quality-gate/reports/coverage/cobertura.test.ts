// Cobertura by its lines.

import assert from 'node:assert/strict';
import test from 'node:test';
import { assertRefused, readCoverage, readText } from '../reading.ts';

const document = (classes: string, sources = '<source>/work/src</source>'): string =>
  `<?xml version="1.0" ?><!DOCTYPE coverage SYSTEM "http://cobertura.sourceforge.net/xml/coverage-04.dtd">
<coverage line-rate="0.99" branch-rate="0.99" version="7.6" timestamp="1"><sources>${sources}</sources>
<packages><package name="shop" line-rate="1"><classes>${classes}</classes></package></packages></coverage>`;

const cart = `<class name="Cart" filename="cart.py" line-rate="1"><methods>
  <method name="add" signature="()V"><lines><line number="1" hits="3"/><line number="2" hits="0"/></lines></method>
  <method name="remove" signature="()V"><lines><line number="5" hits="0"/></lines></method></methods>
  <lines><line number="1" hits="3"/><line number="2" hits="0" branch="true" condition-coverage="50% (1/2)"/><line number="5" hits="0"/><line number="6" hits="1"/></lines></class>`;

test('counts lines, branches and methods, not rates', () => {
  assert.deepEqual(readCoverage(document(cart)), { lines: [2, 4], branches: [1, 2], functions: [1, 2] });
});

test('keeps the source folders, and leaves names as they are', () => {
  const any = readText(document(cart, '<source>/a</source><source> /b </source>'));
  assert.ok(any.kind === 'coverage');
  assert.deepEqual([any.report.sources, [...any.report.files.keys()]], [['/a', '/b'], ['cart.py']]);
});

test('classes of one file count its lines once', () => {
  const other =
    '<class name="Other" filename="cart.py"><lines><line number="2" hits="1"/><line number="9" hits="1"/></lines></class>';
  assert.deepEqual(readCoverage(document(cart + other))['lines'], [4, 5]);
});

test('a class that lists its lines below its methods alone has them', () => {
  const methods =
    '<class name="A" filename="a.py"><methods><method name="f"><lines><line number="1" hits="1"/><line number="2" hits="0"/></lines></method></methods></class>';
  assert.deepEqual(readCoverage(document(methods))['lines'], [1, 2]);
});

test('a line that stands twice in its class counts once, with its maximum', () => {
  const twice =
    '<class filename="a"><lines><line number="1" hits="0" condition-coverage="0% (0/2)"/><line number="1" hits="2" condition-coverage="50% (1/2)"/></lines></class>';
  assert.deepEqual(readCoverage(document(twice)), { lines: [1, 1], branches: [1, 2] });
});

test('a line covers no more branches than it has', () => {
  const line = (number: number, branches: string): string =>
    `<line number="${number}" hits="1" condition-coverage="${branches}"/>`;
  const text = document(`<class filename="a"><lines>${line(1, '200% (8/4)')}${line(2, '0% (0/4)')}</lines></class>`);
  assert.deepEqual(readCoverage(text)['branches'], [4, 8]);
});

test('takes the counts of the root where no line is listed', () => {
  const text = '<coverage lines-valid="10" lines-covered="7" branches-valid="4" branches-covered="1"/>';
  assert.deepEqual(readCoverage(text), { lines: [7, 10], branches: [1, 4] });
});

const worthless: readonly [fact: string, text: string, kind: 'empty' | 'unreadable', message: RegExp][] = [
  ['no line at all', document(''), 'empty', /no coverable line/],
  ['cut short', document(cart).slice(0, -30), 'unreadable', /not well-formed/],
  [
    'a word for hits',
    document('<class filename="a"><lines><line number="1" hits="x"/></lines></class>'),
    'unreadable',
    /"x" is not a number/,
  ],
  [
    'a line that is none',
    document('<class filename="a"><lines><line number="-1" hits="1"/></lines></class>'),
    'unreadable',
    /where a line number belongs/,
  ],
];
for (const [fact, text, kind, message] of worthless) test(`refuses ${fact}`, () => assertRefused(text, kind, message));
