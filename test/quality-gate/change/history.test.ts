// The start of a change in real repositories: whole, shallow, merged, and out of reach.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import test, { type TestContext } from 'node:test';
import { openWorkTreeHistory } from '../../../src/clients/git/diff.ts';
import { runProcess } from '../../../src/clients/process.ts';
import { findStart, readChange } from '../../../src/quality-gate/change/history.ts';
import { temporaryFolder, writeFiles } from '../../fakes/folder.ts';

const env = {
  PATH: process.env['PATH'] ?? '',
  HOME: '/nonexistent',
  GIT_AUTHOR_NAME: 'a',
  GIT_AUTHOR_EMAIL: 'a@b',
  GIT_COMMITTER_NAME: 'a',
  GIT_COMMITTER_EMAIL: 'a@b',
};

interface Repository {
  readonly root: string;
  git(...args: string[]): string;
  commit(files: Record<string, string>): string;
}

function repositoryAt(root: string): Repository {
  const git = (...args: string[]): string => execFileSync('git', args, { cwd: root, env, encoding: 'utf8' }).trim();
  const commit = (files: Record<string, string>): string => {
    writeFiles(root, files);
    git('add', '-A');
    git('commit', '-qm', 'x');
    return git('rev-parse', 'HEAD');
  };
  return { root, git, commit };
}

/** main: base, then `ahead`; feature left main at base and wrote a line. */
function world(context: TestContext) {
  const origin = repositoryAt(temporaryFolder(context));
  origin.git('init', '-q', '-b', 'main');
  origin.git('config', 'uploadpack.allowAnySHA1InWant', 'true');
  const base = origin.commit({ 'a.js': 'one\n' });
  origin.git('checkout', '-qb', 'feature');
  for (let at = 0; at < 5; at++) origin.commit({ [`f${at}.js`]: 'x\n' });
  const head = origin.commit({ 'a.js': 'one\ntwo\n' });
  origin.git('checkout', '-q', 'main');
  const ahead = origin.commit({ 'other.js': 'y\n' });
  return { origin, base, head, ahead };
}

function clone(context: TestContext, origin: Repository, ...options: string[]): Repository {
  const folder = path.join(temporaryFolder(context), 'clone');
  execFileSync('git', ['clone', '-q', ...options, `file://${origin.root}`, folder], { env, stdio: 'pipe' });
  return repositoryAt(folder);
}

const open = (root: string) => openWorkTreeHistory(runProcess, root, env);

test('a whole clone: since the merge base, not since the tip of main', async (context) => {
  const { origin, base, ahead } = world(context);
  const { root } = clone(context, origin, '-b', 'feature');
  const start = await findStart({ sha: ahead, ref: 'main' }, open(root));
  assert.deepEqual(start, { commit: base });
  const change = await readChange(start, { ref: 'main' }, open(root));
  assert.ok('lines' in change);
  assert.deepEqual(change.lines.get('a.js'), [[2, 2]]);
  assert.ok(!change.lines.has('other.js'));
  assert.equal(change.base, `main at ${base.slice(0, 7)}`);
});

test('a shallow clone deepens itself', async (context) => {
  const { origin, base } = world(context);
  const { root } = clone(context, origin, '--depth=1', '-b', 'feature');
  const hasty = await findStart({ ref: 'main' }, open(root), false);
  assert.ok('unknown' in hasty);
  assert.deepEqual(await findStart({ ref: 'main' }, open(root)), { commit: base });
});

test('the merge that GitHub makes for a pull request: its first parent, even in a clone of depth 1', async (context) => {
  const { origin, head, ahead } = world(context);
  origin.git('merge', '-q', '--no-ff', '-m', 'merge', 'feature');
  origin.git('branch', 'pull');
  const { root } = clone(context, origin, '--depth=1', '-b', 'pull');
  const start = await findStart({ sha: '0'.repeat(40), ref: 'main', headSha: head }, open(root));
  assert.deepEqual(start, { commit: ahead });
});

const lost: readonly [fact: string, base: Parameters<typeof findStart>[0], why: RegExp][] = [
  ['no base', undefined, /this event names no base/],
  ['a base that is nowhere', { ref: 'gone' }, /"gone" cannot be found or fetched: set `fetch-depth: 0`/],
  ['a base that is an option', { ref: '--upload-pack=touch x' }, /cannot be found/],
];
for (const [fact, base, why] of lost)
  test(`${fact} is said`, async (context) => {
    const { origin } = world(context);
    const start = await findStart(base, open(clone(context, origin).root));
    assert.ok('unknown' in start);
    assert.match(start.unknown, why);
  });

test('a folder without git, and histories without a common commit, are said', async (context) => {
  const bare = await findStart({ ref: 'main' }, open(temporaryFolder(context)));
  assert.ok('unknown' in bare && /is not a git repository/.test(bare.unknown));
  const { origin } = world(context);
  origin.git('checkout', '-q', '--orphan', 'island');
  origin.commit({ 'z.js': 'z\n' });
  const start = await findStart({ ref: 'main' }, open(clone(context, origin, '-b', 'island').root));
  assert.ok(
    'unknown' in start && /lacks the commit where the change branched off/.test(start.unknown),
    JSON.stringify(start),
  );
});

test('what to do is told where it is not the depth of the checkout', async (context) => {
  const bare = await findStart({ ref: 'main' }, open(temporaryFolder(context)));
  assert.match(('step' in bare && bare.step) || '', /actions\/checkout/);
  const { origin } = world(context);
  const none = await findStart(undefined, open(clone(context, origin).root));
  assert.match(('step' in none && none.step) || '', /^Give `base-ref`/);
});
