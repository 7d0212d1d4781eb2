// Turns a cart into an order. Pays by card, or by a gift card that covers the amount.

import { randomUUID } from 'node:crypto';

export const routes = {
  'POST /api/checkout': ({ cart_id, payment }, { store }) => {
    const cart = store.carts.get(cart_id);
    if (cart === undefined) return [404, { error: 'no such cart' }];
    const card = payment?.gift_card === undefined ? undefined : store.giftCards.get(payment.gift_card);
    if (payment?.gift_card !== undefined && (card === undefined || card.balance < cart.amount)) {
      return [402, { error: 'the gift card does not cover the amount' }];
    }
    const order = { order_id: randomUUID(), status: 'completed', amount: cart.amount };
    if (card !== undefined) order.remaining_balance = card.balance - cart.amount;
    store.orders.set(order.order_id, order);
    return [201, order];
  },
};
