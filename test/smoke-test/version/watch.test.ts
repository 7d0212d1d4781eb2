// Streaks, tallies and reasons of the wait for a version.

import assert from 'node:assert/strict';
import test from 'node:test';
import { type Goal, labelOf, type Reason, type Sighting, startWatch } from '../../../src/smoke-test/version/watch.ts';

const goal: Goal = { expected: 'new1234', stable: 3, minStableSeconds: 0 };
const version = (name: string, status = 200): Sighting => ({
  kind: 'version',
  version: name,
  good: status === 200,
  status,
});
const none = (reason: Reason): Sighting => ({ kind: 'none', reason, what: `saw ${reason}` });

function watchOf(sightings: readonly Sighting[], more: Partial<Goal> = {}) {
  const watch = startWatch({ ...goal, ...more });
  sightings.forEach((sighting, index) => void watch.see(sighting, index));
  return watch;
}

const [fresh, old] = [version('new1234'), version('old1234')];

const stability: readonly [string, readonly Sighting[], boolean][] = [
  ['three in a row', [old, fresh, fresh, fresh], true],
  ['two in a row', [fresh, fresh], false],
  ['an old answer between', [fresh, fresh, old, fresh], false],
  ['a lost answer between', [fresh, fresh, none('unreachable'), fresh], false],
  ['a 503 of the new version between', [fresh, fresh, version('new1234', 503), fresh], false],
  ['a new row after an old answer', [fresh, old, fresh, fresh, fresh], true],
];

for (const [title, sightings, stable] of stability)
  test(`${title}: ${stable ? 'stable' : 'not stable'}`, () => assert.equal(watchOf(sightings).isStable(), stable));

test('the row must last as long as it is told to', () => {
  assert.equal(watchOf([fresh, fresh, fresh], { minStableSeconds: 3 }).isStable(), false);
  assert.equal(watchOf([fresh, fresh, fresh, fresh], { minStableSeconds: 3 }).isStable(), true);
  assert.equal(watchOf([fresh, old, fresh, fresh, fresh], { minStableSeconds: 3 }).isStable(), false);
});

const reasons: readonly [readonly Sighting[], Reason][] = [
  [[], 'timeout'],
  [[old, old], 'version_mismatch'],
  [[none('unreachable'), old], 'version_mismatch'],
  [[fresh, old, fresh], 'version_unstable'],
  [[fresh, none('unreachable')], 'version_unstable'],
  [[none('unreachable')], 'unreachable'],
  [[none('tls')], 'tls'],
  [[none('timeout')], 'timeout'],
  [[none('not_json')], 'not_json'],
  [[none('body_too_large')], 'body_too_large'],
  [[none('bad_status')], 'bad_status'],
  [[version('new1234', 503)], 'bad_status'],
  [[version('old1234', 503)], 'version_mismatch'],
];

for (const [sightings, reason] of reasons)
  test(`${sightings.map(labelOf).join(', ') || 'nothing'} is ${reason}`, () =>
    assert.equal(watchOf(sightings).failure().reason, reason));

test('an unstable version says how close it came', () => {
  const { what } = watchOf([fresh, fresh, old]).failure();
  assert.equal(what, 'new1234 answered 2 times, but not 3 times in a row (best: 2; last: version old1234)');
});

test('the timeline tells who answered when, and the versions how often', () => {
  const watch = watchOf([none('unreachable'), old, old, fresh, old, version('old1234', 503)]);
  assert.deepEqual(
    watch.rows().map(({ label, expected, answers, first, last }) => [label, expected, answers, first, last]),
    [
      ['saw unreachable', false, 1, 0, 0],
      ['version old1234', false, 3, 1, 4],
      ['version new1234', true, 1, 3, 3],
      ['version old1234 with status 503', false, 1, 5, 5],
    ],
  );
  assert.deepEqual(watch.versions(), { old1234: 4, new1234: 1 });
});

test('only the first sight of a kind is new', () => {
  const watch = startWatch(goal);
  assert.deepEqual(
    [watch.see(old, 0), watch.see(old, 1), watch.see(fresh, 2), watch.see(old, 3)],
    [true, false, true, false],
  );
});

test('a server that invents versions does not fill the memory', () => {
  const watch = startWatch(goal);
  for (let count = 0; count < 1000; count++) watch.see(version(`x${count}${'y'.repeat(100)}`), count);
  assert.equal(watch.rows().length, 51);
  assert.equal(watch.versions()['…'], 950);
});
