// Findings judged by rules; and the waiting for them, in which no result is ever a pass.

import assert from 'node:assert/strict';
import test from 'node:test';
import { gateScan, judgeScan, type ScanRules } from '../../../src/build-push-image/gate/scan.ts';
import { amazon } from '../../../src/clients/registry/amazon.ts';
import type { EcrConnection } from '../../../src/clients/registry/ecr/ecr.ts';
import type { RegistryFinding, ScanLook } from '../../../src/clients/registry/ecr/scan.ts';
import type { Job } from '../../../src/domain/job.ts';

const rules: ScanRules = { maxSeverity: 'medium', allow: [], ignoreUnfixed: false, timeoutSeconds: 1 };
const now = new Date('2026-03-01T00:00:00Z');
const finding = (over: Partial<RegistryFinding> = {}): RegistryFinding => ({
  ...{ id: 'CVE-1', severity: 'HIGH', package: 'openssl', version: '1', isFixable: undefined },
  ...over,
});

const judged: readonly [title: string, found: Partial<RegistryFinding>, rules: Partial<ScanRules>, counts: boolean][] =
  [
    ['worse than tolerated', {}, {}, true],
    ['as bad as tolerated', { severity: 'MEDIUM' }, {}, false],
    ['informational', { severity: 'INFORMATIONAL' }, { maxSeverity: 'none' }, false],
    ['without a severity', { severity: 'UNDEFINED' }, {}, false],
    ['allowed', {}, { allow: [{ id: 'cve-1', reason: 'x' }] }, false],
    ['allowed until last month', {}, { allow: [{ id: 'CVE-1', reason: 'x', expires: '2026-02-01' }] }, true],
    ['allowed in another package', {}, { allow: [{ id: 'CVE-1', reason: 'x', path: 'curl' }] }, true],
    ['without a fix, ignored', { isFixable: false }, { ignoreUnfixed: true }, false],
    ['without a word on a fix, not ignored', {}, { ignoreUnfixed: true }, true],
  ];
for (const [title, found, over, counts] of judged)
  test(`a finding ${title} ${counts ? 'counts' : 'does not count'}`, () => {
    const verdict = judgeScan([finding(found)], { ...rules, ...over }, now);
    assert.deepEqual(
      [verdict.findings[0]?.counts, verdict.problem?.code],
      [counts, counts ? 'scan_findings' : undefined],
    );
  });

test('what is expired, unused or without a severity is said', () => {
  const allow = [
    { id: 'CVE-1', reason: 'x', expires: '2026-02-01' },
    { id: 'CVE-9', reason: 'x' },
  ];
  const { warnings } = judgeScan([finding(), finding({ id: 'CVE-2', severity: '' })], { ...rules, allow }, now);
  assert.match(warnings.join('\n'), /1 findings have no severity[\s\S]*CVE-1 expired[\s\S]*CVE-9 matches no finding/);
});

const digests = [`sha256:${'a'.repeat(64)}`];

/** Gates with scans that look like this, one after the other; the last one stays. */
async function gate(looks: readonly ScanLook[], timeoutSeconds = 60) {
  let at = 0;
  let started = 0;
  const ecr = {
    ...amazon,
    lookAtScan: async () => looks[Math.min(at++, looks.length - 1)] as ScanLook,
    startScan: async () => {
      started += 1;
      return { state: 'started', why: '' } as const;
    },
  };
  const job = { signal: new AbortController().signal } as Job;
  const source = { ecr: {} as EcrConnection, account: undefined, repository: 'a', digests };
  const verdict = await gateScan(source, { ...rules, timeoutSeconds }, { job, clients: { ecr } });
  return { verdict, looks: at, started };
}

const complete = (...findings: RegistryFinding[]): ScanLook => ({ state: 'complete', findings, scannedAt: undefined });

test('two looks must agree before a scan counts', async () => {
  const { verdict, looks } = await gate([complete(), complete(finding()), complete(finding())]);
  assert.deepEqual([verdict.problem?.code, looks], ['scan_findings', 3]);
});

test('a scan that never comes is red, and was started once', async () => {
  const { verdict, started } = await gate([{ state: 'absent', why: 'no scan' }], 0.2);
  assert.deepEqual([verdict.problem?.code, started], ['scan_pending', 1]);
  assert.match(verdict.problem?.what ?? '', /without a result the step cannot pass/);
});

test('an image that cannot be scanned is red at once', async () => {
  const { verdict, looks } = await gate([{ state: 'impossible', why: 'UNSUPPORTED_IMAGE' }]);
  assert.deepEqual([verdict.problem?.code, looks], ['scan_impossible', 1]);
});
