// JaCoCo by its lines, with counters where no line counts instructions.

import assert from 'node:assert/strict';
import test from 'node:test';
import { assertRefused, readCoverage, readText } from '../reading.ts';

const file = (lines: string, counters = ''): string =>
  `<package name="com/shop"><sourcefile name="Cart.java">${lines}${counters}</sourcefile></package>`;
const report = (inside: string): string =>
  `<!DOCTYPE report PUBLIC "-//JACOCO//DTD Report 1.1//EN" "report.dtd"><report name="shop">${inside}</report>`;
const lines =
  '<line nr="3" mi="0" ci="2" mb="1" cb="1"/><line nr="4" mi="3" ci="0" mb="0" cb="0"/><line nr="5" mi="1" ci="1"/><line nr="6" mi="0" ci="0"/>';
const counters =
  '<counter type="LINE" missed="9" covered="1"/><counter type="METHOD" missed="1" covered="2"/><counter type="CLASS" missed="0" covered="1"/>';

test('a line ran when one of its instructions did; counters give the methods', () => {
  assert.deepEqual(readCoverage(report(file(lines, counters))), {
    lines: [2, 3],
    branches: [1, 2],
    functions: [2, 3],
  });
});

test('counters count where lines have no instructions', () => {
  assert.deepEqual(readCoverage(report(file('<line nr="3" mb="1" cb="1"/>', counters)))['lines'], [1, 10]);
});

test('modules of an aggregated report keep their files apart', () => {
  const both = `<group name="api">${file(lines)}</group><group name="core">${file(lines)}</group>`;
  const any = readText(report(both));
  assert.ok(any.kind === 'coverage');
  assert.deepEqual([...any.report.files.keys()], ['api/com/shop/Cart.java', 'core/com/shop/Cart.java']);
  assert.deepEqual(readCoverage(report(both))['lines'], [4, 6]);
});

test('refuses a report without a source file', () => assertRefused(report(''), 'empty', /names no source file/));
