// The screen never misses a file that holds the image, and passes over what surely does not.

import assert from 'node:assert/strict';
import test from 'node:test';
import {
  lastParts,
  mayHoldImage,
  namedRepositories,
  wantedRepositories,
} from '../../../src/bump-manifest/edit/screen.ts';
import { changeOf } from '../../fakes/marked-manifest.ts';

const change = changeOf('registry.acme.com/shop/checkout-service:v2');

test('passes what holds the last part of the repository, in one piece or escaped', () => {
  const held = [
    'image: registry.acme.com/shop/checkout-service:v1',
    'repository: checkout-service',
    'image: "shop/\\x63heckout-service"',
    'image: "shop/checkout-\\\nservice"',
    'a: "\\u0063heckout"',
  ];
  for (const text of held) assert.equal(mayHoldImage(Buffer.from(text), change), true, text);
  for (const text of ['image: shop/other:v1', '', 'a: "\\n\\t\\\\"', 'image: shop/checkout']) {
    assert.equal(mayHoldImage(Buffer.from(text), change, 'a/b.yaml'), false, text);
  }
});

test('always passes a kustomization, whose folder may hold several', () => {
  assert.equal(mayHoldImage(Buffer.from('resources: []'), change, 'a/kustomization.yml'), true);
});

test('with explicit fields passes exactly their files', () => {
  const explicit = { ...change, fields: ['a/v.yaml:image.tag'] };
  assert.equal(mayHoldImage(Buffer.from(''), explicit, 'a/v.yaml'), true);
  assert.equal(mayHoldImage(Buffer.from('checkout-service'), explicit, 'a/w.yaml'), false);
  assert.equal(mayHoldImage(Buffer.from(''), explicit), true);
});

test('looks for what is replaced, and for what a first run has moved already', () => {
  const moved = changeOf('new.io/b:v2', { match: ['old.io/x/a'] });
  assert.deepEqual(lastParts(moved), ['a', 'b']);
  assert.deepEqual(namedRepositories(moved), moved.match);
  assert.deepEqual(
    wantedRepositories(moved).map(({ repository }) => repository),
    ['x/a', 'b'],
  );
});
