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

test('refuses overlaps and ranges outside the text', () => {
  const overlap = [
    { start: 0, end: 2, replacement: '' },
    { start: 1, end: 3, replacement: '' },
  ];
  for (const edits of [overlap, [{ start: 2, end: 9, replacement: '' }], [{ start: 2, end: 1, replacement: '' }]]) {
    assert.throws(() => applyEdits('abc', edits), RangeError);
  }
});

test('keeps what lies before and behind an edit', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), fc.string(), (before, old, behind, replacement) => {
      const edit = { start: before.length, end: before.length + old.length, replacement };
      assert.equal(applyEdits(before + old + behind, [edit]), before + replacement + behind);
    }),
  );
});
