// Foreign patterns end within their time.

import assert from 'node:assert/strict';
import test from 'node:test';
import { withinTime } from '../../../src/smoke-test/json/bounded.ts';

test('what ends in time gives its value, what throws throws', () => {
  assert.deepEqual(
    withinTime(() => 42),
    { value: 42 },
  );
  const broken = (): never => {
    throw new TypeError('broken');
  };
  assert.throws(() => withinTime(broken), { name: 'TypeError', message: 'broken' });
});

test('a pattern that backtracks for ever is stopped', () => {
  const text = `${'a'.repeat(50)}!`;
  assert.equal(
    withinTime(() => /(a+)+$/.test(text), 100),
    undefined,
  );
});

test('work that a busy machine kept waiting is begun again', () => {
  let begun = 0;
  const outcome = withinTime(() => {
    begun += 1;
    if (begun === 1) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 3000);
    return 'found';
  }, 500);
  assert.deepEqual([outcome?.value, begun], ['found', 2]);
});
