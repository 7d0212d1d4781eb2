// Tests of actions.lock: it names each action by other people once, with one commit, and is what the files say.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { parse } from 'yaml';
import { followWorkflows, lockedFiles, pinningFolders, renderLock } from '../../scripts/actions-lock.ts';

const root = path.resolve(import.meta.dirname, '../..');
const [one, two] = ['1'.repeat(40), '2'.repeat(40)];
const lock = (...texts: readonly string[]): string => renderLock(new Map(texts.map((text, at) => [`${at}.yml`, text])));
const lines = (text: string): string[] => text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));

test('the file is what the workflows, templates, examples and pages use; if not, `npm run actions-lock` writes it', () =>
  assert.equal(readFileSync(path.join(root, 'actions.lock'), 'utf8'), renderLock(lockedFiles())));

test('workflows, templates, examples and pages are all looked at', () => {
  const folders = new Set([...lockedFiles().keys()].map((file) => file.split('/')[0]));
  const expected = ['.github', 'README.md', 'actions', 'docs', 'examples', 'workflows-templates'];
  assert.deepEqual([...folders].sort(), expected);
  for (const page of ['actions/ship', 'workflows-templates', 'examples/k8s-manifests'])
    assert.ok(lockedFiles().has(`${page}/README.md`), page);
});

test('an update of .github/workflows alone is refused with the command that makes it whole, and the command does', () => {
  const workflow = `- uses: a/b@${two} # v2\n`;
  const recipe = `- uses: "a/b/c@${one}" # v1.2.3\n- {uses: x/y@${one}} # v1\n`;
  const files = new Map([
    ['.github/workflows/ci.yml', workflow],
    ['examples/recipes/a.yml', recipe],
    ['examples/recipes/b.yml', workflow],
  ]);
  assert.throws(() => renderLock(files), /npm run actions-lock/);

  const followed = followWorkflows(files);
  const expected = `- uses: "a/b/c@${two}" # v2\n- {uses: x/y@${one}} # v1\n`;
  assert.deepEqual([...followed], [['examples/recipes/a.yml', expected]]);
  assert.deepEqual(lines(renderLock(new Map([...files, ...followed]))), [`a/b ${two} v2`, `x/y ${one} v1`]);
});

interface BotSettings {
  readonly updates: readonly { readonly 'package-ecosystem': string; readonly directories?: readonly string[] }[];
}

test('the update bot looks into each folder whose YAML pins an action', () => {
  const { updates } = parse(readFileSync(path.join(root, '.github/dependabot.yml'), 'utf8')) as BotSettings;
  const { directories = [] } = updates.find((each) => each['package-ecosystem'] === 'github-actions') ?? {};
  // https://github.com/dependabot/dependabot-core/pull/6189
  const folders = directories.map((each) => each.replace(/^\/$/, '/.github/workflows').slice(1));
  assert.deepEqual(folders.sort(), pinningFolders(lockedFiles()));
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
