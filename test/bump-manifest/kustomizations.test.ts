// Rivals in one folder, and which files an entry of a kustomization overrides.

import assert from 'node:assert/strict';
import test from 'node:test';
import { findRivals } from '../../src/bump-manifest/kustomizations.ts';
import { findAllPlaces } from '../../src/bump-manifest/scan.ts';

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

test('an entry overrides resources, bases and components, by file and by folder, and nothing outside', () => {
  const entry = '{name: shop/app, newTag: v2}';
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
  ];
  for (const [resources, path, overridden] of cases) {
    const files = [
      { path: 'o/kustomization.yaml', bytes: Buffer.from(`${resources}\nimages: [${entry}]\n`) },
      { path, bytes: Buffer.from('image: shop/app:v1\n') },
    ];
    assert.equal(findAllPlaces(files).length, overridden ? 1 : 2, resources);
  }
});
