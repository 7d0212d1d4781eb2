// The size of an image, each platform for itself.

import assert from 'node:assert/strict';
import test from 'node:test';
import { sizeProblems } from '../../../src/build-push-image/gate/gates.ts';
import { givenImage } from '../given-image.ts';

const rows: readonly [budget: number | undefined, refused: boolean][] = [
  [undefined, false],
  [215, false],
  [214.9, true],
];
for (const [budget, refused] of rows)
  test(`215.0 MB with a budget of ${budget} is ${refused ? 'refused' : 'taken'}`, () => {
    const problems = sizeProblems(givenImage(), budget);
    assert.equal(problems.length, refused ? 1 : 0);
    if (refused) assert.match(problems[0]?.what ?? '', /linux\/amd64 has 215\.0 MB/);
  });
