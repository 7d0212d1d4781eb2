// Which keys of a map make an image, and which do not. The shapes as a whole are in find.test.ts.

import assert from 'node:assert/strict';
import test from 'node:test';
import { findImagesOfMap } from '../../../../src/bump-manifest/edit/places/image-map.ts';
import { formatImageReference } from '../../../../src/domain/image-reference.ts';
import { manifestOf } from '../../../../src/domain/manifest/manifest.ts';
import { findMap } from '../../../../src/domain/manifest/node.ts';

const none = { imageRegistry: undefined, registry: undefined, tag: undefined, image: undefined };
const imagesOf = (text: string, key = ''): string[] => {
  const map = findMap(manifestOf('f.yaml', text).segments[0]?.parse().roots[0]) ?? assert.fail();
  return findImagesOfMap(map, { key, shared: none, around: undefined }).map(
    ({ kind, reference }) => `${kind} ${formatImageReference(reference)}`,
  );
};

const cases: readonly [string, string, string[]][] = [
  ['{name: web, image: "a/b:1"}', 'containers', ['container a/b:1']],
  ['{image: "a/b:1"}', 'initContainers', ['init-container a/b:1']],
  ['{name: web, image: "a/b:1"}', 'steps', ['image-field a/b:1']],
  ['{image: "a/b:1"}', '', ['image-field a/b:1']],
  ['{baseImage: "a/b:1", imageRef: "c/d:1"}', '', ['image-field a/b:1', 'image-field c/d:1']],
  ['{image: {reference: "a/b:1"}}', 'volumes', ['image-volume a/b:1']],
  ['{repository: a/b, tag: "1"}', 'web', ['helm-values a/b:1']],
  ['{repository: a/b}', 'image', ['helm-values a/b']],
  ['{repository: a/b}', 'backup', []],
  ['{name: a/b, tag: "1"}', 'webImage', ['helm-values a/b:1']],
  ['{name: a/b, tag: "1"}', 'release', []],
  ['{repository: "https://charts.example", tag: "1"}', '', []],
  ['{image: a/b, tag: "1"}', '', ['helm-values a/b:1']],
  ['{image: "a/b:1", tag: "2"}', '', ['image-field a/b:1']],
  ['{op: replace, path: /spec/image, value: "a/b:1"}', '', ['image-field a/b:1']],
  ['{op: replace, path: /spec/containers/0/image, value: "a/b:1"}', '', ['container a/b:1']],
  ['{op: replace, path: /spec/name, value: "a/b:1"}', '', []],
  ['{name: IMAGE, value: "a/b:1"}', 'env', []],
  ['{image: [a], repository: {x: 1}}', 'image', []],
  ['{image: null, baseImage: ~, sidecarImage: true, jobImage: 12, imageName: }', '', []],
  ['{repository: null, tag: "1"}', 'image', []],
];

test('finds the images that the keys say', () => {
  for (const [text, key, expected] of cases) assert.deepEqual(imagesOf(text, key), expected, text);
});
