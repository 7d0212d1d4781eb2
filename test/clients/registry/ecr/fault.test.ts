// Errors of ECR's API by a table: denied, absent, throttled and out of reach are different answers.

import assert from 'node:assert/strict';
import test from 'node:test';
import { awsNameOf, faultOfAws, isSessionExpired } from '../../../../src/clients/registry/ecr/fault.ts';
import { RegistryFault } from '../../../../src/domain/image/registry-fault.ts';

const named = (name: string, message = 'x', extra: object = {}): Error =>
  Object.assign(new Error(message), { name, ...extra });

const table: readonly [error: Error, kind: string][] = [
  [named('AccessDeniedException'), 'denied'],
  [named('UnrecognizedClientException'), 'denied'],
  [named('RepositoryNotFoundException'), 'absent'],
  [named('ThrottlingException'), 'throttled'],
  [named('TooManyRequestsException'), 'throttled'],
  [named('ExpiredTokenException'), 'expired'],
  [named('CredentialsProviderError'), 'no-login'],
  [named('Error', 'Region is missing'), 'no-login'],
  [named('TimeoutError'), 'unreachable'],
  [named('Error', 'connect', { code: 'ECONNREFUSED' }), 'unreachable'],
  [named('Odd', 'x', { $metadata: { httpStatusCode: 503 } }), 'unreachable'],
  [named('InvalidParameterException'), 'refused'],
];
for (const [error, kind] of table)
  test(`${error.name} (${error.message}) is ${kind}`, () => {
    const fault = faultOfAws(error, 'batchGetImage', 'us-east-1');
    assert.ok(fault instanceof RegistryFault);
    assert.deepEqual([fault.kind, fault.facts.action, awsNameOf(fault)], [kind, 'ecr:BatchGetImage', error.name]);
    assert.equal(isSessionExpired(fault), kind === 'expired');
  });

test('the action that AWS names is the one that is told', () => {
  const denied = named('AccessDeniedException', 'is not authorized to perform: ecr:ListImages on resource: x');
  const fault = faultOfAws(denied, 'batchGetImage', '');
  assert.ok(fault instanceof RegistryFault);
  assert.equal(fault.facts.action, 'ecr:ListImages');
});

test('a bug of ours is no answer of AWS', () => {
  const bug = new TypeError('x is not a function');
  assert.equal(faultOfAws(bug, 'batchGetImage', ''), bug);
});

test('an answer that the SDK cannot read is one, although the SDK throws a TypeError', () => {
  const unread = Object.assign(new TypeError('Expected number, got string'), { $response: {} });
  const fault = faultOfAws(unread, 'batchGetImage', '');
  assert.ok(fault instanceof RegistryFault);
  assert.equal(fault.kind, 'refused');
});
