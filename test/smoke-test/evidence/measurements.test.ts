// Percentiles by nearest rank, and the share of errors.

import assert from 'node:assert/strict';
import test from 'node:test';
import { createMeasurements, percentileOf } from '../../../src/smoke-test/evidence/measurements.ts';
import { answer, fault } from '../../fakes/session.ts';

test('percentiles follow the nearest rank', () => {
  const times = [15, 20, 35, 40, 50].reverse();
  const asked = [5, 30, 40, 50, 95, 100].map((percent) => percentileOf(times, percent));
  assert.deepEqual(asked, [15, 20, 20, 35, 50, 50]);
  assert.equal(percentileOf([7.6], 50), 8);
  assert.equal(percentileOf([], 50), undefined);
});

test('lost answers and 5xx are errors; lost ones have no time', () => {
  const tally = createMeasurements();
  assert.deepEqual([tally.percentile(95), tally.errorRate()], [undefined, undefined]);
  for (const status of [200, 404, 500]) tally.add(answer('', { status, milliseconds: status }));
  tally.add(fault('timeout'));
  assert.deepEqual([tally.percentile(50), tally.percentile(95), tally.errorRate()], [404, 500, 50]);
});
