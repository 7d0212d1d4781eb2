// Severities and allowances by tables.

import assert from 'node:assert/strict';
import test from 'node:test';
import { type AllowedFinding, findAllowance, hasExpired, isWorse, severities } from '../../src/domain/findings.ts';

test('severities are ordered from none to critical', () => {
  for (const [at, severity] of severities.entries()) {
    assert.equal(isWorse(severity, 'medium'), at > severities.indexOf('medium'), severity);
    assert.ok(!isWorse(severity, severity));
  }
});

const now = new Date('2026-03-01T12:00:00Z');
const expiries: readonly [string | undefined, boolean][] = [
  [undefined, false],
  ['2026-03-01', false],
  ['2026-02-28', true],
  ['2027-01-01', false],
];
for (const [expires, expected] of expiries)
  test(`an entry that expires ${expires} has ${expected ? '' : 'not '}expired on March 1st`, () =>
    assert.equal(hasExpired({ expires }, now), expected));

const allowed: AllowedFinding[] = [
  { id: 'CVE-1', reason: 'old', expires: '2026-01-01' },
  { id: 'cve-1', reason: 'new' },
  { id: 'CVE-2', reason: 'one package', path: 'openssl' },
];
const matches: readonly [string, string | undefined, string | undefined][] = [
  ['CVE-1', undefined, 'new'],
  ['CVE-2', 'openssl', 'one package'],
  ['CVE-2', 'curl', undefined],
  ['CVE-2', undefined, undefined],
  ['CVE-3', undefined, undefined],
];
for (const [id, path, reason] of matches)
  test(`${id} in ${path ?? 'no file'} is ${reason === undefined ? 'not allowed' : `allowed: ${reason}`}`, () =>
    assert.equal(findAllowance({ id, path }, allowed, now)?.reason, reason));
