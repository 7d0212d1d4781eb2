// When two texts name the same version, by a table and by properties.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { isSameVersion } from '../../src/domain/version.ts';

const full = 'a7f3c92b1c0ffee0123456789abcdef012345678';

const rows: readonly [string, string, boolean][] = [
  ['a7f3c92', 'a7f3c92', true],
  [full, 'a7f3c92', true],
  ['a7f3c92', full, true],
  ['A7F3C92', full, true],
  ['a7f3c92', 'a7f3c92b1c', true],
  [full, 'a7f3c9', false],
  ['a7f3c92', 'a7f3c93b1c', false],
  ['1234567', `1234567${'0'.repeat(33)}`, true],
  ['20260119', '2026011914', false],
  ['v2.4.1', '2.4.1', true],
  ['2.4.1', 'V2.4.1', true],
  ['v2.4.1-abc123f', '2.4.1-abc123f', true],
  ['2.4.1', '2.4.1-rc.1', false],
  ['2.4.1', '2.4.10', false],
  ['version-2', 'ersion-2', false],
  [' a7f3c92\n', 'a7f3c92', true],
  ['v2.4.1-a7f3c92', full, true],
  ['v2.4.1-a7f3c92', 'a7f3c92', true],
  ['v2.4.1-a7f3c92', 'a7f3c92b1c', true],
  ['v2.4.1-a7f3c92', '2.4.1', false],
  ['v2.4.1-a7f3c92', 'v2.4.1', false],
  ['v2.4.1-a7f3c92', 'v2.4.2-a7f3c92', false],
  ['v2.4.1-a7f3c92', 'v2.4.1-b7f3c92', false],
  ['a7f3c92-20260119142345', full, true],
  ['a7f3c92-20260119142345', '20260119142345', false],
  ['main-a7f3c92', full, true],
  ['sha-a7f3c92', 'a7f3c92', true],
  [`sha-${full}`, 'a7f3c92', true],
  ['v2.4.1-5-ga7f3c92', full, true],
  [full, 'v2.4.1-a7f3c92', true],
  ['2.4.1', 'v2.4.1-a7f3c92', false],
  ['v2.4.1-1234567', `1234567${'0'.repeat(33)}`, true],
  ['v2.4.1-1234567', '12345678', false],
  ['v2.4.1-20260119', '20260119', false],
  ['2.4.1', '2.4.1+a7f3c92', false],
  ['a'.repeat(600), 'a'.repeat(600), false],
  ['', '', false],
  ['a7f3c92', '', false],
];

for (const [expected, answered, same] of rows)
  test(`${JSON.stringify(expected)} ${same ? 'is' : 'is not'} ${JSON.stringify(answered)}`, () =>
    assert.equal(isSameVersion(expected, answered), same));

test('it does not matter which of the two was expected', () => {
  const version = fc.oneof(fc.string(), fc.stringMatching(/^v?[0-9a-f.]{5,12}$/));
  fc.assert(fc.property(version, version, (a, b) => isSameVersion(a, b) === isSameVersion(b, a)));
});

test('every abbreviation of a commit with at least 7 digits names it', () => {
  const commit = fc.stringMatching(/^[0-9a-f]{40}$/);
  fc.assert(
    fc.property(commit, fc.integer({ min: 7, max: 40 }), (sha, length) => isSameVersion(sha, sha.slice(0, length))),
  );
});
