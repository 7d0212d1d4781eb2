// The door to Argo CD against a stand-in over real HTTP.

import assert from 'node:assert/strict';
import test from 'node:test';
import { connectArgoCd } from '../../src/clients/argocd.ts';
import { createProber } from '../../src/clients/http.ts';
import { startArgoCdApi } from '../fakes/argocd-api.ts';

const bounds = { timeoutSeconds: 5, signal: new AbortController().signal };
const connect = (url: string, app = 'checkout', token = 'argo-t0ken') =>
  connectArgoCd(createProber({ insecure: false }), { server: new URL(url), token, app });

test('the state holds sync, health, revisions of every source, and history', async (t) => {
  const api = await startArgoCdApi(t);
  api.status = {
    sync: { status: 'Synced', revisions: ['aaa', 'bbb'] },
    health: { status: 'Degraded', message: 'pods crash' },
    history: [{ revision: 'old' }, { revisions: ['x', 'y'] }],
  };
  assert.deepEqual(await connect(api.url).fetchState(false, bounds), {
    status: 'Synced',
    revisions: ['aaa', 'bbb'],
    history: ['old', 'x', 'y'],
    health: 'Degraded',
    message: 'pods crash',
  });
});

test('a failed sync gives its message', async (t) => {
  const api = await startArgoCdApi(t);
  const operationState = { phase: 'Failed', message: 'hook failed' };
  api.status = { sync: { status: 'OutOfSync', revision: 'aaa' }, health: { status: 'Healthy' }, operationState };
  const state = await connect(api.url).fetchState(false, bounds);
  assert.ok(!('kind' in state));
  assert.deepEqual([state.revisions, state.message], [['aaa'], 'hook failed']);
});

test('a namespace, a root path and a refresh are part of the question', async (t) => {
  const api = await startArgoCdApi(t);
  await connect(api.url, 'shop/checkout').fetchState(true, bounds);
  await connect(`${api.url}/argo/`).fetchState(false, bounds);
  assert.deepEqual(api.asked, [
    '/api/v1/applications/checkout?refresh=normal&appNamespace=shop',
    '/argo/api/v1/applications/checkout',
  ]);
});

test('a wrong token and an unknown application are refusals, no status is a fault', async (t) => {
  const api = await startArgoCdApi(t);
  assert.deepEqual(await connect(api.url, 'checkout', 'wrong').fetchState(false, bounds), {
    kind: 'denied',
    status: 401,
  });
  assert.deepEqual(await connect(api.url, 'other').fetchState(false, bounds), { kind: 'denied', status: 403 });
  const empty = await connect(api.url).fetchState(false, bounds);
  assert.ok('kind' in empty && empty.kind === 'fault');
});

test('a revision has a date where Argo CD knows it', async (t) => {
  const api = await startArgoCdApi(t);
  api.dates['aaa'] = '2026-01-19T14:23:45Z';
  assert.equal(await connect(api.url).findRevisionDate('aaa', bounds), Date.parse('2026-01-19T14:23:45Z'));
  assert.equal(await connect(api.url).findRevisionDate('bbb', bounds), undefined);
});
