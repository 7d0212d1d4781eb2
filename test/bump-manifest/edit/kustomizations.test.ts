// Rivals in one folder, and which files an entry of a kustomization overrides.

import assert from 'node:assert/strict';
import test from 'node:test';
import { findRivals } from '../../../src/bump-manifest/edit/kustomizations.ts';
import { findAllPlaces } from '../../../src/bump-manifest/edit/scan.ts';
import { rowName } from '../../row-name.ts';

test('several kustomizations in a folder that is written are rivals', () => {
  const files = [
    'a/kustomization.yaml',
    'a/Kustomization',
    'b/kustomization.yml',
    'kustomization.yaml',
    'kustomization.yml',
  ];
  assert.deepEqual(findRivals(files, ['b/kustomization.yml']), []);
  assert.deepEqual(findRivals(files, ['a/deployment.yaml']), []);
  assert.deepEqual(
    findRivals(files, ['a/Kustomization', 'kustomization.yml']).map(({ where }) => where),
    ['a', '.'],
  );
});

const entry = '{name: shop/app, newTag: v2}';
const pod = 'containers: [{name: a, image: "shop/app:v1"}]\n';
const placesOf = (kustomization: string, path: string, text: string): number =>
  findAllPlaces([
    { path: 'o/kustomization.yaml', bytes: Buffer.from(`${kustomization}\nimages: [${entry}]\n`) },
    { path, bytes: Buffer.from(text) },
  ]).length;

{
  const cases: [string, string, boolean][] = [
    ['resources: [d.yaml]', 'o/d.yaml', true],
    ['resources: [./d.yaml]', 'o/d.yaml', true],
    ['resources: [../base]', 'base/d.yaml', true],
    ['bases: [../base/]', 'base/x/d.yaml', true],
    ['components: [../../c]', 'c/d.yaml', false],
    ['resources: [e.yaml]', 'o/d.yaml', false],
    ['resources: [../bas]', 'base/d.yaml', false],
    ['resources: [../../../etc]', 'etc/d.yaml', false],
    ['resources: [https://git.example/x]', 'o/d.yaml', false],
    ['patches: [{path: p.yaml}]', 'o/p.yaml', true],
    ['patchesStrategicMerge: [p.yaml]', 'o/p.yaml', true],
    ['patchesJson6902: [{target: {kind: Pod}, path: p.yaml}]', 'o/p.yaml', true],
    ['patches: [{path: p.yaml}]', 'o/q.yaml', false],
  ];
  for (const [resources, path, overridden] of cases) {
    test(`an entry overrides resources, bases, components and patches, by file and by folder, and nothing outside: ${rowName([resources, path, overridden])}`, () => {
      assert.equal(placesOf(resources, path, pod), overridden ? 1 : 2, resources);
    });
  }
}

for (const patch of [
  'patches:\n- patch: |-\n    spec: {containers: [{name: a, image: "shop/app:v1"}]}',
  'patches:\n- patch: |-\n    - op: replace\n      path: /spec/template/spec/initContainers/0/image\n      value: shop/app:v1',
  'patchesStrategicMerge:\n- |-\n  spec: {containers: [{name: a, image: "shop/app:v1"}]}',
]) {
  test(`an entry overrides inline patches: ${rowName(patch)}`, () => {
    assert.equal(placesOf(patch, 'x.yaml', ''), 1, patch);
  });
}

const overridable: readonly [text: string, places: number][] = [
  ['initContainers: [{name: a, image: "shop/app:v1"}]', 1],
  ['ephemeralContainers: [{name: a, image: "shop/app:v1"}]', 2],
  ['volumes: [{image: {reference: "shop/app:v1"}}]', 2],
  ['spec: {image: "shop/app:v1"}', 2],
  ['steps: [{name: a, image: "shop/app:v1"}]', 2],
  ['containers: [{name: a, image: "docker.io/shop/app:v1"}]', 2],
];
for (const [text, places] of overridable)
  test(`as kustomize does, an entry ${places === 1 ? 'overrides' : 'leaves alone'} ${text}`, () =>
    assert.equal(placesOf('resources: [d.yaml]', 'o/d.yaml', text), places));

test('an entry overrides other fields where `configurations` name them', () => {
  const configured = 'resources: [d.yaml]\nconfigurations: [images.yaml]';
  assert.equal(placesOf(configured, 'o/d.yaml', 'spec: {image: "shop/app:v1"}'), 1);
});
