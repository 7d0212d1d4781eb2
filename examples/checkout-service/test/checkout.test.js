import assert from 'node:assert/strict';
import test from 'node:test';
import { startService } from './service.js';

test('completes an order', async (t) => {
  const call = await startService(t);
  const [status, order] = await call('POST', '/api/checkout', { cart_id: 'cart-42', payment: { card: 'tok_visa' } });
  assert.equal(status, 201);
  assert.equal(order.status, 'completed');
  assert.equal(order.amount, 80);
});

test('a gift card pays, and keeps what is left', async (t) => {
  const call = await startService(t);
  const [status, order] = await call('POST', '/api/checkout', { cart_id: 'cart-42', payment: { gift_card: 'GIFT-100' } });
  assert.equal(status, 201);
  assert.equal(order.remaining_balance, 20);
});

test('an unknown cart and an unknown gift card are refused', async (t) => {
  const call = await startService(t);
  assert.equal((await call('POST', '/api/checkout', { cart_id: 'cart-1' }))[0], 404);
  assert.equal((await call('POST', '/api/checkout', { cart_id: 'cart-42', payment: { gift_card: 'NONE' } }))[0], 402);
});
