// What the shop answers.

import assert from 'node:assert/strict';
import test from 'node:test';
import { createService } from '../src/server.js';

async function serve(t) {
  const server = createService('v1').listen(0, '127.0.0.1');
  t.after(() => server.close());
  await new Promise((ready) => server.once('listening', ready));
  return async (path, body) => {
    const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    const response = await fetch(`http://127.0.0.1:${server.address().port}${path}`, init);
    return [response.status, await response.json()];
  };
}

test('health says the version, and that the database answers', async (t) => {
  const ask = await serve(t);
  assert.deepEqual(await ask('/health'), [200, { status: 'ok', version: 'v1' }]);
  assert.deepEqual(await ask('/health/database'), [200, { database: 'connected' }]);
  assert.equal((await ask('/nothing'))[0], 404);
});

test('a customer signs in, searches and checks out', async (t) => {
  const ask = await serve(t);
  const [status, { token }] = await ask('/api/login', { user: 'ann' });
  assert.equal(status, 200);
  assert.equal(token.split('.').length, 3);
  assert.equal((await ask('/api/login', {}))[0], 401);
  assert.deepEqual((await ask('/api/search?q=rocket'))[1], { results: ['rocket skates', 'rocket'] });
  assert.equal((await ask('/api/checkout', { cart: '7' }))[0], 201);
  assert.equal((await ask('/api/checkout', {}))[0], 400);
});
