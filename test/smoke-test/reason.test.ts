// Each reason has its advice.

import assert from 'node:assert/strict';
import test from 'node:test';
import { adviceFor } from '../../src/smoke-test/reason.ts';

for (const [reason, advice] of Object.entries(adviceFor))
  test(`${reason}: ${advice}`, () => assert.match(advice, /^[A-Z].*\.$/));
