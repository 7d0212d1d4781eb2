// What is neither: a paused canary, and an application that is OutOfSync for reasons that are not ours.

import assert from 'node:assert/strict';
import test from 'node:test';
import { stage } from './scene.ts';

test('a paused canary says so and waits, and passes where that is accepted', async (t) => {
  const { services } = await stage(t, { name: 'canary', canary: true });
  const [service] = services;
  assert.ok(service);
  const bump = await service.bump('v1.1.0');
  const waiting = await service.smoke(bump, { 'timeout-seconds': '20' });
  assert.equal(waiting.outputs['reason'], 'argocd_not_healthy', waiting.log);
  assert.match(waiting.outputs['explanation'] ?? '', /a canary is paused/);

  const more = { 'argocd-accept': 'suspended', 'wait-for': 'nothing', checks: '[/health]' };
  const accepted = await service.smoke(bump, more);
  assert.equal(accepted.outputs['verdict'], 'pass', accepted.log);
  assert.match(accepted.warnings.join(), /accepted as it is/);
});

test('OutOfSync that is not ours is a warning once ours was applied', async (t) => {
  const config = (name: string): string => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\n`;
  const { manifests, services } = await stage(t, { name: 'drifted', more: { 'settings.yaml': config('old') } });
  const [service] = services;
  assert.ok(service);
  // Nothing is pruned: the old one stays, and Argo CD calls the application OutOfSync for ever.
  manifests.commit({ 'drifted/settings.yaml': config('new') });
  const { outputs, log, warnings } = await service.smoke(await service.bump('v1.1.0'));
  assert.equal(outputs['verdict'], 'pass', log);
  assert.match(warnings.join(), /OutOfSync for another reason: ConfigMap\/old \(to be pruned\)/);
});
