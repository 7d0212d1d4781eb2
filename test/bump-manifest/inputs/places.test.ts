// The places that inputs name, by a table: names filled in, explicit fields, and what is refused.

import assert from 'node:assert/strict';
import test from 'node:test';
import { type PlaceInputs, readPlaces } from '../../../src/bump-manifest/inputs/places.ts';

const given = (more: Partial<PlaceInputs>): PlaceInputs => ({
  path: ['.'],
  field: [],
  'promote-from': [],
  'promote-from-ref': undefined,
  service: 'app',
  environment: 'production',
  ...more,
});

test('names are filled, and the file of a field is a path, too', () => {
  const { value } = readPlaces(given({ path: ['{environment}/{service}'], field: ['{environment}/v.yaml:tag'] }));
  assert.deepEqual(
    value?.paths.map(({ text }) => text),
    ['production/app', 'production/v.yaml'],
  );
  assert.deepEqual(value?.fields, ['production/v.yaml:tag']);
});

const refusals: readonly (readonly [string, Partial<PlaceInputs>, readonly string[]])[] = [
  ['a name without a value', { path: ['{environment}'], environment: undefined }, ['template_empty']],
  ['a path that leaves the repository', { path: ['../x'] }, ['path_outside']],
  ['both of them', { path: ['{environment}', '../x'], environment: undefined }, ['template_empty', 'path_outside']],
  ['a promotion onto itself', { path: ['a'], 'promote-from': ['./a/'] }, ['input_invalid']],
  ['a promotion of a field onto itself', { field: ['v.yaml:tag'], 'promote-from': ['v.yaml:tag'] }, ['input_invalid']],
];
for (const [title, more, codes] of refusals)
  test(`${title} is refused`, () => {
    const { value, problems } = readPlaces(given(more));
    assert.deepEqual([value, problems.map(({ code }) => code)], [undefined, codes]);
  });

for (const [title, more] of [
  ['from another branch', { 'promote-from-ref': 'refs/heads/env/staging' }],
  ['and from elsewhere', { 'promote-from': ['a', 'b'] }],
] as const)
  test(`a promotion onto its own path ${title} is fine`, () => {
    const { problems } = readPlaces(given({ path: ['a'], 'promote-from': ['a'], ...more }));
    assert.deepEqual(problems, []);
  });
