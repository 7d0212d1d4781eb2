// A runner that an action was not made for is told so at once.

import assert from 'node:assert/strict';
import test from 'node:test';
import { platformFaults } from '../../src/domain/platform.ts';

const rows: readonly (readonly [action: string, platform: string, fitting: string[] | undefined, says?: string])[] = [
  ['bump-manifest', 'linux', undefined],
  ['bump-manifest', 'win32', undefined, 'bump-manifest needs a Linux runner, and this one is Windows'],
  ['bump-manifest', 'darwin', undefined, 'bump-manifest needs a Linux runner, and this one is macOS'],
  ['bump-manifest', 'freebsd', undefined, 'bump-manifest needs a Linux runner, and this one is freebsd'],
  ['quality-gate', 'darwin', ['linux', 'darwin']],
  ['quality-gate', 'win32', ['linux', 'darwin'], 'quality-gate needs a Linux or macOS runner, and this one is Windows'],
];
for (const [action, platform, fitting, says] of rows)
  test(`${action} on ${platform}: ${says ?? 'fine'}`, () =>
    assert.equal(platformFaults(action, platform, fitting)[0]?.what, says));
