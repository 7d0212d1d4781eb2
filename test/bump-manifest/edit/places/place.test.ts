// How a place is shown: file, line, column, also for values inside a string.

import assert from 'node:assert/strict';
import test from 'node:test';
import { describePlace, formatLine, obstacleProblem } from '../../../../src/bump-manifest/edit/places/place.ts';
import { findAllPlaces } from '../../../../src/bump-manifest/edit/scan.ts';

const placeOf = (text: string) =>
  findAllPlaces([{ path: 'd/k.yaml', bytes: Buffer.from(text) }])[0] ?? assert.fail(text);

test('shows where the tag stands, also inside a string', () => {
  const plain = describePlace(placeOf('image:\n  repository: shop/app\n  tag: v1\n'));
  assert.deepEqual([plain.file, plain.line, plain.column], ['d/k.yaml', 3, 8]);
  const inner = placeOf(
    'source:\n  repoURL: x\n  helm:\n    values: |\n      image: {repository: shop/app, tag: v1}\n',
  );
  assert.equal(formatLine(inner), 'd/k.yaml:5');
  assert.equal(describePlace(inner).column, 42);
});

test('an obstacle is shown where it stands, none where there is none', () => {
  assert.equal(obstacleProblem(placeOf('image: {repository: shop/app, tag: "{{ x }}"}\n'))?.where, 'd/k.yaml:1:36');
  assert.equal(obstacleProblem(placeOf('image: shop/app:v1\n')), undefined);
});
