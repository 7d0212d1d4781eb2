// Offsets to lines, columns and carets, whatever ends a line.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { caretExcerpt, formatPlace, lastAtMost, positionAt, sourceText } from '../../../src/domain/text/source-text.ts';
import { cpuMilliseconds } from '../../fakes/cpu-time.ts';

for (const text of ['ab\ncd\nef', 'ab\r\ncd\r\nef', 'ab\rcd\ref'])
  test(`a line ends there, and past the end is the end: ${JSON.stringify(text)}`, () => {
    assert.deepEqual(positionAt(sourceText(text), text.indexOf('d')), { line: 2, column: 2 });
    assert.deepEqual(positionAt(sourceText(text), 999), { line: 3, column: 3 });
  });

test('a place is file, line and column', () =>
  assert.equal(formatPlace('a.yaml', sourceText('x: 1'), 3), 'a.yaml:1:4'));

test('the caret stands under the offset', () => {
  assert.equal(caretExcerpt(sourceText('a: 1\nimage: nginx\n'), 12), '2 | image: nginx\n           ^');
});

test('in a long line the caret still stands under its character', () => {
  fc.assert(
    fc.property(fc.nat(400), fc.nat(400), (before, after) => {
      const [row = '', caret = ''] = caretExcerpt(
        sourceText(`${'a'.repeat(before)}X${'b'.repeat(after)}`),
        before,
      ).split('\n');
      assert.equal(row[caret.indexOf('^')], 'X');
      assert.ok(row.length < 110);
    }),
  );
});

test('a hundred thousand places cost one walk through their text, also when two texts take turns', {
  timeout: 20_000,
}, () => {
  const [text, other] = ['image: nginx\n', 'image: caddy\n'].map((line) => sourceText(line.repeat(100_000)));
  assert.ok(text !== undefined && other !== undefined);
  const start = cpuMilliseconds();
  for (let line = 1; line <= 100_000; line++) {
    assert.equal(positionAt(text, line * 13 - 1).line, line);
    assert.equal(positionAt(other, line * 13 - 1).line, line);
  }
  assert.equal(caretExcerpt(text, text.text.length - 2).split('\n')[0], '100000 | image: nginx');
  assert.ok(cpuMilliseconds() - start < 5000);
});

const limits = [
  [-1, 0],
  [0, 0],
  [4, 0],
  [5, 1],
  [8, 1],
  [9, 2],
  [99, 2],
] as const;

for (const [limit, index] of limits)
  test(`of 0, 5 and 9 the last that is not above ${limit} is the one at ${index}`, () =>
    assert.equal(lastAtMost([0, 5, 9], limit), index));

test('without numbers the last is at 0', () => assert.equal(lastAtMost([], 1), 0));
