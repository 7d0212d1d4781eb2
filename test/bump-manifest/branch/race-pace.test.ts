// Waiting after lost races, with a clock and a dice of our own.

import assert from 'node:assert/strict';
import test from 'node:test';
import { racePace } from '../../../src/bump-manifest/branch/race-pace.ts';

/** A pace whose tries take `took` milliseconds each; waits are the widest possible. */
function pace(seconds = 1000) {
  let clock = 0;
  const inner = racePace(
    { remaining: () => seconds },
    () => clock,
    () => 1,
  );
  return (took: number): number => {
    inner.start();
    clock += took;
    return inner.lost();
  };
}

test('the window is as wide as the try was long, and at least a tenth of a second', () => {
  assert.equal(pace()(400), 400);
  assert.equal(pace()(3), 100);
});

test('a crowd that slows the first try keeps later waits wide; losing quickly again widens them', () => {
  const crowded = pace();
  assert.deepEqual([crowded(10_000), crowded(500)], [10_000, 7000]);
  const quick = pace();
  assert.deepEqual([quick(400), quick(400), quick(400)], [400, 1200, 1200]);
});

test('no wait is wider than 20 seconds or what is left', () => {
  assert.equal(pace()(60_000), 20_000);
  assert.equal(pace(2)(60_000), 2000);
});
