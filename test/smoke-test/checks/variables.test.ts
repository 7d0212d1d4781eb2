// Placeholders: what is asked for, what is filled in, and in which form.

import assert from 'node:assert/strict';
import test from 'node:test';
import {
  fillPath,
  fillPattern,
  fillText,
  fillTexts,
  fillUrl,
  fillValue,
  formsOfSecret,
  isVariableName,
  namesIn,
} from '../../../src/smoke-test/checks/variables.ts';

const variables = new Map<string, unknown>([
  ['token', 'a/b &c'],
  ['amount', 12.5],
  ['cart', { id: 7 }],
  ['next', '/orders/7?x=1'],
]);

test('names are found in texts, lists and maps with their keys, once each', () => {
  assert.deepEqual(namesIn(['{{a}}', { '{{key}}': 'x {{ b }} {{a}}' }, 3, null, undefined]), ['a', 'key', 'b']);
  assert.deepEqual(namesIn('{a} {{1a}} {{ }} {{a b}}'), []);
});

test('a text takes values as text', () => {
  assert.equal(fillText('Bearer {{token}} {{amount}} {{cart}}', variables), 'Bearer a/b &c 12.5 {"id":7}');
  assert.deepEqual(fillTexts({ 'x-{{amount}}': '{{ amount }}', b: 3 }, variables), { 'x-12.5': '12.5', b: '3' });
});

test('a path encodes values, unless it is one placeholder', () => {
  assert.equal(fillPath('/items/{{token}}?n={{amount}}', variables), '/items/a%2Fb%20%26c?n=12.5');
  assert.equal(fillPath('{{next}}', variables), '/orders/7?x=1');
  assert.equal(fillPath('/x/{{bad}}', new Map([['bad', '\ud800']])), '/x/%EF%BF%BD');
});

test('a URL takes a base at its beginning as it is, and encodes the rest', () => {
  const values = new Map<string, unknown>([...variables, ['base', 'https://x.example/{{token}}']]);
  assert.equal(fillUrl('{{base}}/a/{{token}}', values), 'https://x.example/{{token}}/a/a%2Fb%20%26c');
  assert.equal(fillUrl('https://{{token}}/', values), 'https://a%2Fb%20%26c/');
});

test('a pattern finds a value as it is written', () => {
  const pattern = fillPattern('^{{text}}$', new Map([['text', 'a.b*(c) [d] {e} ^$|\\/+?']]));
  assert.match('a.b*(c) [d] {e} ^$|\\/+?', new RegExp(pattern));
  assert.doesNotMatch('aXb*(c) [d] {e} ^$|\\/+?', new RegExp(pattern));
});

test('inside JSON a value keeps its type where it stands alone', () => {
  const body = { amount: '{{amount}}', cart: '{{cart}}', note: 'to {{token}}', list: ['{{amount}}', 1, null] };
  const filled = { amount: 12.5, cart: { id: 7 }, note: 'to a/b &c', list: [12.5, 1, null] };
  assert.deepEqual(fillValue(body, variables), filled);
});

test('a value is not filled a second time, and what is unknown stays', () => {
  assert.equal(fillText('{{a}} {{b}}', new Map([['a', '{{b}}']])), '{{b}} {{b}}');
  assert.equal(fillValue('{{b}}', new Map()), '{{b}}');
});

test('a name begins with a letter or _', () => {
  assert.deepEqual(['a', '_a', 'a-b_1', '1a', 'a b', ''].map(isVariableName), [true, true, true, false, false, false]);
});

test('a secret is hidden in every form in which it is sent', () => {
  assert.deepEqual(formsOfSecret('a b"c'), ['a b"c', 'a%20b%22c', 'a+b%22c', 'a b\\"c']);
  assert.deepEqual(formsOfSecret('plain'), ['plain']);
  assert.deepEqual(formsOfSecret('hunter22'), ['hunter22', 'aHVudGVyMjI']);
});
