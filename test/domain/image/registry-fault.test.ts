// A fault keeps its facts and is told by its class.

import assert from 'node:assert/strict';
import test from 'node:test';
import { RegistryFault } from '../../../src/domain/image/registry-fault.ts';

test('a fault has kind, facts, sentence and cause', () => {
  const cause = new Error('socket');
  const fault = new RegistryFault(
    'it said no',
    { kind: 'denied', registry: 'r.io', action: 'ecr:PutImage' },
    { cause },
  );
  assert.deepEqual(
    [fault.kind, fault.facts.action, fault.message, fault.cause],
    ['denied', 'ecr:PutImage', 'it said no', cause],
  );
  assert.ok(fault instanceof RegistryFault && fault.name === 'RegistryFault');
});
