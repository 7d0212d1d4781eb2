// Tags by tables: every scheme, every template, what is left out and what is refused; and that any git ref gives a legal tag.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import type { ActionError } from '../../src/domain/action-error.ts';
import { tagFault } from '../../src/domain/image-reference.ts';
import {
  type CommitFacts,
  chooseTags,
  formatTimestamp,
  highestVersion,
  needsCommitTime,
  needsVersion,
  tagEntryProblems,
  tagOfRef,
  tagSchemes,
  versionOf,
} from '../../src/domain/image-tag.ts';

const sha = 'abc123f0123456789012345678901234567890ab';
const facts: CommitFacts = {
  sha,
  commitTime: new Date('2026-01-19T14:23:45.678Z'),
  version: '2.4.1',
  branch: 'main',
  pullRequest: 15,
  gitTag: 'v2.4.1',
  onDefaultBranch: true,
};

const given: readonly [string, string][] = [
  ['sha', sha],
  ['semver', 'v2.4.1'],
  ['semver-sha', 'v2.4.1-abc123f'],
  ['sha-timestamp', 'abc123f-20260119142345'],
  ['branch', 'main'],
  ['pr', 'pr-15'],
  ['git-tag', 'v2.4.1'],
  ['latest', 'latest'],
  ['stable', 'stable'],
  ['{major}.{minor}', '2.4'],
  ['{version}_{patch}', '2.4.1_1'],
  ['{branch}-{sha7}', 'main-abc123f'],
  ['nightly-{timestamp}', 'nightly-20260119142345'],
  ['pr{pr}-{git-tag}', 'pr15-v2.4.1'],
];

test('every scheme and template gives its tag', () => {
  for (const [entry, tag] of given) assert.deepEqual(chooseTags([entry], facts).tags, [tag], entry);
});

test('tags keep their order and are named once', () => {
  assert.deepEqual(chooseTags(['latest', 'sha', '{sha}', 'latest'], facts).tags, ['latest', sha]);
});

test('a tag that names a commit or version is fixed, others move', () => {
  const entries = given.map(([entry]) => entry);
  const moving = ['main', 'pr-15', 'latest', 'stable', '2.4'];
  const { tags, fixed } = chooseTags(entries, facts);
  assert.deepEqual(tags.filter((tag) => !fixed.includes(tag)).sort(), moving.sort());
});

test('a scheme of other runs is left out and said', () => {
  const bare = { ...facts, branch: undefined, pullRequest: undefined, gitTag: undefined, onDefaultBranch: false };
  const { tags, remarks } = chooseTags(['branch', 'pr', 'git-tag', 'latest', 'sha'], bare);
  assert.deepEqual(tags, [sha]);
  assert.equal(remarks.length, 4);
  assert.match(remarks[3] ?? '', /`latest` gives no tag here: the run is not on the default branch/);
  const unknown = chooseTags(['latest', 'sha'], { ...facts, onDefaultBranch: undefined });
  assert.deepEqual(unknown.tags, [sha], 'latest needs to be known to belong here');
  assert.throws(() => chooseTags(['latest'], bare), { code: 'tags_none' });
});

test('what is not known is an error for each entry, not an empty part', () => {
  const bare = { ...facts, version: undefined, pullRequest: undefined };
  assert.throws(
    () => chooseTags(['semver', 'x-{pr}', 'sha'], bare),
    (thrown: ActionError) => thrown.problems.length === 2 && thrown.code === 'template_empty',
  );
});

test('entries that can never be a tag are told without a commit', () => {
  const bad: [string, string][] = [
    ['v1+2', 'tag_invalid'],
    ['-{sha}', 'tag_invalid'],
    ['a b', 'tag_invalid'],
    ['x'.repeat(129), 'tag_invalid'],
    ['{shaa}', 'template_unknown'],
  ];
  for (const [entry, code] of bad) {
    const problems = tagEntryProblems([entry, 'sha']);
    assert.deepEqual([problems.map((problem) => problem.code)], [[code]], entry);
  }
  assert.deepEqual(tagEntryProblems([...tagSchemes, ...given.map(([entry]) => entry)]), []);
});

test('a word that is nearly a scheme is taken, with a doubt', () => {
  assert.match(chooseTags(['semversha'], facts).suspicions[0] ?? '', /did you mean the scheme `semver-sha`/);
  for (const fine of ['stable', 'prod', 'main', 'dev'])
    assert.deepEqual(chooseTags([fine], facts).suspicions, [], fine);
});

test('versions are SemVer, highest first, pre-releases below their release', () => {
  assert.equal(versionOf('v2.4.1-rc.1+build'), '2.4.1-rc.1');
  for (const bad of ['2.4', '2.04.1', 'latest', '']) assert.equal(versionOf(bad), undefined, bad);
  assert.equal(highestVersion(['v1.9.0', 'v1.10.0', 'v1.10.0-rc.1', '9.0.0', 'vnext']), '1.10.0');
  assert.equal(highestVersion(['nightly']), undefined);
});

test('knows which entries need a version and which the time', () => {
  assert.ok(needsVersion(['sha', '{major}']) && needsVersion(['semver-sha']) && !needsVersion(['sha', 'latest']));
  assert.ok(needsCommitTime(['sha-timestamp']) && !needsCommitTime(['sha']));
  assert.equal(formatTimestamp(new Date(Date.UTC(2026, 0, 2, 3, 4, 5))), '20260102030405');
});

test('a legal ref stays as it is, another one keeps its legal characters and a hash', () => {
  assert.equal(tagOfRef('release_1.2'), 'release_1.2');
  assert.match(tagOfRef('feature/#1 ✨'), /^feature-1-[0-9a-f]{8}$/);
  assert.match(tagOfRef('✨'), /^ref-[0-9a-f]{8}$/);
  assert.notEqual(tagOfRef('feature/a'), tagOfRef('feature-a'));
  assert.notEqual(tagOfRef(`${'x'.repeat(200)}1`), tagOfRef(`${'x'.repeat(200)}2`));
});

/** https://git-scm.com/docs/git-check-ref-format, the rules that a random text breaks easily. */
const gitRef = fc
  .string({ unit: 'binary', minLength: 1, maxLength: 240 })
  .map((text) => text.replace(/[\p{Cc}\p{Cs} ~^:?*[\\]|\.\.|@\{|\/\//gu, 'é').replace(/^[/.-]|[/.]$|\.lock$/g, 'z'));

test('a tag made from any git ref is legal, and two refs give two tags', () => {
  const templates = ['{branch}', '{branch}-{sha7}', 'x_{branch}_{timestamp}', '{git-tag}'];
  const oneTag = (template: string, ref: string) =>
    chooseTags([template], { ...facts, branch: ref, gitTag: ref }).tags[0];
  fc.assert(
    fc.property(fc.constantFrom(...templates), gitRef, gitRef, (template, one, other) => {
      const tag = oneTag(template, one) ?? '';
      assert.equal(tagFault(tag), undefined, JSON.stringify([one, tag]));
      if (one !== other) assert.notEqual(tag, oneTag(template, other));
    }),
    { numRuns: 500 },
  );
});
