// What a probe saw, in words, and whether it is what is waited for.

import assert from 'node:assert/strict';
import test from 'node:test';
import {
  flat,
  isExpected,
  isGood,
  isWanted,
  labelOf,
  type Sighting,
} from '../../../src/smoke-test/version/sighting.ts';
import { sight } from '../../fakes/smoke-findings.ts';

const goal = { expected: ['v2.4.1-a7f3c92', 'a7f3c92b1c0ffee0123456789abcdef012345678'] };

const rows: readonly [Sighting, string, boolean, boolean][] = [
  [sight('a7f3c92'), 'version a7f3c92', true, true],
  [sight('a7f3c92', 503), 'version a7f3c92 with status 503', true, false],
  [sight('2.4.1'), 'version 2.4.1', false, false],
  [{ kind: 'healthy', status: 204 }, 'status 204', false, false],
  [{ kind: 'none', reason: 'tls', what: 'no', answered: false }, 'no', false, false],
];

for (const [sighting, label, wanted, good] of rows)
  test(`${label}: ${wanted ? 'wanted' : 'not wanted'}, ${good ? 'good' : 'not good'}`, () =>
    assert.deepEqual([labelOf(sighting), isWanted(goal, sighting), isGood(goal, sighting)], [label, wanted, good]));

test('a healthy answer is wanted where no version is expected', () => {
  assert.equal(isGood({ expected: [] }, { kind: 'healthy', status: 200 }), true);
  assert.equal(isExpected([], 'a'), false);
});

test('a version is one line', () => assert.equal(flat('a\n b'), 'a b'));
