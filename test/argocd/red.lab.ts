// What ends red, fast and with Argo CD's own words: hooks, a roll-out that never gets ready, manifests that cannot be built, refusals.

import assert from 'node:assert/strict';
import test from 'node:test';
import { applyProject, deleteApplication, lab, stage } from './scene.ts';

const once = { limit: 0, backoff: { duration: '1s', factor: 1 } };

for (const type of ['PreSync', 'PostSync'] as const)
  test(`a failed ${type} hook is red, by name`, async (t) => {
    const { services } = await stage(t, { name: `failed-${type.toLowerCase()}`, hook: { type }, retry: once });
    const [service] = services;
    assert.ok(service);
    const { outputs, log } = await service.smoke(await service.bump('v1.1.0-badhook'));
    assert.deepEqual([outputs['verdict'], outputs['reason']], ['fail', 'argocd_hook_failed'], log);
    assert.match(
      outputs['explanation'] ?? '',
      new RegExp(`the ${type} hook batch/Job/migrate failed: Job has reached`),
    );
    assert.equal(outputs['conclusive'], 'true');
    assert.ok(Number(outputs['waited-seconds']) < 60, log);
  });

test('a hook that fails is red while Argo CD tries again, and a roll-back begins only afterwards', async (t) => {
  const retry = { limit: 3, backoff: { duration: '5s', factor: 1 } };
  const { services } = await stage(t, { name: 'retried', hook: { type: 'PreSync' }, retry });
  const [service] = services;
  assert.ok(service);
  const bump = await service.bump('v1.1.0-badhook');
  const red = await service.smoke(bump);
  assert.deepEqual([red.outputs['verdict'], red.outputs['reason']], ['fail', 'argocd_hook_failed'], red.log);
  const during = await service.read();
  assert.equal(during.operationState?.phase, 'Running', JSON.stringify(during));

  const back = await service.bump(undefined, { rollback: 'previous', 'expect-image': bump.outputs['image'] ?? '' });
  const returned = await service.smoke(back);
  assert.equal(returned.outputs['verdict'], 'pass', returned.log);
  assert.match(returned.log, /Argo CD begins with [0-9a-f]{7} only afterwards/);
});

test('pods that never get ready are red once the roll-out is Degraded, with the words of the pods', async (t) => {
  const { services } = await stage(t, { name: 'degraded' });
  const [service] = services;
  assert.ok(service);
  const { outputs, log } = await service.smoke(await service.bump('v1.1.0-noimg'));
  assert.deepEqual([outputs['verdict'], outputs['reason']], ['fail', 'argocd_degraded'], log);
  assert.match(outputs['explanation'] ?? '', /exceeded its progress deadline.*ImagePullBackOff/);
  assert.ok(Number(outputs['waited-seconds']) < 60, log);
});

test('manifests that cannot be built are red at once', async (t) => {
  const { manifests, services } = await stage(t, { name: 'unbuildable' });
  const [service] = services;
  assert.ok(service);
  manifests.commit({ 'unbuildable/kustomization.yaml': 'resources: [workload.json, missing.yaml]\n' });
  const { outputs, log } = await service.smoke(await service.bump('v1.1.0'));
  assert.deepEqual([outputs['verdict'], outputs['reason']], ['fail', 'argocd_build_failed'], log);
  assert.match(outputs['explanation'] ?? '', /kustomize build .*missing\.yaml/);
  assert.ok(Number(outputs['waited-seconds']) < 30, log);
});

test('a manifest that the API refuses is a failed sync, in its words', async (t) => {
  const { manifests, services } = await stage(t, { name: 'refused', retry: once });
  const [service] = services;
  assert.ok(service);
  const faulty = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'refused' },
    spec: { ports: [{ port: 700_000 }] },
  };
  manifests.commit({ 'refused/service.json': JSON.stringify(faulty) });
  const { outputs, log } = await service.smoke(await service.bump('v1.1.0'));
  assert.deepEqual([outputs['verdict'], outputs['reason']], ['fail', 'argocd_sync_failed'], log);
  assert.match(outputs['explanation'] ?? '', /Service/);
});

test('rolled back by hand after it was applied is red', async (t) => {
  const { services } = await stage(t, { name: 'replaced', manual: true });
  const [service] = services;
  assert.ok(service);
  const bump = await service.bump('v1.1.0');
  await service.sync();
  const { history } = await service.until(
    ({ history: all, operationState }) => all?.length === 2 && operationState?.phase === 'Succeeded',
  );
  await service.rollBack(history?.[0]?.id ?? 0);
  await service.until(({ history: all }) => all?.length === 3);
  const { outputs, log } = await service.smoke(bump);
  assert.deepEqual([outputs['verdict'], outputs['reason']], ['fail', 'argocd_replaced'], log);
  assert.match(outputs['explanation'] ?? '', /rolled back by hand/);
});

test('reverted in git after it was applied, and the revert synced, is red', async (t) => {
  const { services } = await stage(t, { name: 'reverted' });
  const [service] = services;
  assert.ok(service);
  const bump = await service.bump('v1.1.0');
  await service.until(({ history }) => history?.length === 2);
  await service.bump(undefined, { rollback: 'previous' });
  await service.until(({ history, health }) => history?.length === 3 && health?.status === 'Healthy');
  const { outputs, log } = await service.smoke(bump);
  assert.deepEqual([outputs['verdict'], outputs['reason']], ['fail', 'argocd_replaced'], log);
});

test('what may not be read, and what was deleted while it was waited for, have their reasons', async (t) => {
  const { services } = await stage(t, { name: 'gone', manual: true });
  const [service] = services;
  assert.ok(service);
  const bump = await service.bump('v1.1.0');
  const denied = await service.smoke(bump, { 'argocd-token': lab.tokens.reader });
  assert.deepEqual([denied.outputs['reason'], denied.outputs['conclusive']], ['argocd_denied', 'false'], denied.log);

  const { child, finished } = service.startSmoke(bump);
  await new Promise<void>((resolve) => {
    child.stdout?.on('data', (chunk) => String(chunk).includes('Argo CD: ') && resolve());
  });
  await deleteApplication('gone');
  const deleted = await finished;
  assert.equal(deleted.outputs['reason'], 'argocd_deleted', deleted.log);
});

test('a closed sync window is said', async (t) => {
  await applyProject('closing');
  const { services } = await stage(t, { name: 'window', project: 'closing' });
  const [service] = services;
  assert.ok(service);
  const window = { kind: 'deny', schedule: '* * * * *', duration: '1h', applications: ['*'], manualSync: false };
  await applyProject('closing', { syncWindows: [window] });
  const { outputs, log } = await service.smoke(await service.bump('v1.1.0'), { 'timeout-seconds': '15' });
  assert.equal(outputs['reason'], 'argocd_not_synced', log);
  assert.match(outputs['explanation'] ?? '', /a sync window is closed now/);
});
