// A runner that is not Linux is told so at once.

import assert from 'node:assert/strict';
import test from 'node:test';
import { platformFaults } from '../../../src/bump-manifest/inputs/platform.ts';

const rows: readonly (readonly [platform: string, says: string | undefined])[] = [
  ['linux', undefined],
  ['win32', 'bump-manifest needs a Linux runner, and this one is Windows'],
  ['darwin', 'bump-manifest needs a Linux runner, and this one is macOS'],
  ['freebsd', 'bump-manifest needs a Linux runner, and this one is freebsd'],
];
for (const [platform, says] of rows)
  test(`${platform}: ${says ?? 'fine'}`, () => assert.equal(platformFaults(platform)[0]?.what, says));
