// References in one string, and Argo CD's Kustomize strings.

import assert from 'node:assert/strict';
import test from 'node:test';
import { findKustomizeString, findWholeReference } from '../../../../src/bump-manifest/edit/places/whole-reference.ts';
import { formatImageReference, parseImageReference } from '../../../../src/domain/image/reference.ts';
import type { ManifestChange } from '../../../../src/domain/manifest/intent.ts';
import { manifestOf } from '../../../../src/domain/manifest/manifest.ts';

const scalar = (text: string) => {
  const node = manifestOf('f.yaml', JSON.stringify(text)).segments[0]?.parse().roots[0];
  return node?.type === 'scalar' ? node : assert.fail();
};
const textOf = ([change]: readonly ManifestChange[]): string | undefined =>
  change?.type === 'set' ? change.text : undefined;

test('reads a reference and writes another', () => {
  const place = findWholeReference(scalar('shop/app:v1'), 'container', 'web') ?? assert.fail();
  assert.equal(textOf(place.write(parseImageReference('shop/app:v2'))), 'shop/app:v2');
  assert.deepEqual(place.write(parseImageReference('shop/app:v1')), []);
});

for (const text of ['', 'Not An Image', '{{ .x }}', 'https://a/b'])
  test(`reads no reference in "${text}"`, () =>
    assert.equal(findWholeReference(scalar(text), 'container', undefined), undefined));

for (const [text, next, written] of [
  ['shop/app:v1', 'shop/app:v2', 'shop/app:v2'],
  ['app=shop/app:v1', 'shop/app:v2', 'app=shop/app:v2'],
  ['app=shop/app:v1', 'r.io/x:v2', 'app=r.io/x:v2'],
  ['shop/app:v1', 'r.io/x:v2', 'shop/app=r.io/x:v2'],
] as const)
  test(`reads ${text} and keeps the name: with ${next} it becomes ${written}`, () => {
    const place = findKustomizeString(scalar(text)) ?? assert.fail();
    assert.equal(formatImageReference(place.reference), 'shop/app:v1');
    assert.equal(textOf(place.write(parseImageReference(next))), written);
  });

test('reads no Kustomize image in another string', () =>
  assert.equal(findKustomizeString(scalar('not an image')), undefined));
