// Names that a step gives and the action does not know: which end the step, and which are only told.

import assert from 'node:assert/strict';
import test from 'node:test';
import { findStrayInputs, inputVariable } from '../../src/runner/stray-inputs.ts';

const known = ['coverage-lines', 'gates', 'dry-run'];
const strays = (name: string) =>
  findStrayInputs('quality-gate', known, { [inputVariable(name)]: 'a value', PATH: '/' });

const refused: readonly [string, RegExp][] = [
  ['coverage-line', /^Did you mean `coverage-lines`\?$/],
  ['dry_run', /^Did you mean `dry-run`\?$/],
  ['Gate', /^Did you mean `gates`\?$/],
  ['expect-version', /^It is an input of smoke-test: give it to that step, or remove it\.$/],
  ['token', /^It is an input of bump-manifest and notify-slack: /],
  [
    'expected-version',
    /^smoke-test has an input `expect-version`: give it to that step, or remove `expected-version`\.$/,
  ],
];

for (const [name, fix] of refused)
  test(`\`${name}\` ends the step`, () => {
    const { problems, warnings } = strays(name);
    assert.deepEqual([problems.length, warnings], [1, []]);
    assert.match(problems[0]?.fix ?? '', fix);
    assert.doesNotMatch(JSON.stringify(problems), /a value/);
  });

test('a name that is near none is told, and ignored', () => {
  const { problems, warnings } = strays('frobnicate-it');
  assert.deepEqual([problems, warnings], [[], ['`frobnicate-it` is not an input of quality-gate. It is ignored.']]);
});

for (const name of known)
  test(`\`${name}\` is known`, () => assert.deepEqual(strays(name), { problems: [], warnings: [] }));

test('three letters are not taken for every short name', () => {
  const { problems } = findStrayInputs('build-push-image', ['push', 'pull', 'tags'], { [inputVariable('ssh')]: 'x' });
  assert.doesNotMatch(problems[0]?.fix ?? '', /push/);
});

test('several actions have an input', () => {
  const { problems } = findStrayInputs('quality-gate', known, { [inputVariable('imagee')]: 'x' });
  assert.match(problems[0]?.fix ?? '', /^bump-manifest, smoke-test and notify-slack have an input `image`/);
});
