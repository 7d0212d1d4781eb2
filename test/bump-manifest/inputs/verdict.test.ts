// What is wrong with the inputs of a verdict.

import assert from 'node:assert/strict';
import test from 'node:test';
import { recordingFaults, type VerdictInputs } from '../../../src/bump-manifest/inputs/verdict.ts';

const sha = 'a'.repeat(40);
const nothing: VerdictInputs = {
  verdict: undefined,
  'manifest-sha': undefined,
  repository: 'shop/manifests',
  image: [],
  rollback: undefined,
  'promote-from': [],
};

const rows: readonly [string, Partial<VerdictInputs>, readonly string[]][] = [
  ['nothing', {}, []],
  ['a verdict on a commit', { verdict: 'pass', 'manifest-sha': sha }, []],
  ['a commit alone', { 'manifest-sha': sha }, ['input `verdict`']],
  ['half a commit', { verdict: 'pass', 'manifest-sha': 'abc123' }, ['input `manifest-sha`']],
  ['no repository', { verdict: 'pass', 'manifest-sha': sha, repository: undefined }, ['input `repository`']],
  ['a roll-back besides', { verdict: 'pass', 'manifest-sha': sha, rollback: 'previous' }, ['input `verdict`']],
  [
    'all of it',
    { verdict: 'fail', repository: undefined, image: ['a:1'] },
    ['input `manifest-sha`', 'input `repository`', 'input `verdict`'],
  ],
];
for (const [what, inputs, places] of rows)
  test(`${what}: ${places.length} faults`, () =>
    assert.deepEqual(
      recordingFaults({ ...nothing, ...inputs }).map(({ where }) => where),
      places,
    ));
