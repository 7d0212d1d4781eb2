// Tests of actions.lock: it names each action by other people once, with one commit, and is what the files say.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { lockedFiles, renderLock } from '../../scripts/actions-lock.ts';

const root = path.resolve(import.meta.dirname, '../..');
const [one, two] = ['1'.repeat(40), '2'.repeat(40)];
const lock = (...texts: readonly string[]): string => renderLock(new Map(texts.map((text, at) => [`${at}.yml`, text])));
const lines = (text: string): string[] => text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));

test('the file is what the workflows, templates and examples use; if not, `npm run actions-lock` writes it', () =>
  assert.equal(readFileSync(path.join(root, 'actions.lock'), 'utf8'), renderLock(lockedFiles())));

test('workflows, templates and examples are all looked at', () => {
  const folders = new Set([...lockedFiles().keys()].map((file) => file.split('/')[0]));
  assert.deepEqual([...folders].sort(), ['.github', 'actions', 'examples', 'workflows-templates']);
});

test('an action is named once, whatever its folder and however often it is used', () => {
  const text = `- uses: a/b/c@${one} # v1.2.3\n- {uses: a/b@${one}} # v1.2.3\n`;
  assert.deepEqual(lines(lock(text, text)), [`a/b ${one} v1.2.3`]);
});

test('ourselves and the caller’s own are not by other people', () => {
  const text =
    '- uses: $/actions/x\n- uses: org/ship-actions/x@v1\n- uses: org/ship-actions@v1\n- uses: ./x\n# uses: a/b@v1\n';
  assert.deepEqual(lines(lock(text)), []);
});

const refused: readonly (readonly [string, readonly string[], RegExp])[] = [
  ['a tag', ['- uses: a/b@v1\n'], /0\.yml: `uses: a\/b@v1` is not pinned/],
  ['a commit without its version', [`- uses: a/b@${one}\n`], /is not pinned as/],
  [
    'two commits of one action',
    [`- uses: a/b@${one} # v1\n`, `- uses: a/b@${two} # v2\n`],
    /2 commits: 0\.yml \(v1\), 1\.yml \(v2\)/,
  ],
];
for (const [what, texts, expected] of refused)
  test(`${what} is refused, with its place`, () => assert.throws(() => lock(...texts), expected));
