// Splicing: order does not matter, overlaps are refused, everything else stays.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { applyEdits } from '../../../src/domain/text/edit.ts';

test('splices every edit, whatever their order', () => {
  const edits = [
    { start: 6, end: 7, replacement: 'X' },
    { start: 0, end: 1, replacement: '' },
    { start: 3, end: 3, replacement: '++' },
    { start: 3, end: 3, replacement: '--' },
  ];
  assert.equal(applyEdits('abcdefgh', edits), 'bc++--defXh');
  assert.equal(applyEdits('abc', []), 'abc');
});

const refused: readonly [title: string, ranges: readonly (readonly [start: number, end: number])[]][] = [
  [
    'ranges that overlap',
    [
      [0, 2],
      [1, 3],
    ],
  ],
  ['a range that leaves the text', [[2, 9]]],
  ['a range that ends before it starts', [[2, 1]]],
];

for (const [title, ranges] of refused)
  test(`refuses ${title}`, () => {
    const edits = ranges.map(([start, end]) => ({ start, end, replacement: '' }));
    assert.throws(() => applyEdits('abc', edits), RangeError);
  });

test('keeps what lies before and behind an edit', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), fc.string(), (before, old, behind, replacement) => {
      const edit = { start: before.length, end: before.length + old.length, replacement };
      assert.equal(applyEdits(before + old + behind, [edit]), before + replacement + behind);
    }),
  );
});
