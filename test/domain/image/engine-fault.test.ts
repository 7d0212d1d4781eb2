// A fault keeps its facts and is told by its class.

import assert from 'node:assert/strict';
import test from 'node:test';
import { EngineFault } from '../../../src/domain/image/engine-fault.ts';

test('a fault has facts and a sentence', () => {
  const fault = new EngineFault('it ended with 1', {
    kind: 'failed',
    phase: 'build',
    command: 'docker build',
    exitCode: 1,
  });
  assert.deepEqual([fault.facts.kind, fault.facts.exitCode, fault.message], ['failed', 1, 'it ended with 1']);
  assert.ok(fault instanceof EngineFault && fault.name === 'EngineFault');
});
