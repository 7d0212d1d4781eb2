// The wait for Argo CD on a clock that jumps.

import assert from 'node:assert/strict';
import test from 'node:test';
import type { ArgoCd } from '../../../src/clients/argocd.ts';
import type { Fault } from '../../../src/domain/probe.ts';
import type { SyncState } from '../../../src/domain/sync.ts';
import { waitForSync } from '../../../src/smoke-test/argocd/sync-wait.ts';
import { answer, fault, virtualSession } from '../../fakes/session.ts';

const wanted = 'a7f3c92b1c0ffee0123456789abcdef012345678';
const other = 'b7f3c92b1c0ffee0123456789abcdef012345678';
const plan = { server: new URL('https://argocd.example'), app: 'checkout', revision: wanted };

const state = (revision: string, more: Partial<SyncState> = {}): SyncState => ({
  status: 'Synced',
  revisions: [revision],
  history: [],
  health: 'Healthy',
  message: '',
  ...more,
});

async function waitFor(
  states: readonly (SyncState | Fault | { kind: 'denied'; status: number })[],
  dates: Record<string, number> = {},
) {
  const session = virtualSession({ timeout: 30 }, () => answer(''));
  const refreshes: boolean[] = [];
  const argo: ArgoCd = {
    fetchState: async (refresh) => {
      refreshes.push(refresh);
      return states[Math.min(refreshes.length, states.length) - 1] ?? fault('unreachable');
    },
    findRevisionDate: async (revision) => dates[revision],
  };
  const failure = await waitForSync(session, plan, argo);
  return { failure, refreshes, printed: session.printed, seconds: session.clock.now() };
}

const rows: readonly [string, SyncState | Fault, Record<string, number>, string | undefined][] = [
  ['synced and healthy', state(wanted), {}, undefined],
  ['a short revision', state(wanted.slice(0, 8)), {}, undefined],
  ['deployed before, and something later since', state(other, { history: [wanted] }), {}, undefined],
  ['skipped for a later commit', state(other), { [wanted]: 1, [other]: 2 }, undefined],
  ['still an earlier commit', state(other), { [wanted]: 2, [other]: 1 }, 'argocd_not_synced'],
  ['another commit without a date', state(other), {}, 'argocd_not_synced'],
  ['out of sync', state(wanted, { status: 'OutOfSync' }), {}, 'argocd_not_synced'],
  ['still progressing', state(wanted, { health: 'Progressing' }), {}, 'argocd_not_healthy'],
  ['no answer', fault('unreachable', 'connect ECONNREFUSED'), {}, 'argocd_unreachable'],
];

for (const [title, only, dates, reason] of rows)
  test(`${title}: ${reason ?? 'there'}`, async () => {
    const { failure, seconds } = await waitFor([only], dates);
    assert.equal(failure?.reason, reason);
    assert.equal(seconds, reason === undefined ? 0 : 30);
  });

test('changes are told once, and the repository is looked at every ten seconds', async () => {
  const waiting = state(other, { status: 'OutOfSync' });
  const states = [...Array.from({ length: 8 }, () => waiting), state(wanted, { health: 'Progressing' }), state(wanted)];
  const { failure, refreshes, printed } = await waitFor(states);
  assert.equal(failure, undefined);
  assert.deepEqual(
    refreshes.flatMap((refresh, index) => (refresh ? [index] : [])),
    [0, 5],
  );
  assert.deepEqual(
    printed.map((line) => line.replace(/^.*Argo CD: /, '')),
    ['OutOfSync at b7f3c92, Healthy', 'Synced at a7f3c92, Progressing', 'Synced at a7f3c92, Healthy'],
  );
});

test('a refusal ends the wait at once', async () => {
  await assert.rejects(waitFor([{ kind: 'denied', status: 403 }]), {
    message: /refuses to tell about "checkout" \(status 403\)/,
  });
});
