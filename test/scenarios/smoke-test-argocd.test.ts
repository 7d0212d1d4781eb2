// smoke-test, whole, with a stand-in for Argo CD that acts as a real one was seen to: what was applied is judged, not what was compared.

import assert from 'node:assert/strict';
import test, { type TestContext } from 'node:test';
import { type ArgoCdApi, startArgoCdApi } from '../fakes/argocd-api.ts';
import { applicationOf } from '../fakes/argocd-documents.ts';
import { type ArgoCdModel, type CommitFacts, type ModelOptions, startArgoCdModel } from '../fakes/argocd-model.ts';
import { temporaryFolder } from '../fakes/folder.ts';
import { startBundle } from '../fakes/runner.ts';
import { slowness } from '../fakes/slowness.ts';
import { json, serve, smoke } from '../fakes/smoke-service.ts';

const sha = (digit: string): string => digit.repeat(40);
const commit = (digit: string, more: Partial<CommitFacts> = {}): CommitFacts => ({
  sha: sha(digit),
  image: `registry.shop.example/shop/checkout:v1.0.0-${digit.repeat(7)}`,
  ...more,
});
const [first, ours] = [commit('a'), commit('b')];

interface Scene {
  readonly api: ArgoCdApi;
  readonly model: ArgoCdModel;
  /** Runs the bundle for a commit. */
  readonly wait: (wanted: CommitFacts, more?: Readonly<Record<string, string>>) => ReturnType<typeof smoke>;
}

async function stage(t: TestContext, options: ModelOptions = {}): Promise<Scene> {
  const api = await startArgoCdApi(t);
  const model = startArgoCdModel(first, options);
  api.application = (refresh: string | null) => model.document(refresh);
  const url = await serve(t, (_, response) => json(response, { ok: true }));
  const wait: Scene['wait'] = async (wanted, more = {}) =>
    await smoke(t, {
      url,
      'expect-version': wanted.image.split(':')[1] ?? '',
      'wait-for': 'nothing',
      checks: '[/up]',
      'argocd-server': api.url,
      'argocd-app': 'checkout',
      'argocd-token': 'argo-t0ken',
      'manifest-sha': wanted.sha,
      'timeout-seconds': '30',
      'interval-seconds': '0.1',
      ...more,
    });
  return { api, model, wait };
}

test('a bump is waited for until it was applied and its pods are healthy', async (t) => {
  const { model, wait } = await stage(t);
  model.commit(commit('b', { rollout: 1.5 }));
  const { outputs, log } = await wait(ours);
  assert.equal(outputs['verdict'], 'pass', log);
  assert.match(log, /Argo CD: .*Progressing[\s\S]*Argo CD: Synced at bbbbbbb, Healthy/);
  assert.ok(Number(outputs['waited-seconds']) > 1.5);
  assert.doesNotMatch(log.replace(/^::add-mask::.*$/gm, ''), /argo-t0ken/);
});

test('a new version that redirects every page is measured bad, though nothing else was seen to answer', async (t) => {
  const redirects: readonly (readonly [string, RegExp])[] = [
    ['', /x-forwarded-proto/],
    ['/maintenance', /look at its log/],
  ];
  for (const [location, fix] of redirects)
    for (const more of [{ 'wait-for': '' }, {}]) {
      const { model, wait } = await stage(t);
      const url = await serve(t, (request, response) => {
        response.writeHead(301, { location: `http://${request.headers.host}${location || request.url}` }).end();
      });
      model.commit(ours);
      const { outputs, errors, log } = await wait(ours, { url, 'timeout-seconds': '5', ...more });
      assert.deepEqual([outputs['verdict'], outputs['conclusive']], ['fail', 'true'], log);
      assert.match(log, /Argo CD: Synced at bbbbbbb, Healthy/);
      assert.match(errors.join(), fix);
    }
});

test('a PostSync hook that runs is waited for, though all is Synced and Healthy meanwhile', async (t) => {
  const { model, wait } = await stage(t);
  model.commit(commit('b', { hook: { type: 'PostSync', seconds: 2.5 } }));
  const { outputs, log } = await wait(ours);
  assert.equal(outputs['verdict'], 'pass', log);
  assert.match(log, /waiting for completion of hook batch\/Job\/migrate/);
  assert.ok(Number(outputs['waited-seconds']) > 2.4);
});

for (const type of ['PreSync', 'PostSync'] as const)
  for (const retries of [0, 5])
    test(`a failed ${type} hook is red at once, by name${retries > 0 ? ', while Argo CD tries again' : ''}`, async (t) => {
      const { model, wait } = await stage(t, { retries });
      model.commit(commit('b', { hook: { type, seconds: 0.5, fails: true } }));
      const { outputs, summary } = await wait(ours);
      assert.deepEqual(
        [outputs['verdict'], outputs['reason'], outputs['conclusive']],
        ['fail', 'argocd_hook_failed', 'true'],
      );
      assert.match(outputs['explanation'] ?? '', new RegExp(`${type} hook batch/Job/migrate failed.*Job has reached`));
      assert.match(summary, /\*\*Argo CD\*\*/);
      assert.ok(Number(outputs['waited-seconds']) < 15);
    });

test('a roll-back begins only after the retries of what it rolls back, and is waited for', async (t) => {
  const { model, wait } = await stage(t, { retries: 2, retrySeconds: 0.5 });
  model.commit(commit('b', { hook: { type: 'PreSync', seconds: 0.5, fails: true } }));
  model.document('normal');
  const back = { ...commit('c'), image: first.image };
  model.commit(back);
  const { outputs, log } = await wait(back);
  assert.equal(outputs['verdict'], 'pass', log);
  assert.match(log, /retry \d: Retrying attempt .*begins with ccccccc only afterwards/);
});

test("degraded after ours was applied is red, with Argo CD's words and those of the pods", async (t) => {
  const { api, model, wait } = await stage(t);
  api.tree = {
    nodes: [
      {
        kind: 'Pod',
        name: 'checkout-1',
        health: { status: 'Degraded', message: 'Back-off pulling image' },
        info: [{ name: 'Status Reason', value: 'ImagePullBackOff' }],
      },
    ],
  };
  model.commit(commit('b', { fate: 'Degraded' }));
  const { outputs } = await wait(ours);
  assert.equal(outputs['reason'], 'argocd_degraded');
  assert.match(outputs['explanation'] ?? '', /exceeded its progress deadline.*ImagePullBackOff/);
});

test('manifests that cannot be built are red at once', async (t) => {
  const { model, wait } = await stage(t);
  model.commit(commit('b', { unbuildable: true }));
  const { outputs } = await wait(ours);
  assert.equal(outputs['reason'], 'argocd_build_failed');
  assert.match(outputs['explanation'] ?? '', /kustomize build/);
});

test('nobody syncs: what is compared is ours already, and that is not taken for applied', async (t) => {
  const { model, wait } = await stage(t, { manual: true });
  model.commit(ours);
  const { outputs, errors, log } = await wait(ours, { 'timeout-seconds': '5' });
  assert.equal(outputs['reason'], 'argocd_not_synced');
  assert.match(outputs['explanation'] ?? '', /OutOfSync at bbbbbbb, Healthy: the application is synced by hand/);
  assert.match(log, /\(http:\/\/127\.0\.0\.1:\d+\/applications\/checkout\)/);
  assert.match(errors.join(), /applications\/checkout/);
});

test('a person syncs late', async (t) => {
  const { api, model, wait } = await stage(t, { manual: true });
  model.commit(ours);
  // The person acts once the step has waited for some answers.
  const timer = setInterval(() => {
    if (api.asked.length < 5) return;
    clearInterval(timer);
    model.sync();
  }, 100);
  t.after(() => clearInterval(timer));
  assert.equal((await wait(ours)).outputs['verdict'], 'pass');
});

test('a closed sync window is said', async (t) => {
  const { api, model, wait } = await stage(t);
  api.windows = { assignedWindows: [{ kind: 'deny', schedule: '* * * * *', duration: '1h' }] };
  api.application = {
    ...(model.document(null) as object),
    status: { sync: { status: 'OutOfSync', revision: ours.sha }, health: { status: 'Healthy' } },
  };
  const { outputs } = await wait(ours, { 'timeout-seconds': '5' });
  assert.match(outputs['explanation'] ?? '', /a sync window is closed now/);
});

test('a paused canary waits, or passes where that is accepted', async (t) => {
  const { model, wait } = await stage(t);
  model.commit(commit('b', { fate: 'Suspended' }));
  const waiting = await wait(ours, { 'timeout-seconds': '8' });
  assert.equal(waiting.outputs['reason'], 'argocd_not_healthy');
  assert.match(waiting.outputs['explanation'] ?? '', /a canary is paused/);
  const accepted = await wait(ours, { 'argocd-accept': 'suspended' });
  assert.equal(accepted.outputs['verdict'], 'pass');
  assert.match(accepted.warnings.join(), /accepted as it is/);
});

test('rolled back by hand after it was applied is red', async (t) => {
  const { model, wait } = await stage(t, { manual: true });
  model.commit(ours);
  for (const step of [() => model.document('normal'), () => model.sync(), () => model.document(null)]) step();
  await new Promise((resolve) => setTimeout(resolve, 200));
  model.document(null);
  model.rollBack(first.sha);
  const { outputs } = await wait(ours);
  assert.equal(outputs['reason'], 'argocd_replaced');
  assert.match(outputs['explanation'] ?? '', /rolled back by hand/);
});

test('six bumps at once, in two seconds: each is green, though Argo CD applied only the last', async (t) => {
  const digits = ['1', '2', '3', '4', '5', '6'];
  const last = digits.at(-1) ?? '';
  const tags = digits.map((digit) => `v1.0.0-${digit.repeat(7)}`);
  const api = await startArgoCdApi(t);
  const images = digits.map((_, index) => `registry.shop.example/shop/service-${index}:${tags[index]}`);
  const source = { status: 'Synced', revision: sha(last) };
  api.status = {
    sync: source,
    health: { status: 'Healthy' },
    history: [{ revision: first.sha }, { revision: sha(last) }],
    operationState: {
      phase: 'Succeeded',
      syncResult: { revision: sha(last), resources: images.map((image) => ({ kind: 'Deployment', images: [image] })) },
    },
    summary: { images },
  };
  const url = await serve(t, (_, response) => json(response, { ok: true }));
  const argocd = { 'argocd-server': api.url, 'argocd-app': 'checkout', 'argocd-token': 'argo-t0ken' };
  const inputs = { url, 'wait-for': 'nothing', checks: '[/up]', ...argocd };
  const runs = digits.map((digit, index) =>
    smoke(t, {
      ...inputs,
      'manifest-sha': sha(digit),
      'expect-version': tags[index] ?? '',
      service: `service-${index}`,
    }),
  );
  for (const { outputs, log } of await Promise.all(runs)) assert.equal(outputs['verdict'], 'pass', log);
});

test('denied has its verdict and its reason, and says nothing about the service', async (t) => {
  const { wait } = await stage(t);
  const { exitCode, outputs, errors } = await wait(ours, { 'argocd-token': 'wrong-one' });
  assert.deepEqual(
    [exitCode, outputs['verdict'], outputs['reason'], outputs['conclusive']],
    [1, 'fail', 'argocd_denied', 'false'],
  );
  assert.match(errors.join(), /argocd_denied/);
});

test('deleted while it was waited for has its reason', async (t) => {
  const { api, model, wait } = await stage(t, { manual: true });
  model.commit(ours);
  let asked = 0;
  api.application = (refresh: string | null) => (++asked > 3 ? undefined : model.document(refresh));
  assert.equal((await wait(ours)).outputs['reason'], 'argocd_deleted');
});

for (const [title, more] of [
  ['with', {}],
  ['without', { 'manifest-sha': '' }],
] as const)
  test(`a lost first refresh proves nothing, ${title} \`manifest-sha\``, async (t) => {
    const { api, model, wait } = await stage(t);
    model.commit(commit('b', { fate: 'Degraded' }));
    api.lost = 1;
    const { outputs, log } = await wait(ours, more);
    assert.equal(outputs['reason'], 'argocd_degraded', log);
  });

test('two applications: each must be in, and one that is red ends the wait and is named', async (t) => {
  const { api, model, wait } = await stage(t);
  model.commit(ours);
  const there = { status: 'Synced', compared: ours.sha, history: [ours.sha], images: [ours.image] } as const;
  api.others.set('checkout-us', applicationOf(there));
  const both = { 'argocd-app': '# two regions\ncheckout\ncheckout-us\n' };
  const { outputs, log, summary } = await wait(ours, both);
  assert.equal(outputs['verdict'], 'pass', log);
  assert.match(log, /\[checkout\] .*Argo CD: Synced[\s\S]*\[checkout-us\]|\[checkout-us\] .*Synced[\s\S]*\[checkout\]/);
  assert.match(summary, /\[checkout-us\]\(http/);

  const operation = { phase: 'Failed', revision: ours.sha, message: 'the sync failed' } as const;
  api.others.set('checkout-us', applicationOf({ ...there, status: 'OutOfSync', history: [], operation, images: [] }));
  const red = await wait(ours, { ...both, 'timeout-seconds': '20' });
  assert.deepEqual([red.outputs['verdict'], red.outputs['reason']], ['fail', 'argocd_sync_failed'], red.log);
  assert.match(red.outputs['explanation'] ?? '', /of checkout-us: /);
  assert.ok(Number(red.outputs['waited-seconds']) < 15);
});

test('a pass says when the service was not asked for the version that Argo CD applied', async (t) => {
  const { model, wait } = await stage(t);
  model.commit(ours);
  const { outputs } = await wait(ours);
  assert.match(
    outputs['explanation'] ?? '',
    /not asked whether it is v1\.0\.0-bbbbbbb: that needs `wait-for: version`/,
  );
  assert.equal(outputs['version-seen'], '');
  assert.equal(JSON.parse(outputs['urls'] ?? '[]')[0]['version-seen'], null);
});

test('images that cannot tell prove nothing where the service is not asked for its version', async (t) => {
  const { api, wait } = await stage(t);
  const later = {
    compared: sha('c'),
    history: [first.sha, sha('c')],
    images: ['registry.shop.example/shop/checkout:stable'],
  };
  api.application = applicationOf(later);
  const { outputs, log, warnings } = await wait(ours, { 'timeout-seconds': '8' });
  assert.deepEqual([outputs['verdict'], outputs['reason']], ['fail', 'argocd_not_synced'], log);
  assert.doesNotMatch(`${log}${warnings.join()}`, /version that answers decides/);
});

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  for (const state of ['waits for a person', 'does not answer'] as const)
    test(`${signal} while Argo CD ${state} ends the step within two seconds, with its outputs`, async (t) => {
      const { api, model } = await stage(t, { manual: true });
      model.commit(ours);
      const silent = await serve(t, () => undefined);
      const { child, finished } = startBundle('smoke-test', {
        workspace: temporaryFolder(t),
        inputs: {
          url: silent,
          checks: '[/up]',
          'argocd-server': state === 'does not answer' ? silent : api.url,
          'argocd-app': 'checkout',
          'argocd-token': 'argo-t0ken',
          'manifest-sha': ours.sha,
          'interval-seconds': '60',
          'try-timeout-seconds': '60',
        },
      });
      await new Promise((resolve) => child.stdout?.once('data', resolve));
      await new Promise((resolve) => setTimeout(resolve, 400));
      child.kill(signal);
      const killed = performance.now();
      const { exitCode, outputs, summary } = await finished;
      const milliseconds = performance.now() - killed;
      assert.ok(milliseconds < 2000 * slowness(), `${milliseconds} ms`);
      assert.deepEqual(
        [exitCode, outputs['verdict'], outputs['reason'], outputs['conclusive']],
        [1, 'fail', 'cancelled', 'false'],
      );
      assert.match(summary, /cancelled/);
    });
