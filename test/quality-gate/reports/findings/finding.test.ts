// Findings as all formats give them.

import assert from 'node:assert/strict';
import test from 'node:test';
import { distinct, finding, findingFormats, idsIn } from '../../../../src/quality-gate/reports/findings/finding.ts';

test('an advisory by two paths counts once, and has a fix when one of them has', () => {
  const one = { ids: ['CVE-2021-44906'], title: 'x', subject: 'minimist 1.2.0' };
  const found = distinct([
    finding({ ...one, fixable: false }),
    finding({ ...one, fixable: true }),
    finding({ ...one, subject: 'other' }),
  ]);
  assert.deepEqual(
    found.map((each) => [each.subject, each.fixable]),
    [
      ['minimist 1.2.0', true],
      ['other', undefined],
    ],
  );
});

test('ids are found in a text, and empty or repeated ones are none', () => {
  assert.deepEqual(idsIn('https://github.com/advisories/GHSA-xvch-5gv4-984h and CVE-2021-44906'), [
    'GHSA-xvch-5gv4-984h',
    'CVE-2021-44906',
  ]);
  assert.deepEqual(finding({ ids: ['a', '', 'a'], title: 't' }).ids, ['a']);
  assert.equal(findingFormats.length, 9);
});

test('a malicious package is critical, whatever level the format falls back to', () => {
  assert.equal(
    finding({ ids: ['GHSA-xvch-5gv4-984h', 'MAL-2026-1'], title: 't', severity: 'medium' }).severity,
    'critical',
  );
  assert.equal(finding({ ids: ['MALFORMED'], title: 't' }).severity, undefined);
});
