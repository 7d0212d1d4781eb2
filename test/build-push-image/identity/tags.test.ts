// Tags by tables: every scheme, every template, what is left out and what is refused; and that any git ref gives a legal tag.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {
  type CommitFacts,
  chooseTags,
  needsCommitTime,
  needsVersion,
  tagEntryProblems,
  tagSchemes,
} from '../../../src/build-push-image/identity/tags.ts';
import { orThrow } from '../../../src/domain/action-error.ts';
import { tagFault } from '../../../src/domain/image/reference.ts';
import type { TagKind } from '../../../src/domain/image/tag.ts';

const sha = 'abc123f0123456789012345678901234567890ab';
const facts: CommitFacts = {
  sha,
  commitTime: new Date('2026-01-19T14:23:45.678Z'),
  version: '2.4.1',
  isRelease: true,
  branch: 'main',
  pullRequest: 15,
  gitTag: 'v2.4.1',
  tree: '0123456789abcdef'.repeat(4),
  onDefaultBranch: true,
};

const given: readonly [string, string][] = [
  ['sha', sha],
  ['semver', 'v2.4.1'],
  ['semver-sha', 'v2.4.1-abc123f'],
  ['sha-timestamp', 'abc123f-20260119142345'],
  ['tree', '0123456789ab'],
  ['{tree}-x', '0123456789ab-x'],
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

for (const [entry, tag] of given)
  test(`\`${entry}\` gives ${tag}`, () => assert.deepEqual(orThrow(chooseTags([entry], facts)).tags, [tag]));

test('tags keep their order and are named once', () => {
  assert.deepEqual(orThrow(chooseTags(['latest', 'sha', '{sha}', 'latest'], facts)).tags, ['latest', sha]);
});

const kinds: readonly [entry: string, kind: TagKind][] = [
  ['sha', 'commit'],
  ['semver', 'release'],
  ['semver-sha', 'commit'],
  ['sha-timestamp', 'commit'],
  ['tree', 'content'],
  ['branch', 'moving'],
  ['{branch}-{sha7}', 'commit'],
  ['pr', 'moving'],
  ['git-tag', 'release'],
  ['latest', 'moving'],
  ['stable', 'literal'],
  ['v9.1.0', 'release'],
  ['v9', 'literal'],
  ['{major}.{minor}', 'moving'],
  ['{version}-alpine', 'release'],
];
for (const [entry, kind] of kinds)
  test(`the tag of \`${entry}\` names a ${kind}`, () => {
    const { tags, kinds: found } = orThrow(chooseTags([entry], facts));
    assert.equal(found.get(tags[0] ?? ''), kind);
  });

test('of two entries with one tag the stricter decides', () => {
  assert.equal(orThrow(chooseTags(['v2.4.1', 'semver'], facts)).kinds.get('v2.4.1'), 'release');
  assert.equal(orThrow(chooseTags([sha, 'sha'], facts)).kinds.get(sha), 'commit');
});

const releases: readonly [title: string, entry: string, over: Partial<CommitFacts>, given: boolean][] = [
  ['the commit with the git tag', 'semver', {}, true],
  ['a commit after it', 'semver', { isRelease: false }, false],
  ['a commit after it, by a template', '{major}.{minor}', { isRelease: false }, false],
  ['a commit after it, with its sha', 'semver-sha', { isRelease: false }, true],
  ['a pre-release', 'semver', { version: '2.5.0-rc.1' }, true],
  ['a pre-release, by its line', '{major}', { version: '2.5.0-rc.1' }, false],
  ['a pre-release', 'latest', { version: '2.5.0-rc.1' }, false],
  ['a commit after a pre-release', 'latest', { version: '2.5.0-rc.1', isRelease: false }, true],
];
for (const [title, entry, over, isGiven] of releases)
  test(`\`${entry}\` on ${title} is ${isGiven ? 'given' : 'left out'}`, () =>
    assert.equal(orThrow(chooseTags([entry, '{sha}'], { ...facts, ...over })).tags.length, isGiven ? 2 : 1));

test('a tag of more than 63 characters is told', () => {
  assert.match(orThrow(chooseTags(['x'.repeat(64)], facts)).suspicions.join(), /64 characters.*at most 63/);
  assert.deepEqual(orThrow(chooseTags(['x'.repeat(63)], facts)).suspicions, []);
});

test('a scheme of other runs is left out and said', () => {
  const bare = { ...facts, branch: undefined, pullRequest: undefined, gitTag: undefined, onDefaultBranch: false };
  const { tags, remarks } = orThrow(chooseTags(['branch', 'pr', 'git-tag', 'latest', 'sha'], bare));
  assert.deepEqual(tags, [sha]);
  assert.equal(remarks.length, 4);
  assert.match(remarks[3] ?? '', /`latest` gives no tag here: the run is not on the default branch/);
  const unknown = orThrow(chooseTags(['latest', 'sha'], { ...facts, onDefaultBranch: undefined }));
  assert.deepEqual(unknown.tags, [sha], 'latest needs to be known to belong here');
  assert.equal(chooseTags(['latest'], bare).problems[0]?.code, 'tags_none');
});

test('what is not known is an error for each entry, not an empty part', () => {
  const bare = { ...facts, version: undefined, pullRequest: undefined };
  const { problems } = chooseTags(['semver', 'x-{pr}', 'sha'], bare);
  assert.deepEqual(
    problems.map(({ code }) => code),
    ['template_empty', 'template_empty'],
  );
});

const corrected: readonly [entry: string, fix: RegExp][] = [
  ['sha,latest', /one tag per line: `sha`, `latest`/],
  ['sha latest', /one tag per line: `sha`, `latest`/],
  ['type=sha', /write `sha`/],
  ['type=ref,event=branch', /write `branch`/],
  ['type=raw,value=stable', /write `stable`/],
  ['ghcr.io/shop/app:v1', /the tag alone, `v1`/],
  ['v1+2', /Use letters/],
];
for (const [entry, fix] of corrected)
  test(`\`${entry}\` gets its line`, () => assert.match(tagEntryProblems([entry])[0]?.fix ?? '', fix));

test('the position of a bad character is told', () => {
  assert.match(tagEntryProblems(['abc+d'])[0]?.what ?? '', /cannot hold "\+" \(character 4 of the line\)/);
});

const never: readonly [string, string][] = [
  ['v1+2', 'tag_invalid'],
  ['-{sha}', 'tag_invalid'],
  ['a b', 'tag_invalid'],
  ['x'.repeat(129), 'tag_invalid'],
  ['{shaa}', 'template_unknown'],
];
for (const [entry, code] of never)
  test(`\`${entry.slice(0, 20)}\` can never be a tag, and this is told without a commit`, () => {
    const problems = tagEntryProblems([entry, 'sha']);
    assert.deepEqual(
      problems.map((problem) => problem.code),
      [code],
    );
  });

test('schemes and templates are no fault', () => {
  assert.deepEqual(tagEntryProblems([...tagSchemes, ...given.map(([entry]) => entry)]), []);
});

test('a word that is nearly a scheme is taken, with a doubt', () => {
  assert.match(orThrow(chooseTags(['semversha'], facts)).suspicions[0] ?? '', /did you mean the scheme `semver-sha`/);
});

for (const word of ['stable', 'prod', 'main', 'dev'])
  test(`the word \`${word}\` is taken without a doubt`, () =>
    assert.deepEqual(orThrow(chooseTags([word], facts)).suspicions, []));

test('knows which entries need a version and which the time', () => {
  assert.ok(needsVersion(['sha', '{major}']) && needsVersion(['semver-sha']) && !needsVersion(['sha', 'latest']));
  assert.ok(needsCommitTime(['sha-timestamp']) && !needsCommitTime(['sha']));
});

/** https://git-scm.com/docs/git-check-ref-format, the rules that a random text breaks easily. */
const gitRef = fc
  .string({ unit: 'binary', minLength: 1, maxLength: 240 })
  .map((text) => text.replace(/[\p{Cc}\p{Cs} ~^:?*[\\]|\.\.|@\{|\/\//gu, 'é').replace(/^[/.-]|[/.]$|\.lock$/g, 'z'));

test('a tag made from any git ref is legal, and two refs give two tags', () => {
  const templates = ['{branch}', '{branch}-{sha7}', 'x_{branch}_{timestamp}', '{git-tag}'];
  const oneTag = (template: string, ref: string) =>
    chooseTags([template], { ...facts, branch: ref, gitTag: ref }).value?.tags[0];
  fc.assert(
    fc.property(fc.constantFrom(...templates), gitRef, gitRef, (template, one, other) => {
      const tag = oneTag(template, one) ?? '';
      assert.equal(tagFault(tag), undefined, JSON.stringify([one, tag]));
      if (one !== other) assert.notEqual(tag, oneTag(template, other));
    }),
    { numRuns: 500 },
  );
});
