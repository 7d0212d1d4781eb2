// Audits of package managers: advisories, aliases, fixes, and audits that did not happen.

import assert from 'node:assert/strict';
import test from 'node:test';
import { assertRefused, readFindings } from '../reading.ts';

const brief = (text: string) =>
  readFindings(text).findings.map(({ ids, severity, subject, fixable }) => [ids, severity, subject, fixable]);

const advisory = (source: number, severity: string) => ({
  source,
  name: 'minimist',
  title: 'Prototype Pollution',
  url: 'https://github.com/advisories/GHSA-xvch-5gv4-984h',
  severity,
  range: '<1.2.6',
});

test('npm: an advisory counts once, however many packages hold it', () => {
  const text = JSON.stringify({
    auditReportVersion: 2,
    vulnerabilities: {
      minimist: { via: [advisory(1, 'critical')], fixAvailable: true },
      mkdirp: { via: ['minimist'], fixAvailable: true },
      optimist: { via: ['minimist', advisory(1, 'critical')], fixAvailable: false },
    },
    metadata: { vulnerabilities: { critical: 3, total: 3 } },
  });
  assert.deepEqual(brief(text), [[['GHSA-xvch-5gv4-984h', '1'], 'critical', 'minimist <1.2.6', true]]);
});

test('npm 6, pnpm and Yarn: by advisory', () => {
  const advisories = {
    1179: {
      module_name: 'minimist',
      severity: 'moderate',
      title: 'Prototype Pollution',
      cves: ['CVE-2020-7598'],
      github_advisory_id: 'GHSA-vh95-rmgr-6w4m',
      vulnerable_versions: '<0.2.1',
      patched_versions: '<0.0.0',
    },
  };
  assert.deepEqual(brief(JSON.stringify({ advisories, metadata: {} })), [
    [['GHSA-vh95-rmgr-6w4m', 'CVE-2020-7598', '1179'], 'medium', 'minimist <0.2.1', false],
  ]);
});

test('npm: the error of an outage is no audit', () => {
  const text = '{"message": "503 Service Unavailable", "statusCode": 503, "error": {"summary": "", "detail": ""}}';
  assert.match(readFindings(text).failures[0] ?? '', /not an audit: 503 Service Unavailable/);
  assertRefused('{"auditReportVersion": 2, "metadata": {}}', 'unreadable', /without `vulnerabilities`/);
  const hidden = '{"auditReportVersion": 2, "vulnerabilities": {}, "metadata": {"vulnerabilities": {"high": 2}}}';
  assertRefused(hidden, 'unreadable', /counts 2 vulnerabilities and lists none/);
});

test('npm: a clean audit is clean', () => {
  const text =
    '{"auditReportVersion": 2, "vulnerabilities": {}, "metadata": {"vulnerabilities": {"high": 0, "total": 0}}}';
  assert.deepEqual([readFindings(text).findings, readFindings(text).failures], [[], []]);
});

const vulnerability = { id: 'PYSEC-2021-9', aliases: ['CVE-2021-28363'], fix_versions: ['1.26.4'], description: 'x' };

test('pip-audit: has no severities, knows aliases and fixes', () => {
  const text = JSON.stringify({
    dependencies: [{ name: 'urllib3', version: '1.26.0', vulns: [vulnerability] }],
    fixes: [],
  });
  assert.deepEqual(brief(text), [[['PYSEC-2021-9', 'CVE-2021-28363'], undefined, 'urllib3 1.26.0', true]]);
});

test('pip-audit: what was skipped was not audited', () => {
  const skipped = { name: 'a', skip_reason: 'not on PyPI' };
  const some = JSON.stringify({ dependencies: [skipped, { name: 'b', version: '1', vulns: [] }], fixes: [] });
  assert.deepEqual(
    [readFindings(some).failures, readFindings(some).gaps],
    [[], ['left out 1 of 2 dependencies: not on PyPI']],
  );
  const none = JSON.stringify({ dependencies: [skipped], fixes: [] });
  assert.match(readFindings(none).failures[0] ?? '', /audited none of 1 dependencies: not on PyPI/);
  assert.match(readFindings('{"dependencies": [], "fixes": []}').failures[0] ?? '', /audited none of 0/);
});

test('OSV: ids that are aliases of one another are one advisory', () => {
  const vulnerabilities = [
    {
      id: 'GHSA-xvch-5gv4-984h',
      aliases: ['CVE-2021-44906'],
      summary: 'Pollution',
      database_specific: { severity: 'CRITICAL' },
    },
    { id: 'OSV-2021-1', aliases: [], affected: [{ ranges: [{ events: [{ introduced: '0' }, { fixed: '1.2.6' }] }] }] },
  ];
  const entry = (groups: object[]): string =>
    JSON.stringify({
      results: [
        {
          source: { path: 'web/package-lock.json' },
          packages: [{ package: { name: 'minimist', version: '1.2.0' }, vulnerabilities, groups }],
        },
      ],
    });
  const ids = ['GHSA-xvch-5gv4-984h', 'OSV-2021-1', 'CVE-2021-44906'];
  const group = { ids: ids.slice(0, 2), aliases: ids.slice(2) };
  assert.deepEqual(brief(entry([{ ...group, max_severity: '5.6' }])), [[ids, 'medium', 'minimist 1.2.0', true]]);
  assert.deepEqual(brief(entry([group]))[0]?.[1], 'critical');
  assert.equal(brief(entry([])).length, 2);
  assert.deepEqual(brief('{"results": []}'), []);
});
