// JSONPath by RFC 9535: legal paths, faults with their place, and what is selected.

import assert from 'node:assert/strict';
import test from 'node:test';
import { findPathFault, selectValues } from '../../../src/smoke-test/json/json-path.ts';
import { broken, isBug } from '../../fakes/bug.ts';

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

// Cases of our own for each part of RFC 9535: what a path selects, in order.
const document = {
  store: {
    book: [
      { title: 'A', price: 8.95, tags: ['x', 'y'] },
      { title: 'B', price: 12.99, isbn: '0-1', author: null },
      { title: 'C', price: 8.99, isbn: '0-2' },
    ],
    bicycle: { color: 'red', price: 399 },
  },
  '': 'empty',
  'a b': { "o'clock": 1, 'say "hi"': 2 },
  '☺': 'smile',
  nothing: null,
  list: [0, 1, 2, 3, 4, 5],
};

const parts: readonly [string, readonly unknown[]][] = [
  ['$.store.bicycle.color', ['red']],
  ['$["store"]["bicycle"]["color"]', ['red']],
  ["$['']", ['empty']],
  [`$['a b']['o\\'clock']`, [1]],
  [`$['a b']["say \\"hi\\""]`, [2]],
  [String.raw`$['\u263a']`, ['smile']],
  ['$.☺', ['smile']],
  ['$.nothing', [null]],
  ['$.missing', []],
  ['$.nothing.x', []],
  ['$.list[0]', [0]],
  ['$.list[-1]', [5]],
  ['$.list[6]', []],
  ['$.list[-7]', []],
  ['$.list[1:3]', [1, 2]],
  ['$.list[5:]', [5]],
  ['$.list[::2]', [0, 2, 4]],
  ['$.list[::-1]', [5, 4, 3, 2, 1, 0]],
  ['$.list[3:1:-1]', [3, 2]],
  ['$.list[1:3:0]', []],
  ['$.list[-2:]', [4, 5]],
  ['$.list[0,0,1:2]', [0, 0, 1]],
  ['$.store.book[*].title', ['A', 'B', 'C']],
  ['$..price', [399, 8.95, 12.99, 8.99]],
  ['$..book[2].title', ['C']],
  ['$.store.book[?@.isbn].title', ['B', 'C']],
  ['$.store.book[?!@.isbn].title', ['A']],
  ['$.store.book[?@.price < 10].title', ['A', 'C']],
  ['$.store.book[?@.price < 10 && @.isbn].title', ['C']],
  ["$.store.book[?@.price < 9 || @.title == 'B' && @.isbn].title", ['A', 'B', 'C']],
  ["$.store.book[?(@.price < 9 || @.title == 'B') && @.isbn].title", ['B', 'C']],
  ['$.store.book[?@.author == null].title', ['B']],
  ['$.store.book[?@.missing == @.absent].title', ['A', 'B', 'C']],
  ["$.store.book[?@.title == 'A' || @.title == 'C'].price", [8.95, 8.99]],
  ["$.store.book[?@['title'] >= 'B'].title", ['B', 'C']],
  ['$.store.book[?length(@.tags) == 2].title', ['A']],
  ['$.store.book[?count(@.*) == 4].title', ['B']],
  ["$.store.book[?match(@.isbn, '0-.')].title", ['B', 'C']],
  ["$.store.book[?match(@.isbn, '0')].title", []],
  ["$.store.book[?search(@.isbn, '2')].title", ['C']],
  ["$.store.book[?value(@.tags[0]) == 'x'].title", ['A']],
  ['$.list[?@ > 2 && @ < 5 && @ != 4]', [3]],
  ['$.list[?@ > $.list[3]]', [4, 5]],
  ['$.list[?@ == 1e0]', [1]],
  ['$.store.book[?@.tags == $.store.book[0].tags].title', ['A']],
  ['$', [document]],
];

for (const [path, expected] of parts)
  test(`${path} selects ${expected.length}`, () => {
    const found = selectValues(path, document);
    const isOrdered = !path.includes('..');
    if (isOrdered) assert.deepEqual(found, expected);
    else assert.deepEqual(new Set(found), new Set(expected));
  });

const invalid: readonly string[] = [
  '',
  'store',
  ' $',
  '$ ',
  '$.',
  '$..',
  '$[]',
  '$.store.',
  '$[01]',
  '$[-0]',
  '$[1:2:3:4]',
  '$["a]',
  "$['\\x41']",
  `$['a"]`,
  '$.1a',
  '$.a-b',
  '$[?]',
  '$[?@.a ==]',
  '$[?@.a = 1]',
  '$[?@.a == 01]',
  '$[?@.*== 1]',
  '$[?length(@.a)]',
  '$[?count(1) == 1]',
  '$[?unknown(@.a)]',
  '$[?@.a && ]',
  '$[9007199254740992]',
  "$[?match(@.a, 'b') == true]",
];

for (const path of invalid)
  test(`${JSON.stringify(path)} is no JSONPath`, () => assert.notEqual(findPathFault(path), undefined));

test('a bug of ours is no fault of the path or of the document', () => {
  assert.throws(() => findPathFault(undefined as unknown as string), TypeError);
  assert.throws(() => selectValues('$.a.b', { a: broken }), isBug);
});
