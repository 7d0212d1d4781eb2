// The images that an environment runs, for those who only want to know.

import assert from 'node:assert/strict';
import test from 'node:test';
import { findNamedImages, findRunningImages } from '../../../src/bump-manifest/edit/images.ts';
import { formatImageReference } from '../../../src/domain/image/reference.ts';
import { changeOf } from '../../fakes/marked-manifest.ts';

const files = Object.entries({
  'values.yaml': 'image: {repository: r.io/shop/app, tag: v0}\n',
  'values-staging.yaml': 'image: {tag: v1}\n',
  'values-prod.yaml': 'image: {tag: v2}\n',
}).map(([path, text]) => ({ path, bytes: Buffer.from(text) }));

const shown = (environment: string | undefined): string[] =>
  findRunningImages(files, { environment }).map(
    ({ file, besides = [], reference }) => `${file} ${besides.join()} ${formatImageReference(reference)}`,
  );

test('with an environment its own file of values is what runs, together with the one for all', () => {
  assert.deepEqual(shown('staging'), ['values-staging.yaml values.yaml r.io/shop/app:v1']);
  assert.deepEqual(shown('prod'), ['values-prod.yaml values.yaml r.io/shop/app:v2']);
});

test('without one the files are read as they stand', () => {
  assert.deepEqual(shown(undefined), ['values.yaml  r.io/shop/app:v0']);
});

test('explicit places are read for the repository that is named, and errors name the input', () => {
  const named = (field: string) =>
    findNamedImages(files, { ...changeOf([], { match: ['r.io/shop/app'] }), fields: [field] }, 'promote-from');
  assert.deepEqual(
    named('values-staging.yaml:image.tag').found.map(({ reference }) => formatImageReference(reference)),
    ['r.io/shop/app:v1'],
  );
  assert.deepEqual(
    named('nowhere.yaml:image.tag').problems.map(({ code, where }) => [code, where]),
    [['field_not_found', 'input `promote-from`']],
  );
});
