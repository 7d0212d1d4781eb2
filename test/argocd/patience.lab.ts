// A roll-back with Argo CD's own retries: it is begun only when they are used up, minutes later.

import assert from 'node:assert/strict';
import test from 'node:test';
import { stage } from './scene.ts';

test('with the retries that Argo CD has of its own, a roll-back begins minutes later and is waited for', async (t) => {
  const { services } = await stage(t, { name: 'patience', hook: { type: 'PreSync' } });
  const [service] = services;
  assert.ok(service);
  const bump = await service.bump('v1.1.0-badhook');
  const red = await service.smoke(bump);
  assert.deepEqual([red.outputs['verdict'], red.outputs['reason']], ['fail', 'argocd_hook_failed'], red.log);

  const back = await service.bump(undefined, { rollback: 'previous', 'expect-image': bump.outputs['image'] ?? '' });
  const { outputs, log } = await service.smoke(back, { 'timeout-seconds': '600' });
  assert.equal(outputs['verdict'], 'pass', log);
  assert.match(log, /retry \d: .*Argo CD begins with [0-9a-f]{7} only afterwards/);
  t.diagnostic(`the roll-back was in after ${outputs['waited-seconds']} s`);
  assert.ok(Number(outputs['waited-seconds']) > 180, log);
});
