// The state of an application in words.

import assert from 'node:assert/strict';
import test from 'node:test';
import { describeSync } from '../../src/domain/sync.ts';

test('a state is told with its short revision and its message', () => {
  const state = {
    status: 'Synced',
    revisions: ['0123456789abcdef'],
    history: [],
    health: 'Degraded',
    message: 'no image',
  };
  assert.equal(describeSync(state), 'Synced at 0123456, Degraded: no image');
  assert.equal(describeSync({ ...state, revisions: [], message: '' }), 'Synced, Degraded');
});
