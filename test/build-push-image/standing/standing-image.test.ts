// Platforms that a tag would lose, and which names mean one platform.

import assert from 'node:assert/strict';
import test from 'node:test';
import { isSamePlatform, lostPlatforms } from '../../../src/build-push-image/standing/standing-image.ts';

const same: readonly [one: string, other: string, expected: boolean][] = [
  ['linux/amd64', 'linux/amd64', true],
  ['linux/arm64', 'linux/arm64/v8', true],
  ['linux/arm/v7', 'linux/arm', true],
  ['linux/arm/v7', 'linux/arm/v6', false],
  ['linux/arm', 'linux/arm64', false],
];
for (const [one, other, expected] of same)
  test(`${one} and ${other} are ${expected ? 'one' : 'two'}`, () => {
    assert.equal(isSamePlatform(one, other), expected);
    assert.equal(isSamePlatform(other, one), expected);
  });

test('an index never loses a platform, one image under a moving tag may', () => {
  const image = { platforms: ['linux/amd64', 'linux/arm64'], isIndex: true };
  assert.deepEqual(lostPlatforms(image, ['linux/amd64'], 'moving'), ['linux/arm64']);
  assert.deepEqual(lostPlatforms({ ...image, isIndex: false }, ['linux/amd64'], 'literal'), []);
  assert.deepEqual(lostPlatforms({ platforms: undefined, isIndex: true }, [], 'commit'), []);
});
