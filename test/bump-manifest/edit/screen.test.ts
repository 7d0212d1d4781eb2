// The screen never misses a file that holds the image, and passes over what surely does not.

import assert from 'node:assert/strict';
import test from 'node:test';
import { mayHoldImage } from '../../../src/bump-manifest/edit/screen.ts';
import { readWanted } from '../../../src/bump-manifest/edit/wanted.ts';
import { changeOf, type Wish } from '../../fakes/marked-manifest.ts';
import { rowName } from '../../row-name.ts';

const mayHold = (text: string, path: string, wish: Wish = {}): boolean => {
  const { wanted } = readWanted(changeOf('registry.acme.com/shop/checkout-service:v2', wish));
  return mayHoldImage({ path, bytes: Buffer.from(text) }, wanted);
};

for (const text of [
  'image: registry.acme.com/shop/checkout-service:v1',
  'repository: checkout-service',
  'image: "shop/\\x63heckout-service"',
  'image: "shop/checkout-\\\nservice"',
  'a: "\\u0063heckout"',
])
  test(`passes what may hold the last part of the repository: ${rowName(text)}`, () =>
    assert.equal(mayHold(text, 'a/b.yaml'), true));

for (const text of ['image: shop/other:v1', '', 'a: "\\n\\t\\\\"', 'image: shop/checkout'])
  test(`passes over what surely does not: ${rowName(text)}`, () => assert.equal(mayHold(text, 'a/b.yaml'), false));

test('always passes a kustomization, whose folder may hold several', () => {
  assert.equal(mayHold('resources: []', 'a/kustomization.yml'), true);
});

test('with explicit fields passes exactly their files', () => {
  const explicit = { fields: ['a/v.yaml:image.tag'] };
  assert.equal(mayHold('', 'a/v.yaml', explicit), true);
  assert.equal(mayHold('checkout-service', 'a/w.yaml', explicit), false);
});
