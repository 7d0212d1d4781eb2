// How a registry is called: the login asked for once, renewed once, busy answers waited for, refusals at once.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import test from 'node:test';
import { openCaller, type RepositoryAddress } from '../../../src/clients/registry/caller.ts';
import type { Cleanup } from '../../fakes/folder.ts';

/** A registry that gives these statuses in turn, then 200. */
async function serve(t: Cleanup, statuses: (number | [number, string])[], over: Partial<RepositoryAddress> = {}) {
  const logins: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    logins.push(request.headers.authorization);
    const next = statuses.shift() ?? 200;
    const [status, message] = Array.isArray(next) ? next : [next, 'x'];
    const body = JSON.stringify({ errors: [{ code: 'DENIED', message }] });
    response.writeHead(status, { 'www-authenticate': 'Basic realm="r"' }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const registry = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const credentials = { username: 'a', password: 'b' };
  const caller = openCaller({ registry, repository: 'shop/app', credentials, retryMilliseconds: 1, ...over });
  const ask = async () => await caller.exchange('manifests/x', { method: 'GET', headers: {} });
  return { ask, logins };
}

const login = (user: string): string => `Basic ${Buffer.from(`${user}:b`).toString('base64')}`;

test('a login is shown when it is asked for, and kept', async (t) => {
  const { ask, logins } = await serve(t, [401]);
  await ask();
  await ask();
  assert.deepEqual(logins, [undefined, login('a'), login('a')]);
});

test('a login that has expired is renewed, once', async (t) => {
  const old: [number, string] = [403, 'Your authorization token has expired. Reauthenticate and try again.'];
  const renew = async () => ({ username: 'new', password: 'b' });
  const { ask, logins } = await serve(t, [401, old, 401, 200, old], { renew });
  assert.equal((await ask()).status, 200);
  assert.deepEqual(logins, [undefined, login('a'), undefined, login('new')]);
  await assert.rejects(ask(), { kind: 'expired' });
});

test('a denial is never asked again', async (t) => {
  const { ask, logins } = await serve(t, [401, 403]);
  await assert.rejects(ask(), { kind: 'denied' });
  assert.equal(logins.length, 2);
});

test('a busy registry is waited for longer than a broken one', async (t) => {
  const busy = await serve(t, [429, 429, 429, 429, 429, 429, 429]);
  assert.equal((await busy.ask()).status, 200);
  const broken = await serve(t, [500, 500, 500, 500, 500, 500]);
  await assert.rejects(broken.ask(), { kind: 'unreachable' });
  assert.equal(broken.logins.length, 5);
});
