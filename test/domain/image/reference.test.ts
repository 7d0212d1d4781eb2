// The distribution grammar by tables, and parse/format as inverses.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {
  canonicalRepository,
  findImageReference,
  formatImageReference,
  isSameRepository,
  parseImageReference,
} from '../../../src/domain/image/reference.ts';
import { rowName } from '../../row-name.ts';

const hex = 'a'.repeat(64);

const legal: readonly [string, string | undefined, string, string | undefined, string | undefined][] = [
  ['nginx', undefined, 'nginx', undefined, undefined],
  ['nginx:1.27', undefined, 'nginx', '1.27', undefined],
  ['shop/checkout-service:a7f3c92', undefined, 'shop/checkout-service', 'a7f3c92', undefined],
  ['localhost/app', 'localhost', 'app', undefined, undefined],
  ['localhost:5000/app:v1', 'localhost:5000', 'app', 'v1', undefined],
  [
    `123456789.dkr.ecr.us-east-1.amazonaws.com/shopfast-checkout-service:latest@sha256:${hex}`,
    '123456789.dkr.ecr.us-east-1.amazonaws.com',
    'shopfast-checkout-service',
    'latest',
    `sha256:${hex}`,
  ],
  [`registry.acme.com/app@sha256:${hex}`, 'registry.acme.com', 'app', undefined, `sha256:${hex}`],
  ['[::1]:5000/app', '[::1]:5000', 'app', undefined, undefined],
  ['a__b/c-_d'.replace('-_', '--'), undefined, 'a__b/c--d', undefined, undefined],
];

const illegal = [
  '',
  ' nginx',
  'https://ghcr.io/a',
  'Nginx',
  'a//b',
  'a/b:',
  'a:b+c',
  'a:-x',
  `a:${'x'.repeat(129)}`,
  'a@sha256:12',
  `a@sha256:${hex}@sha256:${hex}`,
  'a_-b',
  '-a/b',
  'a:b:c',
  'host:port/app',
];

for (const [text, registry, repository, tag, digest] of legal) {
  test(`parses every part of a legal reference: ${rowName([text, registry, repository])}`, () => {
    assert.deepEqual(parseImageReference(text), { registry, repository, tag, digest }, text);
  });
}

for (const text of illegal) {
  test(`refuses what the grammar forbids, and quotes it: ${rowName(text)}`, () => {
    assert.equal(findImageReference(text), undefined, text);
    assert.throws(
      () => parseImageReference(text, 'input `image`'),
      { message: new RegExp(`"${text.slice(0, 4).replace(/[[\]]/g, '\\$&')}`) },
      text,
    );
  });
}

{
  const same = [
    'nginx',
    'library/nginx',
    'docker.io/nginx',
    'docker.io/library/nginx:1',
    'index.docker.io/library/nginx',
    'registry-1.docker.io/library/nginx',
    'Docker.io/nginx',
  ];
  for (const text of same) {
    test(`Docker Hub short forms mean the same repository: ${rowName(text)}`, () => {
      assert.equal(canonicalRepository(parseImageReference(text)), 'docker.io/library/nginx', text);
    });
  }
}

{
  const other: [string, string][] = [
    ['r.io/checkout-service', 'r.io/checkout-service-worker'],
    ['r.io/checkout.service', 'r.io/checkout-service'],
    ['r.io:1/app', 'r.io:2/app'],
  ];
  for (const [a, b] of other) {
    test(`a longer name, a dot for a dash and another port are other repositories: ${rowName([a, b])}`, () => {
      assert.equal(isSameRepository(parseImageReference(a), parseImageReference(b)), false, a);
    });
  }
}

test('parse and format are inverses', () => {
  const component = fc.stringMatching(/^[a-z0-9]{1,8}(?:(?:\.|_|__|-{1,3})[a-z0-9]{1,4}){0,2}$/);
  const reference = fc.record({
    registry: fc.option(fc.constantFrom('localhost', 'r.io', '127.0.0.1:5000', '[::1]:80'), { nil: undefined }),
    repository: fc.array(component, { minLength: 1, maxLength: 4 }).map((parts) => `x/${parts.join('/')}`),
    tag: fc.option(fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/), { nil: undefined }),
    digest: fc.option(fc.constant(`sha256:${hex}`), { nil: undefined }),
  });
  fc.assert(
    fc.property(reference, (value) => assert.deepEqual(parseImageReference(formatImageReference(value)), { ...value })),
  );
});
