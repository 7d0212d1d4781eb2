// Finds products by a word of their name.

const products = ['anvil', 'rocket skates', 'giant magnet', 'rocket'];

/** 200 with the products that match. */
export function search({ query }) {
  const word = query.get('q') ?? '';
  return [200, { results: products.filter((each) => each.includes(word)) }];
}
