// What the words of a tag are: versions, times, and that any git ref becomes a legal part of one.

import assert from 'node:assert/strict';
import test from 'node:test';
import {
  fitTag,
  formatTimestamp,
  highestVersion,
  isPreRelease,
  mayMove,
  tagOfRef,
  versionOf,
} from '../../../src/domain/image/tag.ts';

test('a version is SemVer without `v` and build metadata', () => {
  assert.equal(versionOf('v2.4.1-rc.1+build'), '2.4.1-rc.1');
});

for (const text of ['2.4', '2.04.1', 'latest', ''])
  test(`"${text}" is no version`, () => assert.equal(versionOf(text), undefined));

test('the highest version is first, and pre-releases are below their release', () => {
  assert.equal(highestVersion(['v1.9.0', 'v1.10.0', 'v1.10.0-rc.1', '9.0.0', 'vnext']), '1.10.0');
  assert.equal(highestVersion(['nightly']), undefined);
  assert.equal(highestVersion(['a/v1.0.0', 'a/2.0.0', 'b/v3.0.0', 'v9.0.0'], 'a/'), '2.0.0');
  assert.ok(isPreRelease('1.0.0-rc.1') && !isPreRelease('1.0.0') && !isPreRelease(undefined));
});

test('a time is written to the second, in UTC', () => {
  assert.equal(formatTimestamp(new Date(Date.UTC(2026, 0, 2, 3, 4, 5))), '20260102030405');
});

test('what came last, or is a word of the user, may move', () => {
  assert.ok(mayMove('moving') && mayMove('literal'));
  assert.ok(!mayMove('release') && !mayMove('commit') && !mayMove('content'));
});

test('a long tag is cut, and two long ones stay apart', () => {
  const long = 'x'.repeat(128);
  assert.equal(fitTag(long), long);
  assert.equal(fitTag(`${long}1`).length, 128);
  assert.notEqual(fitTag(`${long}1`), fitTag(`${long}2`));
});

test('a legal ref stays as it is, another one keeps its legal characters and a hash', () => {
  assert.equal(tagOfRef('release_1.2'), 'release_1.2');
  assert.match(tagOfRef('feature/#1 ✨'), /^feature-1-[0-9a-f]{8}$/);
  assert.match(tagOfRef('✨'), /^ref-[0-9a-f]{8}$/);
  assert.notEqual(tagOfRef('feature/a'), tagOfRef('feature-a'));
  assert.notEqual(tagOfRef(`${'x'.repeat(200)}1`), tagOfRef(`${'x'.repeat(200)}2`));
});
