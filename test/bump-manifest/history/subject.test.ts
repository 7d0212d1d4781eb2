// Which repositories are meant when nobody names one.

import assert from 'node:assert/strict';
import test from 'node:test';
import type { FoundImage } from '../../../src/bump-manifest/edit/places/place.ts';
import { chooseRepositories } from '../../../src/bump-manifest/history/subject.ts';
import { formatRepository, parseImageReference } from '../../../src/domain/image/reference.ts';

const found = (...images: string[]): FoundImage[] =>
  images.map((image) => ({
    file: 'a.yaml',
    line: 1,
    column: 1,
    kind: 'container',
    container: 'app',
    reference: parseImageReference(image),
  }));
const choose = (images: string[], service = 'checkout', given: string[] = []): string =>
  chooseRepositories(
    given.map((each) => parseImageReference(each)),
    found(...images),
    service,
    'rollback',
  )
    .map(formatRepository)
    .join();

test('the given ones, the only one, or the one named like the service', () => {
  assert.equal(choose(['r.io/a:1'], 'checkout', ['r.io/x', 'r.io/y']), 'r.io/x,r.io/y');
  assert.equal(choose(['r.io/other:1', 'r.io/other:2']), 'r.io/other');
  assert.equal(choose(['r.io/shop/checkout:1', 'envoyproxy/envoy:1']), 'r.io/shop/checkout');
  assert.equal(choose(['r.io/shopfast-checkout:1', 'r.io/checkout-worker:1']), 'r.io/shopfast-checkout');
});

test('neither none nor several are guessed at', () => {
  assert.throws(() => choose([]), { code: 'image_not_found' });
  assert.throws(() => choose(['r.io/a:1', 'r.io/b:1']), { code: 'repository_ambiguous' });
  assert.throws(() => choose(['r.io/x-checkout:1', 'r.io/y-checkout:1']), { code: 'repository_ambiguous' });
});
