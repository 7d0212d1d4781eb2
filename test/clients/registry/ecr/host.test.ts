// Hosts of Amazon ECR by a table, and what only looks like one.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { inRegion, isPublicEcr, parseEcrHost } from '../../../../src/clients/registry/ecr/host.ts';
import { cpuMilliseconds } from '../../../fakes/cpu-time.ts';

const hosts: readonly [host: string, region: string, isFips: boolean][] = [
  ['123456789012.dkr.ecr.us-east-1.amazonaws.com', 'us-east-1', false],
  ['123456789012.dkr.ecr-fips.us-gov-west-1.amazonaws.com', 'us-gov-west-1', true],
  ['123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn', 'cn-north-1', false],
  ['123456789012.dkr-ecr.eu-west-1.on.aws', 'eu-west-1', false],
  ['123456789012.dkr-ecr-fips.us-west-2.on.aws', 'us-west-2', true],
  ['123456789012.dkr-ecr.cn-northwest-1.on.amazonwebservices.com.cn', 'cn-northwest-1', false],
  ['123456789012.dkr.ecr.us-iso-east-1.c2s.ic.gov', 'us-iso-east-1', false],
  ['123456789012.dkr.ecr.us-isob-east-1.sc2s.sgov.gov', 'us-isob-east-1', false],
  ['123456789012.dkr.ecr.us-isof-south-1.csp.hci.ic.gov', 'us-isof-south-1', false],
  ['123456789012.dkr.ecr.eu-isoe-west-1.cloud.adc-e.uk', 'eu-isoe-west-1', false],
  ['123456789012.dkr.ecr.eusc-de-east-1.amazonaws.eu', 'eusc-de-east-1', false],
];
for (const [host, region, isFips] of hosts)
  test(`${host} is ECR in ${region}`, () =>
    assert.deepEqual(parseEcrHost(host), { account: '123456789012', region, isFips }));

const others = [
  'ghcr.io',
  '127.0.0.1:5000',
  'public.ecr.aws',
  '123456789.dkr.ecr.us-east-1.amazonaws.com',
  '1234567890123.dkr.ecr.us-east-1.amazonaws.com',
  '123456789012.dkr.ecr.us-east-1.amazonaws.com.evil.example',
  '123456789012.dkr.ecr.us-east-1.amazonaws.com.cn',
  '123456789012.dkr.ecr.cn-north-1.amazonaws.com',
  '123456789012.dkr-ecr.us-east-1.amazonaws.com',
  '123456789012.dkr.ecr.us-east-1.on.aws',
  'x123456789012.dkr.ecr.us-east-1.amazonaws.com',
  '123456789012.dkr.ecr.evil.amazonaws.com',
];
for (const host of others) test(`${host} is none`, () => assert.equal(parseEcrHost(host), undefined));

test('another region keeps account and form', () => {
  assert.equal(
    inRegion('123456789012.dkr.ecr-fips.us-east-1.amazonaws.com', 'us-west-2'),
    '123456789012.dkr.ecr-fips.us-west-2.amazonaws.com',
  );
  assert.ok(isPublicEcr('public.ecr.aws') && !isPublicEcr('ghcr.io'));
});

test('a host of any length is read at once', () => {
  fc.assert(
    fc.property(fc.constantFrom('1', '1.', 'a-', '.dkr.ecr.'), fc.integer({ min: 1, max: 100_000 }), (part, times) => {
      const started = cpuMilliseconds();
      parseEcrHost(part.repeat(times));
      assert.ok(cpuMilliseconds() - started < 100);
    }),
  );
});
