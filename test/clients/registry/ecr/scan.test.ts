// What the answers of ECR's scans mean: basic and enhanced, all pages, not yet, never.

import assert from 'node:assert/strict';
import test from 'node:test';
import { lookAtScan, startScan } from '../../../../src/clients/registry/ecr/scan.ts';
import { deniedTo, type FakeError } from '../../../fakes/ecr.ts';
import { connectEcr } from '../connected-ecr.ts';

const image = { account: undefined, repository: 'shop/app', digest: `sha256:${'a'.repeat(64)}` };
const basic = (name: string) => ({
  ...{ name, severity: 'HIGH' },
  attributes: [
    { key: 'package_name', value: 'openssl' },
    { key: 'package_version', value: '1.1' },
  ],
});

test('basic findings are read, page by page', async (t) => {
  const page = (name: string, nextToken?: string) => ({
    imageScanStatus: { status: 'COMPLETE' },
    imageScanFindings: { findings: [basic(name)] },
    ...(nextToken === undefined ? {} : { nextToken }),
  });
  const { api, ecr } = await connectEcr(t, { scans: [page('CVE-1', 'more'), page('CVE-2')] });
  const look = await lookAtScan(ecr, image);
  assert.equal(look.state, 'complete');
  const found = look.state === 'complete' ? look.findings : [];
  assert.deepEqual(
    found.map(({ id }) => id),
    ['CVE-1', 'CVE-2'],
  );
  assert.deepEqual(found[0], {
    id: 'CVE-1',
    severity: 'HIGH',
    package: 'openssl',
    version: '1.1',
    isFixable: undefined,
  });
  assert.equal(api.inputs.at(-1)?.['nextToken'], 'more');
});

test('enhanced findings are told by their shape', async (t) => {
  const details = { vulnerabilityId: 'CVE-9', vulnerablePackages: [{ name: 'curl', version: '8' }] };
  const enhancedFindings = [{ severity: 'CRITICAL', fixAvailable: 'NO', packageVulnerabilityDetails: details }];
  const scans = [{ imageScanStatus: { status: 'ACTIVE' }, imageScanFindings: { enhancedFindings } }];
  const look = await lookAtScan((await connectEcr(t, { scans })).ecr, image);
  const expected = [{ id: 'CVE-9', severity: 'CRITICAL', package: 'curl', version: '8', isFixable: false }];
  assert.deepEqual(look.state === 'complete' && look.findings, expected);
});

const states: readonly [title: string, scan: Record<string, unknown> | FakeError, state: string][] = [
  ['one that nobody asked for', { status: 400, type: 'ScanNotFoundException', message: 'no scan' }, 'absent'],
  ['an image that is not known yet', { status: 400, type: 'ImageNotFoundException', message: 'no image' }, 'absent'],
  ['one that waits', { imageScanStatus: { status: 'PENDING' } }, 'waiting'],
  ['one that runs', { imageScanStatus: { status: 'IN_PROGRESS' } }, 'waiting'],
  ['one without findings yet', { imageScanStatus: { status: 'ACTIVE' } }, 'waiting'],
  ['an image of no known kind', { imageScanStatus: { status: 'UNSUPPORTED_IMAGE', description: 'x' } }, 'impossible'],
  ['one that failed', { imageScanStatus: { status: 'FAILED', description: 'x' } }, 'impossible'],
];
for (const [title, scan, state] of states)
  test(`${title} is ${state}`, async (t) => {
    const { ecr } = await connectEcr(t, { scans: [scan] });
    assert.equal((await lookAtScan(ecr, image)).state, state);
  });

const starts: readonly [title: string, error: FakeError | undefined, state: string][] = [
  ['a scan that may start', undefined, 'started'],
  ['a second one on one day', { status: 400, type: 'LimitExceededException', message: 'quota' }, 'started'],
  ['enhanced scanning', { status: 400, type: 'ValidationException', message: 'This feature is disabled' }, 'automatic'],
  ['a role that may not start one', deniedTo('ecr:StartImageScan'), 'automatic'],
  ['an image of no known kind', { status: 400, type: 'UnsupportedImageTypeException', message: 'x' }, 'impossible'],
];
for (const [title, startScanError, state] of starts)
  test(`${title}: ${state}`, async (t) => {
    const { ecr } = await connectEcr(t, startScanError === undefined ? {} : { startScan: startScanError });
    assert.equal((await startScan(ecr, image)).state, state);
  });

test('a role that may not read findings is denied', async (t) => {
  const { ecr } = await connectEcr(t, { error: deniedTo('ecr:DescribeImageScanFindings') });
  await assert.rejects(lookAtScan(ecr, image), { kind: 'denied' });
});
