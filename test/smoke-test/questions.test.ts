// Tests of what a preflight asks of smoke-test, against a service on loopback. Waits for nothing.

import assert from 'node:assert/strict';
import test, { type TestContext } from 'node:test';
import { stage } from '../../src/ship/stages/smoke-test.ts';
import { startArgoCdApi } from '../fakes/argocd-api.ts';
import { askAll } from '../fakes/questions.ts';
import { json, serve } from '../fakes/smoke-service.ts';

const urlOf = async (t: TestContext, body: object, status = 200): Promise<string> =>
  await serve(t, (_request, response) => json(response, body, status));

async function ask(url: string, given: Readonly<Record<string, string>> = {}) {
  return await askAll(stage, { url, 'expect-version': 'v9', ...given });
}

test('whatever version answers now is good', async (t) => {
  const { 'version at the URL': said } = await ask(await urlOf(t, { version: 'v1' }));
  assert.match(said ?? '', /\/health says version v1$/);
});

test('a service that does not say its version is told so', async (t) => {
  const { 'version at the URL': said } = await ask(await urlOf(t, { status: 'ok' }));
  assert.match(said ?? '', /^version_missing: .*there are: status → Write in `version-at`/s);
});

test('each URL that does not answer is told', async (t) => {
  const [good, bad] = [await urlOf(t, { version: 'v1' }), await urlOf(t, {}, 503)];
  const { 'version at the URL': said = '' } = await ask(`${good}\n${bad}\nhttp://127.0.0.1:9`);
  assert.deepEqual(
    said.split('\n').map((line) => line.split(':')[0]),
    ['bad_status', 'unreachable'],
  );
});

test('headers and the base path go along', async (t) => {
  const seen: string[] = [];
  const url = await serve(t, (request, response) => {
    seen.push(`${request.url} ${request.headers['x-key']}`);
    json(response, { version: 'v1' });
  });
  await ask(`${url}/base/`, { headers: 'X-Key: "{{key}}"', secrets: 'key: value-of-key' });
  assert.deepEqual(seen, ['/base/health value-of-key']);
});

test('Argo CD tells of the application, or refuses', async (t) => {
  const api = await startArgoCdApi(t);
  const url = await urlOf(t, { version: 'v1' });
  Object.assign(api, { status: { sync: { status: 'Synced' }, health: { status: 'Healthy' } } });
  const given = { 'argocd-server': api.url, 'argocd-app': 'checkout', 'argocd-token': 'argo-t0ken' };
  assert.equal((await ask(url, given))['Argo CD'], '"checkout" is Synced and Healthy');
  assert.match((await ask(url, { ...given, 'argocd-token': 'wrong' }))['Argo CD'] ?? '', /^argocd_denied/);
  assert.match((await ask(url))['Argo CD'] ?? '', /^not asked: no `argocd-server`/);
});
