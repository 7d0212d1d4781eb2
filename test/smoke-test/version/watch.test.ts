// Streaks, tallies and patience of the wait for a version.

import assert from 'node:assert/strict';
import test from 'node:test';
import type { ReasonCode } from '../../../src/smoke-test/reason.ts';
import type { Sighting } from '../../../src/smoke-test/version/sighting.ts';
import { startVersionWatch } from '../../../src/smoke-test/version/watch.ts';
import { sight, watchOf } from '../../fakes/smoke-findings.ts';

const none = (reason: ReasonCode, more: object = {}): Sighting => ({
  kind: 'none',
  reason,
  what: `saw ${reason}`,
  answered: true,
  ...more,
});
const [fresh, old] = [sight('new1234'), sight('old1234')];

const stability: readonly [string, readonly Sighting[], boolean][] = [
  ['three in a row', [old, fresh, fresh, fresh], true],
  ['two in a row', [fresh, fresh], false],
  ['an old answer between', [fresh, fresh, old, fresh], false],
  ['a lost answer between', [fresh, fresh, none('unreachable'), fresh], false],
  ['a 503 of the new version between', [fresh, fresh, sight('new1234', 503), fresh], false],
  ['a new row after an old answer', [fresh, old, fresh, fresh, fresh], true],
];

for (const [title, sightings, stable] of stability)
  test(`${title}: ${stable ? 'stable' : 'not stable'}`, () => assert.equal(watchOf(sightings).isStable(), stable));

test('any one of several versions counts, and the row goes on across them', () => {
  assert.equal(watchOf([fresh, sight('v2'), fresh], { expected: ['v2', 'new1234'] }).isStable(), true);
});

test('with no version expected, healthy answers make the row', () => {
  const healthy: Sighting = { kind: 'healthy', status: 200 };
  assert.equal(watchOf([healthy, healthy, healthy], { expected: [] }).isStable(), true);
  assert.equal(watchOf([healthy, none('bad_status'), healthy], { expected: [] }).isStable(), false);
});

test('the row must last as long as it is told to', () => {
  assert.equal(watchOf([fresh, fresh, fresh], { minStableSeconds: 3 }).isStable(), false);
  assert.equal(watchOf([fresh, fresh, fresh, fresh], { minStableSeconds: 3 }).isStable(), true);
  assert.equal(watchOf([fresh, old, fresh, fresh, fresh], { minStableSeconds: 3 }).isStable(), false);
});

const missing = none('version_missing');
const elsewhere = none('version_missing', { elsewhere: true });
const hopeless: readonly [string, readonly Sighting[], boolean][] = [
  ['a version elsewhere, twice', [elsewhere, elsewhere], false],
  ['a version elsewhere, three times', [elsewhere, elsewhere, elsewhere], true],
  ['a version elsewhere on one pod, at its place on another', [fresh, elsewhere, elsewhere, elsewhere], false],
  ['no version anywhere for 29 s', Array.from({ length: 30 }, () => missing), false],
  ['no version anywhere for 30 s', Array.from({ length: 31 }, () => missing), true],
  ['an old version again and again', Array.from({ length: 100 }, () => old), false],
];

for (const [title, sightings, expected] of hopeless)
  test(`${title}: ${expected ? 'hopeless' : 'not hopeless'}`, () =>
    assert.equal(watchOf(sightings).isHopeless(), expected));

test('seen is whether the version answered, whatever its status; answered is whether the service did', () => {
  assert.deepEqual([watchOf([old]).seen, watchOf([sight('new1234', 503)]).seen], [false, true]);
  const lost = none('unreachable', { answered: false });
  const wall = none('bad_status', { wall: true });
  assert.deepEqual([watchOf([lost, wall]).answered, watchOf([lost, wall, old]).answered], [false, true]);
});

test('the timeline tells who answered when, and the versions how often', () => {
  const watch = watchOf([none('unreachable'), old, old, fresh, old, sight('old1234', 503)]);
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
  assert.deepEqual(watch.points()[3], [3, 'version new1234']);
});

test('only the first sight of a kind is new', () => {
  const watch = watchOf([]);
  assert.deepEqual(
    [watch.see(old, 0), watch.see(old, 1), watch.see(fresh, 2), watch.see(old, 3)],
    [true, false, true, false],
  );
});

test('a server that invents versions does not fill the memory', () => {
  const watch = startVersionWatch({ expected: ['a'], stable: 3, minStableSeconds: 0 });
  for (let count = 0; count < 1000; count++) watch.see(sight(`x${count}${'y'.repeat(100)}`), count);
  assert.equal(watch.rows().length, 51);
  assert.equal(watch.versions()['…'], 950);
});
