// What the ledger answers.

import assert from 'node:assert/strict';
import test from 'node:test';
import { createService } from '../src/server.js';

test('the version and the balance are answered, anything else is not found', async (t) => {
  const server = createService('v1').listen(0, '127.0.0.1');
  t.after(() => server.close());
  await new Promise((ready) => server.once('listening', ready));
  const ask = async (path) => await fetch(`http://127.0.0.1:${server.address().port}${path}`);
  assert.deepEqual(await (await ask('/health')).json(), { status: 'ok', version: 'v1' });
  assert.equal((await (await ask('/balance')).json()).amount, '12.50');
  assert.equal((await ask('/nothing')).status, 404);
});
