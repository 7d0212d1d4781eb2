// Masks and redaction of the log; what it prints is covered by run-action.

import assert from 'node:assert/strict';
import test from 'node:test';
import { createLog } from '../../src/runner/log.ts';

test('redacts the whole secret and each of its lines, and an empty one hides nothing', () => {
  const log = createLog();
  log.mask('');
  log.mask('-----BEGIN\nabcdef\n-----END');
  assert.equal(log.redact('x abcdef y'), 'x *** y');
  assert.equal(log.redact('plain'), 'plain');
});
