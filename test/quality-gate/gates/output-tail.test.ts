// Output in order, bounded at its beginning.

import assert from 'node:assert/strict';
import test from 'node:test';
import { OutputTail } from '../../../src/quality-gate/gates/output-tail.ts';

test('keeps everything below the bound, characters split between pieces too', () => {
  const tail = new OutputTail();
  for (const byte of Buffer.from('one\nzwölf\n')) tail.write(Buffer.of(byte));
  assert.equal(tail.text(), 'one\nzwölf\n');
});

test('keeps the end above the bound, and says how much is left out', () => {
  const tail = new OutputTail(4);
  for (const piece of ['abc', 'def', 'ghijklm']) tail.write(Buffer.from(piece));
  assert.equal(tail.text(), '(the first 9 bytes are left out)\njklm');
});

test('its last lines are whole lines, as many as asked for, and not longer than asked for', () => {
  const tail = new OutputTail();
  tail.write(Buffer.from('one\ntwo\nthree ✨\n\n'));
  assert.equal(tail.lastLines(2, 100), 'two\nthree ✨');
  assert.equal(tail.lastLines(9, 8), 'three ✨');
  assert.equal(new OutputTail().lastLines(2, 100), '');
});
