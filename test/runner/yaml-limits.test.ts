// Aliases that a document may not hold, found without following one.

import assert from 'node:assert/strict';
import test from 'node:test';
import { parseDocument } from 'yaml';
import { findAliasFault, mostAliases } from '../../src/runner/yaml-limits.ts';
import { cpuMilliseconds } from '../fakes/cpu-time.ts';

const aliases = (count: number): string => `a: &a {x: 1}\nb: [${Array(count).fill('*a').join(', ')}]\n`;

const faulty: readonly [string, string, RegExp, number][] = [
  ['an alias without an anchor', 'a: *b\n', /no anchor "b" before this alias/, 3],
  ['an alias before its anchor', 'a: *b\nb: &b 1\n', /no anchor "b"/, 3],
  ['more aliases than any file holds', aliases(mostAliases + 1), /more than 200 aliases/, 817],
];

for (const [what, text, message, offset] of faulty)
  test(`${what} is a fault, with its place`, () => {
    const fault = findAliasFault(parseDocument(text));
    assert.match(fault?.message ?? '', message);
    assert.equal(fault?.pos[0], offset);
  });

for (const text of ['a: 1\n', 'a: &a {x: &b 1}\nc: *a\nd: *b\n', aliases(mostAliases), ''])
  test(`${JSON.stringify(text.slice(0, 30))} is fine`, () =>
    assert.equal(findAliasFault(parseDocument(text)), undefined));

test('20,000 aliases are refused in a small part of a second', () => {
  const document = parseDocument(aliases(20_000));
  const began = cpuMilliseconds();
  assert.match(findAliasFault(document)?.message ?? '', /more than/);
  assert.ok(cpuMilliseconds() - began < 500);
});
