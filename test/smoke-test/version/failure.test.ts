// Why a wait came to nothing, by a table.

import assert from 'node:assert/strict';
import test from 'node:test';
import type { ReasonCode } from '../../../src/smoke-test/reason.ts';
import { formatExpected } from '../../../src/smoke-test/version/failure.ts';
import { labelOf, type Sighting } from '../../../src/smoke-test/version/sighting.ts';
import { sight, watchOf } from '../../fakes/smoke-findings.ts';

const none = (reason: ReasonCode): Sighting => ({ kind: 'none', reason, what: `saw ${reason}`, answered: false });
const [fresh, old] = [sight('new1234'), sight('old1234')];

const reasons: readonly [readonly Sighting[], ReasonCode][] = [
  [[], 'timeout'],
  [[old, old], 'version_mismatch'],
  [[none('unreachable'), old], 'version_mismatch'],
  [[fresh, old, fresh], 'version_unstable'],
  [[fresh, old, none('unreachable')], 'version_unstable'],
  [[fresh, none('unreachable')], 'unreachable'],
  [[fresh, fresh], 'timeout'],
  [[none('unreachable')], 'unreachable'],
  [[none('tls')], 'tls'],
  [[none('timeout')], 'timeout'],
  [[none('not_json')], 'not_json'],
  [[none('version_missing')], 'version_missing'],
  [[none('body_too_large')], 'body_too_large'],
  [[none('bad_status')], 'bad_status'],
  [[sight('new1234', 503)], 'bad_status'],
  [[sight('old1234', 503)], 'version_mismatch'],
];

for (const [sightings, reason] of reasons)
  test(`${sightings.map(labelOf).join(', ') || 'nothing'} is ${reason}`, () =>
    assert.equal(watchOf(sightings).failure().reason, reason));

test('old and new in turn are counted', () => {
  assert.equal(
    watchOf([fresh, fresh, old]).failure().what,
    'new1234 answered 2 times, but not 3 times in a row (best: 2): new1234 answered 2 times, old1234 answered once',
  );
});

test('a version that came as a number says what it was', () => {
  const { what } = watchOf([{ kind: 'version', version: '1.1', good: true, status: 200, number: true }], {
    expected: ['1.10'],
  }).failure();
  assert.match(what, /1\.10 came as the number 1\.1/);
});

test('a redirect that came with a new version says who answered before', () => {
  const moved: Sighting = { ...none('bad_status'), what: '301', fix: 'write it', redirect: true } as Sighting;
  const own = watchOf([old, old, moved]).failure();
  assert.match(own.what, /the last probe saw: 301; before the redirect, old1234 answered 2 times$/);
  assert.equal(own.fix, 'write it');
  const away = { ...moved, wall: true } as Sighting;
  assert.match(watchOf([old, away]).failure().fix ?? '', /look at its log/);
  const alone = watchOf([away]).failure();
  assert.deepEqual([alone.fix, /before the redirect/.test(alone.what)], ['write it', false]);
});

test('the expected version that answered without 2xx is not called another one, nor said never to have answered', () => {
  const away = { ...none('bad_status'), what: '301', fix: 'write it', redirect: true, wall: true } as Sighting;
  const bad = sight('new1234', 503);
  const { what, fix } = watchOf([bad, bad, away]).failure();
  assert.equal(what, 'new1234 answered, never with 2xx; the last probe saw: 301');
  assert.match(fix ?? '', /^The service had answered at this address.*look at its log/);
  assert.match(watchOf([old, bad, away]).failure().what, /before the redirect, old1234 answered once$/);
  assert.match(watchOf([bad, old]).failure().what, /^new1234 answered, never with 2xx; new1234 answered once, old1234/);
});

test('an address at which the expected version answered is not to be replaced', () => {
  const away = { ...none('bad_status'), what: '301', fix: 'write it', redirect: true, wall: true } as Sighting;
  assert.match(watchOf([fresh, fresh, away]).failure().fix ?? '', /look at its log/);
  const healthy: Sighting = { kind: 'healthy', status: 200 };
  assert.match(watchOf([healthy, away], { expected: [] }).failure().fix ?? '', /look at its log/);
  const login = { ...away, redirect: false } as Sighting;
  assert.equal(watchOf([fresh, login]).failure().fix, 'write it');
});

test('what is waited for, in words', () => {
  assert.deepEqual([formatExpected([]), formatExpected(['a', 'b'])], ['a healthy service', 'a or b']);
});
