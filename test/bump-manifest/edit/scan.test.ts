// All images of files with their effective references; broken files are passed over when nobody asked for their image.

import assert from 'node:assert/strict';
import test from 'node:test';
import { findAllPlaces, findImages, scanFiles } from '../../../src/bump-manifest/edit/scan.ts';
import { readWanted } from '../../../src/bump-manifest/edit/wanted.ts';
import { formatImageReference } from '../../../src/domain/image/reference.ts';
import { changeOf } from '../../fakes/marked-manifest.ts';

const files = Object.entries({
  'a/deployment.yaml': 'containers:\n- name: web\n  image: shop/web:v1\n',
  'a/kustomization.yaml': `images:\n- {name: x, newName: shop/api, newTag: v3, digest: "sha256:${'a'.repeat(64)}"}\n`,
  'a/values.yaml': 'global: {imageRegistry: r.io}\nimage: {repository: shop/job, tag: v4}\n',
  'broken.yaml': 'image: [\n',
  'notes.yaml': 'nothing: here\n',
}).map(([path, text]) => ({ path, bytes: Buffer.from(text) }));

test('finds every image with its effective reference, file and line', () => {
  const found = findImages(files).map(({ file, line, container, reference }) => [
    file,
    line,
    container,
    formatImageReference(reference),
  ]);
  assert.deepEqual(found, [
    ['a/deployment.yaml', 3, 'web', 'shop/web:v1'],
    ['a/kustomization.yaml', 2, undefined, `shop/api:v3@sha256:${'a'.repeat(64)}`],
    ['a/values.yaml', 2, undefined, 'r.io/shop/job:v4'],
  ]);
  assert.equal(findAllPlaces(files).length, 3);
});

test('names keep files unread that hold none of them; kustomizations are always read', () => {
  assert.deepEqual(
    findImages(files, ['job']).map(({ file }) => file),
    ['a/kustomization.yaml', 'a/values.yaml'],
  );
});

test('what Kustomize overrides does not run, and is not found', () => {
  const overlay = {
    path: 'a/kustomization.yaml',
    bytes: Buffer.from('resources: [deployment.yaml]\nimages: [{name: shop/web, newTag: v2}]\n'),
  };
  const found = findImages([...files.filter(({ path }) => path === 'a/deployment.yaml'), overlay]);
  assert.deepEqual(
    found.map(({ reference }) => formatImageReference(reference)),
    ['shop/web:v2'],
  );
});

test('a scan reads only documents that name a wanted image, and reports the broken among them', () => {
  const change = changeOf('shop/web:v2');
  const text = 'x: [\n---\nimage: shop/web:v1\n---\nimage: shop/web:v1\nimage: shop/web:v1\n---\na: web [\n';
  const { places, problems, manifests } = scanFiles(
    [...files, { path: 'm.yaml', bytes: Buffer.from(text) }],
    readWanted(change).wanted,
  );
  assert.deepEqual(
    places.map(({ node }) => node.source.file),
    ['a/deployment.yaml', 'm.yaml'],
  );
  assert.deepEqual(
    problems.map(({ code, where }) => [code, where]),
    [['manifest_duplicate_key', 'm.yaml:6:1']],
  );
  assert.ok(!manifests.has('notes.yaml'));
});

test('a scan reads a document in which an escape hides the name', () => {
  const change = changeOf('shop/web:v2');
  const bytes = Buffer.from('image: "shop/w\\x65b:v1"\n---\nimage: "shop/w\\\n  eb:v1"\n---\nimage: shop/api:v1\n');
  const { places } = scanFiles([{ path: 'm.yaml', bytes }], readWanted(change).wanted);
  assert.equal(places.length, 2);
});
