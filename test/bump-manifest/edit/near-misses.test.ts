// The error for an image that stands nowhere tells what does.

import assert from 'node:assert/strict';
import test from 'node:test';
import { findTemplates, imageNotFound } from '../../../src/bump-manifest/edit/near-misses.ts';
import { findAllPlaces } from '../../../src/bump-manifest/edit/scan.ts';
import { parseImageReference } from '../../../src/domain/image/reference.ts';
import { bumped, refusals } from '../../fakes/marked-manifest.ts';
import { rowName } from '../../row-name.ts';

const problemFor = (text: string, repository: string, container?: string) =>
  imageNotFound(
    parseImageReference(repository),
    findAllPlaces([{ path: 'k.yaml', bytes: Buffer.from(text) }]),
    { container, images: [], match: [] },
    [{ path: 'k.yaml', bytes: Buffer.from(text) }],
  );

test('lists the nearest first, with file, line and container', () => {
  const text =
    'containers:\n- {name: db, image: "postgres:16"}\n- {name: web, image: "shop/chekout:v1"}\n- {name: x, image: "other.io/checkout:v2"}\n';
  const { fix = '', code } = problemFor(text, 'shop/checkout');
  assert.equal(code, 'image_not_found');
  assert.deepEqual(fix.split('\n').slice(1), [
    'k.yaml:4 other.io/checkout:v2 (container x)',
    'k.yaml:3 shop/chekout:v1 (container web)',
    'k.yaml:2 postgres:16 (container db)',
  ]);
});

test('lists eight at most, and says so when there are none at all', () => {
  const text = `x:\n${Array.from({ length: 20 }, (_, n) => `- {image: "shop/a${n}:v1"}\n`).join('')}`;
  assert.equal(problemFor(text, 'shop/app').fix?.split('\n').length, 9);
  assert.match(problemFor('a: 1\n', 'shop/app').fix ?? '', /no image at all/);
});

test('a container that is not there is told where the image runs', () => {
  const { where, fix } = problemFor('containers: [{name: web, image: "shop/app:v1"}]\n', 'shop/app', 'wbe');
  assert.equal(where, 'input `container`');
  assert.match(fix ?? '', /k\.yaml:1 shop\/app:v1 \(container web\)/);
});

test('tells where the name stands when no image is looked for there', () => {
  const map = 'apiVersion: v1\nkind: ConfigMap\n# shop/app\ndata:\n  values.yaml: |\n    image: r.io/shop/app:v1\n';
  const { code, fix } = problemFor(map, 'r.io/shop/app');
  assert.equal(code, 'image_not_found');
  assert.match(fix ?? '', /k\.yaml:6\b/);
  assert.doesNotMatch(fix ?? '', /k\.yaml:3\b/);
  const others = 'hub: shop/app-worker\nb: my-shop/app\nc: shop/app/x\nd: shop/apps\n';
  assert.doesNotMatch(problemFor(others, 'shop/app').fix ?? '', /k\.yaml/);
});

test('a document that cannot be read and names it in any way is the problem when nothing else is found', () => {
  const { code, where } = problemFor('a: 1\n---\nargs: [shop/app:v1\nb: 2\n', 'shop/app');
  assert.deepEqual([code, where], ['manifest_invalid', 'k.yaml:4:1']);
});

test('a template that would be the image is named instead', () => {
  const { code, where } = problemFor('image: "{{ .Values.registry }}/shop/app:{{ .Values.tag }}"\n', 'r.io/shop/app');
  assert.deepEqual([code, where], ['helm_template', 'k.yaml:1:8']);
});

{
  const cases: [string, number | undefined][] = [
    ['image: {{ .x }}', 7],
    ['{{ if x }}\n  - "image": "r.io/a:{{ .x }}"\n{{ end }}\n', 24],
    ['name: {{ .x }}\nimage: a:v1\n', undefined],
    ['image: a:v1 # {{ .x }}', undefined],
    ['image: a:v1', undefined],
    [`image: r.io/a:\${TAG}`, 7],
    [`# {{ x }}\nimage:${' '.repeat(100_000)}${'x'.repeat(100_000)}\n`, undefined],
  ];
  for (const [text, offset] of cases) {
    test(`finds templates where an image or a tag would be, in text that is no YAML too: ${rowName([text, offset])}`, () => {
      assert.equal(findTemplates([{ path: 'k.yaml', bytes: Buffer.from(text) }])[0]?.offset, offset, text);
    });
  }
}

/** Title, the values, `match` that people try, what the chart makes of the values after the advice. */
const advised: readonly [title: string, text: string, match: string[], renders: RegExp][] = [
  [
    'a registry at the root and a name',
    'registry: r.io/shop\nagents:\n  image:\n    name: driver\n    tag: v1\n',
    [],
    /^registry: r\.io\/shop\n[\s\S]*name: driver\n {4}tag: v2\n$/,
  ],
  [
    'the same with the bare name as `match`',
    'registry: r.io/shop\nagents:\n  image:\n    name: driver\n    tag: v1\n',
    ['driver'],
    /^registry: r\.io\/shop\n[\s\S]*name: driver\n {4}tag: v2\n$/,
  ],
  ['a bare name', 'driver: {image: driver, version: v1}\n', [], /^driver: \{image: driver, version: v2\}\n$/],
  [
    'a repository that goes on in `image`',
    'driver:\n  repository: r.io/x\n  image: driver\n  version: v1\n',
    [],
    /^driver:\n {2}repository: registry\.example\.com\n {2}image: shop\/driver\n {2}version: v2\n$/,
  ],
  [
    'the same with the bare name as `match`',
    'driver:\n  repository: r.io/x\n  image: driver\n  version: v1\n',
    ['driver'],
    /^driver:\n {2}repository: registry\.example\.com\n {2}image: shop\/driver\n {2}version: v2\n$/,
  ],
];

for (const [title, text, match, renders] of advised) {
  test(`the advice for a name in parts leaves no part twice: ${rowName([title, match])}`, () => {
    const image = 'registry.example.com/shop/driver:v2';
    const [problem] = refusals({ 'v.yaml': text }, image, { match });
    assert.equal(problem?.code, 'image_not_found');
    const field = /`field: ([^`]+)`/.exec(problem.fix ?? '')?.[1];
    const near = /Near:\nv\.yaml:\d+ (\S+):v1/.exec(problem.fix ?? '')?.[1] ?? '';
    const way = field === undefined ? { match: [near] } : { fields: [field] };
    assert.match(bumped({ 'v.yaml': text }, image, way)['v.yaml'] ?? '', renders);
  });
}
