// What one URL showed, as a value.

import assert from 'node:assert/strict';
import test from 'node:test';
import { targetOf } from '../../src/smoke-test/findings.ts';
import { planSmokeTest } from '../../src/smoke-test/plan.ts';
import { createCourse } from '../../src/smoke-test/target-run.ts';
import { planInputs } from '../fakes/smoke-findings.ts';

test('a course that was stopped waited until now', () => {
  const course = createCourse(new URL('https://shop.example'), planSmokeTest(planInputs()));
  assert.equal(targetOf(course, { verdict: 'pass', what: '' }, 7).waitedSeconds, 7);
});
