import assert from 'node:assert/strict';
import test from 'node:test';
import { startService } from './service.js';

test('reports its version and its dependencies', async (t) => {
  const call = await startService(t, 'a7f3c92');
  const [status, body] = await call('GET', '/health');
  assert.equal(status, 200);
  assert.deepEqual(body, { status: 'ok', version: 'a7f3c92', dependencies: { database: 'connected', cache: 'connected' } });
});

test('an unknown path is 404', async (t) => {
  const call = await startService(t);
  assert.equal((await call('GET', '/nothing'))[0], 404);
});
