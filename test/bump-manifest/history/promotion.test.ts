// The image that another environment runs.

import assert from 'node:assert/strict';
import test from 'node:test';
import type { FoundImage } from '../../../src/bump-manifest/edit/places/place.ts';
import { choosePromoted } from '../../../src/bump-manifest/history/promotion.ts';
import { formatImageReference, parseImageReference } from '../../../src/domain/image/reference.ts';

const digest = `sha256:${'d'.repeat(64)}`;
const found = (...images: string[]): FoundImage[] =>
  images.map((image) => ({
    file: 'a.yaml',
    line: 1,
    column: 1,
    kind: 'container',
    container: 'app',
    reference: parseImageReference(image),
  }));
const choose = (images: string[], ...match: string[]): string =>
  choosePromoted(
    found(...images),
    match.map((each) => parseImageReference(each)),
    'app',
  )
    .map(formatImageReference)
    .join();

test('tag and digest are copied as they stand', () => {
  assert.equal(choose([`r.io/app:1@${digest}`, `r.io/app:1@${digest}`, 'envoy:1']), `r.io/app:1@${digest}`);
});

test('match names what is promoted where it stands there, and else only what is replaced', () => {
  assert.equal(choose(['r.io/app:1', 'r.io/sidecar:2'], 'r.io/sidecar'), 'r.io/sidecar:2');
  assert.equal(choose(['staging.io/app:1'], 'production.io/app'), 'staging.io/app:1');
});

test('two versions of one image are no version', () => {
  assert.throws(() => choose(['r.io/app:1', 'r.io/app:2']), {
    code: 'promotion_ambiguous',
    message: /r\.io\/app:1 \(a\.yaml:1\)/,
  });
});
