// The time that is left.

import assert from 'node:assert/strict';
import test from 'node:test';
import { deadlineIn } from '../../src/clients/deadline.ts';

test('time that is left shrinks to nothing, and no further', () => {
  const { remaining } = deadlineIn(100);
  assert.ok(remaining() > 90 && remaining() <= 100);
  assert.equal(deadlineIn(0).remaining(), 0);
});
