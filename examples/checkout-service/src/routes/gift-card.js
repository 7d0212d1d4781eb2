// Says what a gift card is worth.

export const routes = {
  'POST /api/gift-card/validate': ({ code }, { store }) => {
    const card = store.giftCards.get(code);
    return card === undefined ? [404, { valid: false }] : [200, { valid: true, ...card }];
  },
};
