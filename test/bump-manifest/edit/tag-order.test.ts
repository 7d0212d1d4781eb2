// Which of two tags is the lower version, where that can be known.

import assert from 'node:assert/strict';
import test from 'node:test';
import { compareTags, isMovingTag } from '../../../src/bump-manifest/edit/tag-order.ts';
import { rowName } from '../../row-name.ts';

const ordered: readonly [string, string][] = [
  ['1.2.3', '1.2.4'],
  ['v1.2.3', '1.10.0'],
  ['1.2.3-rc.1', '1.2.3'],
  ['1.2.3-rc.1', '1.2.3-rc.2'],
  ['v2.3.9-abc123f', 'v2.4.1-0000000'],
  ['2.4.1-0123456', '2.4.2-7654321'],
  ['1.2.3', '1.2.3-4-gabc1234'],
  ['1.2.3-9-gabc1234', '1.2.3-10-gabc1234'],
  ['1.2.3-rc.1-abc1234', '1.2.3-rc.2-0bc1234'],
];

for (const [low, high] of ordered) {
  test(`orders semantic versions, git describe and semver-sha: ${rowName([low, high])}`, () => {
    assert.ok((compareTags(low, high) ?? 0) < 0, `${low} < ${high}`);
    assert.ok((compareTags(high, low) ?? 0) > 0, `${high} > ${low}`);
  });
}

for (const [a, b] of [
  ['2.4.1-abc123f', '2.4.1-0bc123f'],
  ['2.4.1', '2.4.1-abc123f'],
  ['v1.0.0', '1.0.0'],
  ['1.0.0-0123456', '1.0.0-7284872'],
] as const) {
  test(`the commit behind a version says nothing about order: ${rowName([a, b])}`, () => {
    assert.equal(compareTags(a, b), 0, `${a} ${b}`);
    assert.equal(compareTags(b, a), 0, `${b} ${a}`);
  });
}

for (const [a, b] of [
  ['a7f3c92', '1.2.3'],
  ['1.20', '1.19'],
  ['latest', 'v1'],
  ['7284872', '1.0.0'],
] as const) {
  test(`answers undefined where one is no semantic version: ${rowName([a, b])}`, () => {
    assert.equal(compareTags(a, b), undefined, `${a} ${b}`);
  });
}

const moving = [
  'latest',
  'main',
  'master',
  'stable',
  'v2',
  'v2.4',
  '1.20',
  'staging',
  'release',
  'edge-alpine',
  'defaced',
];
const fixed = [
  '1.2.3',
  'v2.4.1-abc123f',
  'a7f3c92',
  '2026011',
  'a7f3c92-20260119142345',
  '7284872',
  '42',
  'pr-15',
  `${'a1'.repeat(20)}`,
];

for (const tag of moving) test(`${tag} moves`, () => assert.equal(isMovingTag(tag), true));
for (const tag of fixed) test(`${tag} does not move`, () => assert.equal(isMovingTag(tag), false));
