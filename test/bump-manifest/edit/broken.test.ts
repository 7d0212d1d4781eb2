// A text that cannot be parsed is our business only when a line of it names the image.

import assert from 'node:assert/strict';
import test from 'node:test';
import { namesWanted } from '../../../src/bump-manifest/edit/broken.ts';
import { readWanted } from '../../../src/bump-manifest/edit/wanted.ts';
import { changeOf } from '../../fakes/marked-manifest.ts';
import { rowName } from '../../row-name.ts';

const wanted = readWanted(changeOf('registry.acme.com/shop/app:v2')).wanted;
const app = 'registry.acme.com/shop/app';

for (const text of [
  `image: ${app}:v1`,
  `  - "image" : "${app}@sha256:${'a'.repeat(64)}" # c`,
  `{image: ${app}, x: [}`,
  `containers: [{name: app, image: ${app}:v1}]`,
  `{spec: {image: ${app}:{{ .Values.tag }}}}`,
  `image: {repository: ${app}, tag: v1}`,
  `kustomize: {images: [app=${app}:v1]}`,
  `images: ["${app}:v1"]`,
  `\trepository: '${app}'`,
  `newName: ${app}`,
  `- name: ${app}\n  newTag: v1`,
  `image: ${app}:{{ .Values.tag }}`,
]) {
  test(`sees a line that names the image: ${rowName(text)}`, () => {
    assert.equal(namesWanted(text, wanted), true, text);
  });
}

for (const text of [
  `# ${app}:v1`,
  `image: ${app}-worker:v1`,
  `image: shop/app:v1`,
  `args: [${app}:v1]`,
  '{{ include "app.labels" . }}',
  `name: ${app}`,
  'image: {{ .Values.image }}',
  'image:',
]) {
  test(`passes over what only mentions it: ${rowName(text)}`, () => {
    assert.equal(namesWanted(text, wanted), false, text);
  });
}

for (const [title, text] of [
  ['a text of many lines', '- name: app\n  x: y\n'.repeat(100_000)],
  ['a line of half a megabyte of templates', `image: ${'{{'.repeat(200_000)}`],
  ['a line of a megabyte', `image: ${'app '.repeat(200_000)}`],
] as const)
  test(`${title} is read once`, { timeout: 20_000 }, () => assert.equal(namesWanted(text, wanted), false));
