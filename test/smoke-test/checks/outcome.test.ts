// Which outcomes redden a verdict.

import assert from 'node:assert/strict';
import test from 'node:test';
import { isRed } from '../../../src/smoke-test/checks/outcome.ts';

const rows = [
  ['a check that passed is not red', { passed: true, warn: false }, false],
  ['a check that failed is red', { passed: false, warn: false }, true],
  ['a check that failed and only warns is not red', { passed: false, warn: true }, false],
] as const;

for (const [title, given, red] of rows) test(title, () => assert.equal(isRed(given), red));
