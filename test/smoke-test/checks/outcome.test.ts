// Which outcomes redden a verdict.

import assert from 'node:assert/strict';
import test from 'node:test';
import { isRed } from '../../../src/smoke-test/checks/outcome.ts';

test('a failed check is red, unless it only warns', () => {
  const rows = [
    [{ passed: true, warn: false }, false],
    [{ passed: false, warn: false }, true],
    [{ passed: false, warn: true }, false],
  ] as const;
  for (const [given, red] of rows) assert.equal(isRed(given), red);
});
