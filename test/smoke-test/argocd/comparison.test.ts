// What cannot be built, and what is only weather. The texts are shaped as Argo CD's.

import assert from 'node:assert/strict';
import test from 'node:test';
import { findComparisonFault } from '../../../src/smoke-test/argocd/comparison.ts';
import { cpuMilliseconds } from '../../fakes/cpu-time.ts';

const rows: readonly [string, 'build' | 'weather'][] = [
  [
    'Failed to load target state: failed to generate manifest for source 1 of 1: rpc error: code = Unknown desc = `kustomize build /tmp/x` failed exit status 1',
    'build',
  ],
  ['failed to generate manifest: `helm template . --name-template x` failed exit status 1: Error: values', 'build'],
  ["Failed to load target state: unable to resolve 'nope' to a commit SHA", 'build'],
  ['staging/checkout: app path does not exist', 'build'],
  ['error unmarshaling JSON: invalid', 'build'],
  [
    'rpc error: code = Unavailable desc = connection error: desc = "transport: dial tcp 10.0.0.1:8081: connect: connection refused"',
    'weather',
  ],
  ['rpc error: code = DeadlineExceeded desc = context deadline exceeded', 'weather'],
  ['authentication required: Repository not found.', 'weather'],
  ['failed to list refs: Get "https://git.example/info/refs": dial tcp: lookup git.example: no such host', 'weather'],
  ['something that nobody has seen before', 'weather'],
];

for (const [message, kind] of rows)
  test(`${kind}: ${message.slice(0, 70)}`, () =>
    assert.equal(findComparisonFault([{ type: 'ComparisonError', message }])?.kind, kind));

test('a wrong spec is for good, and a warning is no error', () => {
  assert.equal(findComparisonFault([{ type: 'InvalidSpecError', message: 'x' }])?.kind, 'build');
  assert.equal(findComparisonFault([{ type: 'OrphanedResourceWarning', message: 'x' }]), undefined);
});

test('a long message takes no long time', () => {
  const started = cpuMilliseconds();
  findComparisonFault([{ type: 'ComparisonError', message: 'kustomize build '.repeat(100_000) }]);
  assert.ok(cpuMilliseconds() - started < 500);
});
