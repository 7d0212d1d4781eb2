// A judgement as a value.

import assert from 'node:assert/strict';
import test from 'node:test';
import { red, wait } from '../../../src/smoke-test/argocd/judgement.ts';

test('red counts at once and says something about the service, unless told otherwise', () => {
  const plain = { kind: 'red', reason: 'argocd_degraded', what: 'x', patience: 0, conclusive: true };
  assert.deepEqual(red('argocd_degraded', 'x'), plain);
  assert.equal(red('argocd_degraded', 'x', { patience: 5 }).patience, 5);
  assert.deepEqual(wait('argocd_degraded', 'x'), { ...plain, kind: 'wait' });
});
