// What goes together, and what does not.

import assert from 'node:assert/strict';
import test from 'node:test';
import { ruleProblems } from '../../../src/build-push-image/inputs/rules.ts';
import type { BuildPushImageInputs } from '../../../src/build-push-image/inputs.ts';
import { givenInputs } from '../given-inputs.ts';

const digest = `sha256:${'a'.repeat(64)}`;
const rows: readonly [inputs: Partial<BuildPushImageInputs>, where: string[]][] = [
  [{}, []],
  [{ promote: 'v1' }, []],
  [{ promote: digest }, []],
  [{ merge: [digest, ` ${digest} `] }, []],
  [{ dockerfile: 'a', file: 'a' }, []],
  [{ 'create-repository': true, 'kms-key': 'x', 'lifecycle-policy': 'y' }, []],
  [{ push: 'auto', promote: 'v1' }, []],
  [{ push: 'FALSE', promote: 'v1', regions: ['eu-west-1'] }, ['promote', 'regions']],
  [{ username: 'a', 'max-severity': 'high', 'create-repository': true }, ['create-repository', 'max-severity']],
  [{ merge: [digest, 'v1'], promote: 'v1' }, ['merge', 'merge']],
  [{ isolation: 'oci', engine: 'buildx' }, ['isolation']],
];
for (const [inputs, where] of rows)
  test(`${JSON.stringify(inputs).slice(0, 90)}: ${where.join(', ') || 'fine'}`, () =>
    assert.deepEqual(
      ruleProblems(givenInputs(inputs)).map((problem) => problem.where),
      where.map((name) => `input \`${name}\``),
    ));
