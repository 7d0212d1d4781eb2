// Which repository becomes which image, and every contradiction at once.

import assert from 'node:assert/strict';
import test from 'node:test';
import { readWanted } from '../../../src/bump-manifest/edit/wanted.ts';
import { formatImageReference } from '../../../src/domain/image/reference.ts';
import { changeOf, type Wish } from '../../fakes/marked-manifest.ts';

const imagesOf = (images: string[], wish: Wish = {}): [string, string][] =>
  [...readWanted(changeOf(images, wish)).wanted.imageOf].map(([repository, image]) => [
    repository,
    formatImageReference(image),
  ]);

test('without `match` each image replaces its own repository', () => {
  assert.deepEqual(imagesOf(['nginx:2', 'shop/a:1']), [
    ['docker.io/library/nginx', 'nginx:2'],
    ['docker.io/shop/a', 'shop/a:1'],
  ]);
});

test('`match` is all that is replaced', () => {
  assert.deepEqual(imagesOf(['r.io/a:2'], { match: ['old/a', 'older/a'] }), [
    ['docker.io/old/a', 'r.io/a:2'],
    ['docker.io/older/a', 'r.io/a:2'],
  ]);
  assert.deepEqual(imagesOf(['shop/a:2', 'shop/b:2'], { match: ['shop/b'] }), [['docker.io/shop/b', 'shop/b:2']]);
});

test('files are screened for what is replaced and for what a run before has moved', () => {
  const { lastParts } = readWanted(changeOf('new.io/b:v2', { match: ['old.io/x/a'] })).wanted;
  assert.deepEqual(lastParts, ['a', 'b']);
});

test('every contradiction is told at once', () => {
  const { problems } = readWanted(changeOf(['shop/a', 'shop/a:1', 'shop/b:1'], { match: ['x/y'] }));
  assert.deepEqual(
    problems.map(({ code }) => code),
    ['image_incomplete', 'image_duplicate', 'match_unclear'],
  );
});

test('an image without a version names the input that found it', () => {
  const [problem] = readWanted(changeOf('shop/a', { origin: 'promote-from' })).problems;
  assert.deepEqual([problem?.code, problem?.where], ['image_incomplete', 'input `promote-from`']);
});
