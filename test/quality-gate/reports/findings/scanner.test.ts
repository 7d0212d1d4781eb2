// Trivy, Grype and Snyk.

import assert from 'node:assert/strict';
import test from 'node:test';
import { assertRefused, readFindings } from '../reading.ts';

const brief = (text: string) =>
  readFindings(text).findings.map(({ ids, severity, subject, path, fixable }) => [
    ids[0],
    severity,
    subject,
    path,
    fixable,
  ]);

const cve = { VulnerabilityID: 'CVE-1-1111', PkgName: 'zlib', InstalledVersion: '1.2', Severity: 'HIGH' };

test('Trivy: vulnerabilities, failed misconfigurations, secrets and licences', () => {
  const Results = [
    {
      Target: 'alpine',
      Vulnerabilities: [
        { ...cve, FixedVersion: '1.3' },
        { ...cve, VulnerabilityID: 'CVE-1-2', Severity: 'UNKNOWN' },
      ],
    },
    {
      Target: 'Dockerfile',
      Misconfigurations: [
        { ID: 'DS002', AVDID: 'AVD-DS-0002', Severity: 'MEDIUM', Status: 'FAIL', Title: 'root' },
        { ID: 'DS001', Severity: 'HIGH', Status: 'PASS' },
      ],
      Secrets: [{ RuleID: 'aws-key', Severity: 'CRITICAL', Title: 'key', StartLine: 3 }],
      Licenses: [{ Name: 'GPL-3.0', Severity: 'LOW', PkgName: 'x' }],
    },
  ];
  assert.deepEqual(brief(JSON.stringify({ SchemaVersion: 2, Results })), [
    ['CVE-1-1111', 'high', 'zlib 1.2', 'alpine', true],
    ['CVE-1-2', undefined, 'zlib 1.2', 'alpine', false],
    ['DS002', 'medium', undefined, 'Dockerfile', undefined],
    ['aws-key', 'critical', undefined, 'Dockerfile', undefined],
    ['GPL-3.0', 'low', 'x', 'Dockerfile', undefined],
  ]);
});

test('Trivy: two secrets of one rule in one file are two', () => {
  const secret = { RuleID: 'aws-key', Severity: 'CRITICAL', Title: 'key' };
  const Secrets = [
    { ...secret, StartLine: 1 },
    { ...secret, StartLine: 2 },
  ];
  assert.equal(brief(JSON.stringify({ SchemaVersion: 2, Results: [{ Target: '.env', Secrets }] })).length, 2);
});

test('Trivy: no results are clean only with a schema version', () => {
  assert.deepEqual(brief('{"SchemaVersion": 2, "ArtifactName": "a", "Results": null}'), []);
  assert.deepEqual(brief('{"SchemaVersion": 2, "ArtifactName": "a"}'), []);
  assertRefused('{"ArtifactName": "a", "Results": null}', 'unreadable', /has no SchemaVersion/);
  assert.equal(brief(JSON.stringify([{ Target: 'old', Vulnerabilities: [cve] }])).length, 1);
});

test('Grype: related ids are aliases', () => {
  const match = (state: string, versions: string[]) => ({
    vulnerability: { id: 'GHSA-aaaa-bbbb-cccc', severity: 'Negligible', fix: { state, versions } },
    relatedVulnerabilities: [{ id: 'CVE-1-3' }],
    artifact: { name: 'x', version: '2', locations: [{ path: '/lib/x' }] },
  });
  const text = JSON.stringify({ matches: [match('fixed', ['3'])], descriptor: { name: 'grype' } });
  assert.deepEqual(brief(text), [['GHSA-aaaa-bbbb-cccc', 'low', 'x 2', '/lib/x', true]]);
  assert.deepEqual(readFindings(text).findings[0]?.ids, ['GHSA-aaaa-bbbb-cccc', 'CVE-1-3']);
  assert.equal(brief(JSON.stringify({ matches: [match('not-fixed', [])] }))[0]?.[4], false);
});

const snyk = (more: object): object => ({ ok: true, vulnerabilities: [], uniqueCount: 0, ...more });
const issue = {
  id: 'SNYK-1',
  severity: 'high',
  packageName: 'y',
  version: '1',
  identifiers: { CVE: ['CVE-1-4'] },
  isUpgradable: false,
};

test('Snyk: one project or several; one id by two paths counts once', () => {
  const project = snyk({ ok: false, vulnerabilities: [issue, { ...issue, isUpgradable: true }] });
  assert.deepEqual(brief(JSON.stringify(project)), [['SNYK-1', 'high', 'y 1', undefined, true]]);
  assert.equal(brief(JSON.stringify([project, snyk({})])).length, 1);
});

const failures: readonly [fact: string, document: unknown, message: RegExp][] = [
  ['an error', { ok: false, error: 'Authentication failed', path: '/srv' }, /not a test result: Authentication failed/],
  ['an error of one project of several', [snyk({}), { ok: false, error: 'no manifest', path: '/' }], /no manifest/],
  ['not ok and nothing listed', snyk({ ok: false }), /lists no vulnerability/],
];
for (const [fact, document, message] of failures)
  test(`Snyk: ${fact} is no evidence`, () =>
    assert.match(readFindings(JSON.stringify(document)).failures.join(), message));
