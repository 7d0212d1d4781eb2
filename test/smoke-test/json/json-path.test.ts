// JSONPath by RFC 9535: legal paths, faults with their place, and what is selected.

import assert from 'node:assert/strict';
import test from 'node:test';
import { findPathFault, selectValues } from '../../../src/smoke-test/json/json-path.ts';

for (const path of ['$', '$.version', "$['a b'][0]", '$..id', '$.items[?@.price > 3 && @.name].id', '$.a[-1:]'])
  test(`${path} is a JSONPath`, () => assert.equal(findPathFault(path), undefined));

const faults: readonly [string, number, RegExp][] = [
  ['version', 0, /expected '\$'/],
  ['$.[', 2, /shorthand/],
  ['$.a[?@.b == ]', 12, /unexpected end/],
  ['$[?foo(@)]', 3, /no such function 'foo'$/],
  ['$["a', 4, /unclosed string/],
  ['', 0, /./],
];

for (const [path, offset, what] of faults)
  test(`"${path}" is none, and the fault has its place`, () => {
    const fault = findPathFault(path);
    assert.equal(fault?.offset, offset);
    assert.match(fault?.what ?? '', what);
    assert.doesNotMatch(fault?.what ?? '', /':\d+\)/);
  });

const shop = {
  items: [
    { id: 1, price: 4 },
    { id: 2, price: 2 },
    { id: 3, price: 9 },
  ],
  total: null,
};

const selections: readonly [string, unknown][] = [
  ['$.items[*].id', [1, 2, 3]],
  ['$.items[?@.price > 3].id', [1, 3]],
  ['$.total', [null]],
  ['$.nothing', []],
  ['$.items[?match(@.id, "x")]', []],
];

for (const [path, values] of selections)
  test(`${path} selects what the RFC says`, () => assert.deepEqual(selectValues(path, shop), values));

test('a pattern inside a path cannot hang the step', () => {
  const outcome = selectValues("$[?search(@, '(a+)+$')]", [`${'a'.repeat(50)}!`]);
  assert.match(String(outcome), /took too long/);
});
