// git in a work tree: what is tracked, what changed, and that nothing of the repository runs.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync } from 'node:fs';
import path from 'node:path';
import test, { type TestContext } from 'node:test';
import { openWorkTreeHistory } from '../../../src/clients/git/diff.ts';
import { runProcess } from '../../../src/clients/process.ts';
import { isBug, throwBug } from '../../fakes/bug.ts';
import { temporaryFolder, writeFiles } from '../../fakes/folder.ts';

const env = { PATH: process.env['PATH'] ?? '', HOME: '/nonexistent' };

function repository(context: TestContext): { root: string; git: (...args: string[]) => string } {
  const root = temporaryFolder(context);
  const author = ['-c', 'user.name=a', '-c', 'user.email=a@b'];
  const git = (...args: string[]): string =>
    execFileSync('git', [...author, ...args], { cwd: root, env, encoding: 'utf8' }).trim();
  git('init', '-q', '-b', 'main');
  writeFiles(root, { 'a.js': 'one\n', 'ä b.js': 'x\n' });
  git('add', '-A');
  git('commit', '-qm', 'first');
  writeFiles(root, { 'a.js': 'one\ntwo\n' });
  git('commit', '-qam', 'second');
  return { root, git };
}

test('names, commits, parents, texts and differences', async (context) => {
  const { root, git } = repository(context);
  const history = openWorkTreeHistory(runProcess, root, env);
  const [first = '', second = ''] = git('rev-list', '--reverse', 'HEAD').split('\n');
  assert.deepEqual(await history.trackedFiles(), ['a.js', 'ä b.js']);
  assert.deepEqual([await history.commit('main'), await history.commit('gone')], [second, undefined]);
  assert.deepEqual([await history.parents(second), await history.parents(first)], [[first], []]);
  assert.equal(await history.mergeBase(first, second), first);
  assert.deepEqual([await history.fileAt(first, 'a.js'), await history.fileAt(first, 'gone')], ['one\n', undefined]);
  assert.equal(await history.isShallow(), false);
  let text = '';
  assert.equal(
    await history.diff(first, second, (piece) => {
      text += piece;
    }),
    true,
  );
  assert.match(text, /\+\+\+ b\/a\.js\n@@ -1,0 \+2 @@/);
});

test('where there is no repository nothing is known, and nothing throws', async (context) => {
  const history = openWorkTreeHistory(runProcess, temporaryFolder(context), env);
  assert.deepEqual([await history.trackedFiles(), await history.commit('HEAD')], [undefined, undefined]);
  assert.equal(await history.diff('a', 'b', () => undefined), false);
});

test('options in the place of names are refused', async (context) => {
  const { root } = repository(context);
  const history = openWorkTreeHistory(runProcess, root, env);
  assert.equal(await history.commit('--exec=x'), undefined);
  assert.match((await history.fetch([], ['--upload-pack=touch x'])).stderr, /is not the name of a branch/);
});

test('external diffs, file system monitors and text conversions of the repository do not run', async (context) => {
  const { root, git } = repository(context);
  const trap = path.join(root, '.git', 'trap.sh');
  writeFiles(root, { '.git/trap.sh': `#!/bin/sh\ntouch ${root}/sprung\n`, '.gitattributes': '*.js diff=trap\n' });
  chmodSync(trap, 0o755);
  for (const key of ['diff.external', 'core.fsmonitor', 'diff.trap.textconv', 'diff.trap.command'])
    git('config', key, trap);
  const history = openWorkTreeHistory(runProcess, root, env);
  await history.trackedFiles();
  await history.diff('HEAD~1', 'HEAD', () => undefined);
  assert.ok(!existsSync(path.join(root, 'sprung')));
});

test('git that cannot be started is an answer, and a bug of ours is none', async () => {
  const missing = Object.assign(new Error('spawn git ENOENT'), { code: 'ENOENT' });
  assert.equal(await openWorkTreeHistory(() => Promise.reject(missing), '/', env).commit('main'), undefined);
  await assert.rejects(openWorkTreeHistory(throwBug, '/', env).commit('main'), isBug);
});
