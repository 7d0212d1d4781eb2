// Foreign output made plain.

import assert from 'node:assert/strict';
import test from 'node:test';
import { plainLine, plainText } from '../../src/quality-gate/plain-text.ts';

test('terminal colours go, long text is cut', () => {
  assert.equal(plainText('\u001b[31mred\u001b[0m\n'), 'red\n');
  assert.equal(plainText('abcdef', 3), 'abc …');
  assert.equal(plainText('abc', 3), 'abc');
});

test('one line stays one line', () => {
  assert.equal(plainLine('  a\r\n\tb '), 'a b');
  assert.equal(plainLine('a\nbcd', 3), 'a b …');
});
