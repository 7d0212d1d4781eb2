// Which keys of a map make an image, and which do not. The shapes as a whole are in find.test.ts.

import assert from 'node:assert/strict';
import test from 'node:test';
import { findImagesOfMap } from '../../../../src/bump-manifest/edit/places/image-map.ts';
import { formatImageReference } from '../../../../src/domain/image/reference.ts';
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
  ['{repository: a/b, version: "1"}', 'web', ['helm-values a/b:1']],
  ['{repository: a/b, imageTag: "1"}', 'web', ['helm-values a/b:1']],
  ['{repository: a/b, imageVersion: "1"}', 'web', ['helm-values a/b:1']],
  ['{repository: a/b, release: "1"}', 'web', ['helm-values a/b:1']],
  ['{repository: a/b, tag: "1", tagOverride: ""}', 'image', ['helm-values a/b:1']],
  ['{repository: a/b, tag: "1", tagOverride: "2"}', 'image', ['helm-values a/b:2']],
  ['{repository: a/b, tag: "1", version: "2"}', 'image', ['helm-values a/b:1']],
  ['{repository: charts/b, chart: b, version: "1"}', 'source', []],
  ['{image: a/b, version: "1"}', 'web', ['helm-values a/b:1']],
  ['{image: "a/b:1", version: "1"}', 'web', ['image-field a/b:1']],
  ['{image: a/b, version: "1", registry: r.io}', 'web', ['helm-values r.io/a/b:1']],
  ['{repository: r.io/shop, image: driver, version: "1"}', 'driver', ['helm-values r.io/shop/driver:1']],
  ['{repository: r.io/shop, image: driver, tag: "1"}', 'driver', ['helm-values r.io/shop/driver:1']],
  ['{repository: r.io/shop/app, image: app, tag: "1"}', '', ['helm-values r.io/shop/app:1', 'image-field app']],
  ['{repository: r.io/shop, name: app, tag: "1"}', 'image', ['helm-values r.io/shop:1', 'helm-values r.io/shop/app:1']],
  ['{repository: r.io/shop/app, name: app, tag: "1"}', 'image', ['helm-values r.io/shop/app:1']],
  ['{name: web, repository: r.io/shop/app, tag: "1"}', 'sidecars', ['helm-values r.io/shop/app:1']],
];

for (const [text, key, expected] of cases) {
  test(`${text} below "${key}": ${expected.join(' and ') || 'none'}`, () =>
    assert.deepEqual(imagesOf(text, key), expected));
}
