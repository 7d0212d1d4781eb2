// What was bumped is waited for: Argo CD by itself, a person, hooks, six services at once, and the whole chain with its roll-back.

import assert from 'node:assert/strict';
import test from 'node:test';
import { stage } from './scene.ts';

test('a bump that Argo CD syncs by itself is waited for until its pods answer', async (t) => {
  const { services } = await stage(t, { name: 'happy' });
  const [service] = services;
  assert.ok(service);
  const bump = await service.bump('v1.1.0-slow');
  const { outputs, log } = await service.smoke(bump);
  assert.equal(outputs['verdict'], 'pass', log);
  assert.match(log, /Argo CD: .*Progressing[\s\S]*Argo CD: Synced at [0-9a-f]{7}, Healthy/);
  // The pods of that tag take eight seconds.
  assert.ok(Number(outputs['waited-seconds']) > 7.5, log);
  assert.deepEqual(Object.keys(JSON.parse(outputs['versions'] ?? '{}')), ['v1.1.0-slow']);
});

test('nobody syncs: what is compared is ours, and that is not taken for applied; then a person syncs late', async (t) => {
  const { services } = await stage(t, { name: 'manual', manual: true });
  const [service] = services;
  assert.ok(service);
  const bump = await service.bump('v1.1.0');
  const early = await service.smoke(bump, { 'timeout-seconds': '6' });
  assert.deepEqual([early.outputs['verdict'], early.outputs['reason']], ['fail', 'argocd_not_synced'], early.log);
  assert.match(
    early.outputs['explanation'] ?? '',
    /OutOfSync at [0-9a-f]{7}, Healthy: the application is synced by hand/,
  );

  const { finished } = service.startSmoke(bump);
  await new Promise((resolve) => setTimeout(resolve, 5000));
  await service.sync();
  const late = await finished;
  assert.equal(late.outputs['verdict'], 'pass', late.log);
});

test('a PostSync hook that runs is waited for, though all is Synced and Healthy meanwhile', async (t) => {
  const { services } = await stage(t, { name: 'posthook', hook: { type: 'PostSync', run: '8s' } });
  const [service] = services;
  assert.ok(service);
  const { outputs, log } = await service.smoke(await service.bump('v1.1.0'));
  assert.equal(outputs['verdict'], 'pass', log);
  assert.match(log, /waiting for completion of hook batch\/Job\/migrate/);
  assert.ok(Number(outputs['waited-seconds']) > 7.5, log);
});

test('six bumps of six services at once: each is green', async (t) => {
  const names = ['one', 'two', 'three', 'four', 'five', 'six'].map((number) => `six-${number}`);
  const { manifests, services } = await stage(t, ...names.map((name) => ({ name })));
  const bumps = await Promise.all(services.map((service) => service.bump('v1.1.0')));
  const seconds = manifests.git('log', '-6', '--format=%at', 'main').split('\n').map(Number);
  t.diagnostic(`six bumps in ${Math.max(...seconds) - Math.min(...seconds)} s`);
  const runs = bumps.map(async (bump, index) => await services[index]?.smoke(bump));
  for (const run of await Promise.all(runs)) assert.equal(run?.outputs['verdict'], 'pass', run?.log);
});

test('of two bumps of one service only the later was applied: that one is green, the other one is replaced', async (t) => {
  const { services } = await stage(t, { name: 'twice', manual: true });
  const [service] = services;
  assert.ok(service);
  const [first, second] = [await service.bump('v1.1.0'), await service.bump('v1.2.0')];
  await service.sync();
  const last = await service.smoke(second);
  assert.equal(last.outputs['verdict'], 'pass', last.log);
  const never = await service.smoke(first, { 'timeout-seconds': '60' });
  assert.deepEqual([never.outputs['verdict'], never.outputs['reason']], ['fail', 'argocd_replaced'], never.log);
});

test('the chain by hand: bump, a person syncs, smoke, roll-back, a person syncs, the old version is proven', async (t) => {
  const { manifests, services } = await stage(t, { name: 'chain', manual: true });
  const [service] = services;
  assert.ok(service);
  const bump = await service.bump('v2.0.0');
  const going = service.startSmoke(bump, { checks: '[{path: /health, expect: {json: {$.version: v2.0.0}}}]' });
  await new Promise((resolve) => setTimeout(resolve, 2000));
  await service.sync();
  const shipped = await going.finished;
  assert.deepEqual([shipped.outputs['verdict'], shipped.outputs['checks-passed']], ['pass', '1'], shipped.log);

  const back = await service.bump(undefined, { rollback: 'previous', 'expect-image': bump.outputs['image'] ?? '' });
  assert.equal(back.outputs['outcome'], 'rolled-back');
  assert.equal(back.outputs['image'], bump.outputs['previous-image']);
  const returning = service.startSmoke(back);
  await new Promise((resolve) => setTimeout(resolve, 2000));
  await service.sync();
  const returned = await returning.finished;
  assert.deepEqual([returned.outputs['verdict'], returned.outputs['version-seen']], ['pass', 'true'], returned.log);
  assert.equal(manifests.subjects().length, 3);
});
