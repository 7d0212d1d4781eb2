import assert from 'node:assert/strict';
import test from 'node:test';
import { startService } from './service.js';

test('a known gift card is valid and has a balance', async (t) => {
  const call = await startService(t);
  const [status, card] = await call('POST', '/api/gift-card/validate', { code: 'GIFT-100' });
  assert.equal(status, 200);
  assert.deepEqual(card, { valid: true, balance: 100, currency: 'USD' });
});

test('an unknown gift card is not valid', async (t) => {
  const call = await startService(t);
  assert.deepEqual(await call('POST', '/api/gift-card/validate', { code: 'NONE' }), [404, { valid: false }]);
});
