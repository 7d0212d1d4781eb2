// What the service remembers. In memory: stands where PostgreSQL and Redis stand in a real one.

export function createStore() {
  return {
    giftCards: new Map([['GIFT-100', { balance: 100, currency: 'USD' }]]),
    carts: new Map([['cart-42', { amount: 80, currency: 'USD' }]]),
    orders: new Map(),
    ping: () => 'connected',
  };
}
