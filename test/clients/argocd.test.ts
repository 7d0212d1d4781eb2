// The door to Argo CD against a stand-in over real HTTP.

import assert from 'node:assert/strict';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import test from 'node:test';
import { connectArgoCd } from '../../src/clients/argocd.ts';
import { createProber } from '../../src/clients/http.ts';
import { startArgoCdApi } from '../fakes/argocd-api.ts';
import { applicationOf } from '../fakes/argocd-documents.ts';

const bounds = { timeoutSeconds: 5, signal: new AbortController().signal };
const connect = (url: string, app = 'checkout', token = 'argo-t0ken') =>
  connectArgoCd(createProber({ insecure: false }), { server: new URL(url), token, app });

test('the state holds what was compared, what was applied, and what runs', async (t) => {
  const api = await startArgoCdApi(t);
  api.application = applicationOf({
    status: 'OutOfSync',
    compared: 'aaa',
    history: ['old', 'older'],
    health: 'Degraded',
    healthMessage: 'pods crash',
    images: ['shop/checkout:v1'],
    operation: { phase: 'Running', revision: 'bbb', retries: 2, image: 'shop/checkout:v2', message: 'busy' },
    conditions: [{ type: 'SyncError', message: 'no' }],
    pending: true,
    manual: true,
  });
  const state = await connect(api.url).fetchState('none', bounds);
  assert.ok(!('kind' in state));
  const { operation, resources, ...rest } = state;
  assert.deepEqual(rest, {
    status: 'OutOfSync',
    compared: ['aaa'],
    history: [['old'], ['older']],
    pending: true,
    health: 'Degraded',
    images: ['shop/checkout:v1'],
    conditions: [{ type: 'SyncError', message: 'no' }],
    automated: false,
    follows: 'main',
    deleting: false,
  });
  assert.deepEqual(
    [
      operation?.phase,
      operation?.revisions,
      operation?.retries,
      operation?.resources[0]?.images,
      resources[0]?.message,
    ],
    ['Running', ['bbb'], 2, ['shop/checkout:v2'], 'pods crash'],
  );
});

test('several sources have several revisions', async (t) => {
  const api = await startArgoCdApi(t);
  api.application = {
    status: { sync: { status: 'Synced', revisions: ['a', 'b'] }, history: [{ revisions: ['x', 'y'] }] },
  };
  const state = await connect(api.url).fetchState('none', bounds);
  assert.ok(!('kind' in state));
  assert.deepEqual([state.compared, state.history, state.operation], [['a', 'b'], [['x', 'y']], undefined]);
});

test('a namespace, a root path and a refresh are part of the question', async (t) => {
  const api = await startArgoCdApi(t);
  await connect(api.url, 'shop/checkout').fetchState('normal', bounds);
  await connect(`${api.url}/argo/`).fetchState('none', bounds);
  await connect(api.url).fetchState('hard', bounds);
  assert.deepEqual(api.asked, [
    '/api/v1/applications/checkout?refresh=normal&appNamespace=shop',
    '/argo/api/v1/applications/checkout',
    '/api/v1/applications/checkout?refresh=hard',
  ]);
});

test('a wrong token and an unknown application are refusals, no status is a fault', async (t) => {
  const api = await startArgoCdApi(t);
  assert.deepEqual(await connect(api.url, 'checkout', 'wrong').fetchState('none', bounds), {
    kind: 'denied',
    status: 401,
  });
  assert.deepEqual(await connect(api.url, 'other').fetchState('none', bounds), { kind: 'denied', status: 403 });
  const empty = await connect(api.url).fetchState('none', bounds);
  assert.ok('kind' in empty && empty.kind === 'fault');
});

const windows: readonly [title: string, given: unknown, open: boolean | undefined][] = [
  ['a sync window that is open', { canSync: true, assignedWindows: [{ kind: 'allow' }] }, true],
  ['a sync window that is closed', { assignedWindows: [{ kind: 'deny' }] }, false],
  ['no sync window at all is open', {}, true],
  ['sync windows that are not told', undefined, undefined],
];

for (const [title, given, open] of windows)
  test(title, async (t) => {
    const api = await startArgoCdApi(t);
    api.windows = given;
    assert.equal(await connect(api.url).findOpenWindow(bounds), open);
  });

test('what unhealthy pods say', async (t) => {
  const api = await startArgoCdApi(t);
  api.tree = {
    nodes: [
      { kind: 'Pod', name: 'a', health: { status: 'Healthy' } },
      {
        kind: 'Pod',
        name: 'b',
        health: { status: 'Degraded', message: 'Back-off pulling image' },
        info: [{ name: 'Status Reason', value: 'ImagePullBackOff' }],
      },
      { kind: 'ReplicaSet', name: 'c', health: { status: 'Degraded', message: 'x' } },
    ],
  };
  assert.deepEqual(await connect(api.url).fetchPodWords(bounds), ['b: ImagePullBackOff: Back-off pulling image']);
});

test('a redirect does not take the token along, and the new address is told', async (t) => {
  let reached = 0;
  const thief = http.createServer((_, response) => {
    reached += 1;
    response.end('{}');
  });
  const door = http.createServer((_, response) => {
    const { port } = thief.address() as AddressInfo;
    response.writeHead(302, { location: `http://127.0.0.1:${port}/api?x=1` }).end();
  });
  for (const server of [thief, door]) {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    t.after(() => server.close());
  }
  const url = `http://127.0.0.1:${(door.address() as AddressInfo).port}`;
  const state = await connect(url).fetchState('normal', bounds);
  assert.ok('kind' in state && state.kind === 'fault');
  assert.match(state.what, /answered 302 to http:\/\/127\.0\.0\.1:\d+\/api\?…/);
  assert.equal(reached, 0);
});

test('the token goes nowhere without TLS', async () => {
  const sent: unknown[] = [];
  const place = { server: new URL('http://argocd.example'), token: 'a-token', app: 'checkout' };
  const argocd = connectArgoCd(async (request) => {
    sent.push(request);
    return { kind: 'fault', reason: 'unreachable', what: 'x', milliseconds: 1 };
  }, place);
  await assert.rejects(argocd.fetchState('none', bounds), { message: /without TLS/ });
  assert.deepEqual(sent, []);
});
