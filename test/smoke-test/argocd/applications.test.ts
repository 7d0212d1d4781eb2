// Several applications side by side, on a clock that jumps.

import assert from 'node:assert/strict';
import test from 'node:test';
import type { ArgoCd } from '../../../src/clients/argocd.ts';
import { findRed, waitForApplications } from '../../../src/smoke-test/argocd/applications.ts';
import type { SyncOutcome } from '../../../src/smoke-test/argocd/sync-wait.ts';
import { type ApplicationFacts, stateOf } from '../../fakes/argocd-documents.ts';
import { answer, virtualSession } from '../../fakes/session.ts';
import { syncPlan } from '../../fakes/smoke-findings.ts';

const [before, ours] = ['b', 'a'].map((digit) => digit.repeat(40)) as [string, string];
const good: ApplicationFacts = { compared: ours, history: [before, ours] };
const waiting: ApplicationFacts = { status: 'OutOfSync', compared: ours, history: [before] };
const deleted: ApplicationFacts = { ...waiting, deleting: true };

async function waitFor(states: Readonly<Record<string, ApplicationFacts>>) {
  const session = virtualSession({ timeout: 60 }, () => answer(''));
  const plans = Object.keys(states).map((app) => syncPlan({ app, revision: ours }));
  const connect = ({ app }: { readonly app: string }): ArgoCd => ({
    fetchState: async () => await stateOf(states[app] ?? {}),
    findOpenWindow: async () => undefined,
    fetchPodWords: async () => [],
  });
  const outcomes = await waitForApplications(session, plans, connect);
  return { outcomes, printed: session.printed.join('\n') };
}

test('each must be in, and each line of the log says whose it is', async () => {
  const { outcomes, printed } = await waitFor({ eu: good, us: good });
  assert.deepEqual(
    outcomes.map(({ app, isIn }) => [app, isIn]),
    [
      ['eu', true],
      ['us', true],
    ],
  );
  assert.match(printed, /\[eu\] .*Argo CD: Synced[\s\S]*\[us\] /);
  assert.deepEqual((await waitFor({})).outcomes, []);
});

test('one alone is not named in front of its lines', async () => {
  assert.doesNotMatch((await waitFor({ eu: good })).printed, /\[eu\]/);
});

test('the first red one ends the wait for the others, of which nothing is claimed', async () => {
  const { outcomes } = await waitFor({ eu: waiting, us: deleted });
  assert.deepEqual(
    outcomes.map(({ app, isIn, failure }) => [app, isIn, failure?.reason]),
    [
      ['eu', false, undefined],
      ['us', false, 'argocd_deleted'],
    ],
  );
  assert.match(outcomes[0]?.what ?? '', /not waited for to the end/);
});

test('what says something about the service explains the verdict', () => {
  const outcome = (reason: 'argocd_denied' | 'argocd_degraded', conclusive: boolean): SyncOutcome => ({
    ...{ app: 'x', isIn: false, what: '', seconds: 0, link: '' },
    failure: { reason, what: '', conclusive },
  });
  const denied = outcome('argocd_denied', false);
  assert.equal(findRed([denied, outcome('argocd_degraded', true)])?.reason, 'argocd_degraded');
  assert.equal(findRed([denied])?.reason, 'argocd_denied');
  assert.equal(findRed([]), undefined);
});
