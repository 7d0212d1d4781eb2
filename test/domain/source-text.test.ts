// Offsets to lines, columns and carets, whatever ends a line.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { caretExcerpt, formatPlace, positionAt } from '../../src/domain/source-text.ts';

test('LF, CRLF and CR end a line; past the end is the end', () => {
  for (const text of ['ab\ncd\nef', 'ab\r\ncd\r\nef', 'ab\rcd\ref']) {
    assert.deepEqual(positionAt(text, text.indexOf('d')), { line: 2, column: 2 });
    assert.deepEqual(positionAt(text, 999), { line: 3, column: 3 });
  }
  assert.equal(formatPlace('a.yaml', 'x: 1', 3), 'a.yaml:1:4');
});

test('the caret stands under the offset', () => {
  assert.equal(caretExcerpt('a: 1\nimage: nginx\n', 12), '2 | image: nginx\n           ^');
});

test('in a long line the caret still stands under its character', () => {
  fc.assert(
    fc.property(fc.nat(400), fc.nat(400), (before, after) => {
      const [row = '', caret = ''] = caretExcerpt(`${'a'.repeat(before)}X${'b'.repeat(after)}`, before).split('\n');
      assert.equal(row[caret.indexOf('^')], 'X');
      assert.ok(row.length < 110);
    }),
  );
});
