// Small words for lists and counts.

import assert from 'node:assert/strict';
import test from 'node:test';
import { counted, listed } from '../../src/quality-gate/reason.ts';

test('a list shows its first names and counts the rest', () => {
  assert.equal(listed(['a', 'b']), 'a, b');
  assert.equal(listed(['a', 'b', 'c', 'd', 'e']), 'a, b, c and 2 more');
  assert.deepEqual([counted(1, 'test'), counted(0, 'test')], ['1 test', '0 tests']);
});
