// A fault of the checkout is a kind and a sentence, and keeps its cause.

import assert from 'node:assert/strict';
import test from 'node:test';
import { WorkTreeFault } from '../../src/domain/work-tree.ts';

test('a fault is a kind, a sentence and a cause', () => {
  const cause = new Error('EROFS');
  const fault = new WorkTreeFault('unwritable', 'The files cannot be written', { cause });
  assert.deepEqual(
    [fault.name, fault.kind, fault.message, fault.cause],
    ['WorkTreeFault', 'unwritable', 'The files cannot be written', cause],
  );
});
