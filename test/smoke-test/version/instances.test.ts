// Instances are counted where answers name theirs.

import assert from 'node:assert/strict';
import test from 'node:test';
import { createInstances, instanceOf } from '../../../src/smoke-test/version/instances.ts';
import { answer, fault } from '../../fakes/session.ts';

const rows: readonly [string, ReturnType<typeof answer>, string | undefined][] = [
  ['in the document', answer('{"version":"1","hostname":"pod-1"}'), 'pod-1'],
  ['in a header', answer('{}', { headers: { 'x-pod-name': 'pod-2' } }), 'pod-2'],
  ['nowhere', answer('{"version":"1"}'), undefined],
  ['in what is no document', answer('pod-1'), undefined],
  ['as something else than a text', answer('{"host":{"name":"x"}}'), undefined],
];

for (const [title, given, name] of rows)
  test(`${title}: ${name ?? 'none'}`, () => assert.equal(instanceOf(given), name));

test('each is counted once, and no count is no zero', () => {
  const instances = createInstances();
  instances.see(fault('tls'));
  assert.equal(instances.count, undefined);
  for (const pod of ['a', 'b', 'a']) instances.see(answer(`{"pod":"${pod}"}`));
  assert.equal(instances.count, 2);
});
