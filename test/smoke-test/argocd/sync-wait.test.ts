// The wait for Argo CD on a clock that jumps.

import assert from 'node:assert/strict';
import test from 'node:test';
import type { ArgoCd, Denial, Refresh } from '../../../src/clients/argocd.ts';
import type { Fault } from '../../../src/domain/probe.ts';
import type { SyncState } from '../../../src/domain/sync.ts';
import { linkOf, waitForSync } from '../../../src/smoke-test/argocd/sync-wait.ts';
import { type ApplicationFacts, stateOf } from '../../fakes/argocd-documents.ts';
import { answer, fault, virtualSession } from '../../fakes/session.ts';
import { syncPlan } from '../../fakes/smoke-findings.ts';

const [before, ours] = ['b', 'a'].map((digit) => digit.repeat(40)) as [string, string];
const plan = syncPlan({ revision: ours });
const applied: ApplicationFacts = { compared: ours, history: [before, ours] };
const waiting: ApplicationFacts = { status: 'OutOfSync', compared: ours, history: [before] };

type Said = ApplicationFacts | Fault | Denial;
interface More {
  readonly openWindow?: boolean;
  readonly pods?: readonly string[];
  readonly timeout?: number;
}

async function waitFor(said: readonly Said[], { openWindow, pods = [], timeout = 60 }: More = {}) {
  const session = virtualSession({ timeout }, () => answer(''));
  const refreshes: Refresh[] = [];
  const states: (SyncState | Fault | Denial)[] = [];
  for (const each of said) states.push('kind' in each ? each : await stateOf(each));
  const argo: ArgoCd = {
    fetchState: async (refresh) => {
      refreshes.push(refresh);
      return states[Math.min(refreshes.length, states.length) - 1] ?? fault('unreachable');
    },
    findOpenWindow: async () => openWindow,
    fetchPodWords: async () => [...pods],
  };
  const outcome = await waitForSync(session, plan, argo);
  return { outcome, refreshes, printed: session.printed, seconds: session.clock.now() };
}

const rows: readonly [string, Said, string | undefined, number][] = [
  ['applied and healthy, asked twice', applied, undefined, 2],
  ['not synced', waiting, 'argocd_not_synced', 60],
  ['progressing', { ...applied, health: 'Progressing' }, 'argocd_not_healthy', 60],
  ['degraded for some seconds', { ...applied, health: 'Degraded' }, 'argocd_degraded', 6],
  ['out of sync for another reason', { ...applied, status: 'OutOfSync', drifted: 'x' }, undefined, 6],
  ['no answer', fault('unreachable', 'connect ECONNREFUSED'), 'argocd_unreachable', 60],
  ['denied', { kind: 'denied', status: 403 }, 'argocd_denied', 0],
];

for (const [title, only, reason, seconds] of rows)
  test(`${title}: ${reason ?? 'there'}`, async () => {
    const { outcome, seconds: took } = await waitFor([only]);
    assert.equal(outcome.failure?.reason, reason);
    assert.equal(Math.round(took), seconds);
  });

test('the health of the pods before is not taken for that of ours', async () => {
  const moment = applied;
  const { outcome } = await waitFor([
    moment,
    { ...applied, health: 'Progressing' },
    { ...applied, health: 'Degraded' },
  ]);
  assert.equal(outcome.failure?.reason, 'argocd_degraded');
});

test('a Degraded left from before passes when ours heals it', async () => {
  const sick = { ...applied, health: 'Degraded' };
  const { outcome } = await waitFor([sick, sick, { ...applied, health: 'Progressing' }, applied]);
  assert.equal(outcome.failure, undefined);
});

test('changes are told once, and the repository is looked at every ten seconds', async () => {
  const said = [...Array.from({ length: 8 }, () => waiting), { ...applied, health: 'Progressing' }, applied];
  const { outcome, refreshes, printed } = await waitFor(said);
  assert.equal(outcome.failure, undefined);
  assert.deepEqual(
    refreshes.flatMap((refresh, index) => (refresh === 'normal' ? [index] : [])),
    [0, 5, 10],
  );
  assert.deepEqual(
    printed.map((line) => line.replace(/^.*Argo CD: /, '').slice(0, 30)),
    ['OutOfSync at aaaaaaa, Healthy:', 'Synced at aaaaaaa, Progressing', 'Synced at aaaaaaa, Healthy'],
  );
});

test('a lost first refresh proves nothing: it is asked again before anything is believed', async () => {
  const { outcome, refreshes } = await waitFor([fault('timeout'), fault('timeout'), applied]);
  assert.equal(outcome.failure, undefined);
  assert.deepEqual(refreshes.slice(0, 3), ['normal', 'normal', 'normal']);
});

test('a closed sync window is said, with the page of the application', async () => {
  const { outcome, printed } = await waitFor([waiting], { openWindow: false });
  assert.match(printed[0] ?? '', /a sync window is closed now.* \(https:\/\/argocd\.example\/applications\/checkout\)/);
  assert.match(outcome.failure?.what ?? '', /sync window is closed/);
  assert.match(outcome.failure?.fix ?? '', /https:\/\/argocd\.example\/applications\/checkout$/);
});

test('weather is waited out, with one hard refresh', async () => {
  const cloudy = { ...waiting, conditions: [{ type: 'ComparisonError', message: 'code = Unavailable' }] };
  const cleared = await waitFor([cloudy, cloudy, cloudy, applied]);
  assert.equal(cleared.outcome.failure, undefined);
  assert.equal(cleared.refreshes.filter((each) => each === 'hard').length, 1);
  const lasting = await waitFor([cloudy]);
  assert.deepEqual(
    [lasting.outcome.failure?.reason, lasting.outcome.failure?.conclusive, Math.round(lasting.seconds)],
    ['argocd_unreachable', false, 30],
  );
});

test('an application that is gone after it had answered was deleted', async () => {
  const { outcome } = await waitFor([waiting, { kind: 'denied', status: 403 }]);
  assert.equal(outcome.failure?.reason, 'argocd_deleted');
  assert.equal(outcome.failure?.conclusive, false);
});

test('why pods do not get ready is asked of the pods', async () => {
  const { outcome } = await waitFor([{ ...applied, health: 'Degraded' }], { pods: ['checkout-1: ImagePullBackOff'] });
  assert.match(outcome.failure?.what ?? '', /ImagePullBackOff/);
});

test('the page of an application in a namespace', () => {
  assert.equal(
    linkOf({ server: new URL('https://argocd.example/root/'), app: 'shop/checkout' }),
    'https://argocd.example/root/applications/shop/checkout',
  );
});

test('a last question that has no time for an answer takes back nothing of what was known', async () => {
  const { refreshes } = await waitFor([waiting], { timeout: 60 });
  const known = refreshes.map(() => waiting);
  const { outcome, refreshes: all } = await waitFor([...known, fault('timeout')], { timeout: 60.001 });
  assert.equal(all.length, refreshes.length + 1);
  assert.equal(outcome.failure?.reason, 'argocd_not_synced');
});
