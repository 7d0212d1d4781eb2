// What git says of real repositories: whole, shallow, detached, and none.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import test from 'node:test';
import { readWorkTree } from '../../../src/clients/git/work-tree.ts';
import { commitAll } from '../../fakes/engine.ts';
import { temporaryFolder, writeFiles } from '../../fakes/folder.ts';

const git = (folder: string, ...args: string[]): string => execFileSync('git', args, { cwd: folder }).toString();
const env = (folder: string): Record<string, string> => ({
  PATH: process.env['PATH'] ?? '',
  HOME: folder,
  GIT_CEILING_DIRECTORIES: path.dirname(folder),
});

test('a clean work tree tells commit, time, tags and branch', async (t) => {
  const folder = temporaryFolder(t);
  writeFiles(folder, { a: '1' });
  commitAll(folder);
  git(folder, 'tag', 'v1.0.0');
  const sha = commitAll(folder, 'feat: more');
  for (const tag of ['v1.1.0', 'nightly']) git(folder, 'tag', tag);
  const found = await readWorkTree(folder, env(folder));
  assert.deepEqual(found, {
    sha,
    commitTime: new Date('2026-01-19T14:23:45Z'),
    versionTags: ['v1.0.0', 'v1.1.0'],
    ownTags: ['nightly', 'v1.1.0'],
    branch: 'main',
    defaultBranch: undefined,
    shallow: false,
  });
});

test('tags of other branches are not reached', async (t) => {
  const folder = temporaryFolder(t);
  commitAll(folder);
  git(folder, 'checkout', '--quiet', '-b', 'other');
  commitAll(folder, 'feat: elsewhere');
  git(folder, 'tag', 'v9.0.0');
  git(folder, 'checkout', '--quiet', '--detach', 'main');
  const found = await readWorkTree(folder, env(folder));
  assert.deepEqual([found?.versionTags, found?.branch], [[], undefined]);
});

test('a shallow clone says so, and knows the default branch of its origin', async (t) => {
  const [origin, folder] = [temporaryFolder(t), temporaryFolder(t)];
  commitAll(origin);
  commitAll(origin, 'feat: more');
  git(folder, 'clone', '--quiet', '--depth', '1', `file://${origin}`, '.');
  const found = await readWorkTree(folder, env(folder));
  assert.deepEqual([found?.shallow, found?.defaultBranch], [true, 'main']);
});

test('a repository of another user is read all the same', async (t) => {
  if (process.getuid?.() !== 0) return t.skip('only root can give a folder away');
  const folder = temporaryFolder(t);
  const sha = commitAll(folder);
  execFileSync('chown', ['-R', '12345', folder]);
  assert.equal((await readWorkTree(folder, env(folder)))?.sha, sha);
});

test('no repository, no commit and no git are undefined', async (t) => {
  const folder = temporaryFolder(t);
  assert.equal(await readWorkTree(folder, env(folder)), undefined);
  git(folder, 'init', '--quiet');
  assert.equal(await readWorkTree(folder, env(folder)), undefined);
  assert.equal(await readWorkTree(folder, { PATH: folder }), undefined);
});

test('a git that says no about a commit that is there is a fault with its words', async (t) => {
  const folder = temporaryFolder(t);
  commitAll(folder);
  writeFiles(folder, { '.git/refs/tags/v1.0.0': `${'1'.repeat(40)}\n` });
  await assert.rejects(readWorkTree(folder, env(folder)), {
    name: 'WorkTreeFault',
    kind: 'unread',
    message: /^`git tag --points-at` failed: fatal: /,
  });
});
