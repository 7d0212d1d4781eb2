// Each trouble with a registry by a table: its code, and the input, permission or setting that mends it.

import assert from 'node:assert/strict';
import test from 'node:test';
import { type FaultSurroundings, registryProblem } from '../../src/build-push-image/registry-words.ts';
import { RegistryFault, type RegistryFaultFacts } from '../../src/domain/image/registry-fault.ts';

const ecr: FaultSurroundings = {
  registry: '123456789012.dkr.ecr.us-east-1.amazonaws.com',
  repository: 'shop/checkout-servce',
  isEcr: true,
  names: ['shop/checkout-service', 'other'],
  otherRegion: 'eu-west-1',
  hasIdToken: false,
};
const plain: FaultSurroundings = { ...ecr, registry: 'r.io', isEcr: false, names: [], otherRegion: undefined };

const table: readonly [facts: Partial<RegistryFaultFacts>, around: FaultSurroundings, code: string, fix: RegExp][] = [
  [{ kind: 'absent' }, ecr, 'repository_absent', /Near it in .*`shop\/checkout-service`.*AWS_REGION is eu-west-1/],
  [{ kind: 'absent' }, ecr, 'repository_absent', /the name alone, not the URI.*`create-repository: true`/],
  [{ kind: 'absent' }, plain, 'repository_absent', /Create it\.$/],
  [
    { kind: 'denied', action: 'ecr:PutImage' },
    ecr,
    'registry_denied',
    /Allow the role `ecr:PutImage`.*ecr:BatchGetImage/,
  ],
  [{ kind: 'denied', verb: 'log in' }, ecr, 'ecr_login', /GetAuthorizationToken/],
  [{ kind: 'denied', verb: 'push', hasLogin: true }, plain, 'registry_denied', /may push to this repository/],
  [{ kind: 'denied', hasLogin: false }, plain, 'registry_denied', /`username` and `password`/],
  [
    { kind: 'no-login', action: 'ecr:GetAuthorizationToken' },
    ecr,
    'ecr_login',
    /configure-aws-credentials.*`permissions: id-token: write`/,
  ],
  [{ kind: 'no-login' }, plain, 'registry_denied', /log in to the registry/],
  [{ kind: 'expired' }, ecr, 'registry_expired', /role-duration-seconds/],
  [{ kind: 'throttled' }, ecr, 'registry_throttled', /about a minute/],
  [{ kind: 'proxy' }, ecr, 'registry_proxy', /`https_proxy`/],
  [{ kind: 'unreachable' }, ecr, 'registry_unreachable', /can reach it/],
  [{ kind: 'unsafe' }, ecr, 'registry_unsafe', /TLS/],
  [{ kind: 'digest' }, ecr, 'registry_digest', /do not use/],
  [{ kind: 'foreign' }, ecr, 'registry_refused', /page or a proxy/],
  [{ kind: 'refused' }, ecr, 'registry_refused', /`repository` exists/],
];
for (const [facts, around, code, fix] of table)
  test(`${JSON.stringify(facts)} at ${around.isEcr ? 'ECR' : 'another registry'} is ${code}`, () => {
    const fault = new RegistryFault('it said no', { kind: 'refused', registry: 'r', ...facts });
    const problem = registryProblem(fault, around);
    assert.equal(problem.code, code);
    assert.match(problem.fix ?? '', fix);
    assert.equal(problem.what, 'it said no');
  });
